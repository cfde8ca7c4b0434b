/** A connection to the store: the embedded server of the data folder, or the one that `DATABASE_URL` names. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely';
import pg from 'pg';
import { UserError } from '../text/error.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './schema.ts';
import { useEmbedded } from './server/embedded.ts';
import { dataFolder } from './server/home.ts';

export type Database = Kysely<Tables>;

export interface Store {
  database: Database;
  /** For the log: where the data are. Never holds a password. */
  where: string;
  close(): Promise<void>;
}

/** PostgreSQL 15 is the oldest that Debian stable of 2023 and the distributed engines offer. */
const OLDEST = 15;

/**
 * Opens the store and brings it to the present schema. Starts the embedded server when it does not run; `close` stops it
 * unless another process uses it. Throws UserError where an external server cannot be used.
 */
export async function openStore(): Promise<Store> {
  const url = process.env.DATABASE_URL;
  if (url) return open(url, withoutPassword(url), async () => {});
  const folder = dataFolder();
  const server = await useEmbedded(folder);
  try {
    return await open(connectionString(server.connection), folder, server.release);
  } catch (error) {
    await server.release();
    throw error;
  }
}

/** Connects to the database at `url` (postgres://…), checks its version and migrates it. */
export async function openDatabase(url: string): Promise<Database> {
  const { database } = await open(url, withoutPassword(url), async () => {});
  return database;
}

async function open(url: string, where: string, release: () => Promise<void>): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: 10, types: { getTypeParser }, application_name: 'gongbao' });
  // A connection that breaks is replaced by the pool, and its query fails; without listeners it would end the program.
  pool.on('error', () => {});
  pool.on('connect', (client) => {
    client.on('error', () => {});
    // Prepared statements are planned once: with the values at hand the plans are the same, and each costs as much as a search.
    client.query('SET plan_cache_mode = force_generic_plan').catch(() => {});
  });
  try {
    const client = await pool.connect().catch((error: Error) => {
      throw new UserError(`the database at ${where} cannot be reached: ${reason(error)}; check DATABASE_URL.`);
    });
    try {
      await checkVersion(client, where);
      await migrate(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
  const close = async () => {
    // Work that a signal interrupted still holds a connection; the server that stops takes it back.
    await Promise.race([database.destroy(), sleep(1000, undefined, { ref: false })]);
    await release();
  };
  let closed: Promise<void> | undefined;
  return {
    database,
    where,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

/** A statement with this comment, of which there are few different ones, is prepared once per connection. */
export const PREPARED = sql.raw('/* prepared */');

/** The pool as Kysely takes it, preparing the statements that ask for it. */
function preparing(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect();
      const query = (text: string, values: readonly unknown[]) => {
        if (!text.slice(0, 40).includes('/* prepared */')) return client.query(text, [...values]);
        return client.query({ name: nameOf(text), text, values: [...values] });
      };
      return { query, release: () => client.release() } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

/** The name of a prepared statement; there are few. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32);
    names.set(text, name);
  }
  return name;
}

const names = new Map<string, string>();

async function checkVersion(client: pg.PoolClient, where: string): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major >= OLDEST) return;
  throw new UserError(`the database at ${where} is PostgreSQL ${major}; gongbao needs ${OLDEST} or newer.`);
}

/** Dates stay `YYYY-MM-DD` (no time zone can move them); sequence numbers are numbers (exact to 2^53). */
const getTypeParser = ((oid: number, format?: 'text') => {
  if (oid === pg.types.builtins.DATE) return (text: string) => text;
  if (oid === pg.types.builtins.INT8) return Number;
  return pg.types.getTypeParser(oid, format);
}) as typeof pg.types.getTypeParser;

function connectionString({
  host,
  port,
  user,
  password,
  database,
}: Awaited<ReturnType<typeof useEmbedded>>['connection']): string {
  return `postgres://${user}:${password}@${host}:${port}/${database}`;
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    throw new UserError('DATABASE_URL is not an address like postgres://user:password@host:5432/database.');
  }
}

/** Node reports a refused connection as an AggregateError without a message. */
function reason(error: Error): string {
  return error.message || (error as NodeJS.ErrnoException).code || error.name;
}
