/**
 * The events of a jurisdiction: append only, numbered from 1, each bound to the one before by a hash. An event is written in
 * the transaction that changes what people read, under the lock of the jurisdiction's row.
 */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import { PREPARED } from './database.ts';
import { insertRows, type Writer } from './rows.ts';
import type { Tables } from './schema.ts';

export interface NewEvent {
  type: string;
  payload: Record<string, unknown>;
}

export interface Head {
  seq: number;
  hash: string;
}

/** What a hash binds. Its key order does not matter: the canonical JSON of RFC 8785 is hashed. */
export interface Link {
  jurisdiction: string;
  seq: number;
  id: string;
  at: string;
  actor: string;
  type: string;
  payload: Record<string, unknown>;
  previous: string;
}

/** The hash "before" the first event of a jurisdiction. */
export function genesis(jurisdiction: string): string {
  return sha256(`gongbao:${jurisdiction}`);
}

export function linkHash(link: Link): string {
  return sha256(canonicalize(link)!);
}

/**
 * Locks the jurisdiction until the transaction ends (made if it is new) and answers the end of its chain. Imports and all
 * other writers of one jurisdiction queue here.
 */
export async function lockJurisdiction(db: Writer, jurisdiction: string, name: string): Promise<Head> {
  await db
    .insertInto('jurisdictions')
    .values({ jurisdiction, name, head_seq: 0, head_hash: genesis(jurisdiction) })
    .onConflict((conflict) => conflict.column('jurisdiction').doNothing())
    .execute();
  const row = await db
    .selectFrom('jurisdictions')
    .select(['head_seq as seq', 'head_hash as hash'])
    .where('jurisdiction', '=', jurisdiction)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return row;
}

/** Appends events after `head` (from `lockJurisdiction`, in the same transaction) and answers the new end of the chain. */
export async function appendEvents(
  db: Writer,
  jurisdiction: string,
  head: Head,
  actor: string,
  at: Date,
  events: NewEvent[],
): Promise<Head> {
  let { seq, hash } = head;
  const rows = events.map(({ type, payload }) => {
    seq += 1;
    const link: Link = { jurisdiction, seq, id: uuid(), at: at.toISOString(), actor, type, payload, previous: hash };
    hash = linkHash(link);
    return { ...link, hash };
  });
  await insertRows(db, 'events', rows);
  await db
    .updateTable('jurisdictions')
    .set({ head_seq: seq, head_hash: hash })
    .where('jurisdiction', '=', jurisdiction)
    .execute();
  return { seq, hash };
}

/** The end of a jurisdiction's chain; it changes exactly when something that people read changes. */
export async function readHead(db: Kysely<Tables>, jurisdiction: string): Promise<Head | null> {
  const row = await db
    .selectFrom('jurisdictions')
    .modifyFront(PREPARED)
    .select(['head_seq as seq', 'head_hash as hash'])
    .where('jurisdiction', '=', jurisdiction)
    .executeTakeFirst();
  return row ?? null;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
