import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';
import { importIssue } from '../../src/store/import.ts';
import { freshDatabase } from '../support/database.ts';
import { bigIssue } from './big-issue.ts';
import { COUNTY, SOURCE } from './fixture.ts';

const CHILD = fileURLToPath(new URL('./crash-child.ts', import.meta.url));
const KILLS = 50;
/** Databases side by side, so that the 50 starts of Node do not take a minute. */
const LANES = 4;

/** Everything that an import writes, without identities and times. */
async function contents(db: Database): Promise<unknown> {
  const pages = await db.selectFrom('document_pages').select(['address', 'version']).orderBy('address').execute();
  const { rows } = await sql<{ counts: Record<string, number> }>`
    SELECT json_build_object(
      'lines', (SELECT count(*) FROM issue_lines), 'documents', (SELECT count(*) FROM documents),
      'clauses', (SELECT count(*) FROM clauses), 'citations', (SELECT count(*) FROM citations),
      'tenures', (SELECT count(*) FROM tenures), 'mentions', (SELECT count(*) FROM organ_mentions),
      'index', (SELECT count(*) FROM search_documents), 'events', (SELECT count(*) FROM events),
      'jurisdictions', (SELECT count(*) FROM jurisdictions)) AS counts`.execute(db);
  return { pages, counts: rows[0]!.counts };
}

/** Waits until the server has noticed that the killed program is gone, and has ended what it did. */
async function settled(db: Database): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'`.execute(
      db,
    );
    if (rows.length === 0) return;
    await sleep(10);
  }
}

/** Starts an import, kills it `delay` ms after it began, and answers whether it had said that it was done. */
async function killedImport(url: string, delay: number): Promise<boolean> {
  const child = spawn(process.execPath, [CHILD, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (data) => {
    output += data;
  });
  const ended = once(child, 'exit');
  while (!output.includes('ready')) await once(child.stdout, 'data');
  await sleep(delay);
  child.kill('SIGKILL');
  await ended;
  return output.includes('done');
}

describe('kill -9 in the middle of an import', () => {
  it(`leaves nothing half-written, ${KILLS} times`, { timeout: 120_000 }, async () => {
    const reference = await freshDatabase();
    await importIssue(reference.database, COUNTY, bigIssue(), SOURCE);
    const again = await freshDatabase();
    const start = performance.now();
    await importIssue(again.database, COUNTY, bigIssue(), SOURCE);
    const duration = performance.now() - start;
    const whole = await contents(reference.database);
    expect(await contents(again.database)).toEqual(whole);
    const empty = await contents((await freshDatabase()).database);
    let inTheMiddle = 0;

    const lane = async (kills: number) => {
      let { database, url } = await freshDatabase();
      for (let n = 0; n < kills; n++) {
        const done = await killedImport(url, Math.random() * duration * 1.2);
        await settled(database);
        const found = await contents(database);
        if (done) expect(found).toEqual(whole);
        else expect([whole, empty]).toContainEqual(found);
        expect((await verifyChain(database)).findings).toEqual([]);
        if (JSON.stringify(found) === JSON.stringify(whole)) ({ database, url } = await freshDatabase());
        else inTheMiddle += 1;
      }
      await importIssue(database, COUNTY, bigIssue(), SOURCE);
      expect(await contents(database)).toEqual(whole);
      expect((await verifyChain(database)).findings).toEqual([]);
    };
    await Promise.all(Array.from({ length: LANES }, (_, n) => lane(Math.floor((KILLS + n) / LANES))));
    // Were all kills too early or too late, the test would have seen nothing.
    expect(inTheMiddle).toBeGreaterThan(5);
  });
});
