/** The documents of an issue: new, changed, unchanged, or no longer there. */
import { v7 as uuid } from 'uuid';
import { topicOf } from '../../gazette/topic.ts';
import type { GazetteDocument, ReadIssue } from '../../gazette/types.ts';
import { type HeldClause, keepAnchors, type Matched } from '../anchors.ts';
import type { Import } from '../import.ts';
import { fingerprint } from '../json.ts';
import { asDecided } from '../readings.ts';
import { insertRows } from '../rows.ts';
import { titleOf } from '../title.ts';
import { decisionsOn } from './decisions.ts';
import { documentRow } from './document-rows.ts';
import { storeParts } from './parts.ts';

export interface StoredDocument {
  id: string;
  address: string;
  record: GazetteDocument;
  /** The record as an editor decided it. */
  shown: GazetteDocument;
  topic: string | null;
  /** `gone`: the new reading no longer has it. */
  state: 'new' | 'changed' | 'unchanged' | 'gone';
  /** The record before this import, where there was one. */
  before: GazetteDocument | null;
}

interface HeldDocument {
  id: string;
  version: number;
  address: string;
  number: string | null;
  position: number;
  topic: string | null;
  record: GazetteDocument;
  record_sha256: string;
}

/** Stores the documents of an issue and answers all of them, those that are gone included. */
export async function storeDocuments(job: Import, issueId: string, read: ReadIssue): Promise<StoredDocument[]> {
  const held = await heldDocuments(job, issueId);
  const clauses = await heldClauses(
    job,
    held.map(({ id }) => id),
  );
  const previous = pairByNumber(read.documents, held);
  const addresses = await newAddresses(job, read, previous);
  const decisions = await decisionsOn(
    job,
    held.map(({ address }) => address),
  );
  const stored: StoredDocument[] = [];
  const rows: ReturnType<typeof documentRow>[] = [];
  const matches: { id: string; matched: Matched; isNew: boolean }[] = [];
  for (const [position, printed] of read.documents.entries()) {
    const before = previous.get(printed) ?? null;
    const matched = keepAnchors(printed, clauses.get(before?.id ?? '') ?? []);
    const { record } = matched;
    const id = before?.id ?? uuid();
    const address = before?.address ?? addresses.get(printed)!;
    const shown = asDecided(record, decisions(address));
    const topic = topicOf(titleOf(shown), openingText(record));
    const known = { id, address, record, shown, topic, before: before?.record ?? null };
    const fields = before ? changedFields(before, { record, position, topic }) : [];
    if (before && fields.length === 0) {
      stored.push({ ...known, state: 'unchanged' });
      continue;
    }
    const version = (before?.version ?? 0) + 1;
    const standing = { jurisdiction: job.jurisdiction.code, id, version, address, issue_id: issueId, position, topic };
    const row = documentRow(standing, record, shown, job.now);
    rows.push(row);
    job.events.push({
      type: before ? 'document.changed' : 'document.added',
      payload: {
        document: id,
        version,
        number: record.number,
        address,
        issue: issueId,
        record: row.record_sha256,
        ...(before && { fields }),
      },
    });
    matches.push({ id, matched, isNew: !before });
    stored.push({ ...known, state: before ? 'changed' : 'new' });
  }
  const kept = new Set([...previous.values()].map(({ id }) => id));
  for (const document of held.filter(({ id }) => !kept.has(id))) {
    job.events.push({ type: 'document.superseded', payload: { document: document.id, number: document.number } });
    const { id, address, record, topic } = document;
    stored.push({ id, address, record, shown: record, topic, state: 'gone', before: record });
  }
  await supersede(job, stored);
  await insertRows(job.db, 'documents', rows);
  await storeParts(job, stored, matches);
  return stored;
}

/** The first words of a text, enough to tell what it is about. */
function openingText({ clauses }: GazetteDocument): string {
  const words = (clause: GazetteDocument['clauses'][number]): string =>
    clause.text + clause.children.map(words).join('');
  return clauses.slice(0, 3).map(words).join('').slice(0, 300);
}

async function heldDocuments({ db, jurisdiction }: Import, issueId: string): Promise<HeldDocument[]> {
  return await db
    .selectFrom('documents')
    .select(['id', 'version', 'address', 'number', 'position', 'topic', 'record', 'record_sha256'])
    .where('jurisdiction', '=', jurisdiction.code)
    .where('issue_id', '=', issueId)
    .where('superseded_at', 'is', null)
    .orderBy('position')
    .execute();
}

