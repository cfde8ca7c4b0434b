/** The newest years of a register, as many as hold some thousand documents. */
import { type Kysely, sql } from 'kysely';
import { permitted } from '../read/permission.ts';
import type { Tables } from '../schema.ts';
import type { Reader } from '../views.ts';
import { quoted, sinceLexeme } from './lexemes.ts';

/** Two stretches of the newest years, each a tsquery that only their documents meet. */
export interface Recent {
  /** Enough documents to show whether a word is frequent, few enough to be looked at each time. */
  narrow: string;
  /** Enough that a word which is frequent in `narrow` is found as often as matches are counted. */
  wide: string;
}

const NARROW = 1000;
const WIDE = 6000;

/** The newest years; null where all documents together are not many. */
export async function recentYears(db: Kysely<Tables>, reader: Reader): Promise<Recent | null> {
  const { jurisdiction } = permitted(reader);
  const { rows } = await sql<{ year: number; documents: number }>`
    SELECT extract(year FROM dated)::integer AS year, count(*) AS documents FROM search_documents
    WHERE jurisdiction = ${jurisdiction} GROUP BY 1 ORDER BY 1 DESC`.execute(db);
  const newest = (enough: number) => {
    let held = 0;
    const first = rows.find(({ documents }) => {
      held += documents;
      return held >= enough;
    });
    return quoted(sinceLexeme(jurisdiction, first!.year));
  };
  const all = rows.reduce((sum, { documents }) => sum + documents, 0);
  return all < 3 * WIDE ? null : { narrow: newest(NARROW), wide: newest(WIDE) };
}
