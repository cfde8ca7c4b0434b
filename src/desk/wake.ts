/**
 * What time brings: clocks that have run out, clocks that another calendar counts otherwise. Jobs only wake these functions; the
 * database decides what is late. Every change is a transaction of its own, so that one that fails stops no other.
 */
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { Writer } from '../store/rows.ts';
import { program } from './actor.ts';
import { actIn } from './cases.ts';
import { dayOf, isLimit, SET_DAY } from './clocks.ts';
import { eachAlone } from './each-alone.ts';
import { append, type DeskEvent, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { notify } from './notices.ts';
import { procedureOf, type Setting } from './setting.ts';
import { type CaseClock, recount } from './transition.ts';

const BATCH = 500;

/** Handles every clock that has run out since the last time; answers how many. AggregateError, at the end, for those that failed. */
export async function expireClocks(db: Database, setting: Setting): Promise<number> {
  let expired = 0;
  await eachAlone(
    dueClocks(db, setting),
    ({ case_id, clock }) => `case ${case_id}, clock ${clock}`,
    async ({ case_id, clock }) => {
      if (await db.transaction().execute((trx) => expire(trx, setting, case_id, clock))) expired += 1;
    },
  );
  return expired;
}

interface DueClock {
  case_id: string;
  clock: string;
  due: Date | null;
}

/** The earliest first. One that fails stays due: each is told once only, or it would be tried for ever. */
async function* dueClocks(db: Database, setting: Setting): AsyncGenerator<DueClock> {
  for (let last: DueClock | undefined; ; ) {
    const batch: DueClock[] = await db
      .selectFrom('case_clocks')
      .select(['case_id', 'clock', 'due'])
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('running', '=', true)
      .where('expired_at', 'is', null)
      .where('due', '<', setting.now())
      .$if(last !== undefined, (query) =>
        query.where(
          sql<boolean>`(due, case_id, clock) > (${last!.due}::timestamptz, ${last!.case_id}::uuid, ${last!.clock})`,
        ),
      )
      .orderBy('due')
      .orderBy('case_id')
      .orderBy('clock')
      .limit(BATCH)
      .execute();
    yield* batch;
    if (batch.length < BATCH) return;
    last = batch.at(-1);
  }
}

/** One clock: what its expiry orders (an action, 视为同意), a notice, an event. */
async function expire(trx: Writer, setting: Setting, id: string, clock: string): Promise<boolean> {
  const { jurisdiction } = setting;
  const row = await trx
    .selectFrom('cases')
    .selectAll()
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const now = setting.now();
  const marked = await trx
    .updateTable('case_clocks')
    .set({ expired_at: now })
    .where('jurisdiction', '=', jurisdiction)
    .where('case_id', '=', id)
    .where('clock', '=', clock)
    .where('running', '=', true)
    .where('expired_at', 'is', null)
    .where('due', '<', now)
    .returning('due')
    .executeTakeFirst();
  // Somebody acted, or another waker was here.
  if (!marked) return false;
  const { procedure, clocks } = await procedureOf(trx, setting, row.procedure, row.policy);
  const spec = clocks.get(clock);
  const title = spec?.title ?? '完成时限';
  const day = dayOf(marked.due!);
  const version = row.version + 1;
  await trx
    .updateTable('cases')
    .set({ version })
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', id)
    .execute();
  const payload = { clock, title, due: marked.due!.toISOString(), onExpire: spec?.onExpire ?? 'overdue' };
  const event: DeskEvent = { type: 'clock-expired', stream: id, streamSeq: version, policy: row.policy, payload };
  await append(trx, program(jurisdiction), now, await takeChain(trx, jurisdiction), [event]);
  const action = procedure.actions.find(
    ({ expires, from }) => expires === clock && (from.length === 0 || from.includes(row.state)),
  );
  if (action) {
    await actIn(trx, setting, program(jurisdiction), { case: id, action: action.key, version, input: {} });
    return true;
  }
  if (!isLimit(spec)) return true;
  const text = `“${row.title}”（${row.number}）${title}已于${day}届满`;
  const above = procedure.actions.flatMap(({ by }) => by).length > 0 && clock === SET_DAY ? [assignerOf(row.data)] : [];
  const organs = [...new Set([row.bearer, ...above].filter((name) => name !== null && name !== undefined))];
  await notify(
    trx,
    jurisdiction,
    now,
    organs.map((name) => ({ organ: name!, case_id: id, kind: 'overdue' as const, text })),
  );
  return true;
}

function assignerOf(data: unknown): string | null {
  const { assigner, receiver } = data as Record<string, unknown>;
  return typeof assigner === 'string' ? assigner : typeof receiver === 'string' ? receiver : null;
}

export interface Recounted {
  clocks: number;
  moved: number;
}

/**
 * Counts every running clock that was counted by another calendar anew. A day that moves is an event with the old and the new
 * one. Works through them in batches, a transaction each; broken off, it goes on where it stopped.
 */
export async function recountClocks(db: Database, setting: Setting): Promise<Recounted> {
  const total: Recounted = { clocks: 0, moved: 0 };
  for (;;) {
    const done = await db.transaction().execute((trx) => recountBatch(trx, setting));
    total.clocks += done.clocks;
    total.moved += done.moved;
    if (done.clocks === 0) return total;
  }
}

async function recountBatch(trx: Writer, setting: Setting): Promise<Recounted> {
  const { jurisdiction, calendarVersion } = setting;
  // The case is locked with its clock, as an action locks it: neither waits for the other with half of them in hand.
  const rows = await trx
    .selectFrom('case_clocks')
    .innerJoin('cases', (join) =>
      join.onRef('cases.jurisdiction', '=', 'case_clocks.jurisdiction').onRef('cases.id', '=', 'case_clocks.case_id'),
    )
    .selectAll('case_clocks')
    .select(['cases.procedure', 'cases.policy'])
    .where('case_clocks.jurisdiction', '=', jurisdiction)
    .where('running', '=', true)
    .where('calendar', '<>', calendarVersion)
    .limit(RECOUNTED)
    .forUpdate()
    .skipLocked()
    .execute();
  if (rows.length === 0) return { clocks: 0, moved: 0 };
  const counted: { row: (typeof rows)[number]; now: CaseClock }[] = [];
  for (const row of rows) {
    const { clocks } = await procedureOf(trx, setting, row.procedure, row.policy);
    counted.push({ row, now: recounted({ clocks, calendar: setting.calendar }, row) });
  }
  const moved = counted.filter(({ row, now }) => row.due?.getTime() !== now.due?.getTime());
  await sql`
    UPDATE case_clocks SET facts = new.facts, due = new.due, warn = new.warn, calendar = ${calendarVersion},
      expired_at = CASE WHEN new.due > case_clocks.due THEN NULL ELSE expired_at END
    FROM json_to_recordset(${JSON.stringify(counted.map(({ now: { facts, due, warn }, row }) => ({ facts, due, warn, case_id: row.case_id, clock: row.clock })))}::json)
      AS new (case_id uuid, clock text, facts jsonb, due timestamptz, warn timestamptz)
    WHERE case_clocks.jurisdiction = ${jurisdiction} AND case_clocks.case_id = new.case_id AND case_clocks.clock = new.clock`.execute(
    trx,
  );
  if (moved.length > 0) await tellMoved(trx, setting, moved);
  return { clocks: rows.length, moved: moved.length };
}

const RECOUNTED = 2000;

/** A clock whose facts the new calendar contradicts keeps its day, and says why: one must not hold up all. */
function recounted(rules: Parameters<typeof recount>[0], clock: CaseClock): CaseClock {
  try {
    return recount(rules, clock);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...clock, facts: { ...clock.facts, fault: error.message } };
  }
}

