/** Which documents a search ranks, how many there are, and what is shown of the first: one statement, the newest years first. */
import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { PREPARED } from '../database.ts';
import type { Tables } from '../schema.ts';
import { quoted } from './lexemes.ts';
import type { Recent } from './recent.ts';

/** A document of the page: what is shown of it. */
export interface Ranked {
  address: string;
  title: string | null;
  kind: string | null;
  dated: string | null;
  issue: string;
  first_line: number;
  last_line: number;
  passages: string;
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

/** Stands for an unknown date in the search index: before all others. */
export const UNDATED = '0001-01-01';

/** Matches are counted up to here. */
export const COUNTED = 500;

/** How many more of the newest matches than a page shows are ranked: in titles and names, and anywhere. */
const RANKED = 30;

/** A longer stretch of years is looked through where this many times the wanted matches are to be expected in it. */
const MARGIN = 1.3;

/**
 * The page of the ranking and the number of matches. With `recent` the newest matches are looked for in the newest years
 * first, and in as many of them as their frequency there tells: a word that a quarter of all documents have costs no more
 * than a rare one.
 */
export async function rankedDocuments(
  db: Kysely<Tables>,
  { condition, phrase, visible, page }: Match,
  recent: Recent | null,
): Promise<{ total: number; documents: Ranked[] }> {
  const depth = RANKED + page.offset + page.limit;
  const inOrder = phrase === null ? sql`0` : sql`CASE WHEN words @@ ${phrase}::tsquery THEN 0.5 ELSE 0 END`;
  const newest = recent ? `(${condition}) & ${recent.shortest.since}` : quoted('nothing');
  const longer = recent?.longer ?? [];
  const share = 1 / (MARGIN * (recent?.shortest.documents ?? 1));
  const has = (part: string, matches: number) => sql`EXISTS (SELECT FROM ${sql.ref(part)} OFFSET ${matches - 1})`;
  const matches = (vector: string, query: RawBuilder<unknown>) => sql`MATERIALIZED (
    SELECT document_id, dated FROM search_documents WHERE ${visible} AND ${sql.ref(vector)} @@ ${query})`;
  // The shortest stretch that is likely to have `wanted` matches; none, and so no match, where none is.
  const inStretch = (part: string, wanted: number) => sql`(
    SELECT ${condition}::tsquery && since::tsquery
    FROM unnest(${longer.map(({ documents }) => documents)}::integer[], ${longer.map(({ since }) => since)}::text[])
      AS stretch (documents, since)
    WHERE documents * ${share}::float8 * (SELECT count(*) FROM ${sql.ref(part)}) >= ${wanted}::integer
    ORDER BY documents LIMIT 1)`;
  // Materialised parts are planned for the index of words (an ORDER BY would have every document's words read instead) and
  // carried out only as far as they are read: the count stops early, and the whole is left out where the newest are enough.
  const parts = (vector: 'head' | 'body', wanted: number) => sql`
    ${sql.ref(`${vector}_recent`)} AS ${matches(vector, sql`${newest}::tsquery`)},
    ${sql.ref(`${vector}_longer`)} AS ${matches(vector, inStretch(`${vector}_recent`, wanted))},
    ${sql.ref(`${vector}_all`)} AS ${matches(vector, sql`${condition}::tsquery`)}`;
  const candidates = (vector: 'head' | 'body') => {
    const [first, second, all] = [`${vector}_recent`, `${vector}_longer`, `${vector}_all`];
    return sql`
    (SELECT document_id, dated FROM ${sql.ref(first!)} WHERE ${has(first!, depth)}
     UNION ALL
     SELECT document_id, dated FROM ${sql.ref(second!)} WHERE NOT ${has(first!, depth)} AND ${has(second!, depth)}
     UNION ALL
     SELECT document_id, dated FROM ${sql.ref(all!)} WHERE NOT ${has(first!, depth)} AND NOT ${has(second!, depth)}
     ORDER BY dated DESC, document_id LIMIT ${depth})`;
  };
  // The words of a document are unpacked once: deleting none of them, behind an OFFSET that keeps the two steps apart.
  const { rows } = await sql<(Ranked | { address: null }) & { total: number }>`
    ${PREPARED} WITH ${parts('body', Math.max(COUNTED, depth))}, ${parts('head', depth)},
      counted AS (
        SELECT CASE
          WHEN ${has('body_recent', COUNTED)} OR ${has('body_longer', COUNTED)} THEN ${COUNTED}
          ELSE (SELECT count(*) FROM (SELECT FROM body_all LIMIT ${COUNTED}) AS first) END AS total),
      candidates AS (
        SELECT document_id FROM ${candidates('head')} AS in_head
        UNION SELECT document_id FROM ${candidates('body')} AS in_body),
      page AS (
        SELECT jurisdiction, document_id, kind, dated, issue,
          ts_rank('{0.1, 0.2, 0.4, 1.0}', words, ${condition}::tsquery) + ${inOrder} AS rank
        FROM (
          SELECT jurisdiction, document_id, kind, dated, issue, ts_delete(body, '') AS words
          FROM candidates JOIN search_documents USING (document_id) WHERE ${visible} OFFSET 0) AS unpacked
        ORDER BY rank DESC, dated DESC, document_id LIMIT ${page.limit} OFFSET ${page.offset})
    SELECT total, address, title, kind, nullif(dated, ${UNDATED}) AS dated, issue, first_line, last_line, passages, rank
    FROM counted LEFT JOIN (page JOIN search_hits USING (jurisdiction, document_id)) ON TRUE
    ORDER BY rank DESC, page.dated DESC, document_id`.execute(db);
  const documents = rows.flatMap((row) => (row.address === null ? [] : [row as Ranked]));
  return { total: rows[0]!.total, documents };
}
