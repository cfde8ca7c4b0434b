/** Work that only the owner of the tables may do: indexes dropped and made, statistics. The program's own role may not. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { getTypeParser } from '../src/store/database.ts';
import type { Tables } from '../src/store/schema.ts';
import { useEmbedded } from '../src/store/server/embedded.ts';
import { dataFolder } from '../src/store/server/home.ts';

/** A store must be open: it has made the tables. */
export async function asOwner(work: (db: Kysely<Tables>) => Promise<void>): Promise<void> {
  const url = process.env.DATABASE_URL;
  const server = url ? null : await useEmbedded(dataFolder());
  const pool = new pg.Pool({ ...(url ? { connectionString: url } : server!.connection), types: { getTypeParser } });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await work(db);
  } finally {
    await db.destroy();
    await server?.release();
  }
}
