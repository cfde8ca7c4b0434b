/** What has become a case already, by what made it: so that whoever opens many cases asks once and not for each. */
import { type SqlBool, sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** Those of the origins that have a case. */
export async function openedOrigins(db: Database, jurisdiction: string, origins: string[]): Promise<Set<string>> {
  if (origins.length === 0) return new Set();
  const rows = await db
    .selectFrom('cases')
    .select('origin')
    .where('jurisdiction', '=', jurisdiction)
    .where(sql<SqlBool>`origin = ANY(${origins}::text[])`)
    .execute();
  return new Set(rows.map(({ origin }) => origin!));
}
