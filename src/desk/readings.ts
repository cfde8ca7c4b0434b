/** An editor looks at what the reader inferred or repaired, and confirms it or puts it right, with name and time. */
import { type Kysely, sql } from 'kysely';
import { v5 as namedUuid, v7 as uuid } from 'uuid';
import { lockJurisdiction } from '../store/events.ts';
import { showDecisions } from '../store/import/show-decisions.ts';
import { readIssues } from '../store/read/issues.ts';
import { visibleDocuments, visiblePages } from '../store/read/permission.ts';
import { type Decided, type Decision, type Reading, readingsOf } from '../store/readings.ts';
import type { Tables } from '../store/schema.ts';
import type { DocumentView } from '../store/views.ts';
import type { Actor } from './actor.ts';
import { append, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { mayAtAll } from './permission.ts';
import type { Setting } from './setting.ts';

export interface OpenReading extends Reading {
  confirmation: Confirmation | null;
}

export interface Confirmation extends Decided {
  actor: string;
  at: string;
}

export interface DocumentReadings {
  number: string;
  title: string | null;
  issue: string;
  lines: [number, number];
  /** The lines of the document as printed; the first is `lines[0]`. */
  source: string[];
  readings: OpenReading[];
}

export interface ReadingCount {
  number: string;
  title: string | null;
  titleInferred: boolean;
  /** Readings in all, and those that somebody has decided. */
  readings: number;
  decided: number;
  /** Of those that are open, the least certain; 1 where none is open. */
  least: number;
}

/** The issues that are held, newest first. Refusal forbidden. */
export async function issuesToRead(db: Kysely<Tables>, actor: Actor) {
  mayRead(actor);
  return readIssues(db, publicOf(actor));
}

/** The documents of an issue with what is to be looked at, as printed. Refusal forbidden. */
export async function readingCounts(db: Kysely<Tables>, actor: Actor, issue: string): Promise<ReadingCount[]> {
  mayRead(actor);
  const pages = await visibleDocuments(db, publicOf(actor))
    .innerJoin('document_pages', (join) =>
      join
        .onRef('document_pages.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('document_pages.document_id', '=', 'documents.id'),
    )
    .select('document_pages.view')
    .where('issues.key', '=', issue)
    .orderBy('documents.position')
    .execute();
  const views = pages.map(({ view }) => JSON.parse(view) as DocumentView);
  const held = await confirmationsOf(
    db,
    actor,
    views.map(({ number }) => number),
  );
  return views.map((view) => {
    const readings = withConfirmations(view, held);
    const open = readings.filter(({ confirmation }) => confirmation === null);
    return {
      number: view.number,
      title: view.title,
      titleInferred: view.titleInferred,
      readings: readings.length,
      decided: readings.length - open.length,
      least: Math.min(1, ...open.map(({ confidence }) => confidence)),
    };
  });
}

/** One document beside its lines. Refusal unknown, forbidden. */
export async function documentReadings(db: Kysely<Tables>, actor: Actor, number: string): Promise<DocumentReadings> {
  mayRead(actor);
  const view = await viewOf(db, actor, number);
  const readings = withConfirmations(view, await confirmationsOf(db, actor, [number]));
  const { title, issue, lines, source } = view;
  return { number, title, issue, lines, source, readings };
}

/** Puts on record that a reading is right, or what it should be. Refusal forbidden, unknown, invalid. */
export async function confirmReading(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  asked: { document: string; subject: string; decision: Decision; value?: string | undefined },
): Promise<void> {
  if (!mayAtAll(actor, 'document.edit')) throw new Refusal('forbidden', '文本核定由公报编辑办理；你没有这个职责。');
  const { document, subject, decision } = asked;
  const value = asked.value?.trim() || null;
  if (decision === 'corrected' && value === null) throw new Refusal('invalid', '请写明应当是什么。');
  const view = await viewOf(db, actor, document);
  const reading = readingsOf(view.record).find((one) => one.subject === subject);
  if (!reading) throw new Refusal('unknown', '文件里没有这一处；文本可能已重新整理，请刷新。');
  await db.transaction().execute(async (trx) => {
    const { jurisdiction } = actor;
    const now = setting.now();
    const place = { code: jurisdiction, name: jurisdiction, vocabulary: setting.vocabulary };
    // The register is locked before the desk, as by every import.
    const register = await lockJurisdiction(trx, place.code, place.name);
    const head = await takeChain(trx, jurisdiction);
    await trx
      .updateTable('confirmations')
      .set({ superseded_at: now })
      .where('jurisdiction', '=', jurisdiction)
      .where('document', '=', document)
      .where('subject', '=', subject)
      .where('superseded_at', 'is', null)
      .execute();
    const row = { document, subject, found: reading.found, decision, value };
    await trx
      .insertInto('confirmations')
      .values({ jurisdiction, id: uuid(), ...row, actor: actor.account, at: now, superseded_at: null })
      .execute();
    const stream = namedUuid(`${jurisdiction} ${document} ${subject}`, READINGS);
    const { count } = await trx
      .selectFrom('desk_events')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('jurisdiction', '=', jurisdiction)
      .where('stream', '=', stream)
      .executeTakeFirstOrThrow();
    const payload = { ...row, lines: reading.lines, repair: reading.repair };
    const event = { type: 'reading-confirmed', stream, streamSeq: count + 1, policy: '', payload };
    await append(trx, actor, now, head, [event]);
    await showDecisions(trx, place, register, { document, actor: actor.account, at: now });
  });
}

/** The name space of streams of readings. */
const READINGS = '0c7e3e0a-5b4f-5f5e-9b1c-6d2a3f4b5c6d';

function mayRead(actor: Actor): void {
  if (!mayAtAll(actor, 'document.edit')) throw new Refusal('forbidden', '这一页给公报编辑用；你没有这个职责。');
}

function publicOf({ jurisdiction }: Actor) {
  return { jurisdiction, role: 'public' } as const;
}

async function viewOf(db: Kysely<Tables>, actor: Actor, number: string): Promise<DocumentView> {
  const row = await visiblePages(db, publicOf(actor)).select('view').where('address', '=', number).executeTakeFirst();
  if (!row) throw new Refusal('unknown', `没有“${number}”这份文件。`);
  return JSON.parse(row.view) as DocumentView;
}

/** By document and subject. */
async function confirmationsOf(
  db: Kysely<Tables>,
  actor: Actor,
  documents: string[],
): Promise<Map<string, Confirmation>> {
  if (documents.length === 0) return new Map();
  const rows = await db
    .selectFrom('confirmations')
    .select(['document', 'subject', 'decision', 'value', 'actor', 'at'])
    .where('jurisdiction', '=', actor.jurisdiction)
    .where('document', 'in', documents)
    .where('superseded_at', 'is', null)
    .execute();
  return new Map(
    rows.map(({ document, subject, decision, at, ...row }) => [
      keyOf(document, subject),
      { ...row, decision: decision as Decision, at: at.toISOString() },
    ]),
  );
}

function keyOf(document: string, subject: string): string {
  return `${document}\n${subject}`;
}

function withConfirmations({ number, record }: DocumentView, held: Map<string, Confirmation>): OpenReading[] {
  return readingsOf(record).map((reading) => ({
    ...reading,
    confirmation: held.get(keyOf(number, reading.subject)) ?? null,
  }));
}
