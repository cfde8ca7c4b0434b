import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Migration, migrate, migrations } from '../../src/store/migrate.ts';
import { emptyDatabase } from '../support/database.ts';

const FIRST: Migration = { name: '0001-first.sql', sql: 'CREATE TABLE one (a integer); INSERT INTO one VALUES (1);' };
const SECOND: Migration = { name: '0002-second.sql', sql: 'ALTER TABLE one ADD COLUMN b integer;' };

let clients: pg.Client[];

beforeEach(async () => {
  const url = await emptyDatabase();
  clients = Array.from({ length: 4 }, () => new pg.Client(url));
  await Promise.all(clients.map((client) => client.connect()));
});

afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()));
});

describe('migrate', () => {
  it('applies each file once, in order', async () => {
    const [client] = clients;
    expect(await migrate(client!, [FIRST])).toEqual([FIRST.name]);
    expect(await migrate(client!, [FIRST, SECOND])).toEqual([SECOND.name]);
    expect(await migrate(client!, [FIRST, SECOND])).toEqual([]);
    expect((await client!.query('SELECT a, b FROM one')).rows).toEqual([{ a: 1, b: null }]);
  });

  it('is safe when several programs start at once', async () => {
    const applied = await Promise.all(clients.map((client) => migrate(client, [FIRST, SECOND])));
    expect(applied.flat().sort()).toEqual([FIRST.name, SECOND.name]);
    expect((await clients[0]!.query('SELECT count(*)::int AS n FROM one')).rows).toEqual([{ n: 1 }]);
  });

  it('refuses a file that was changed after it was applied', async () => {
    const [client] = clients;
    await migrate(client!, [FIRST]);
    await expect(migrate(client!, [{ ...FIRST, sql: `${FIRST.sql} -- changed` }])).rejects.toThrow(
      '0001-first.sql was changed',
    );
  });

  it('refuses a database that is newer than the program', async () => {
    const [client] = clients;
    await migrate(client!, [FIRST, SECOND]);
    await expect(migrate(client!, [FIRST])).rejects.toThrow('0002-second.sql');
  });

  it('leaves nothing of a file that fails', async () => {
    const [client] = clients;
    const broken = { name: '0002-broken.sql', sql: 'CREATE TABLE two (a integer); SELECT 1 / 0;' };
    await expect(migrate(client!, [FIRST, broken])).rejects.toThrow('division by zero');
    expect((await client!.query(`SELECT to_regclass('two') AS two`)).rows).toEqual([{ two: null }]);
    expect(await migrate(client!, [FIRST, SECOND])).toEqual([SECOND.name]);
  });
});

describe('the schema', () => {
  it('has the jurisdiction first in every primary key', async () => {
    const [client] = clients;
    await migrate(client!, migrations());
    const { rows } = await client!.query<{ name: string; first: string }>(`
      SELECT index.indrelid::regclass::text AS name, attribute.attname AS first FROM pg_index AS index
      JOIN pg_attribute AS attribute ON attribute.attrelid = index.indrelid AND attribute.attnum = index.indkey[0]
      JOIN pg_class AS class ON class.oid = index.indrelid
      WHERE index.indisprimary AND class.relnamespace = 'public'::regnamespace AND class.relname <> 'migrations'`);
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ first }) => first !== 'jurisdiction')).toEqual([]);
  });

  it('keeps to what distributed engines take', () => {
    for (const { sql } of migrations()) {
      const statements = sql.replace(/--.*$/gm, '');
      expect(statements).not.toMatch(
        /\b(serial|bigserial|sequence|trigger|extension|inherits|advisory|identity|function|do \$\$)\b/i,
      );
    }
  });
});
