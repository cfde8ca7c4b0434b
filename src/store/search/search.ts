/** Search over documents: candidates from the index, ranked, each shown with its best clause. */
import { type Kysely, sql } from 'kysely';
import { passes } from '../read/filter.ts';
import { permitted } from '../read/permission.ts';
import type { Tables } from '../schema.ts';
import type { DocumentFilter, Reader, SearchHit } from '../views.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { bestPlaces } from './place.ts';
import { parseQuery, type Query } from './query.ts';

/** Matches are counted up to here. */
export const COUNTED = 1000;
/** How many of the newest matches are ranked; a word that more documents have than this does not tell them apart. */
const RANKED = 200;

const COLUMNS = {
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
 * newer before older. `total` is exact below `COUNTED`. Where nothing has all that was typed, what has some of it is found.
 */
export async function search(
  db: Kysely<Tables>,
  reader: Reader,
  vocabulary: Vocabulary,
  text: string,
  filter: DocumentFilter,
  page: { limit: number; offset: number },
): Promise<{ total: number; hits: SearchHit[] }> {
  const query = parseQuery(text, vocabulary);
  if (!query) return { total: 0, hits: [] };
  let found = await ranked(db, reader, query, query.all, filter, page);
  if (found.total === 0 && query.any !== query.all) found = await ranked(db, reader, query, query.any, filter, page);
  return { total: found.total, hits: await shown(db, reader, query, found.documents) };
}

interface Ranked {
  document_id: string;
  rank: number;
}

async function ranked(
  db: Kysely<Tables>,
  reader: Reader,
  query: Query,
  condition: string,
  filter: DocumentFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ total: number; documents: Ranked[] }> {
  const { jurisdiction, visibility } = permitted(reader);
  const wanted = sql`${condition}::tsquery`;
  const visible = sql`jurisdiction = ${jurisdiction} AND visibility = ANY(${visibility}) AND ${passes(filter, COLUMNS)}`;
  const count = sql<{ total: number }>`
    SELECT count(*) AS total FROM (
      SELECT FROM search_documents WHERE ${visible} AND body @@ ${wanted} LIMIT ${COUNTED}) AS counted`.execute(db);
  const phrase = query.phrase === null ? sql`FALSE` : sql`body @@ ${query.phrase}::tsquery`;
  const depth = RANKED + offset;
  const documents = sql<Ranked>`
    WITH candidates AS (
      (SELECT document_id, dated, head, body FROM search_documents
       WHERE ${visible} AND head @@ ${wanted} ORDER BY dated DESC LIMIT ${depth})
      UNION ALL
      (SELECT document_id, dated, head, body FROM search_documents
       WHERE ${visible} AND body @@ ${wanted} ORDER BY dated DESC LIMIT ${depth}))
    SELECT document_id, max(rank) AS rank FROM (
      SELECT document_id, dated,
        ts_rank('{0.1, 0.2, 0.4, 1.0}', body, ${wanted}) + ts_rank('{0.1, 0.2, 0.4, 1.0}', head, ${wanted})
          + CASE WHEN ${phrase} THEN 0.5 ELSE 0 END AS rank
      FROM candidates) AS ranked
    GROUP BY document_id, dated
    ORDER BY rank DESC, dated DESC, document_id
    LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const total = (await count).rows[0]!.total;
  return { total, documents: (await documents).rows };
}

/** The hits of a page, each with its best clause. */
async function shown(db: Kysely<Tables>, reader: Reader, query: Query, documents: Ranked[]): Promise<SearchHit[]> {
  if (documents.length === 0) return [];
  const ids = documents.map(({ document_id }) => document_id);
  const { jurisdiction } = permitted(reader);
  const { rows } = await sql<{
    id: string;
    address: string;
    title: string | null;
    kind: string | null;
    dated: string | null;
    issue: string;
    lines: [number, number];
  }>`
    SELECT documents.id, address, title, kind, dated, issues.key AS issue, record -> 'lines' AS lines
    FROM documents JOIN issues ON issues.jurisdiction = documents.jurisdiction AND issues.id = documents.issue_id
    WHERE documents.jurisdiction = ${jurisdiction} AND documents.id = ANY(${ids})
      AND documents.superseded_at IS NULL AND issues.superseded_at IS NULL`.execute(db);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const places = await bestPlaces(db, jurisdiction, ids, query.terms);
  return documents.flatMap(({ document_id, rank }) => {
    const row = byId.get(document_id);
    if (!row) return [];
    const { address: number, title, kind, dated, issue, lines } = row;
    const place = places(document_id, title ?? number);
    return [
      {
        number,
        title,
        kind,
        dated,
        issue,
        clause: place.anchor,
        snippet: place.snippet,
        lines: place.lines ?? lines,
        rank,
      },
    ];
  });
}
