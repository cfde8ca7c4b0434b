/** Brings a database to the present schema: the files of `migrations/`, in the order of their names, each applied once. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { UserError } from '../text/error.ts';

export interface Migration {
  name: string;
  sql: string;
}

/** The migrations of this program. */
export function migrations(): Migration[] {
  const folder = new URL('./migrations/', import.meta.url);
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.sort().map((name) => ({ name, sql: readFileSync(new URL(name, folder), 'utf8') }));
}

/**
 * Applies what is missing, each file in a transaction of its own. Several programs may do so at once: they queue at a row.
 * Throws UserError when an applied file is not the one in `wanted`, or when the database is newer than the program.
 */
export async function migrate(client: pg.ClientBase, wanted: Migration[] = migrations()): Promise<string[]> {
  await prepare(client);
  const applied: string[] = [];
  for (const migration of wanted) {
    await client.query('BEGIN');
    try {
      await client.query(`SELECT FROM migrations WHERE name = 'lock' FOR UPDATE`);
      if (await isMissing(client, migration)) {
        await client.query(migration.sql);
        await client.query('INSERT INTO migrations (name, sha256) VALUES ($1, $2)', [
          migration.name,
          sha256(migration.sql),
        ]);
        applied.push(migration.name);
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  }
  await refuseNewer(client, wanted);
  return applied;
}

async function prepare(client: pg.ClientBase): Promise<void> {
  // Two programs may both find the table missing; the second to create it fails on a catalogue key and finds it then.
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query('CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, sha256 text NOT NULL)');
      await client.query(`INSERT INTO migrations (name, sha256) VALUES ('lock', '') ON CONFLICT DO NOTHING`);
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

async function isMissing(client: pg.ClientBase, { name, sql }: Migration): Promise<boolean> {
  const { rows } = await client.query<{ sha256: string }>('SELECT sha256 FROM migrations WHERE name = $1', [name]);
  if (rows[0] && rows[0].sha256 !== sha256(sql)) {
    throw new UserError(
      `migration ${name} was changed after it was applied to this database; restore the file and add a new one for the change.`,
    );
  }
  return !rows[0];
}

async function refuseNewer(client: pg.ClientBase, wanted: Migration[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>('SELECT name FROM migrations ORDER BY name');
  const names = new Set(['lock', ...wanted.map(({ name }) => name)]);
  const unknown = rows.find(({ name }) => !names.has(name));
  if (unknown) {
    throw new UserError(
      `the database has migration ${unknown.name}, which this program does not know; use a newer gongbao.`,
    );
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