async function heldClauses({ db, jurisdiction }: Import, documents: string[]): Promise<Map<string, HeldClause[]>> {
  const byDocument = new Map<string, HeldClause[]>();
  if (documents.length === 0) return byDocument;
  const rows = await db
    .selectFrom('clauses')
    .select(['document_id', 'id', 'version', 'anchor', 'kind', 'label', 'text', 'lines'])
    .where('jurisdiction', '=', jurisdiction.code)
    .where('document_id', 'in', documents)
    .where('superseded_at', 'is', null)
    .orderBy('document_id')
    .orderBy('position')
    .execute();
  for (const { document_id, ...clause } of rows) {
    const list = byDocument.get(document_id);
    if (list) list.push(clause);
    else byDocument.set(document_id, [clause]);
  }
  return byDocument;
}

/** By number, in print order where a number stands twice; texts without a number by their order among themselves. */
function pairByNumber(documents: GazetteDocument[], held: HeldDocument[]): Map<GazetteDocument, HeldDocument> {
  const open = Map.groupBy(held, ({ number }) => number);
  const pairs = new Map<GazetteDocument, HeldDocument>();
  for (const document of documents) {
    const before = open.get(document.number)?.shift();
    if (before) pairs.set(document, before);
  }
  return pairs;
}

/** The number is the address; where it is missing or already taken, a name in its place. */
async function newAddresses(
  { db, jurisdiction }: Import,
  { issue, documents }: ReadIssue,
  previous: Map<GazetteDocument, HeldDocument>,
): Promise<Map<GazetteDocument, string>> {
  const fresh = documents.filter((document) => !previous.has(document));
  const names = fresh.map(({ number }) => number ?? `${issue.key}无号`);
  const rows = await db
    .selectFrom('documents')
    .select('address')
    .where('jurisdiction', '=', jurisdiction.code)
    .where('superseded_at', 'is', null)
    .where((where) =>
      where.or([
        where('number', 'in', [...names, '']),
        where('address', 'like', `${issue.key.replaceAll(/[%_\\]/g, '')}无号%`),
      ]),
    )
    .execute();
  const taken = new Set(rows.map(({ address }) => address));
  const addresses = new Map<GazetteDocument, string>();
  for (const [index, document] of fresh.entries()) {
    const address = freeAddress(names[index]!, issue.key, document.number === null, taken);
    taken.add(address);
    addresses.set(document, address);
  }
  return addresses;
}

function freeAddress(name: string, issue: string, unnumbered: boolean, taken: Set<string>): string {
  if (!unnumbered && !taken.has(name)) return name;
  for (let n = 1; ; n++) {
    const address = unnumbered ? `${name}${n}` : `${name}（${issue}${n > 1 ? `-${n}` : ''}）`;
    if (!taken.has(address)) return address;
  }
}

function changedFields(
  before: HeldDocument,
  after: { record: GazetteDocument; position: number; topic: string | null },
): string[] {
  const fields: string[] = [];
  if (before.position !== after.position) fields.push('position');
  if (before.topic !== after.topic) fields.push('topic');
  const names = new Set([...Object.keys(before.record), ...Object.keys(after.record)]) as Set<keyof GazetteDocument>;
  for (const name of names) {
    if (fingerprint(before.record[name] ?? null) !== fingerprint(after.record[name] ?? null)) fields.push(name);
  }
  return fields.sort();
}

async function supersede({ db, jurisdiction, now }: Import, stored: StoredDocument[]): Promise<void> {
  const replaced = stored.filter(({ state }) => state === 'changed' || state === 'gone').map(({ id }) => id);
  const gone = stored.filter(({ state }) => state === 'gone').map(({ id }) => id);
  if (replaced.length > 0) {
    await db
      .updateTable('documents')
      .set({ superseded_at: now })
      .where('jurisdiction', '=', jurisdiction.code)
      .where('id', 'in', replaced)
      .where('superseded_at', 'is', null)
      .execute();
  }
  if (gone.length > 0) {
    await db
      .updateTable('clauses')
      .set({ superseded_at: now })
      .where('jurisdiction', '=', jurisdiction.code)
      .where('document_id', 'in', gone)
      .where('superseded_at', 'is', null)
      .execute();
  }
}
