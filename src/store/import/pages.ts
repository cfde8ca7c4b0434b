/** What a reader of a document gets, made ready at import: reading is then one row by its key. */
import { sql } from 'kysely';
import type { GazetteDocument } from '../../gazette/types.ts';
import type { Import } from '../import.ts';
import { fingerprint } from '../json.ts';
import { shownDecisions } from '../readings.ts';
import { insertRows } from '../rows.ts';
import { standingDocuments } from '../standing.ts';
import type { DocumentSummary, DocumentView, Reference, Validity } from '../views.ts';
import { decisionsOn } from './decisions.ts';
import { resolveRelations, type StandingRelation } from './relations.ts';
import { heldTitles, standingRelations } from './standing.ts';

interface Row {
  id: string;
  address: string;
  number: string | null;
  issue_id: string;
  issue: string;
  position: number;
  visibility: string;
  topic: string | null;
  title: string | null;
  title_inferred: boolean;
  record: GazetteDocument;
}

/** What is known of any held document, by id. */
interface Known {
  id: string;
  address: string;
  number: string | null;
  title: string | null;
  issue: string;
}

/** Makes the pages of the `touched` documents and of all of `issueId` (they name their neighbours) again. */
export async function refreshPages(job: Import, issueId: string, touched: Set<string>): Promise<void> {
  const { db, jurisdiction } = job;
  const rows = await documentRows(job, issueId, touched);
  const ids = rows.map(({ id }) => id);
  const known = await knownDocuments(job);
  const references = await referencesOf(job, rows, known);
  const validity = await validityOf(job, ids, known);
  const sources = await sourceLines(job, rows);
  const summaries = new Map(rows.map((row) => [row.id, summary(row, validity.get(row.id))]));
  const neighbours = neighboursOf(rows, summaries);
  const decisions = await decisionsOn(
    job,
    rows.map(({ address }) => address),
  );
  const pages = rows.map((row) => {
    const { record } = row;
    const view: Omit<DocumentView, 'version'> = {
      ...summaries.get(row.id)!,
      record,
      decisions: shownDecisions(record, decisions(row.address)),
      validityDetail: validity.get(row.id) ?? { state: '未标明', evidence: null },
      ...references(row),
      source: sources(row),
      ...neighbours(row),
    };
    const version = fingerprint(view);
    return {
      ...{ jurisdiction: jurisdiction.code, address: row.address, document_id: row.id, visibility: row.visibility },
      ...{ version, modified: job.now, view: JSON.stringify({ ...view, version }) },
    };
  });
  const same = await unchangedPages(job, pages);
  await sql`
    DELETE FROM document_pages
    WHERE jurisdiction = ${jurisdiction.code} AND document_id = ANY(${[...touched, ...ids].filter((id) => !same.has(id))})`.execute(
    db,
  );
  await insertRows(
    db,
    'document_pages',
    pages.filter(({ document_id }) => !same.has(document_id)),
  );
}

async function unchangedPages(
  { db, jurisdiction }: Import,
  pages: { address: string; version: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ address: string; version: string; document_id: string }>`
    SELECT address, version, document_id FROM document_pages
    WHERE jurisdiction = ${jurisdiction.code} AND address = ANY(${pages.map(({ address }) => address)})`.execute(db);
  const versions = new Map(pages.map(({ address, version }) => [address, version]));
  return new Set(
    rows.filter(({ address, version }) => versions.get(address) === version).map((row) => row.document_id),
  );
}

async function documentRows({ db, jurisdiction }: Import, issueId: string, touched: Set<string>): Promise<Row[]> {
  return await standingDocuments(db, jurisdiction.code)
    .select(['documents.id', 'address', 'documents.number', 'issue_id', 'issues.key as issue', 'position'])
    .select(['visibility', 'topic', 'record', 'documents.title', 'title_inferred'])
    // The neighbours' own neighbours are needed too: whole issues are read, and unchanged pages left as they are.
    .where((where) =>
      where.or([
        where('issue_id', '=', issueId),
        where('issue_id', 'in', (query) =>
          query
            .selectFrom('documents as other')
            .select('other.issue_id')
            .where('other.jurisdiction', '=', jurisdiction.code)
            .where('other.id', 'in', [...touched, issueId]),
        ),
      ]),
    )
    .orderBy('issue_id')
    .orderBy('position')
    .execute();
}

async function knownDocuments({
  db,
  jurisdiction,
}: Import): Promise<{ byId: Map<string, Known>; byNumber: Map<string, Known> }> {
  const rows = await standingDocuments(db, jurisdiction.code)
    .select(['documents.id', 'address', 'documents.number', 'documents.title', 'issues.key as issue'])
    .execute();
  const byNumber = new Map<string, Known>();
  for (const row of rows) {
    // A number printed twice means the document that has it as its address.
    if (row.number && (row.address === row.number || !byNumber.has(row.number))) byNumber.set(row.number, row);
  }
  return { byId: new Map(rows.map((row) => [row.id, row])), byNumber };
}

/** The references of each document, both ways. */
async function referencesOf(
  job: Import,
  rows: Row[],
  { byId, byNumber }: Awaited<ReturnType<typeof knownDocuments>>,
): Promise<
  (
    row: Row,
  ) => Pick<
    DocumentView,
    'cites' | 'citedBy' | 'repeals' | 'repealedBy' | 'amends' | 'amendedBy' | 'interprets' | 'interpretedBy'
  >
