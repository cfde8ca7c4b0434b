/** The database is killed again and again while many people act: nothing is lost, nothing is done twice, the chain holds. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyDesk } from '../../src/desk/audit.ts';
import { act, openCase } from '../../src/desk/cases.ts';
import { openStore } from '../../src/store/database.ts';
import { readSettings } from '../../src/store/server/home.ts';
import { removeHome } from '../support/cluster.ts';
import { COUNTY, desk, somebody } from './desk.ts';

const above = mkdtempSync(join(tmpdir(), 'gongbao-chaos-'));
chmodSync(above, 0o711);
const home = join(above, 'home');
process.env.GONGBAO_HOME = home;
afterAll(async () => {
  await removeHome(home);
  rmSync(above, { recursive: true, force: true });
});

const clock = { now: '2024-09-02T09:00:00+08:00' };
const setting = desk(clock);
const PEOPLE = 16;
const CASES = 80;
/** hear and heard, one after the other: each must be done once, in this order. */
const ACTIONS = 12;

function postmaster(): number {
  return Number(readFileSync(join(readSettings(home)!.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** Does it until it is answered, as a browser does whose connection broke: the same request, the same key. */
async function untilDone<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === 40 || (error as Error).name === 'Refusal') throw error;
      await sleep(50);
    }
  }
}

describe('a desk whose database is killed', () => {
  it('loses nothing and doubles nothing', { timeout: 180_000 }, async () => {
    const store = await openStore();
    const { database } = store;
    const [petition, civil] = [somebody('县信访局'), somebody('县民政局')];
    let [busy, kills] = [true, 0];
    const killer = (async () => {
      while (busy) {
        await sleep(1500 + Math.random() * 1500);
        if (!busy) break;
        try {
          process.kill(postmaster(), 'SIGKILL');
          kills += 1;
        } catch {
          // It is just starting.
        }
      }
    })();
    let next = 0;
    const person = async () => {
      while (next < CASES) {
        const n = next++;
        const input = { applicant: `第${n}人`, request: '补助', unit: '县民政局' };
        const opening = { procedure: 'review/review', input, origin: `chaos:${n}`, key: uuid() };
        const { id } = await untilDone(() => openCase(database, setting, petition, opening));
        const accept = { case: id, action: 'accept', version: 1, input: {}, key: uuid() };
        await untilDone(() => act(database, setting, petition, accept));
        for (let i = 0; i < ACTIONS; i++) {
          const doing = { case: id, action: i % 2 === 0 ? 'hear' : 'heard', version: 2 + i, input: {}, key: uuid() };
          await untilDone(() => act(database, setting, civil, doing));
        }
      }
    };
    await Promise.all(Array.from({ length: PEOPLE }, person));
    busy = false;
    await killer;
    const cases = await untilDone(() =>
      database.selectFrom('cases').select(['id', 'version']).where('jurisdiction', '=', COUNTY).execute(),
    );
    expect(cases).toHaveLength(CASES);
    expect(new Set(cases.map(({ version }) => version))).toEqual(new Set([2 + ACTIONS]));
    const { events, findings } = await untilDone(() => verifyDesk(database));
    expect({ events, findings }).toEqual({ events: CASES * (2 + ACTIONS), findings: [] });
    expect(kills).toBeGreaterThan(0);
    process.stdout.write(`chaos: ${CASES * (2 + ACTIONS)} actions, PostgreSQL killed ${kills} times\n`);
    await store.close();
  });

  it('and whose program is killed, goes on where it was', { timeout: 120_000 }, async () => {
    let done = 0;
    for (let round = 0; round < 4; round++) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'chaos-child.ts')], {
        env: { ...process.env, GONGBAO_HOME: home, CHAOS_ROUND: String(round) },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdout.on('data', (text: Buffer) => {
        done += text.toString().split('\n').length - 1;
      });
      await sleep(2500 + Math.random() * 1000);
      child.kill('SIGKILL');
      await ended;
    }
    const store = await openStore();
    const { findings } = await verifyDesk(store.database);
    expect(findings).toEqual([]);
    const rows = await store.database
      .selectFrom('cases')
      .innerJoin('desk_events', 'desk_events.stream', 'cases.id')
      .select(({ fn }) => ['cases.id', 'cases.version', fn.countAll<number>().as('events')])
      .groupBy(['cases.id', 'cases.version'])
      .execute();
    // Every case is exactly as many events old as its version says: nothing is half-written.
    expect(rows.every(({ version, events }) => version === Number(events))).toBe(true);
    const kept = await store.database.selectFrom('cases').select('id').where('origin', 'like', 'child:%').execute();
    // What was answered is there.
    expect(kept.length).toBeGreaterThanOrEqual(done);
    expect(done).toBeGreaterThan(0);
    await store.close();
  });
});
