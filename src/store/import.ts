/** Takes one read issue into the store: one transaction, in which nothing is deleted and every change is an event. */
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { ReadIssue } from '../gazette/types.ts';
import { appendEvents, lockJurisdiction, type NewEvent } from './events.ts';
import { deriveRegister } from './import/derive.ts';
import { type StoredDocument, storeDocuments } from './import/documents.ts';
import { refreshPages } from './import/pages.ts';
import { indexDocuments } from './import/search-index.ts';
import { fingerprint, storable } from './json.ts';
import { insertRows, type Writer } from './rows.ts';
import type { Tables } from './schema.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Jurisdiction {
  /** 行政区划代码, GB/T 2260: 141102. */
  code: string;
  name: string;
  vocabulary: Vocabulary;
}

export interface Source {
  /** SHA-256 of the file as it was given. */
  sha256: string;
  /** SHA-256 of the reader's code and data; a later start with the same file and reader need not read it again. */
  reader: string;
}

export interface Imported {
  issue: string;
  documents: number;
  new: number;
  changed: number;
  unchanged: number;
}

/** What an import works with: one transaction, one jurisdiction (locked), one instant. */
export interface Import {
  db: Writer;
  jurisdiction: Jurisdiction;
  now: Date;
  /** Events to append when all is done. */
  events: NewEvent[];
}

/**
 * Stores a read issue. The same content again changes nothing. A better reading of the same issue supersedes what it
 * changes and keeps identities and anchors where the text is the same. All or nothing, also when the program is killed;
 * several imports into one jurisdiction queue.
 */
export async function importIssue(
  db: Kysely<Tables>,
  jurisdiction: Jurisdiction,
  read: ReadIssue,
  source: Source,
  actor = 'import',
): Promise<Imported> {
  const { text, ...reading } = storable(read);
  const content = fingerprint({ reading, text, vocabulary: jurisdiction.vocabulary.sha256 });
  return await db.transaction().execute(async (tx) => {
    const head = await lockJurisdiction(tx, jurisdiction.code, jurisdiction.name);
    const job: Import = { db: tx, jurisdiction, now: new Date(), events: [] };
    const held = await heldIssue(tx, jurisdiction.code, read.issue.key);
    if (held?.content_sha256 === content) {
      await rememberSource(tx, jurisdiction.code, held.id, source);
      const documents = read.documents.length;
      return { issue: read.issue.key, documents, new: 0, changed: 0, unchanged: documents };
    }
    const issueId = await storeIssue(job, { ...reading, text }, content, source, held);
    const stored = await storeDocuments(job, issueId, { ...reading, text });
    const touched = await deriveRegister(job, stored);
    await refreshPages(job, issueId, touched);
    await indexDocuments(job, read.issue.key, stored);
    await appendEvents(tx, jurisdiction.code, head, actor, job.now, job.events);
    const count = (state: StoredDocument['state']) => stored.filter((document) => document.state === state).length;
    return {
      issue: read.issue.key,
      documents: read.documents.length,
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
    };
  });
}

/** The jurisdiction that holds this file as this reader reads it; null where it must be read. */
export async function alreadyImported(db: Kysely<Tables>, source: Source): Promise<string | null> {
  const row = await db
    .selectFrom('issues')
    .select('jurisdiction')
    .where('superseded_at', 'is', null)
    .where('source_sha256', '=', source.sha256)
    .where('reader_sha256', '=', source.reader)
    .executeTakeFirst();
  return row?.jurisdiction ?? null;
}

type HeldIssue = { id: string; version: number; content_sha256: string };

async function heldIssue(db: Writer, jurisdiction: string, key: string): Promise<HeldIssue | undefined> {
  return await db
    .selectFrom('issues')
    .select(['id', 'version', 'content_sha256'])
    .where('jurisdiction', '=', jurisdiction)
    .where('key', '=', key)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
}

async function rememberSource(db: Writer, jurisdiction: string, id: string, source: Source): Promise<void> {
  await db
    .updateTable('issues')
    .set({ source_sha256: source.sha256, reader_sha256: source.reader })
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .execute();
}

async function storeIssue(
  { db, jurisdiction, now, events }: Import,
  read: ReadIssue,
  content: string,
  source: Source,
  held: HeldIssue | undefined,
): Promise<string> {
  const id = held?.id ?? uuid();
  const version = (held?.version ?? 0) + 1;
  if (held) {
    await db
      .updateTable('issues')
      .set({ superseded_at: now })
      .where('jurisdiction', '=', jurisdiction.code)
      .where('id', '=', id)
      .where('superseded_at', 'is', null)
      .execute();
  }
  const { issue, damage, missing } = read;
  const common = {
    jurisdiction: jurisdiction.code,
    id,
    version,
    key: issue.key,
    year: issue.year,
    number: issue.number,
  };
  const sums = { source_sha256: source.sha256, content_sha256: content, reader_sha256: source.reader };
  await insertRows(db, 'issues', [
    { ...common, head: issue, damage, missing, ...sums, recorded_at: now, superseded_at: null },
  ]);
  const lines = read.text.map((text, index) => ({
    ...{ jurisdiction: jurisdiction.code, issue_id: id, version },
    ...{ line: index + 1, text },
  }));
  await insertRows(db, 'issue_lines', lines);
  events.push({
    type: held ? 'issue.changed' : 'issue.added',
    payload: { issue: id, version, key: issue.key, source: source.sha256, content, lines: lines.length },
  });
  return id;
}
