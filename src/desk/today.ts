/** A person's day: what waits for them, what is late, what they were told; and a leader's page about all of it. */
import { type Kysely, sql } from 'kysely';
import { parseDay, printDay, weekday } from '../calendar/day.ts';
import { beginning } from '../calendar/moment.ts';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { type CaseLine, listCases, type Tally, tally, visible, workCounts } from './board.ts';
import { beginningOfDay, dayOf } from './clocks.ts';
import { Refusal } from './fault.ts';
import { mayAtAll, RIGHTS } from './permission.ts';
import type { Setting } from './setting.ts';

export interface Today {
  day: string;
  counts: { waiting: number; red: number; yellow: number; unread: number; calls: number };
  waiting: CaseLine[];
  calls: { id: string; caseId: string; what: string; due: string | null }[];
  notices: Notice[];
}

export interface Notice {
  id: string;
  organ: string;
  caseId: string | null;
  kind: string;
  text: string;
  at: string;
  read: boolean;
}

/** What waits for the actor's organs, the earliest first. */
export async function today(db: Kysely<Tables>, setting: Setting, actor: Actor): Promise<Today> {
  const mine = { mine: true, open: true } as const;
  const [waiting, counts, notices, unread, calls] = await Promise.all([
    listCases(db, setting, actor, { ...mine, limit: 100 }),
    workCounts(db, setting, actor),
    noticesOf(db, actor, 50),
    unreadOf(db, actor),
    openCalls(db, actor),
  ]);
  return {
    day: dayOf(setting.now()),
    counts: { ...counts, unread, calls: calls.length },
    waiting: waiting.cases,
    calls,
    notices,
  };
}

/** The newest notices of the actor's organs. */
async function noticesOf(db: Kysely<Tables>, actor: Actor, limit: number): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notices')
    .select(['id', 'organ', 'case_id', 'kind', 'text', 'at', 'read_at'])
    .where('jurisdiction', '=', actor.jurisdiction)
    .where('organ', 'in', organsOf(actor))
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ case_id, at, read_at, ...row }) => ({
    ...row,
    caseId: case_id,
    at: at.toISOString(),
    read: read_at !== null,
  }));
}

async function unreadOf(db: Kysely<Tables>, actor: Actor): Promise<number> {
  const { count } = await db
    .selectFrom('notices')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('jurisdiction', '=', actor.jurisdiction)
    .where('organ', 'in', organsOf(actor))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks notices of the actor's own organs as read. */
export async function markRead(db: Kysely<Tables>, setting: Setting, actor: Actor, ids: string[]): Promise<void> {
  await db
    .updateTable('notices')
    .set({ read_at: setting.now() })
    .where('jurisdiction', '=', actor.jurisdiction)
    .where('organ', 'in', organsOf(actor))
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .execute();
}

export interface LeaderPage {
  day: string;
  totals: { open: number; late: number; risk: number; done: number };
  byOrgan: Tally[];
  byDocument: Tally[];
  late: CaseLine[];
  soon: CaseLine[];
  /** Opened and closed in each of the last twelve weeks, by the Monday that begins it. */
  weeks: { week: string; opened: number; closed: number }[];
  changed: CaseLine[];
}

/** One page: late, at risk, trend, what changed this week. Refusal forbidden. */
export async function leaderPage(db: Kysely<Tables>, setting: Setting, actor: Actor): Promise<LeaderPage> {
  if (!mayAtAll(actor, 'report.read')) throw new Refusal('forbidden', '这一页给领导和督查部门看。');
  const now = setting.now();
  const week = new Date(beginningOfDay(now).getTime() - 7 * 86_400_000);
  const [byOrgan, byDocument, late, soon, changed, weeks] = await Promise.all([
    tally(db, setting, actor, 'bearer'),
    tally(db, setting, actor, 'document'),
    listCases(db, setting, actor, { light: 'red', limit: 20 }),
    listCases(db, setting, actor, { light: 'yellow', limit: 20 }),
    listCases(db, setting, actor, { order: 'newest', limit: 20 }),
    weekly(db, actor, now),
  ]);
  const sum = (key: 'open' | 'late' | 'risk' | 'done') => byOrgan.reduce((total, one) => total + one[key], 0);
  return {
    day: dayOf(now),
    totals: { open: sum('open'), late: sum('late'), risk: sum('risk'), done: sum('done') },
    byOrgan,
    byDocument: byDocument.filter(({ name }) => name !== null),
    late: late.cases,
    soon: soon.cases,
    weeks,
    changed: changed.cases.filter(({ openedAt }) => openedAt >= week.toISOString()),
  };
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

async function openCalls(db: Kysely<Tables>, actor: Actor): Promise<Today['calls']> {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'case_id', 'what', 'due'])
    .where('jurisdiction', '=', actor.jurisdiction)
    .where('organ', 'in', organsOf(actor))
    .where('acknowledged_at', 'is', null)
    .where('due', 'is not', null)
    .orderBy('due')
    .execute();
  return rows.map(({ case_id, due, ...row }) => ({ ...row, caseId: case_id, due: due?.toISOString() ?? null }));
}

/** Those for which the actor works on cases. Never empty, so that a list of it is a list of nothing rather than an error. */
function organsOf(actor: Actor): string[] {
  const organs = [...new Set(actor.seats.filter(({ role }) => RIGHTS[role]['case.read']).map(({ organ }) => organ))];
  return organs.length > 0 ? organs : [''];
}
