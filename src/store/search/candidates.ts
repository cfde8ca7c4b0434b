/** Which documents a search ranks, and how many there are: from the index alone, the newest years first. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tables } from '../schema.ts';

export interface Ranked {
  document_id: string;
  rank: number;
}

export interface Match {
  /** The tsquery that documents must meet. */
  condition: string;
  /** Words in their order, as a tsquery; null for one word. */
  phrase: string | null;
  /** Jurisdiction, visibility and filter. */
  visible: RawBuilder<SqlBool>;
  page: { limit: number; offset: number };
}

/** Matches are counted up to here. */
export const COUNTED = 1000;

/** How many of the newest matches in titles, and of those anywhere, are ranked. More do not tell documents apart. */
const RANKED = 100;

/**
 * The page of the ranking and the number of matches. A tsquery over `recent` (the newest years' lexemes) comes first: a word
 * that thousands of documents have fills count and candidates from these alone.
 */
export async function rankedDocuments(
  db: Kysely<Tables>,
  match: Match,
  recent: string | null,
): Promise<{ total: number; documents: Ranked[] }> {
  if (recent !== null) {
    const found = await ranked(db, match, `(${match.condition}) & (${recent})`);
    if (found.total >= COUNTED) return { ...found, total: COUNTED };
  }
  const found = await ranked(db, match, match.condition);
  return { ...found, total: Math.min(found.total, COUNTED) };
}

async function ranked(
  db: Kysely<Tables>,
  { condition, phrase, visible, page }: Match,
  within: string,
): Promise<{ total: number; documents: Ranked[] }> {
  const wanted = sql`${condition}::tsquery`;
  const depth = RANKED + page.offset + page.limit;
  const inOrder = phrase === null ? sql`0` : sql`CASE WHEN body @@ ${phrase}::tsquery THEN 0.5 ELSE 0 END`;
  // Materialised, so that the planner reads the index of words and not, for an ORDER BY, every document's words.
  const { rows } = await sql<{ document_id: string | null; rank: number; total: number }>`
    WITH in_body AS MATERIALIZED (
      SELECT document_id, dated FROM search_documents WHERE ${visible} AND body @@ ${within}::tsquery),
    in_head AS MATERIALIZED (
      SELECT document_id, dated FROM search_documents WHERE ${visible} AND head @@ ${within}::tsquery),
    candidates AS (
      (SELECT document_id FROM in_head ORDER BY dated DESC, document_id LIMIT ${depth})
      UNION
      (SELECT document_id FROM in_body ORDER BY dated DESC, document_id LIMIT ${depth})),
    page AS (
      SELECT document_id,
        ts_rank('{0.1, 0.2, 0.4, 1.0}', body, ${wanted}) + ts_rank('{0.1, 0.2, 0.4, 1.0}', head, ${wanted}) + ${inOrder} AS rank,
        dated
      FROM candidates JOIN search_documents USING (document_id) WHERE ${visible}
      ORDER BY rank DESC, dated DESC, document_id LIMIT ${page.limit} OFFSET ${page.offset})
    SELECT document_id, rank, total FROM (SELECT count(*) AS total FROM in_body) AS counted
    LEFT JOIN page ON TRUE
    ORDER BY rank DESC, dated DESC, document_id`.execute(db);
  const documents = rows.flatMap(({ document_id, rank }) => (document_id === null ? [] : [{ document_id, rank }]));
  return { total: rows[0]!.total, documents };
}
