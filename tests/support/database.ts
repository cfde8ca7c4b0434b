/** Databases for tests: each call makes an empty one, migrated, on the embedded server of this run. */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { type Embedded, useEmbedded } from '../../src/store/server/embedded.ts';

export interface TestDatabase {
  database: Database;
  /** postgres://… with the password, for child processes and raw connections. */
  url: string;
}

let server: Promise<Embedded> | undefined;

/** An empty database with the present schema, closed when the test file is done. */
export async function freshDatabase(): Promise<TestDatabase> {
  const url = await emptyDatabase();
  const database = await openDatabase(url);
  afterAll(() => database.destroy());
  return { database, url };
}

/** A database without any table; answers its address. */
export async function emptyDatabase(): Promise<string> {
  server ??= useEmbedded(home());
  const { connection } = await server;
  const { host, port, user, password } = connection;
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ host, port, user, password, database: 'postgres' });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  return `postgres://${user}:${password}@${host}:${port}/${name}`;
}

function home(): string {
  const folder = process.env.GONGBAO_TEST_HOME!;
  // mkdtemp closes the folder to others; the server's own user must pass through it.
  chmodSync(dirname(folder), 0o711);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}
