/**
 * Registers whose rows are printed: the tables of a document that is held become rows, from the day of the document. A row that the
 * reader could not give whole is told with its line and left to the clerk; nothing is guessed.
 */
import { parseDay, printDay } from '../calendar/day.ts';
import type { GazetteDocument, ReadIssue, Table } from '../gazette/types.ts';
import { findRule } from '../policy/find.ts';
import type { Register, RegisterSource } from '../policy/register.ts';
import { answer, ready } from '../rule/ask.ts';
import type { Data } from '../rule/input.ts';
import { Failure } from '../rule/value.ts';
import type { Database } from '../store/database.ts';
import { program } from './actor.ts';
import { dayOf } from './clocks.ts';
import { parsed } from './register-sheet.ts';
import { faultOf, keyOf, type Row, type RowChange, rowsOf, writeRows } from './registers.ts';
import { organ, type Setting } from './setting.ts';

export interface Filled {
  register: string;
  document: string;
  /** Rows that stand in the register now because of the document. */
  rows: number;
  /** How many the document says; null where it says nothing. */
  stated: number | null;
  written: number;
  faults: { line: number; message: string }[];
}

/** Fills the registers that have sources in this issue. What stands already is not touched; called again it changes nothing. */
export async function fillRegisters(db: Database, setting: Setting, issue: ReadIssue): Promise<Filled[]> {
  const done: Filled[] = [];
  for (const register of [...setting.policies.values()].flatMap(({ policy }) => policy.registers))
    for (const source of register.sources) {
      const document = issue.documents.find(({ number }) => number === source.document);
      if (document) done.push(await fill(db, setting, register, source, document));
    }
  return done;
}

async function fill(
  db: Database,
  setting: Setting,
  register: Register,
  source: RegisterSource,
  document: GazetteDocument,
): Promise<Filled> {
  const from = document.dated ?? undefined;
  const actor = program(setting.jurisdiction);
  const { rows: then } = await rowsOf(db, setting, actor, register.id, { on: from });
  // A later whole table that is held already has taken the place of this one.
  const until = from === undefined ? null : await nextWhole(db, setting, register, from);
  const { rows: later } = await rowsOf(db, setting, actor, register.id, { on: until ? dayBefore(until) : undefined });
  const standing = new Set([...later, ...then].map(({ key }) => key));
  const { rows, faults } = printedRows(setting, register, source, document);
  const keys = new Set(rows.map((data) => keyOf(register, data)));
  const added = rows
    .filter((data) => !standing.has(keyOf(register, data)))
    .map((data): RowChange => ({ data, from, ...(until && { to: until }) }));
  const ended = source.whole && from !== undefined && !until ? endings(then, keys, from, source.document) : [];
  const changes = [...ended, ...added];
  if (changes.length > 0) await writeRows(db, setting, actor, register.id, changes);
  return {
    register: register.id,
    document: source.document,
    rows: rows.length,
    stated: source.rows,
    written: added.length,
    faults,
  };
}

/** The day of the first whole table of the register after `from`, among the documents that are held. */
async function nextWhole(db: Database, setting: Setting, register: Register, from: string): Promise<string | null> {
  const whole = register.sources.filter((source) => source.whole).map((source) => source.document);
  if (whole.length === 0) return null;
  const { next } = await db
    .selectFrom('documents')
    .select(({ fn }) => fn.min('dated').as('next'))
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('superseded_at', 'is', null)
    .where('number', 'in', whole)
    .where('dated', '>', from)
    .executeTakeFirstOrThrow();
  return next;
}

function dayBefore(day: string): string {
  return printDay(parseDay(day)! - 1);
}

/** Rows of the day before that the whole table does not have. */
function endings(rows: Row[], keys: Set<string>, on: string, document: string): RowChange[] {
  return rows
    .filter((row) => row.to === null && row.from < on && !keys.has(row.key))
    .map(({ id, version }) => ({ id, version, end: { on, reason: `${document}的表里没有` } }));
}

function printedRows(setting: Setting, register: Register, source: RegisterSource, document: GazetteDocument) {
  const day = document.dated ?? dayOf(setting.now());
  const rows: Record<string, Data>[] = [];
  const faults: Filled['faults'] = [];
  const seen = new Set<string>();
  let heading: string | null = null;
  for (const { line, cells } of document.tables
    .filter((table) => named(table, source))
    .flatMap((table) => table.rows)) {
    if (!isRow(setting, register, source, cells)) {
      heading = headingOf(cells) ?? heading;
      continue;
    }
    const data: Record<string, Data> = {
      ...source.set,
      ...(source.heading !== null && heading !== null && { [source.heading]: heading }),
      ...cellsOf(setting, register, source, cells),
    };
    const key = keyOf(register, data);
    if (key === '') continue;
    faults.push(...corrected(register, data).map((message) => ({ line, message })));
    Object.assign(data, answered(setting, source, data, day));
    const message = seen.has(key) ? `“${key}”印了两次。` : faultOf(setting, register, data);
    if (message === null) rows.push(data);
    else faults.push({ line, message });
    seen.add(key);
  }
  return { rows, faults };
}

