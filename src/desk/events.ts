/**
 * The events of the desk: append only, one chain for a jurisdiction, numbered inside each stream as well. An event is written in
 * the transaction that changes the projections, at its end: the chain's row is the only lock that all writers share.
 */
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { PREPARED } from '../store/database.ts';
import { genesis, type Head } from '../store/events.ts';
import type { Writer } from '../store/rows.ts';
import type { Actor } from './actor.ts';

export interface DeskEvent {
  type: string;
  /** The case, row, account … that it belongs to. */
  stream: string;
  streamSeq: number;
  /** Digest of the policy under which it happened; '' where none has a say. */
  policy: string;
  payload: Record<string, unknown>;
}

/** What a hash binds. */
export interface DeskLink {
  jurisdiction: string;
  seq: number;
  id: string;
  at: string;
  actor: string;
  type: string;
  stream: string;
  stream_seq: number;
  policy: string;
  payload: Record<string, unknown>;
  previous: string;
}

/** SHA-256, or SM3 (GB/T 32905) where GONGBAO_HASH=sm3 asks for it. A hash names its algorithm unless it is SHA-256. */
export type Algorithm = 'sha256' | 'sm3';

function algorithm(): Algorithm {
  return process.env.GONGBAO_HASH === 'sm3' ? 'sm3' : 'sha256';
}

/** A link whose payload is the text of its canonical JSON, as the database keeps it. */
export type WrittenLink = Omit<DeskLink, 'payload'> & { payload: string };

/** What is hashed: the canonical JSON of RFC 8785, whose keys stand in alphabetical order. */
function canonicalOf({
  actor,
  at,
  id,
  jurisdiction,
  payload,
  policy,
  previous,
  seq,
  stream,
  stream_seq,
  type,
}: WrittenLink): string {
  const text = JSON.stringify;
  return `{"actor":${text(actor)},"at":"${at}","id":"${id}","jurisdiction":${text(jurisdiction)},"payload":${payload},"policy":"${policy}","previous":"${previous}","seq":${seq},"stream":"${stream}","stream_seq":${stream_seq},"type":${text(type)}}`;
}

/** The hash of a link. */
export function deskHash(link: WrittenLink, by: Algorithm): string {
  const hex = hash(by, canonicalOf(link));
  return by === 'sm3' ? `sm3:${hex}` : hex;
}

/** A link as it is written: its payload canonical. */
export function written({ payload, ...link }: DeskLink): WrittenLink {
  return { ...link, payload: canonicalize(payload)! };
}

export function algorithmOf(hash: string): Algorithm {
  return hash.startsWith('sm3:') ? 'sm3' : 'sha256';
}

/**
 * Takes the chain until the transaction ends, and answers its end. Ask for it as late as possible; it may be asked for to
 * number a case by its first event.
 */
export async function takeChain(db: Writer, jurisdiction: string): Promise<Head> {
  const take = () =>
    db
      .selectFrom('desk_chains')
      .modifyFront(PREPARED)
      .select(['head_seq as seq', 'head_hash as hash'])
      .where('jurisdiction', '=', jurisdiction)
      .forUpdate()
      .executeTakeFirst();
  const found = await take();
  if (found) return found;
  await db
    .insertInto('desk_chains')
    .values({ jurisdiction, head_seq: 0, head_hash: genesis(jurisdiction) })
    .onConflict((conflict) => conflict.column('jurisdiction').doNothing())
    .execute();
  return (await take())!;
}

/** Appends after `head` (from takeChain, in the same transaction) and answers the new end. */
export async function append(db: Writer, actor: Actor, at: Date, head: Head, events: DeskEvent[]): Promise<Head> {
  if (events.length === 0) return head;
  const by = algorithm();
  let { seq, hash: last } = head;
  const { jurisdiction } = actor;
  const rows = events.map((event) => {
    seq += 1;
    const link = written({
      jurisdiction,
      seq,
      id: uuid(),
      at: at.toISOString(),
      actor: actor.account,
      type: event.type,
      stream: event.stream,
      stream_seq: event.streamSeq,
      policy: event.policy,
      payload: asStored(event.payload),
      previous: last,
    });
    last = deskHash(link, by);
    // The database takes the very text that was hashed.
    return `${canonicalOf(link).slice(0, -1)},"hash":"${last}"}`;
  });
  await sql`
    /* prepared */ WITH appended AS (INSERT INTO desk_events SELECT * FROM json_populate_recordset(NULL::desk_events, ${`[${rows.join()}]`}::json))
    UPDATE desk_chains SET head_seq = ${seq}, head_hash = ${last} WHERE jurisdiction = ${jurisdiction}`.execute(db);
  return { seq, hash: last };
}

/** The payload as the database gives it back: without what JSON does not hold. */
function asStored(payload: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(payload)) as Record<string, unknown>;
}