> {
  const { db, jurisdiction } = job;
  const numbers = rows.flatMap(({ number }) => (number ? [number] : []));
  const { rows: incoming } = await sql<{ document_id: string; number: string; line: number }>`
    SELECT document_id, number, line FROM citations
    WHERE jurisdiction = ${jurisdiction.code} AND superseded_at IS NULL AND number = ANY(${numbers})
    ORDER BY line`.execute(db);
  const citing = Map.groupBy(incoming, ({ number }) => number);
  const relations = await standingRelations(job);
  const targets = new Map(
    resolveRelations(relations, await heldTitles(job)).map(({ relation, target }) => [relation, target]),
  );
  const outgoing = Map.groupBy(relations, ({ document_id }) => document_id);
  const aimed = Map.groupBy(
    relations.filter((relation) => targets.has(relation)),
    (relation) => targets.get(relation)!,
  );
  const to = (known: Known, line: number | null, evidence: string | null): Reference => {
    const { address: number, title, issue } = known;
    return { number, title, held: true, issue, line, evidence };
  };
  const forward = (row: Row, type: StandingRelation['type']) =>
    (outgoing.get(row.id) ?? [])
      .filter((relation) => relation.type === type)
      .map((relation): Reference => {
        const target = byId.get(targets.get(relation) ?? '');
        if (target) return to(target, relation.first_line, relation.evidence);
        const { number, subject: title, first_line: line, evidence } = relation;
        return { number, title, held: false, issue: null, line, evidence };
      });
  const backward = (row: Row, type: StandingRelation['type']) =>
    (aimed.get(row.id) ?? [])
      .filter((relation) => relation.type === type && byId.has(relation.document_id))
      .map((relation) => to(byId.get(relation.document_id)!, relation.first_line, relation.evidence));
  return (row) => ({
    cites: onceEach(
      row.record.citations.map(({ number, title, line }) => {
        const held = byNumber.get(number);
        return held ? to(held, line, null) : { number, title, held: false, issue: null, line, evidence: null };
      }),
    ),
    citedBy: onceEach(
      (citing.get(row.number ?? '') ?? [])
        .filter(({ document_id }) => document_id !== row.id && byId.has(document_id))
        .map(({ document_id, line }) => to(byId.get(document_id)!, line, null)),
    ),
    repeals: forward(row, 'repeals'),
    repealedBy: backward(row, 'repeals'),
    amends: forward(row, 'amends'),
    amendedBy: backward(row, 'amends'),
    interprets: forward(row, 'interprets'),
    interpretedBy: backward(row, 'interprets'),
  });
}

/** The first place counts. */
function onceEach(references: Reference[]): Reference[] {
  return [...Map.groupBy(references, ({ number }) => number).values()].map(([first]) => first!);
}

async function validityOf(
  { db, jurisdiction }: Import,
  ids: string[],
  { byId }: { byId: Map<string, Known> },
): Promise<Map<string, Validity>> {
  const { rows } = await sql<{
    document_id: string;
    state: Validity['state'];
    by_document_id: string;
    sentence: string;
    first_line: number;
    last_line: number;
  }>`
    SELECT document_id, state, by_document_id, sentence, first_line, last_line FROM validity
    WHERE jurisdiction = ${jurisdiction.code} AND superseded_at IS NULL AND document_id = ANY(${ids})`.execute(db);
  return new Map(
    rows.map(({ document_id, state, by_document_id, sentence, first_line, last_line }) => {
      const { address: document, issue } = byId.get(by_document_id)!;
      return [document_id, { state, evidence: { document, sentence, lines: [first_line, last_line], issue } }];
    }),
  );
}

async function sourceLines({ db, jurisdiction }: Import, rows: Row[]): Promise<(row: Row) => string[]> {
  const issues = [...new Set(rows.map(({ issue_id }) => issue_id))];
  const { rows: lines } = await sql<{ issue_id: string; text: string }>`
    SELECT issue_id, text FROM issue_lines
    WHERE jurisdiction = ${jurisdiction.code} AND (issue_id, version) IN (
      SELECT id, version FROM issues
      WHERE jurisdiction = ${jurisdiction.code} AND superseded_at IS NULL AND id = ANY(${issues}))
    ORDER BY issue_id, line`.execute(db);
  const byIssue = Map.groupBy(lines, ({ issue_id }) => issue_id);
  return ({
    issue_id,
    record: {
      lines: [first, last],
    },
  }) => (byIssue.get(issue_id) ?? []).slice(first - 1, last).map(({ text }) => text);
}

function neighboursOf(
  rows: Row[],
  summaries: Map<string, DocumentSummary>,
): (row: Row) => Pick<DocumentView, 'previous' | 'next'> {
  const places = new Map(rows.map((row, index) => [row.id, index]));
  const at = (row: Row, index: number) => {
    const other = rows[index];
    return other && other.issue_id === row.issue_id ? summaries.get(other.id)! : null;
  };
  return (row) => {
    const place = places.get(row.id)!;
    return { previous: at(row, place - 1), next: at(row, place + 1) };
  };
}

/** The summary of a document, from its row. */
function summary(
  { address, title, title_inferred, record, topic, issue }: Row,
  validity: Validity | undefined,
): DocumentSummary {
  return {
    number: address,
    title,
    titleInferred: title_inferred,
    kind: record.kind,
    issuer: record.issuer,
    dated: record.dated,
    topic,
    issue,
    lines: record.lines,
    validity: validity?.state ?? '未标明',
  };
}
