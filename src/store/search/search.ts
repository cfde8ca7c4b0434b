/** Search over documents: candidates from the index, ranked, each shown with its best clause. */
import { type Kysely, sql } from 'kysely';
import { type FilterColumns, passes } from '../read/filter.ts';
import { permitted } from '../read/permission.ts';
import type { Tables } from '../schema.ts';
import type { DocumentFilter, Reader, SearchHit } from '../views.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Ranked, rankedDocuments } from './candidates.ts';
import type { Passage } from './passages.ts';
import { bestPlace } from './place.ts';
import { parseQuery, type Query } from './query.ts';
import type { Recent } from './recent.ts';

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
 * newer before older. `total` is exact below 500 and stops there. Where nothing has all that was typed, what has some of
 * it is found. `recent` is null in a small register.
 */
export async function search(
  db: Kysely<Tables>,
  reader: Reader,
  vocabulary: Vocabulary,
  recent: Recent | null,
  text: string,
  filter: DocumentFilter,
  page: { limit: number; offset: number },
): Promise<{ total: number; hits: SearchHit[] }> {
  const query = parseQuery(text, vocabulary);
  if (!query) return { total: 0, hits: [] };
  const { jurisdiction, visibility } = permitted(reader);
  const visible = sql<boolean>`jurisdiction = ${jurisdiction} AND visibility = ANY(${visibility}) AND ${passes(filter, COLUMNS)}`;
  let found: { total: number; documents: Ranked[] } = { total: 0, documents: [] };
  for (const condition of query.conditions) {
    found = await rankedDocuments(db, { condition, phrase: query.phrase, visible, page }, recent);
    if (found.total > 0) break;
  }
  return { total: found.total, hits: found.documents.map((document) => hit(document, query)) };
}

function hit(document: Ranked, query: Query): SearchHit {
  const { address: number, title, kind, dated, issue, first_line, last_line, rank } = document;
  const passages = JSON.parse(document.passages) as Passage[];
  const { anchor: clause, snippet, lines } = bestPlace(passages, title ?? number, query.terms);
  return { number, title, kind, dated, issue, clause, snippet, lines: lines ?? [first_line, last_line], rank };
}
