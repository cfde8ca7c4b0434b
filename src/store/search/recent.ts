/** The newest years of a register, as many as hold some thousand documents. */
import { type Kysely, sql } from 'kysely';
import { permitted } from '../read/permission.ts';
import type { Tables } from '../schema.ts';
import type { Reader } from '../views.ts';
import { quoted, yearLexeme } from './lexemes.ts';

/** So many documents show whether a word is frequent, and are few enough to be looked at each time. */
const ENOUGH = 2000;

/** A tsquery that only documents of the newest years meet; null where all documents together are not many. */
export async function recentYears(db: Kysely<Tables>, reader: Reader): Promise<string | null> {
  const { jurisdiction } = permitted(reader);
  const { rows } = await sql<{ year: number; documents: number }>`
    SELECT extract(year FROM dated)::integer AS year, count(*) AS documents FROM search_documents
    WHERE jurisdiction = ${jurisdiction} GROUP BY 1 ORDER BY 1 DESC`.execute(db);
  const all = rows.reduce((sum, { documents }) => sum + documents, 0);
  if (all < 5 * ENOUGH) return null;
  const years: string[] = [];
  let held = 0;
  for (const { year, documents } of rows) {
    if (held >= ENOUGH) break;
    years.push(quoted(yearLexeme(jurisdiction, String(year).padStart(4, '0'))));
    held += documents;
  }
  return years.join(' | ');
}
