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
  /** Accounts and sessions, in the schema of their own. */
  accounts: Kysely<unknown>;
  /** A statement as it stands, for what brings its own SQL (jobs). */
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
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
    return await open(connectionString(server.connection), folder, server.release, server.revive);
  } catch (error) {
    await server.release();
    throw error;
  }
}

/** Connects to the database at `url` (postgres://…), checks its version and migrates it. */
export async function openDatabase(url: string): Promise<Database> {
  const { database } = await openUrl(url);
  return database;
}

/** The same with accounts beside it, and a way to close both. */
export function openUrl(url: string): Promise<Store> {
  return open(url, withoutPassword(url), async () => {});
}

/**
 * Works as the role of the program. On the program's `own` server that role signs in; on another's, whose roles are not ours to
 * give passwords, the connection takes the role on.
 */
async function open(
  url: string,
  where: string,
  release: () => Promise<void>,
  revive?: () => Promise<void>,
): Promise<Store> {
  const own = revive !== undefined;
  const hasRole = await prepare(url, where, own);
  const connectionString = hasRole && own ? asApplication(url) : url;
  const role = hasRole && !own ? `-c role=${APP_ROLE} ` : '';
  // Prepared statements are planned once: with the values at hand the plans are the same, and each costs as much as a search.
  const pool = connect(connectionString, `${role}-c plan_cache_mode=force_generic_plan`, 10);
  const accounts = connect(connectionString, `${role}-c search_path=accounts`, 3);
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: lasting(pool, revive) }) });
  const kept = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: lasting(accounts, revive) }) });
  const close = async () => {
    // Work that a signal interrupted still holds a connection; the server that stops takes it back.
    await Promise.race([Promise.all([database.destroy(), kept.destroy()]), sleep(1000, undefined, { ref: false })]);
    await release();
  };
  let closed: Promise<void> | undefined;
  return {
    database,
    accounts: kept,
    query: (text, values) => pool.query(text, values),
    where,
    close: () => {
      closed ??= close();
      return closed;
    },
  };
}

function connect(connectionString: string, options: string, max: number): pg.Pool {
  const types = { getTypeParser };
  const pool = new pg.Pool({ connectionString, max, types, application_name: 'gongbao', options });
  // A connection that breaks is replaced by the pool, and its query fails; without listeners it would end the program.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

/** May read and add events, but neither change nor remove one (0010-desk.sql). */
const APP_ROLE = 'gongbao_app';

/** The address for the program's role; its password follows from the owner's, so that every process knows it. */
function asApplication(url: string): string {
  const address = new URL(url);
  address.password = createHash('sha256').update(`${APP_ROLE}:${address.password}`).digest('hex');
  address.username = APP_ROLE;
  return address.href;
}

/** As the owner: checks the server and migrates. Answers whether the program's own role is there to work under. */
async function prepare(url: string, where: string, own: boolean): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'gongbao' });
  client.on('error', () => {});
  await client.connect().catch((error: Error) => {
    throw new UserError(`the database at ${where} cannot be reached: ${reason(error)}; check DATABASE_URL.`);
  });
  try {
    await checkVersion(client, where);
    await migrate(client);
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
    if (rowCount && own) {
      const { password } = new URL(asApplication(url));
      const { rows } = await client.query('SELECT rolcanlogin FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
      // The password is hexadecimal: nothing in it needs quoting.
      if (!rows[0].rolcanlogin) await client.query(`ALTER ROLE ${APP_ROLE} LOGIN PASSWORD '${password}'`);
    }
    if (rowCount) return true;
    process.stderr.write(
      `the database at ${where} has no role ${APP_ROLE}: events are protected by their hashes only; ask its administrator to CREATE ROLE ${APP_ROLE} and GRANT it to the user of DATABASE_URL.\n`,
    );
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A statement with this comment, of which there are few different ones, is prepared once per connection. */
export const PREPARED = sql.raw('/* prepared */');

/** The pool as Kysely takes it: it outlasts a server that restarts, and prepares the statements that ask for it. */
function lasting(pool: pg.Pool, revive: (() => Promise<void>) | undefined): PostgresPool {
  return {
    connect: async () => {
      const client = await patiently(() => pool.connect(), revive);
      const query = (text: string, values: readonly unknown[]) => {
        if (!text.slice(0, 40).includes('/* prepared */') && !text.endsWith('/* prepared */'))
          return client.query(text, [...values]);
        return client.query({ name: nameOf(text), text, values: [...values] });
      };
      return { query, release: () => client.release() } as unknown as PostgresPoolClient;
    },
    end: () => pool.end(),
  };
}

/** How long a request waits for a server that restarts. */
const PATIENCE = 15_000;

/** Connects, also while the server restarts; the program's own server is started again. */
async function patiently(
  connect: () => Promise<pg.PoolClient>,
  revive: (() => Promise<void>) | undefined,
): Promise<pg.PoolClient> {
  for (const end = Date.now() + PATIENCE; ; ) {
    try {
      return await connect();
    } catch (error) {
      if (!isConnectionLoss(error) || Date.now() > end) throw error;
      // Where it cannot be started, the next attempt says so.
      await revive?.().catch(() => {});
      await sleep(100);
    }
  }
}

/** The connection failed, not the statement: the server is away, starting, or was stopped (class 08, 57P). */
export function isConnectionLoss(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(?:08\w{3}|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/u.test(code) ||
    /Connection terminated|not queryable/u.test(message)
  );
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

async function checkVersion(client: pg.ClientBase, where: string): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  if (major >= OLDEST) return;
  throw new UserError(`the database at ${where} is PostgreSQL ${major}; gongbao needs ${OLDEST} or newer.`);
}

/** Dates stay `YYYY-MM-DD` (no time zone can move them); sequence numbers are numbers (exact to 2^53). */
export const getTypeParser = ((oid: number, format?: 'text') => {
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
