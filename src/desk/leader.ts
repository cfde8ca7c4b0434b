/** A leader's page about all cases: late, at risk, the trend, money against plan, what changed this week. */
import { type Kysely, sql } from 'kysely';
import { parseDay, printDay, weekday } from '../calendar/day.ts';
import { beginning } from '../calendar/moment.ts';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { type CaseLine, listCases, type Tally, tally, visible } from './board.ts';
import { beginningOfDay, dayOf } from './clocks.ts';
import { Refusal } from './fault.ts';
import { type Spending, spending } from './money.ts';
import { mayAtAll } from './permission.ts';
import type { Setting } from './setting.ts';

export interface LeaderPage {
  day: string;
  totals: { open: number; late: number; risk: number; done: number };
  byOrgan: Tally[];
  late: CaseLine[];
  soon: CaseLine[];
  /** Opened and closed in each of the last twelve weeks, by the Monday that begins it. */
  weeks: { week: string; opened: number; closed: number }[];
  /** What moved in the last seven days, each case by its last step, the newest first. */
  changed: Change[];
  spending: Spending[];
}

export interface Change {
  id: string;
  title: string;
  bearer: string | null;
  at: string;
  event: { type: string; payload: Record<string, unknown> };
}

/** One page: late, at risk, trend, money against plan, what changed this week. Refusal forbidden. */
export async function leaderPage(db: Kysely<Tables>, setting: Setting, actor: Actor): Promise<LeaderPage> {
  if (!mayAtAll(actor, 'report.read')) throw new Refusal('forbidden', '这一页给领导和督查部门看。');
  const now = setting.now();
  const week = new Date(beginningOfDay(now).getTime() - 7 * 86_400_000);
  const [byOrgan, late, soon, changed, weeks, money] = await Promise.all([
    tally(db, setting, actor, 'bearer'),
    listCases(db, setting, actor, { light: 'red', limit: 20 }),
    listCases(db, setting, actor, { light: 'yellow', limit: 20 }),
    changes(db, actor, week),
    weekly(db, actor, now),
    spending(db, setting, actor),
  ]);
  const sum = (key: 'open' | 'late' | 'risk' | 'done') => byOrgan.reduce((total, one) => total + one[key], 0);
  return {
    day: dayOf(now),
    totals: { open: sum('open'), late: sum('late'), risk: sum('risk'), done: sum('done') },
    byOrgan,
    late: late.cases,
    soon: soon.cases,
    weeks,
    changed,
    spending: money,
  };
}

/** So many of the newest events are looked through; a page has room for a few. */
const LOOKED_THROUGH = 2000;

async function changes(db: Kysely<Tables>, actor: Actor, since: Date): Promise<Change[]> {
  const newest = db
    .selectFrom('desk_events')
    .select(['stream', 'seq', 'at', 'type', 'payload'])
    .where('jurisdiction', '=', actor.jurisdiction)
    .orderBy('seq', 'desc')
    .limit(LOOKED_THROUGH)
    .as('newest');
  const last = visible(db, actor)
    .innerJoin(newest, 'newest.stream', 'cases.id')
    .where('newest.at', '>=', since)
    .distinctOn('cases.id')
    .select(['cases.id', 'cases.title', 'cases.bearer', 'newest.seq', 'newest.at', 'newest.type', 'newest.payload'])
    .orderBy('cases.id')
    .orderBy('newest.seq', 'desc')
    .as('last');
  const rows = await db.selectFrom(last).selectAll().orderBy('seq', 'desc').limit(20).execute();
  return rows.map(({ id, title, bearer, at, type, payload }) => ({
    ...{ id, title, bearer, at: at.toISOString() },
    event: { type, payload },
  }));
}

async function weekly(db: Kysely<Tables>, actor: Actor, now: Date) {
  const local = (column: 'opened_at' | 'closed_at') =>
    sql<string>`to_char(date_trunc('week', cases.${sql.ref(column)} AT TIME ZONE 'Asia/Shanghai'), 'YYYY-MM-DD')`;
  const today = parseDay(dayOf(now))!;
  const first = today - (weekday(today) - 1) - 11 * 7;
  const since = new Date(beginning(first));
  const count = async (column: 'opened_at' | 'closed_at') => {
    const rows = await visible(db, actor)
      .select([local(column).as('week'), sql<number>`count(*)::int`.as('count')])
      .where(`cases.${column}`, '>=', since)
      .groupBy('week')
      .execute();
    return new Map(rows.map(({ week, count: n }) => [week, n]));
  };
  const [opened, closed] = await Promise.all([count('opened_at'), count('closed_at')]);
  const weeks = Array.from({ length: 12 }, (_, i) => printDay(first + 7 * i));
  return weeks.map((week) => ({ week, opened: opened.get(week) ?? 0, closed: closed.get(week) ?? 0 }));
}
