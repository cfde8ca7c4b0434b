/** A rule over many rows: in columns where its values fit, row by row where they do not; both exact, both the same answers. */
import type { WorkCalendar } from '../calendar/working-days.ts';
import { type OnDay, onDay, outputs, type Question, type Ready } from './ask.ts';
import { BLOCK } from './columns/block.ts';
import { type Column, columnOf, fits, NoColumn, PLAIN, VALUE, valueAt } from './columns/column.ts';
import { compileColumns, type Program } from './columns/compile.ts';
import { missing, type Run } from './gears/run.ts';
import type { Rule } from './rule.ts';
import { Failure, type Value } from './value.ts';

/** The inputs of all rows: a column for each, or plain values where they fit no column. */
export interface Population {
  rows: number;
  inputs: (Column | (Value | undefined)[])[];
  /** Why an input of a row could not be read; the input is undefined there. */
  unread?: ReadonlyMap<number, Failure>;
}

export interface PopulationAnswer {
  /** By output; null where the rule ran row by row. */
  columns: Column[] | null;
  /** Rows that the columns do not hold: their values in the order of the outputs, or why they have none. */
  exceptions: Map<number, Value[] | Failure>;
}

/** Asks a rule for every row. `question.input` is not read. Throws Failure where no row can be asked at all (date, reading). */
export function askAll(
  of: Ready,
  question: Omit<Question, 'input'>,
  population: Population,
  calendar: WorkCalendar,
): PopulationAnswer {
  const day = onDay(of, question, calendar);
  const exceptions = new Map<number, Value[] | Failure>();
  const program = programOf(of.rule, population, day);
  if (!program) {
    for (let row = 0; row < population.rows; row++) exceptions.set(row, plainRow(of.rule, day, population, row));
    return { columns: null, exceptions };
  }
  const incomplete = rowsWithout(program.inputs, population.rows);
  const whole = program.outputs.map(
    ({ scale }): Column => ({
      data: new Float64Array(population.rows),
      scale,
      state: new Uint8Array(population.rows),
      mixed: true,
    }),
  );
  for (let start = 0; start < population.rows; start += BLOCK) {
    const rows = Math.min(BLOCK, population.rows - start);
    program.run({ start, rows });
    for (const [i, { data, state }] of program.outputs.entries()) {
      whole[i]!.data.set(data.subarray(0, rows), start);
      whole[i]!.state.set(state.subarray(0, rows), start);
    }
    if (!incomplete.any && isClean(program, rows)) continue;
    for (let row = 0; row < rows; row++) {
      if (incomplete.rows[start + row] === 0 && !isPlain(program, row)) continue;
      exceptions.set(start + row, plainRow(of.rule, day, population, start + row));
    }
  }
  return { columns: whole, exceptions };
}

/** The values of one row in the order of the outputs, or why it has none. */
export function rowOf(rule: Rule, answer: PopulationAnswer, row: number): Value[] | Failure {
  return answer.exceptions.get(row) ?? rule.outputs.map(({ type }, i) => valueAt(answer.columns![i]!, row, type));
}

/** A row where a requirement fails, or an output is not known, is answered by the plain gear, which knows why. */
function isPlain({ outputs: columns, requirements }: Program, row: number): boolean {
  for (const { state } of columns) if (state[row] === PLAIN) return true;
  for (const { data, state } of requirements) if (state[row] !== VALUE || data[row] !== 1) return true;
  return false;
}

/** 1 for each row in which an input is missing. */
function rowsWithout(inputs: Column[], rows: number): { rows: Uint8Array; any: boolean } {
  const found = new Uint8Array(rows);
  let any = false;
  for (const { state } of inputs) {
    for (let row = 0; row < rows; row++) {
      if (state[row] !== PLAIN) continue;
      found[row] = 1;
      any = true;
    }
  }
  return { rows: found, any };
}

/** No row of the block needs a second look. */
function isClean({ outputs: columns, requirements }: Program, rows: number): boolean {
  if (columns.some(({ mixed }) => mixed) || requirements.some(({ mixed }) => mixed)) return false;
  return requirements.every(({ data }) => data.subarray(0, rows).every((met) => met === 1));
}

function programOf(rule: Rule, population: Population, day: OnDay): (Program & { inputs: Column[] }) | null {
  try {
    const columns = rule.inputs.map(({ type }, i) => {
      if (!fits(type)) throw new NoColumn(type.kind);
      const given = population.inputs[i]!;
      return Array.isArray(given) ? columnOf(given, type) : given;
    });
    return { ...compileColumns(rule, columns, day), inputs: columns };
  } catch (error) {
    if (error instanceof NoColumn) return null;
    throw error;
  }
}

function plainRow(rule: Rule, day: OnDay, { inputs, unread }: Population, row: number): Value[] | Failure {
  const reason = unread?.get(row);
  if (reason) return reason;
  const given = rule.inputs.map(({ type }, i) => {
    const column = inputs[i]!;
    if (Array.isArray(column)) return column[row];
    return column.state[row] === PLAIN ? undefined : valueAt(column, row, type);
  });
  const run: Run = {
    ...day.known,
    inputs: given,
    steps: new Array<Value | undefined>(rule.steps.length).fill(undefined),
    items: [],
  };
  try {
    const absent = given.indexOf(undefined);
    if (absent >= 0) throw missing(rule.inputs[absent]!.title, rule.inputs[absent]!.key);
    return outputs(rule, day, run);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
