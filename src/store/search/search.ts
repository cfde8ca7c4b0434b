/** Search over documents: candidates from the index, ranked, each shown with its best clause. */
import { type Kysely, sql } from 'kysely';
import { type FilterColumns, passes } from '../read/filter.ts';
import { permitted } from '../read/permission.ts';
import type { Tables } from '../schema.ts';
import type { DocumentFilter, Reader, SearchHit } from '../views.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Ranked, rankedDocuments } from './candidates.ts';
import { bestPlaces } from './place.ts';
import { parseQuery, type Query } from './query.ts';

const COLUMNS: FilterColumns = {
  jurisdiction: 'search_documents.jurisdiction',
  document: 'search_documents.document_id',
  issue: 'search_documents.issue',
  kind: 'search_documents.kind',
  issuer: 'search_documents.issuer',
  topic: 'search_documents.topic',
  dated: 'search_documents.dated',
};

/**
 * The documents that answer `text`, best first: title before heading before text, words in their order before words apart,
 * newer before older. `total` is exact below 1,000 and stops there. Where nothing has all that was typed, what has some of
 * it is found. `recent` is the tsquery of the newest years (recent.ts), null in a small register.
 */
export async function search(
  db: Kysely<Tables>,
  reader: Reader,
  vocabulary: Vocabulary,
  recent: string | null,
  text: string,
  filter: DocumentFilter,
  page: { limit: number; offset: number },
): Promise<{ total: number; hits: SearchHit[] }> {
  const query = parseQuery(text, vocabulary);
  if (!query) return { total: 0, hits: [] };
  const { jurisdiction, visibility } = permitted(reader);
  const visible = sql<boolean>`jurisdiction = ${jurisdiction} AND visibility = ANY(${visibility}) AND ${passes(filter, COLUMNS)}`;
  const ranked = (condition: string) => rankedDocuments(db, { condition, phrase: query.phrase, visible, page }, recent);
  let found = await ranked(query.all);
  if (found.total === 0 && query.any !== query.all) found = await ranked(query.any);
  return { total: found.total, hits: await shown(db, reader, query, found.documents) };
}

/** The hits of a page, each with its best clause. */
async function shown(db: Kysely<Tables>, reader: Reader, query: Query, documents: Ranked[]): Promise<SearchHit[]> {
  if (documents.length === 0) return [];
  const ids = documents.map(({ document_id }) => document_id);
  const { jurisdiction } = permitted(reader);
  const summaries = sql<{
    id: string;
    address: string;
    title: string | null;
    kind: string | null;
    dated: string | null;
    issue: string;
    first_line: number;
    last_line: number;
  }>`
    SELECT documents.id, address, title, kind, dated, issues.key AS issue, first_line, last_line
    FROM documents JOIN issues ON issues.jurisdiction = documents.jurisdiction AND issues.id = documents.issue_id
    WHERE documents.jurisdiction = ${jurisdiction} AND documents.id = ANY(${ids})
      AND documents.superseded_at IS NULL AND issues.superseded_at IS NULL`.execute(db);
  const [{ rows }, places] = await Promise.all([summaries, bestPlaces(db, jurisdiction, ids, query.terms)]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return documents.flatMap(({ document_id, rank }) => {
    const row = byId.get(document_id);
    if (!row) return [];
    const { address: number, title, kind, dated, issue, first_line, last_line } = row;
    const { anchor: clause, snippet, lines } = places(document_id, title ?? number);
    return [{ number, title, kind, dated, issue, clause, snippet, lines: lines ?? [first_line, last_line], rank }];
  });
}
