/** The store on Debian's own PostgreSQL, where one is installed. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/store/audit.ts';
import { type Database, openDatabase, openStore } from '../../src/store/database.ts';
import { importIssue } from '../../src/store/import.ts';
import { createRegister } from '../../src/store/register.ts';
import { serverIdentity } from '../../src/store/server/binaries.ts';
import { COUNTY, clause, document, issue, READER, SOURCE } from './fixture.ts';

const ROOT = '/usr/lib/postgresql';
const versions = existsSync(ROOT)
  ? readdirSync(ROOT).filter((version) => existsSync(`${ROOT}/${version}/bin/postgres`))
  : [];
const programs = versions.length > 0 ? `${ROOT}/${versions.sort().at(-1)}/bin` : null;
if (!programs) console.warn(`skipped: no PostgreSQL in ${ROOT} (apt-get install postgresql)`);

describe.skipIf(!programs)('an external PostgreSQL', () => {
  let folder: string;
  let port: number;
  let database: Database;
  const run = (program: string, args: string[]) =>
    execFileSync(join(programs!, program), args, { ...serverIdentity(), cwd: '/', stdio: 'ignore' });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'gongbao-external-'));
    const { uid, gid } = serverIdentity();
    if (uid !== undefined) execFileSync('chown', [`${uid}:${gid}`, folder]);
    port = await new Promise((resolve) => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const { port: free } = probe.address() as { port: number };
        probe.close(() => resolve(free));
      });
    });
    run('initdb', ['-D', `${folder}/data`, '-U', 'owner', '--auth=trust', '--encoding=UTF8', '--locale=C']);
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    run('pg_ctl', ['-D', `${folder}/data`, '-l', `${folder}/log`, '-o', options, '-w', 'start']);
    database = await openDatabase(`postgres://owner@127.0.0.1:${port}/postgres`);
  });

  afterAll(async () => {
    await database?.destroy();
    run('pg_ctl', ['-D', `${folder}/data`, '-m', 'fast', '-w', 'stop']);
    rmSync(folder, { recursive: true });
  });

  it('imports, reads, searches and verifies', async () => {
    const number = '青政发〔2024〕1号';
    const clauses = [clause('一', '每户补贴三百五十元。', { label: '一' })];
    const read = issue('2024-1', [document(number, { clauses })]);
    expect(await importIssue(database, COUNTY, read, SOURCE)).toMatchObject({ new: 1 });
    expect(await importIssue(database, COUNTY, read, SOURCE)).toMatchObject({ unchanged: 1 });
    const register = createRegister(database, () => COUNTY.vocabulary);
    expect((await register.document(READER, number))?.record.clauses).toEqual(clauses);
    expect((await register.search(READER, '350元', {}, { limit: 5, offset: 0 })).hits).toMatchObject([
      { number, clause: '一' },
    ]);
    expect((await verifyChain(database)).findings).toEqual([]);
  });

  it('is used when DATABASE_URL names it', async () => {
    process.env.DATABASE_URL = `postgres://owner:secret@127.0.0.1:${port}/postgres`;
    const store = await openStore();
    expect(store.where).toBe(`127.0.0.1:${port}/postgres`);
    await store.close();
    delete process.env.DATABASE_URL;
  });
});

describe('a wrong DATABASE_URL', () => {
  it.each([
    ['nothing listens there', 'postgres://a:secret@127.0.0.1:1/x', '127.0.0.1:1/x cannot be reached'],
    ['it is no address', 'here', 'is not an address'],
  ])('is a clear error where %s', async (_, url, message) => {
    const opening = openDatabase(url);
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.not.toThrow('secret');
  });
});
