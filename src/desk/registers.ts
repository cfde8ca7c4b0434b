/**
 * Registers 台账: rows with their whole history. A change is a new version beside the old one; a row that ends keeps its days. What
 * stood on any date, and what was known on any date, can be asked.
 */
import { type Kysely, type SqlBool, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Register } from '../policy/register.ts';
import { answer, ready } from '../rule/ask.ts';
import type { Data } from '../rule/input.ts';
import { Failure } from '../rule/value.ts';
import type { Writer } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';
import { type Actor, isProgram } from './actor.ts';
import { dayOf } from './clocks.ts';
import { append, type DeskEvent, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { namesOf } from './names.ts';
import { expand } from './organs.ts';
import { allows, mayAtAll, organWithin, scopeOf } from './permission.ts';
import { rowName, rowOrder, rowsWith } from './row-words.ts';
import { organ, registerInForce, type Setting } from './setting.ts';

export interface Row {
  id: string;
  version: number;
  key: string;
  organ: string | null;
  data: Record<string, Data>;
  from: string;
  to: string | null;
}

/** A row as it is wanted: a new one (no id), another content, or its end. */
export interface RowChange {
  id?: string | undefined;
  /** The version that was seen; only for an id. */
  version?: number | undefined;
  data?: Record<string, Data> | undefined;
  /** Since which day it is so; today where it is left out. */
  from?: string | undefined;
  /** Until before which day it was so, for a new row of the past. */
  to?: string | undefined;
  /** Ends the row on this day (销号, 核减). */
  end?: { on: string; reason: string } | undefined;
}

export interface RowFilter {
  /** As it was on this day; today where it is left out. */
  on?: string | undefined;
  /** As it was known at this moment. */
  known?: Date | undefined;
  words?: string | undefined;
  limit?: number | undefined;
  offset?: number | undefined;
}

const MOST = 100_000;

/** Does the actor read every row, and not only those of its own organs? Sums over all rows are for those who do. */
export function readsAll(setting: Setting, actor: Actor, register: Register): boolean {
  return isProgram(actor) || allows(scopeOf(actor, 'register.read'), keepingOrgans(setting, register).whole);
}

/** May the actor register rows at all: as the keeper, or each organ its own? */
export function writesSome(setting: Setting, actor: Actor, register: Register): boolean {
  const scope = scopeOf(actor, 'register.write');
  const { whole, each } = keepingOrgans(setting, register);
  return allows(scope, [...whole, ...each]) || (register.organ !== null && mayAtAll(actor, 'register.write'));
}

/** The rows of a register that an actor may read, as of a day: the beginning of every list, count, sum and export. */
export function visibleRows(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  register: Register,
  { on = dayOf(setting.now()), known }: Pick<RowFilter, 'on' | 'known'> = {},
) {
  const scope = scopeOf(actor, 'register.read');
  return db
    .selectFrom('register_rows')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('register', '=', register.id)
    .where(readsAll(setting, actor, register) ? sql<SqlBool>`true` : organWithin(scope, 'organ'))
    .where('valid_from', '<=', on)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', on)]))
    .where(
      known === undefined
        ? sql<SqlBool>`superseded_at IS NULL`
        : sql<SqlBool>`recorded_at <= ${known} AND (superseded_at IS NULL OR superseded_at > ${known})`,
    );
}

/** One page of a register. `total` is exact. */
export async function rowsOf(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  id: string,
  filter: RowFilter = {},
): Promise<{ rows: Row[]; total: number }> {
  const register = registerInForce(setting, id);
  const query = visibleRows(db, setting, actor, register, filter).$if(Boolean(filter.words), (all) =>
    all.where(rowsWith(register, filter.words!)),
  );
  const rows = await query
    .select(['row_id as id', 'version', 'key', 'organ', 'data', 'valid_from as from', 'valid_to as to'])
    .orderBy(rowOrder(register))
    .orderBy('row_id')
    .limit(Math.min(filter.limit ?? MOST, MOST))
    .offset(filter.offset ?? 0)
    .execute();
  const { total } = await query.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  return { rows: rows.map((row) => ({ ...row, data: row.data as Record<string, Data> })), total };
}

/** Every version of one row, the newest first. */
export async function historyOf(db: Kysely<Tables>, setting: Setting, actor: Actor, id: string, row: string) {
  const register = registerInForce(setting, id);
  const versions = await db
    .selectFrom('register_rows')
    .innerJoin('desk_events', (join) =>
      join
        .onRef('desk_events.jurisdiction', '=', 'register_rows.jurisdiction')
        .onRef('desk_events.seq', '=', 'register_rows.event_seq'),
    )
    .select([
      ...(['register_rows.version', 'register_rows.data', 'register_rows.organ', 'desk_events.actor'] as const),
      ...(['register_rows.valid_from as from', 'register_rows.valid_to as to', 'register_rows.recorded_at'] as const),
    ])
    .where('register_rows.jurisdiction', '=', setting.jurisdiction)
    .where('register_rows.register', '=', id)
    .where('register_rows.row_id', '=', row)
    .orderBy('register_rows.version', 'desc')
    .execute();
  const keepers = keepingOrgans(setting, register).whole;
  if (versions.length === 0 || !allows(scopeOf(actor, 'register.read'), [...keepers, versions[0]!.organ]))
    throw new Refusal('unknown', '没有这一行，或不在你的职责范围内。');
  const nameOf = await namesOf(
    db,
    setting.jurisdiction,
    versions.map(({ actor: account }) => account),
  );
  return versions.map((version) => ({ ...version, actor: nameOf(version.actor) }));
}

/** Writes rows: all of them or none. Refusal names the first row that is wrong; `preview` (register-sheet.ts) tells all. */
export async function writeRows(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  id: string,
  changes: RowChange[],
): Promise<{ written: number }> {
  return db.transaction().execute((trx) => writeIn(trx, setting, actor, id, changes));
}

async function writeIn(
  trx: Writer,
  setting: Setting,
  actor: Actor,
  id: string,
  changes: RowChange[],
): Promise<{ written: number }> {
  const register = registerInForce(setting, id);
  const version = setting.policies.get(id.split('/')[0]!)!;
  const now = setting.now();
  const head = await takeChain(trx, setting.jurisdiction);
  const events: DeskEvent[] = [];
  for (const [index, change] of changes.entries()) {
    const place = changes.length > 1 ? `第${index + 1}行：` : '';
    const old = change.id === undefined ? null : await standing(trx, setting, id, change, place);
    const data = change.end ? old!.data : checkRow(setting, register, change.data ?? {}, place);
    const own = ownerOf(setting, register, data) ?? old?.organ ?? ownOf(setting, actor, register);
    mayWrite(setting, actor, register, [own, old?.organ ?? own], place);
    const rowId = old?.id ?? uuid();
    const streamSeq = (old?.version ?? 0) + 1;
    const from = change.end && old ? old.from : (change.from ?? dayOf(now));
    if (change.end && change.end.on < from) throw new Refusal('invalid', `${place}结束之日不能早于开始之日${from}。`);
    const key = keyOf(register, data);
    const to = (change.id === undefined && change.to) || null;
    if (!change.end) await refuseTwice(trx, setting, register, { key, data, row: rowId, from, to, place });
    const before = old ? await cut(trx, setting, id, rowId, from, now) : [];
    let next = old?.version ?? 0;
    for (const part of [...before, { key, organ: own, data, from, to: change.end?.on ?? to }]) {
      next += 1;
      await trx
        .insertInto('register_rows')
        .values({
          jurisdiction: setting.jurisdiction,
          register: id,
          row_id: rowId,
          version: next,
          key: part.key,
          organ: part.organ,
          data: JSON.stringify(part.data),
          valid_from: part.from,
          valid_to: part.to,
          event_seq: head.seq + events.length + 1,
          recorded_at: now,
          superseded_at: null,
        })
        .execute();
    }
    events.push({
      type: change.end ? 'row-ended' : old ? 'row-changed' : 'row-added',
      stream: rowId,
      streamSeq: old ? next : streamSeq,
      policy: version.sha256,
      payload: { register: id, key, from, data, end: change.end },
    });
  }
  await append(trx, actor, now, head, events);
  return { written: changes.length };
}

/** What is wrong with a row, or null. */
export function faultOf(setting: Setting, register: Register, data: Record<string, Data>): string | null {
  try {
    checkRow(setting, register, data, '');
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

export interface Balance {
  message: string;
  holds: boolean;
}

/** Whether the sums that the register's document states hold for these rows. Null where none is stated. */
export function balanceOf(setting: Setting, register: Register, rows: Row[]): Balance | null {
  if (!register.balance) return null;
  try {
    const input = { rows: rows.map(({ data }) => data) };
    answer(ready(register.balance), { at: dayOf(setting.now()), input }, setting.calendar);
    return { holds: true, message: '各数平衡。' };
  } catch (error) {
    if (error instanceof Failure) return { holds: false, message: error.message };
    throw error;
  }
}

export function keyOf(register: Register, data: Record<string, Data>): string {
  return register.keys.map((key) => String(data[key] ?? '')).join('·');
}

export function keepersOf(setting: Setting, register: Register): string[] {
  const policy = setting.policies.get(register.id.split('/')[0]!)?.policy;
  const names = register.keepers.length > 0 ? register.keepers : policy?.organ ? [policy.organ] : [];
  return names.map((name) => organ(setting, name));
}

/** Organs that keep all of a register, and those of a collective keeper (各乡镇（街道）) that keep each its own rows. */
function keepingOrgans(setting: Setting, register: Register): { whole: string[]; each: string[] } {
  const all = keepersOf(setting, register).map((name) => expand(setting, name));
  const [whole, each] = [all.filter(({ length }) => length === 1), all.filter(({ length }) => length > 1)];
  return { whole: whole.flat(), each: each.flat() };
}

/** Whose rows a member of a collective keeper writes, where no column says it: its own. */
function ownOf(setting: Setting, actor: Actor, register: Register): string | null {
  const { each } = keepingOrgans(setting, register);
  return actor.seats.find(({ organ: seat }) => each.includes(seat))?.organ ?? null;
}

const checked = new WeakMap<Register, ReturnType<typeof ready>>();

function checkRow(
  setting: Setting,
  register: Register,
  data: Record<string, Data>,
  place: string,
): Record<string, Data> {
  const asked = checked.get(register) ?? ready(register.row);
  checked.set(register, asked);
  const named = Object.fromEntries(
    Object.entries(data)
      .filter(([, value]) => value !== null && value !== '')
      .map(([key, value]) => {
        const column = register.columns.find((candidate) => candidate.key === key);
        return [key, column?.format === 'organ' ? organ(setting, String(value)) : value];
      }),
  );
  try {
    answer(asked, { at: dayOf(setting.now()), input: named }, setting.calendar);
  } catch (error) {
    if (error instanceof Failure) throw new Refusal('invalid', `${place}${error.message}`);
    throw error;
  }
  return named;
}

function ownerOf(setting: Setting, register: Register, data: Record<string, Data>): string | null {
  const column = register.columns.find(({ key, title }) => key === register.organ || title === register.organ);
  const value = column && data[column.key];
  return value === undefined || value === null ? null : organ(setting, String(value));
}

function mayWrite(setting: Setting, actor: Actor, register: Register, owners: (string | null)[], place: string): void {
  if (isProgram(actor)) return;
  const scope = scopeOf(actor, 'register.write');
  const keepers = keepersOf(setting, register);
  if (
    allows(scope, keepingOrgans(setting, register).whole) ||
    (owners.every((one) => one !== null) && owners.every((one) => allows(scope, [one])))
  )
    return;
  throw new Refusal(
    'forbidden',
    `${place}“${register.title}”由${keepers.join('、') || '登记单位'}登记；你没有这个职责。`,
  );
}

async function standing(trx: Writer, setting: Setting, id: string, change: RowChange, place: string): Promise<Row> {
  const row = await trx
    .selectFrom('register_rows')
    .select(['row_id as id', 'version', 'key', 'organ', 'data', 'valid_from as from', 'valid_to as to'])
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('register', '=', id)
    .where('row_id', '=', change.id!)
    .where('superseded_at', 'is', null)
    .orderBy('version', 'desc')
    .forUpdate()
    .limit(1)
    .executeTakeFirst();
  if (!row) throw new Refusal('unknown', `${place}没有这一行；请刷新台账。`);
  if (change.version !== undefined && change.version !== row.version)
    throw new Refusal('conflict', `${place}这一行已被他人改过；请刷新后再改，你填写的内容没有提交。`);
  if (row.to !== null) throw new Refusal('invalid', `${place}这一行已于${row.to}结束，不能再改。`);
  return { ...row, data: row.data as Record<string, Data> };
}

/** Supersedes what a row says of the days since `from`; answers the part that began before and now ends there. */
async function cut(trx: Writer, setting: Setting, register: string, row: string, from: string, now: Date) {
  const parts = await trx
    .updateTable('register_rows')
    .set({ superseded_at: now })
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('register', '=', register)
    .where('row_id', '=', row)
    .where('superseded_at', 'is', null)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', from)]))
    .returning(['key', 'organ', 'data', 'valid_from as from'])
    .execute();
  return parts.filter((part) => part.from < from).map((part) => ({ ...part, to: from }));
}

async function refuseTwice(
  trx: Writer,
  setting: Setting,
  register: Register,
  wanted: { key: string; data: Record<string, Data>; row: string; from: string; to: string | null; place: string },
): Promise<void> {
  const { key, data, row, from, to, place } = wanted;
  const other = await trx
    .selectFrom('register_rows')
    .select('row_id')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('register', '=', register.id)
    .where('key', '=', key)
    .where('row_id', '<>', row)
    .where('superseded_at', 'is', null)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', from)]))
    .$if(to !== null, (query) => query.where('valid_from', '<', to!))
    .executeTakeFirst();
  if (other) throw new Refusal('invalid', `${place}“${rowName(register, data)}”已在台账里；请改那一行，不要重复登记。`);
}