/** Cases whose day moved: their own due day, their turns, an event each. */
async function tellMoved(
  trx: Writer,
  setting: Setting,
  moved: { row: { case_id: string; clock: string; due: Date | null }; now: { due: Date | null } }[],
): Promise<void> {
  const { jurisdiction } = setting;
  const byCase = Map.groupBy(moved, ({ row }) => row.case_id);
  const ids = [...byCase.keys()];
  const others = [...setting.clocks.values()].flatMap((spec) => (isLimit(spec) ? [] : [spec.id]));
  await sql`
    WITH first AS (
      SELECT DISTINCT ON (case_id) case_id, due, warn FROM case_clocks
      WHERE jurisdiction = ${jurisdiction} AND case_id = ANY(${ids}::uuid[]) AND running AND due IS NOT NULL
        AND clock <> ALL(${others}::text[])
      ORDER BY case_id, due
    ), turn AS (
      UPDATE turns SET due = first.due, warn = first.warn FROM first WHERE jurisdiction = ${jurisdiction} AND turns.case_id = first.case_id
    )
    UPDATE cases SET due = first.due, warn = first.warn, version = version + 1
    FROM unnest(${ids}::uuid[]) AS touched (case_id) LEFT JOIN first USING (case_id)
    WHERE jurisdiction = ${jurisdiction} AND id = touched.case_id`.execute(trx);
  const versions = await trx
    .selectFrom('cases')
    .select(['id', 'version', 'policy'])
    .where('jurisdiction', '=', jurisdiction)
    .where('id', 'in', ids)
    .execute();
  const events = versions.map(({ id, version, policy }): DeskEvent => {
    const clocks = byCase.get(id)!.map(({ row, now }) => ({
      clock: row.clock,
      was: row.due?.toISOString() ?? null,
      due: now.due?.toISOString() ?? null,
    }));
    return { type: 'calendar-changed', stream: id, streamSeq: version, policy, payload: { clocks } };
  });
  await append(trx, program(jurisdiction), setting.now(), await takeChain(trx, jurisdiction), events);
}
