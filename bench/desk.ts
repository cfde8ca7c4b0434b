/**
 * The desk under load: work list, search and actions of fifty people at once, verification of the chain, a calendar that changes.
 * usage: node bench/desk.ts [cases]   (1,000,000 with five events each; GONGBAO_HOME names the data folder, filled at the first run)
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { policyFiles } from '../src/cli/policy-files.ts';
import type { Actor } from '../src/desk/actor.ts';
import { verifyDesk } from '../src/desk/audit.ts';
import { listCases } from '../src/desk/board.ts';
import { act } from '../src/desk/cases.ts';
import { createSetting, type Setting } from '../src/desk/setting.ts';
import { recountClocks } from '../src/desk/wake.ts';
import { loadPolicies } from '../src/policy/load.ts';
import { type Database, openStore } from '../src/store/database.ts';
import { createVocabulary } from '../src/store/vocabulary.ts';
import { fillDesk, ORGANS, pick } from './desk-data.ts';
import { asOwner } from './owner.ts';
import { seeded } from './synthetic.ts';

const PLACE = '999905';
const CASES = Number(process.argv[2] ?? 1_000_000);
const EVENTS = 5;
const PEOPLE = 50;
/** Between two requests a person looks at what came, half a second to one and a half. */
const LOOKING = 1000;
const ACTIONS = 1_000;
const LISTS = 2_000;

const POLICY = `
id: bench
title: 压力试验
organ: 第1单位
documents: [试验]
clocks:
  limit: {title: 办理期限, document: 试验, start: 受理, amount: 60, unit: working-day, onExpire: overdue, cite: [试验]}
procedures:
  matter:
    title: 事项
    bearer: 承办
    inputs: {text: {title: 事项, type: paragraph}, bearer: {title: 承办, type: organ, optional: true}}
    states: [办理中, 已办结]
    actions:
      progress: {title: 报告进展, from: 办理中, to: 办理中, inputs: {progress: {title: 进展, type: paragraph}}}
      close: {title: 办结, from: 办理中, to: 已办结}
`;

const store = await openStore();
try {
  const { database } = store;
  const files = [
    ...policyFiles().filter(({ path }) => path.startsWith('national/')),
    { path: 'bench/bench/policy.yaml', text: POLICY },
  ];
  const now = () => new Date('2024-12-01T09:00:00+08:00');
  const setting = createSetting(PLACE, createVocabulary(null, ''), loadPolicies(files), files, now);
  const { rows } = await sql<{
    held: number;
  }>`SELECT count(*)::int AS held FROM cases WHERE jurisdiction = ${PLACE}`.execute(database);
  if (rows[0]!.held === 0) {
    const started = performance.now();
    const size = { cases: CASES, events: EVENTS, procedure: 'bench/matter', clock: 'bench/limit' };
    await fillDesk(database, setting, size, (done) => {
      if (done % 100_000 === 0) process.stderr.write(`${done} cases\n`);
    });
    await asOwner(async (db) => {
      await sql`ANALYZE cases, turns, case_clocks, desk_events`.execute(db);
    });
    tell(`${CASES} cases made`, `${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
  await verification(database);
  await lists(database, setting);
  await actions(database, setting);
  await calendar(database, setting);
} finally {
  await store.close();
}

function clerk(organ: string, role: 'clerk' | 'supervisor' = 'clerk'): Actor {
  return {
    jurisdiction: PLACE,
    account: `${organ}-${role}`,
    person: organ,
    seats: [{ id: organ, organ, post: null, role, standsIn: false }],
  };
}

async function verification(database: Database): Promise<void> {
  const started = performance.now();
  const { events, findings } = await verifyDesk(database);
  const seconds = (performance.now() - started) / 1000;
  tell('audit verify', `${Math.round(events / seconds).toLocaleString('en')} events/s, ${findings.length} findings`);
}

/** `work` done by PEOPLE at once, `times` in all; the times of each in milliseconds, sorted. */
async function crowd(times: number, work: (turn: number, random: () => number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, person) => {
      const random = seeded(person + 1);
      // People do not come in the same millisecond.
      await sleep(LOOKING * random());
      while (next < times) {
        const turn = next++;
        const started = performance.now();
        await work(turn, random);
        took.push(performance.now() - started);
        await sleep(LOOKING * (0.5 + random()));
      }
    }),
  );
  return took.sort((a, b) => a - b);
}

async function lists(database: Database, setting: Setting): Promise<void> {
  const words = ['道路', '隐患整改', '东河村', '低保 西坪村', '欠薪', '供暖 南关'];
  const report = async (name: string, work: (random: () => number) => Promise<unknown>) => {
    const took = await crowd(LISTS / 4, (_, random) => work(random));
    tell(name, `p50 ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms, ${PEOPLE} people`);
  };
  await report('work list of an organ', (random) =>
    listCases(database, setting, clerk(pick(random, ORGANS)), { mine: true, open: true }),
  );
  await report('duty board, all, late', () =>
    listCases(database, setting, clerk('督查', 'supervisor'), { light: 'red' }),
  );
  await report('search of an organ', (random) =>
    listCases(database, setting, clerk(pick(random, ORGANS)), { words: pick(random, words), order: 'newest' }),
  );
  await report('search, all', (random) =>
    listCases(database, setting, clerk('督查', 'supervisor'), { words: pick(random, words), order: 'newest' }),
  );
}

async function actions(database: Database, setting: Setting): Promise<void> {
  const open = await database
    .selectFrom('cases')
    .select(['id', 'bearer', 'version'])
    .where('jurisdiction', '=', PLACE)
    .where('open', '=', true)
    .limit(ACTIONS)
    .execute();
  const started = performance.now();
  const took = await crowd(open.length, async (turn) => {
    const { id, bearer, version } = open[turn]!;
    await act(database, setting, clerk(bearer!), {
      case: id,
      action: 'progress',
      version,
      input: { progress: '已到现场' },
    });
  });
  const seconds = (performance.now() - started) / 1000;
  tell(
    'action',
    `p50 ${at(took, 0.5)} ms, p95 ${at(took, 0.95)} ms, ${Math.round(open.length / seconds)} a second, ${PEOPLE} people`,
  );
}

async function calendar(database: Database, setting: Setting): Promise<void> {
  const most = Math.min(100_000, CASES);
  await sql`UPDATE case_clocks SET calendar = 'old', due = due - interval '1 day' WHERE ctid IN (
    SELECT ctid FROM case_clocks WHERE running LIMIT ${most})`.execute(database);
  const started = performance.now();
  const { clocks, moved } = await recountClocks(database, setting);
  tell(
    'calendar change',
    `${clocks} clocks counted anew, ${moved} moved, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}

function at(sorted: number[], share: number): string {
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0);
}

function tell(name: string, figure: string): void {
  process.stdout.write(`${name.padEnd(40)} ${figure}\n`);
}
