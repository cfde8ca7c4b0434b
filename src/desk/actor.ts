/** Who acts: an account with the seats that it holds on the day, its own and those that it stands in for. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../store/schema.ts';

/**
 * clerk 经办, reviewer 审核, leader 负责人, supervisor 督查, gazette 公报编辑; three administrators kept apart (GB/T 22239
 * 8.1.10): system 系统管理员, security 安全管理员, auditor 审计员.
 */
export const ROLES = ['clerk', 'reviewer', 'leader', 'supervisor', 'gazette', 'system', 'security', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export interface Seat {
  id: string;
  /** By its present name. */
  organ: string;
  post: string | null;
  role: Role;
  /** The seat is another's, who is away. */
  standsIn: boolean;
}

export interface Actor {
  jurisdiction: string;
  account: string;
  person: string;
  seats: Seat[];
}

/** The program: what clocks order when they run out, and what imports bring. */
export function program(jurisdiction: string): Actor {
  return { jurisdiction, account: PROGRAM_ACCOUNT, person: '系统', seats: [] };
}

export const PROGRAM_ACCOUNT = 'program';

/** The account under which the gazette's own past is entered. */
export const RECORD_ACCOUNT = 'gazette-record';

export function isProgram(actor: Actor): boolean {
  return actor.account === PROGRAM_ACCOUNT;
}

/** The account with its seats of the day (YYYY-MM-DD). An account without a seat may do nothing. */
export async function actorOf(
  db: Kysely<Tables>,
  jurisdiction: string,
  account: { id: string; name: string },
  day: string,
): Promise<Actor> {
  const rows = await db
    .selectFrom('seats')
    .select(['id', 'organ', 'post', 'role', 'stands_in'])
    .where('jurisdiction', '=', jurisdiction)
    .where('account', '=', account.id)
    .where(holds('seats', day))
    // Whoever stands in does so only while the seat itself is held.
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('stands_in', 'is', null),
        exists(
          selectFrom('seats as own')
            .select('own.id')
            .whereRef('own.jurisdiction', '=', 'seats.jurisdiction')
            .whereRef('own.id', '=', 'seats.stands_in')
            .where(holds('own', day)),
        ),
      ]),
    )
    .orderBy('id')
    .execute();
  const seats = rows.map(({ id, organ, post, role, stands_in }) => ({
    id,
    organ,
    post,
    role: role as Role,
    standsIn: stands_in !== null,
  }));
  return { jurisdiction, account: account.id, person: account.name, seats };
}

/** The condition that a row of seats, under this name in the query, holds on a day. */
export function holds(table: string, day: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<boolean>`${column('superseded_at')} IS NULL AND ${column('valid_from')} <= ${day}::date
    AND (${column('valid_to')} IS NULL OR ${column('valid_to')} >= ${day}::date)`;
}
