/** Clocks that near their end: those whose turn it is hear of it before the day, once for each last day. */
import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { Writer } from '../store/rows.ts';
import { dayOf, isLimit } from './clocks.ts';
import { type NewNotice, notify } from './notices.ts';
import { procedureOf, type Setting } from './setting.ts';

const BATCH = 500;

/** Warns of every running clock whose light has turned yellow since the last time; answers how many notices were sent. */
export async function warnOfClocks(db: Database, setting: Setting): Promise<number> {
  for (let sent = 0; ; ) {
    const { near, notices } = await db.transaction().execute((trx) => warnOfSome(trx, setting));
    sent += notices;
    if (near < BATCH) return sent;
  }
}

async function warnOfSome(trx: Writer, setting: Setting): Promise<{ near: number; notices: number }> {
  const { jurisdiction } = setting;
  const now = setting.now();
  const { rows: near } = await sql<{ case_id: string; clock: string; due: Date }>`
    UPDATE case_clocks SET warned_due = due
    WHERE (jurisdiction, case_id, clock) IN (
      SELECT jurisdiction, case_id, clock FROM case_clocks
      WHERE jurisdiction = ${jurisdiction} AND running AND expired_at IS NULL AND warned_due IS DISTINCT FROM due
        AND warn <= ${now} AND due >= ${now}
      ORDER BY warn LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
    RETURNING case_id, clock, due`.execute(trx);
  if (near.length === 0) return { near: 0, notices: 0 };
  const cases = await trx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'procedure', 'policy', 'bearer'])
    .select(
      sql<
        string[]
      >`ARRAY(SELECT DISTINCT organ FROM turns WHERE turns.jurisdiction = cases.jurisdiction AND turns.case_id = cases.id)`.as(
        'waiting',
      ),
    )
    .where('jurisdiction', '=', jurisdiction)
    .where(
      'id',
      'in',
      near.map(({ case_id }) => case_id),
    )
    .execute();
  const byId = new Map(cases.map((one) => [one.id, one]));
  const notices: NewNotice[] = [];
  for (const { case_id, clock, due } of near) {
    const { number, title, procedure, policy, bearer, waiting } = byId.get(case_id)!;
    const spec = (await procedureOf(trx, setting, procedure, policy)).clocks.get(clock);
    if (!isLimit(spec)) continue;
    const consequence = spec?.onExpire === 'deemed-consent' ? '，到期未办视为同意' : '';
    const text = `“${title}”（${number}）${spec?.title ?? '完成时限'}将于${dayOf(due)}届满${consequence}`;
    const organs = waiting.length > 0 ? waiting : bearer === null ? [] : [bearer];
    for (const organ of organs) notices.push({ organ, case_id, kind: 'warn', text });
  }
  await notify(trx, jurisdiction, now, notices);
  return { near: near.length, notices: notices.length };
}
