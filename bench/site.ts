/**
 * The public site under load: a server in a process of its own over many synthetic documents, and autocannon in this one.
 * usage: node bench/site.ts [documents]   (GONGBAO_HOME names the data folder; it is filled at the first run)
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import autocannon, { type Request, type Result } from 'autocannon';
import { createServer } from '../src/server/server.ts';
import { documentPath, searchPath } from '../src/site/addresses.ts';
import { ASSETS } from '../src/site/assets.ts';
import { registerSite } from '../src/site/site.ts';
import { openStore } from '../src/store/database.ts';
import { jurisdictions } from '../src/store/jurisdictions.ts';
import { createRegister } from '../src/store/register.ts';
import { asOwner } from './owner.ts';
import { fill, SYNTHETIC, seeded, syntheticDocument } from './synthetic.ts';

const QUERIES = [
  '消防安全',
  '区财政局',
  '资金分配计划',
  '测政发〔2001〕12号',
  '清洁取暖 验收',
  '王建国',
  '应急预案',
  '工作',
  '落实',
  'xfaq',
];
const FIRST = ['消防安全', '生猪屠宰', '义务教育', '清洁取暖', '养老服务', '防汛抗旱', '物业管理', '行政执法'];
const SECOND = ['台账', '资金', '整改', '公示', '验收', '巡查', '区民政局', '名单', '培训', '流程'];
/** Document pages that many people read at once: what the page cache is for. */
const POPULAR = 200;
const COLD = 60;

const documents = Number(process.argv[2] ?? 100_000);
if (process.send) await serve();
else await load();

async function serve(): Promise<void> {
  const { vocabulary } = jurisdictions()[0]!;
  const store = await openStore();
  const register = createRegister(store.database, () => vocabulary);
  const held = await register.documents({ jurisdiction: SYNTHETIC, role: 'public' }, {}, { limit: 1, offset: 0 });
  if (held.total !== documents) await asOwner((db) => fill(db, documents, vocabulary));
  const app = await createServer({ log: true });
  await registerSite(app, { register, jurisdiction: SYNTHETIC });
  process.send!(await app.listen({ port: 0, host: '127.0.0.1' }));
  await once(process, 'disconnect');
  await app.close();
  await store.close();
}

async function load(): Promise<void> {
  const server = fork(import.meta.filename, [String(documents)]);
  const [base] = (await once(server, 'message')) as [string];
  const random = seeded(11);
  const anyDocument = () => documentPath(syntheticDocument(Math.floor(random() * documents)).number!);
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const popular = Array.from({ length: POPULAR }, anyDocument);

  await time(base, ['/', '/search', anyDocument()]);
  report('home page, one visitor', await time(base, Array(20).fill('/')));
  report('document page, cold', await time(base, Array.from({ length: COLD }, anyDocument)));
  await time(base, popular);
  await cannon(`document pages, ${POPULAR} popular, 50 connections`, base, 50, () => pick(popular));
  await cannon('document pages, any, 50 connections', base, 50, anyDocument);
  const repeated = QUERIES.map((query) => searchPath(query));
  await cannon('search, the same queries, 10 connections', base, 10, () => pick(repeated));
  await cannon('search, each query new, 10 connections', base, 10, () => searchPath(newQuery(random)));
  const { content } = ASSETS.script;
  say(`JavaScript on a reading page: ${content.length} bytes, ${gzipSync(content).length} compressed`);
  server.disconnect();
}

/** A number, or a pair of a topic word and a clause word with a figure: more than a run can ask twice. */
function newQuery(random: () => number): string {
  if (random() < 0.3) return syntheticDocument(Math.floor(random() * documents)).number!;
  const pick = (words: string[]) => words[Math.floor(random() * words.length)]!;
  return `${pick(FIRST)} ${pick(SECOND)} ${Math.floor(random() * 500)}`;
}

/** Milliseconds of each request, one after another. */
async function time(base: string, paths: string[]): Promise<number[]> {
  const durations: number[] = [];
  for (const path of paths) {
    const start = performance.now();
    const reply = await fetch(base + path);
    await reply.arrayBuffer();
    if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
    durations.push(performance.now() - start);
  }
  return durations.sort((a, b) => a - b);
}

function report(name: string, sorted: number[]): void {
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1]!.toFixed(1);
  say(`${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`);
}

async function cannon(name: string, url: string, connections: number, next: () => string): Promise<void> {
  const times: number[] = [];
  const result = await new Promise<Result>((resolve, reject) => {
    const options = {
      url,
      connections,
      duration: 10,
      headers: { 'accept-encoding': 'br' },
      // One request that changes: a list would be built for every connection, and its making counted as waiting.
      requests: [{ setupRequest: (request: Request) => ({ ...request, path: next() }) }],
    };
    const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    // Its own report knows p90 and p97.5 only.
    run.on('response', (_client, _status, _bytes, milliseconds) => void times.push(milliseconds));
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  report(
    `${name} (${Math.round(result.requests.average)}/s, ${failed} failed)`,
    times.sort((a, b) => a - b),
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
