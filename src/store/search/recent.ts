/** The newest years of a register: a frequent word is looked for in them before it is looked for everywhere. */
import { type Kysely, sql } from 'kysely';
import { permitted } from '../read/permission.ts';
import type { Tables } from '../schema.ts';
import type { Reader } from '../views.ts';
import { quoted, sinceLexeme } from './lexemes.ts';

/** The newest years, as a tsquery that only their documents meet. */
export interface Stretch {
  documents: number;
  since: string;
}

/** Stretches of the newest years, each longer than the one before. */
export interface Recent {
  /** Enough documents to show how frequent a word is, few enough to be looked at each time. */
  shortest: Stretch;
  longer: Stretch[];
}

const SHORTEST = 1000;
const LONGER = [2, 4, 8, 16, 32];
/** A register with fewer documents is looked through as a whole. */
const MANY = 18_000;

/** The newest years; null where all documents together are not many. */
export async function recentYears(db: Kysely<Tables>, reader: Reader): Promise<Recent | null> {
  const { jurisdiction } = permitted(reader);
  const { rows } = await sql<{ year: number; documents: number }>`
    SELECT extract(year FROM dated)::integer AS year, count(*) AS documents FROM search_documents
    WHERE jurisdiction = ${jurisdiction} GROUP BY 1 ORDER BY 1 DESC`.execute(db);
  let held = 0;
  const stretches = rows.map(({ year, documents }) => {
    held += documents;
    return { documents: held, since: quoted(sinceLexeme(jurisdiction, year)) };
  });
  if (held < MANY) return null;
  const shortest = stretches.find(({ documents }) => documents >= SHORTEST)!;
  const longer = LONGER.map((times) => stretches.find(({ documents }) => documents >= times * SHORTEST));
  return { shortest, longer: [...new Set(longer.filter((stretch) => stretch !== undefined))] };
}