/**
 * What is printed for a choice and is none of it: read as the only choice that it can be, or taken out of the row where the row
 * can do without. Says so.
 */
function corrected({ row }: Register, data: Record<string, Data>): string[] {
  return row.inputs.flatMap(({ key, title, type, optional }) => {
    const printed = data[key];
    if (type.kind !== 'choice' || typeof printed !== 'string' || type.domain.values.includes(printed)) return [];
    const meant = meantBy(printed, type.domain.values);
    if (meant !== null) {
      data[key] = meant;
      return [`“${title}”印作“${printed}”，读作“${meant}”。`];
    }
    if (!optional) return [];
    delete data[key];
    return [`“${title}”印作“${printed}”，读不准，留空。`];
  });
}

/** The only choice that stands in the cell whole (本小型), or of three signs and more has one that looks alike (地面場陷). */
function meantBy(printed: string, choices: readonly string[]): string | null {
  const whole = choices.filter((choice) => printed.includes(choice));
  const alike = choices.filter(
    (choice) =>
      choice.length >= 3 &&
      choice.length === printed.length &&
      [...choice].filter((sign, i) => sign !== printed[i]).length === 1,
  );
  const found = whole.length > 0 ? whole : alike;
  return found.length === 1 ? found[0]! : null;
}

/**
 * Whatever begins a row: a running number, or an organ where the first column is one. A running number that nobody keeps may
 * be lost: then the choices that the row holds show it.
 */
function isRow(setting: Setting, register: Register, source: RegisterSource, cells: string[]): boolean {
  const first = cells[0] ?? '';
  const column = register.columns.find(({ key }) => key === source.columns[0]);
  if (column?.format === 'organ') return setting.vocabulary.organNamed(bare(first)) !== null;
  return NUMBER.test(first) || (source.columns[0] === null && holdsChoices(register, source, cells));
}

function holdsChoices({ row }: Register, { columns }: RegisterSource, cells: string[]): boolean {
  const chosen = row.inputs.flatMap(({ key, type }) => {
    const at = columns.indexOf(key);
    return type.kind === 'choice' && at >= 0 ? [type.domain.values.includes(bare(cells[at] ?? ''))] : [];
  });
  return chosen.length > 0 && chosen.every(Boolean);
}

/** 吴 城 镇: words that the table spreads over its cell. */
function bare(cell: string): string {
  return /^(?:\p{Script=Han} )+\p{Script=Han}$/u.test(cell.trim()) ? cell.replaceAll(' ', '') : cell.trim();
}

/** What a rule says of the row; nothing where it refuses. */
function answered(
  setting: Setting,
  { rule }: RegisterSource,
  data: Record<string, Data>,
  at: string,
): Record<string, Data> {
  if (!rule) return {};
  const policies = [...setting.policies.values()].map(({ policy }) => policy);
  const input = Object.fromEntries(Object.entries(rule.in).map(([key, column]) => [key, data[column] ?? null]));
  try {
    const said = answer(ready(findRule(policies, rule.id).rule), { at, input }, setting.calendar);
    return Object.fromEntries(Object.entries(rule.out).map(([column, output]) => [column, said[output] ?? null]));
  } catch (error) {
    if (error instanceof Failure) return {};
    throw error;
  }
}

const NUMBER = /^\d{1,4}$/u;

function named({ title }: Table, { table }: RegisterSource): boolean {
  return table === null || (title ?? '').includes(table);
}

const NO_HEADING = /^(?:合计|总计|小计|[一二三四五六七八九十]+)$/u;

/** 二 | 教育扶贫项目 | | | 167.90: few cells, and words among them. The heads of the columns have many. */
function headingOf(cells: string[]): string | null {
  const filled = cells.filter((cell) => cell !== '');
  const words = filled.find((cell) => /^[\p{Script=Han}（）()、]{2,}$/u.test(cell) && !NO_HEADING.test(cell));
  return filled.length <= 3 ? (words ?? null) : null;
}

function cellsOf(
  setting: Setting,
  { row, columns: fields }: Register,
  { columns }: RegisterSource,
  cells: string[],
): Record<string, Data> {
  return Object.fromEntries(
    columns.flatMap((key, position): [string, Data][] => {
      const input = row.inputs.find((one) => one.key === key);
      const cell = bare(cells[position] ?? '');
      if (!input || cell === '') return [];
      if (fields.some((field) => field.key === key && field.format === 'organ'))
        return [[input.key, organ(setting, cell)]];
      // 3909.16（第一批3619.10，第二批290.06）: the sum stands first.
      const text = input.type.kind === 'number' ? (/^-?[\d,，.]+/u.exec(cell)?.[0] ?? cell) : cell;
      return [[input.key, parsed(text, input.type)]];
    }),
  );
}
