/** A person's day: what waits for them, what is late, what they were told. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { type CaseLine, listCases, workCounts } from './board.ts';
import { dayOf } from './clocks.ts';
import { RIGHTS } from './permission.ts';
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
