/** `gongbao start`: the whole product: database, register, web server. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer as createNetServer } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginWork } from '../desk/begin.ts';
import { registerDesk } from '../server/desk/desk.ts';
import type { Desk } from '../server/desk/staff.ts';
import { startJobs } from '../server/jobs.ts';
import { createServer } from '../server/server.ts';
import { registerSite } from '../site/site.ts';
import type { Database, Store } from '../store/database.ts';
import { heldBy, importFile } from '../store/import-file.ts';
import { jurisdictions, SPECIMEN, vocabularyOf } from '../store/jurisdictions.ts';
import { busiestJurisdiction } from '../store/read/issues.ts';
import { createRegister } from '../store/register.ts';
import { dataFolder } from '../store/server/home.ts';
import { type Lock, lockHolder, tryLock } from '../store/server/lock.ts';
import { UserError } from '../text/error.ts';
import { registerWorkbench } from '../workbench/serve.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { openDesk, tellBegun, tellFirstAccounts } from './desk.ts';
import { policiesToServe } from './policy-files.ts';
import { withStore } from './with-store.ts';

export const help = `usage: gongbao start [--port N] [--gazettes DIR]

Starts the database and the web server and prints the address. With --gazettes, the issues of the folder DIR (*.txt) are
read and served; without, what was imported before, else a specimen gazette. Ctrl-C stops everything.

GONGBAO_HOME  the data folder (default: .gongbao in the project)
DATABASE_URL  an own PostgreSQL 15 or newer instead of the embedded one
`;

const DEFAULT_PORT = '8080';
const HOST = '127.0.0.1';
const SAMPLE = fileURLToPath(new URL('../../samples/2025-1.txt', import.meta.url));

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { port: { type: 'string' }, gazettes: { type: 'string' } });
  if (positionals.length > 0)
    throw new UserError(`"${positionals[0]}" is not expected here; --help shows what is possible.`);
  const port = wholeNumber(values.port ?? DEFAULT_PORT, '--port', 0, 65535);
  const files = values.gazettes === undefined ? null : gazetteFiles(values.gazettes);
  await checkPort(port);
  const lock = process.env.DATABASE_URL ? null : await lockHome(dataFolder());
  try {
    await withStore(async (store) => {
      const { database } = store;
      const jurisdiction = files ? await importAll(database, files) : await heldOrSpecimen(database);
      await serve(store, jurisdiction, port);
    });
  } finally {
    await lock?.release();
  }
  return 0;
}

/** Serves until a signal comes. */
async function serve(store: Store, jurisdiction: string, port: number): Promise<void> {
  // Listened for from the beginning: a signal that comes while the server is being made stops it as well.
  const stop = new AbortController();
  const stopped = signal().then(() => stop.abort());
  const app = await createServer({ log: true });
  const policies = policiesToServe(jurisdiction);
  const desk = openDesk(store, jurisdiction, policies, process.env.GONGBAO_URL ?? `http://${HOST}:${port}`);
  await registerSite(app, { register: createRegister(store.database, vocabularyOf), jurisdiction, policies });
  await registerDesk(app, desk);
  await registerWorkbench(app, jurisdictions().find(({ code }) => code === jurisdiction)?.name ?? '');
  process.stdout.write(`${await app.listen({ port, host: HOST })}\n`);
  const begun = prepare(store, desk, stop.signal, (error) => app.log.error(error));
  await stopped;
  await (await begun)();
  await app.close();
}

/**
 * What a start does while it serves already: first accounts, jobs, and the work that the issues order, which takes some seconds
 * for five issues. Answers how to stop; a failure is told and leaves the pages served.
 */
async function prepare(
  store: Store,
  desk: Desk,
  stop: AbortSignal,
  report: (error: unknown) => void,
): Promise<() => Promise<void>> {
  let stopJobs = async () => {};
  try {
    await tellFirstAccounts(desk);
    stopJobs = await startJobs(store, desk, report);
    tellBegun(await beginWork(desk.database, desk.setting, stop));
  } catch (error) {
    report(error);
  }
  return stopJobs;
}

/** Before any work: an address that cannot be had is known at once. */
function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createNetServer().listen(port, HOST, () => probe.close(() => resolve()));
    probe.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const taken = code === 'EADDRINUSE';
      const why = taken ? 'is taken by another program' : `cannot be used (${message})`;
      reject(new UserError(`port ${port} ${why}; choose another with --port N.`));
    });
  });
}

function signal(): Promise<void> {
  return new Promise((done) => {
    // Listeners of their own: stopping is what `start` is asked to do, and ends with exit code 0.
    process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP');
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => done());
  });
}

async function lockHome(folder: string): Promise<Lock> {
  const lock = await tryLock(folder, 'start');
  if (lock) return lock;
  const holder = await lockHolder(folder, 'start');
  throw new UserError(
    `gongbao already runs on the data folder ${folder} (process ${holder}); stop it first, or set GONGBAO_HOME to another folder.`,
  );
}

function gazetteFiles(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new UserError(`--gazettes ${folder} is not a folder; name one with issues as KEY.txt files.`);
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  if (names.length === 0) throw new UserError(`there is no .txt file in ${resolve(folder)}.`);
  return names.sort().map((name) => join(folder, name));
}

/** Imports what is not yet held and answers the jurisdiction with most of the files. */
async function importAll(database: Database, files: string[]): Promise<string> {
  const counts = new Map<string, number>();
  for (const file of files) {
    const jurisdiction = (await heldBy(database, file)) ?? (await importOne(database, file));
    if (jurisdiction) counts.set(jurisdiction, (counts.get(jurisdiction) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  if (!most) throw new UserError('none of the files could be read; see the messages above.');
  return most[0];
}

/** One file that cannot be read does not keep the others from being served. */
async function importOne(database: Database, file: string): Promise<string | null> {
  try {
    const { issue, documents, jurisdiction } = await importFile(database, file);
    process.stderr.write(`imported ${issue}: ${documents} documents\n`);
    return jurisdiction;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return null;
  }
}

async function heldOrSpecimen(database: Database): Promise<string> {
  return (await busiestJurisdiction(database, SPECIMEN)) ?? (await importAll(database, [SAMPLE]));
}
