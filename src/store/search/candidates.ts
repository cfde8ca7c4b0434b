/** Which documents a search ranks, and how many there are: from the index alone, the newest years first. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { PREPARED } from '../database.ts';
import type { Tables } from '../schema.ts';
import { quoted } from './lexemes.ts';
import type { Recent } from './recent.ts';

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
export const COUNTED = 500;

/** How many more of the newest matches than a page shows are ranked: in titles and names, and anywhere. */
const RANKED = 30;

/** Matches in the narrow stretch from which on the wide one is likely to fill the count. */
const FREQUENT = 80;

/**
 * The page of the ranking and the number of matches. With `recent` the newest matches are looked for in these years
 * first: a word that a quarter of all documents have costs no more than a rare one.
 */
export async function rankedDocuments(
  db: Kysely<Tables>,
  { condition, phrase, visible, page }: Match,
  recent: Recent | null,
): Promise<{ total: number; documents: Ranked[] }> {
  const wanted = sql`${condition}::tsquery`;
  const depth = RANKED + page.offset + page.limit;
  const inOrder = phrase === null ? sql`0` : sql`CASE WHEN body @@ ${phrase}::tsquery THEN 0.5 ELSE 0 END`;
  const matches = (vector: 'head' | 'body', query: string) => sql`MATERIALIZED (
    SELECT document_id, dated FROM search_documents WHERE ${visible} AND ${sql.ref(vector)} @@ ${query}::tsquery)`;
  const within = (years: string | undefined) =>
    years === undefined ? quoted('nothing') : `(${condition}) & (${years})`;
  const newest = within(recent?.narrow);
  // Materialised parts are planned for the index of words (an ORDER BY would have every document's words read instead) and
  // carried out only as far as they are read: the count stops early, and the whole is left out where the newest are enough.
  const candidates = (recentPart: string, wholePart: string) => sql`
    (SELECT document_id, dated FROM ${sql.ref(recentPart)} WHERE EXISTS (SELECT FROM ${sql.ref(recentPart)} OFFSET ${depth - 1})
     UNION ALL
     SELECT document_id, dated FROM ${sql.ref(wholePart)} WHERE NOT EXISTS (SELECT FROM ${sql.ref(recentPart)} OFFSET ${depth - 1})
     ORDER BY dated DESC, document_id LIMIT ${depth})`;
  const { rows } = await sql<{ document_id: string | null; rank: number; total: number }>`
    ${PREPARED} WITH body_recent AS ${matches('body', newest)}, body_all AS ${matches('body', condition)},
      body_wide AS ${matches('body', within(recent?.wide))}, head_recent AS ${matches('head', newest)}, head_all AS ${matches('head', condition)},
      counted AS (
        SELECT CASE
          WHEN EXISTS (SELECT FROM body_recent OFFSET ${COUNTED - 1}) THEN ${COUNTED}
          WHEN EXISTS (SELECT FROM body_recent OFFSET ${FREQUENT - 1})
            AND EXISTS (SELECT FROM body_wide OFFSET ${COUNTED - 1}) THEN ${COUNTED}
          ELSE (SELECT count(*) FROM (SELECT FROM body_all LIMIT ${COUNTED}) AS first) END AS total),
      candidates AS (
        SELECT document_id FROM ${candidates('head_recent', 'head_all')} AS in_head
        UNION SELECT document_id FROM ${candidates('body_recent', 'body_all')} AS in_body),
      page AS (
        SELECT document_id, dated, ts_rank('{0.1, 0.2, 0.4, 1.0}', body, ${wanted}) + ${inOrder} AS rank
        FROM candidates JOIN search_documents USING (document_id) WHERE ${visible}
        ORDER BY rank DESC, dated DESC, document_id LIMIT ${page.limit} OFFSET ${page.offset})
    SELECT document_id, rank, total FROM counted LEFT JOIN page ON TRUE
    ORDER BY rank DESC, dated DESC, document_id`.execute(db);
  const documents = rows.flatMap(({ document_id, rank }) => (document_id === null ? [] : [{ document_id, rank }]));
  return { total: rows[0]!.total, documents };
}
