/** Search over documents: candidates from the index, ranked, each shown with its best clause. */
import { type Kysely, sql } from 'kysely';
import { PREPARED } from '../database.ts';
import { type FilterColumns, passes } from '../read/filter.ts';
import { permitted } from '../read/permission.ts';
import type { Tables } from '../schema.ts';
import type { DocumentFilter, Reader, SearchHit } from '../views.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Ranked, rankedDocuments } from './candidates.ts';
import { bestPlace, type Passage } from './place.ts';
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
  return { total: found.total, hits: await shown(db, reader, query, found.documents) };
}

interface Found {
  id: string;
  address: string;
  title: string | null;
  kind: string | null;
  dated: string | null;
  issue: string;
  first_line: number;
  last_line: number;
  clauses: Passage[] | null;
  tables: [anchor: string, rows: { line: number; cells: string[] }[]][] | null;
}

/** The hits of a page, each with its best clause or table row. */
async function shown(db: Kysely<Tables>, reader: Reader, query: Query, documents: Ranked[]): Promise<SearchHit[]> {
  if (documents.length === 0) return [];
  const { jurisdiction, visibility } = permitted(reader);
  const { rows } = await sql<Found>`
    ${PREPARED} SELECT documents.id, address, title, kind, dated, issues.key AS issue, first_line, last_line,
      (SELECT json_agg(json_build_array(anchor, kind, text, lines) ORDER BY position) FROM clauses
       WHERE clauses.jurisdiction = documents.jurisdiction AND document_id = documents.id
         AND clauses.superseded_at IS NULL AND text <> '') AS clauses,
      (SELECT json_agg(json_build_array(anchor, content -> 'rows')) FROM document_tables
       WHERE document_tables.jurisdiction = documents.jurisdiction AND document_id = documents.id
         AND document_tables.superseded_at IS NULL) AS tables
    FROM documents JOIN issues ON issues.jurisdiction = documents.jurisdiction AND issues.id = documents.issue_id
    WHERE documents.jurisdiction = ${jurisdiction} AND documents.visibility = ANY(${visibility})
      AND documents.id = ANY(${documents.map(({ document_id }) => document_id)})
      AND documents.superseded_at IS NULL AND issues.superseded_at IS NULL`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return documents.flatMap(({ document_id, rank }) => {
    const row = byId.get(document_id);
    return row ? [hit(row, rank, query)] : [];
  });
}

function hit(row: Found, rank: number, query: Query): SearchHit {
  const { address: number, title, kind, dated, issue, first_line, last_line } = row;
  const cells = (row.tables ?? []).flatMap(([anchor, lines]) =>
    lines.map(({ line, cells: texts }): Passage => [anchor, 'table', texts.join(' '), [[line, line]]]),
  );
  const {
    anchor: clause,
    snippet,
    lines,
  } = bestPlace([...(row.clauses ?? []), ...cells], title ?? number, query.terms);
  return { number, title, kind, dated, issue, clause, snippet, lines: lines ?? [first_line, last_line], rank };
}
