/** `population ID`: one rule over many rows. */
import { Buffer } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { type Parser, parse } from 'csv-parse';
import { findRule } from '../policy/find.ts';
import { ready } from '../rule/ask.ts';
import { askAll, type PopulationAnswer, rowOf } from '../rule/population.ts';
import type { Rule } from '../rule/rule.ts';
import { PopulationReader, totalsOf, writeCells } from '../rule/table.ts';
import { Failure } from '../rule/value.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { printJson } from './issue-file.ts';
import { policies } from './policy-files.ts';
import { replacedParameters } from './what-if.ts';

export const help = `usage: gongbao population ID --at DATE --input FILE.csv|.parquet --output FILE.csv [--reading NAME]...
       [--set PARAMETER=VALUE]... [--json]

Asks one rule for every row of a table. The columns are named by the inputs' keys; an empty cell is an input not given; several
options stand in one cell with 、 or ; between them; lists are JSON. The output has the outputs' columns, "error" and "message".
  --set PARAMETER=VALUE   asks what if: the output is as with that value, and the difference to the policy as it stands is told
  --json   one JSON value: {rows, seconds, totals, errors}; with --set also before: {totals, errors} and changed (rows)
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    at: { type: 'string' },
    input: { type: 'string' },
    output: { type: 'string' },
    reading: { type: 'string', multiple: true },
    set: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const [id] = positionals;
  if (id === undefined || positionals.length > 1) throw new UserError('population takes one rule id.');
  if (!values.at || !values.input || !values.output)
    throw new UserError('population needs --at DATE, --input FILE and --output FILE.');
  const loaded = policies();
  const { rule, policy } = findRule(loaded.policies, id);
  const replaced = replacedParameters(policy, values.set ?? []);
  const reader = await readTable(rule, values.input);
  const began = performance.now();
  let answer: PopulationAnswer;
  let before: PopulationAnswer | null;
  const population = reader.done();
  try {
    const question = { at: values.at, readings: values.reading ?? [] };
    before = replaced ? askAll(ready(rule), question, population, loaded.calendar) : null;
    answer = askAll(ready(rule), { ...question, replaced }, population, loaded.calendar);
  } catch (error) {
    if (error instanceof Failure) throw new UserError(`${error.code}: ${error.message}`);
    throw error;
  }
  const seconds = (performance.now() - began) / 1000;
  await writeTable(rule, answer, population.rows, values.output);
  const { totals, errors } = totalsOf(rule, answer, population.rows);
  const difference = before && {
    before: totalsOf(rule, before, population.rows),
    changed: changedRows(rule, before, answer, population.rows),
  };
  const result = { rows: population.rows, seconds, totals, errors, ...difference };
  if (values.json) printJson(result);
  else
    process.stdout.write(
      `${result.rows} rows in ${seconds.toFixed(2)} s\n${Object.entries(totals)
        .map(([key, total]) => `${key}  ${total}${difference ? `  (before ${difference.before.totals[key]})` : ''}`)
        .join('\n')}\nerrors  ${JSON.stringify(errors)}\n${difference ? `changed  ${difference.changed} rows\n` : ''}`,
    );
  return 0;
}

/** Rows whose answer, or whose error, is another one. */
function changedRows(rule: Rule, before: PopulationAnswer, after: PopulationAnswer, rows: number): number {
  let changed = 0;
  for (let row = 0; row < rows; row++)
    if (writeCells(rule, rowOf(rule, before, row)) !== writeCells(rule, rowOf(rule, after, row))) changed++;
  return changed;
}

async function readTable(rule: Rule, file: string): Promise<PopulationReader> {
  try {
    return file.endsWith('.parquet') ? await readParquet(rule, file) : await readCsv(rule, file);
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (error instanceof Failure) throw new UserError(`${file}: ${error.message}`);
    throw new UserError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

async function readCsv(rule: Rule, file: string): Promise<PopulationReader> {
  const parser: Parser = createReadStream(file)
    .on('error', (error) => parser.destroy(error))
    .pipe(parse({ bom: true, relax_column_count: true }));
  let reader: PopulationReader | null = null;
  let [width, line] = [0, 0];
  for await (const record of parser as AsyncIterable<string[]>) {
    line++;
    // In a table of one column an empty line is a row with an empty cell: someone without any status.
    const blank = record.length === 1 && record[0]!.trim() === '';
    if (blank && width !== 1) continue;
    if (!reader) {
      reader = new PopulationReader(rule, record);
      width = record.length;
    } else if (record.length === width) reader.add(record);
    else throw new UserError(`${file}:${line}: ${record.length} cells, the header has ${width}.`);
  }
  if (!reader)
    throw new UserError(
      `${file} is empty; its first line names the inputs: ${rule.inputs.map(({ key }) => key).join(',')}.`,
    );
  return reader;
}

async function readParquet(rule: Rule, file: string): Promise<PopulationReader> {
  const { asyncBufferFromFile, parquetReadObjects } = await import('hyparquet');
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file) });
  const header = Object.keys(rows[0] ?? {});
  const reader = new PopulationReader(rule, header);
  for (const row of rows) reader.add(header.map((key) => cell(row[key])));
  return reader;
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Written beside the target and moved into place: nobody finds half a table. */
async function writeTable(rule: Rule, answer: PopulationAnswer, rows: number, file: string): Promise<void> {
  const part = `${file}.part`;
  const out = createWriteStream(part);
  try {
    await pipeline(function* () {
      yield `${[...rule.outputs.map(({ key }) => key), 'error', 'message'].join(',')}\n`;
      const lines: string[] = [];
      for (let row = 0; row < rows; row++) {
        lines.push(writeCells(rule, rowOf(rule, answer, row)));
        if (lines.length === 5000 || row === rows - 1) yield Buffer.from(`${lines.splice(0).join('\n')}\n`);
      }
    }, out);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw new UserError(`cannot write ${file}: ${(error as Error).message}`);
  }
}
