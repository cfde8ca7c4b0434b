/**
 * The embedded PostgreSQL server of a data folder. PostgreSQL's own pg_ctl starts and stops it, in its own session: it
 * survives `kill -9` of the program, and whoever comes next finds it running and uses it. The last to leave stops it.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { UserError } from '../../text/error.ts';
import { binaries, type Identity, makePassable, mayEnter, SYSTEM_FOLDER, serverIdentity } from './binaries.ts';
import { createSettings, readSettings, type Settings } from './home.ts';
import { waitForLock } from './lock.ts';

const USER = 'gongbao';
const DATABASE = 'gongbao';
/** A connection of this name stands for one process that uses the server. */
const PRESENCE = 'gongbao presence';

export interface Embedded {
  connection: { host: string; port: number; user: string; password: string; database: string };
  /** Starts the server again at the same address where it has died meanwhile. */
  revive(): Promise<void>;
  /** Leaves the server; the last process to leave stops it. */
  release(): Promise<void>;
}

/** Joins the running server of `folder`, or starts it (and makes the cluster at the very first time). */
export async function useEmbedded(folder: string): Promise<Embedded> {
  // One process at a time starts, joins or leaves.
  const lock = await waitForLock(folder, 'server');
  try {
    const settings = readSettings(folder) ?? createSettings(folder, clusterFolder(folder));
    const identity = identityFor(settings.cluster);
    const port = (await runningPort(settings)) ?? (await startServer(settings, identity));
    const connection = { host: '127.0.0.1', port, user: USER, password: settings.password };
    let presence = await enter(connection);
    let left: Promise<void> | undefined;
    let reviving: Promise<void> | undefined;
    const revive = async () => {
      const again = await waitForLock(folder, 'server');
      try {
        if ((await runningPort(settings)) === null) await startServer(settings, identity, port);
        await presence.end().catch(() => {});
        presence = await enter(connection);
      } finally {
        await again.release();
      }
    };
    return {
      connection: { ...connection, database: DATABASE },
      revive: () => {
        reviving ??= revive().finally(() => {
          reviving = undefined;
        });
        return reviving;
      },
      release: () => {
        left ??= leave(folder, settings, identity, presence);
        return left;
      },
    };
  } finally {
    await lock.release();
  }
}

async function enter(connection: { host: string; port: number; user: string; password: string }): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, database: 'postgres', application_name: PRESENCE, keepAlive: true });
  client.on('error', () => {});
  await client.connect();
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  return client;
}

async function leave(folder: string, settings: Settings, identity: Identity, presence: pg.Client): Promise<void> {
  const lock = await waitForLock(folder, 'server');
  try {
    const others = await presence
      .query('SELECT FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()', [PRESENCE])
      .then((result) => result.rowCount)
      // The server is gone or was started anew by somebody: his to stop.
      .catch(() => null);
    await presence.end().catch(() => {});
    if (others === 0 && serverPid(settings.cluster))
      await pgCtl(identity, ['-D', settings.cluster, '-m', 'fast', '-w', 'stop']);
  } finally {
    await lock.release();
  }
}

/** The port of the running server, once it answers; null when none runs. A server that does not answer is stopped. */
async function runningPort(settings: Settings): Promise<number | null> {
  const identity = identityFor(settings.cluster);
  for (const end = Date.now() + 30_000; serverPid(settings.cluster); ) {
    const port = Number(pidFile(settings.cluster)?.[3]);
    const client = new pg.Client({
      host: '127.0.0.1',
      port,
      user: USER,
      password: settings.password,
      database: 'postgres',
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return port;
    } catch {
      // Starting up, replaying its log, or shutting down: both end by themselves.
      if (Date.now() > end) await pgCtl(identity, ['-D', settings.cluster, '-m', 'immediate', '-w', 'stop']);
      await sleep(100);
    }
  }
  return null;
}

/** At a free port, or at `wanted`, which those who lost the server still know. */
async function startServer(settings: Settings, identity: Identity, wanted?: number): Promise<number> {
  const { cluster } = settings;
  if (!existsSync(cluster)) await createCluster(settings, identity);
  // A pid that meanwhile belongs to another program would keep PostgreSQL from starting.
  if (pidFile(cluster) && !serverPid(cluster)) rmSync(join(cluster, 'postmaster.pid'));
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await freePort());
    const options = [
      `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`,
      '-c max_connections=100 -c shared_buffers=256MB -c jit=off -c max_wal_size=2GB',
    ].join(' ');
    try {
      await pgCtl(identity, [
        '-D',
        cluster,
        '-l',
        join(cluster, 'server.log'),
        '-o',
        options,
        '-w',
        '-t',
        '60',
        'start',
      ]);
      return port;
    } catch (error) {
      if (attempt === 3) throw startFailure(cluster, error as Error);
      // Processes of a server that was killed hold its memory a moment longer.
      await sleep(300 * attempt);
    }
  }
}

/** Made aside and moved into place when complete, so that a kill leaves nothing half-made behind. */
async function createCluster(settings: Settings, identity: Identity): Promise<void> {
  const making = `${settings.cluster}.new`;
  const passwordFile = `${settings.cluster}.password`;
  rmSync(making, { recursive: true, force: true });
  makePassable(dirname(making));
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordFile, settings.password, { mode: 0o600 });
  try {
    for (const path of [making, passwordFile]) {
      if (identity.uid !== undefined && identity.gid !== undefined) chownSync(path, identity.uid, identity.gid);
    }
    await run(identity, 'initdb', [
      ...['-D', making, '-U', USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
      ...['--locale=C', '--encoding=UTF8', '--no-instructions'],
    ]);
    renameSync(making, settings.cluster);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function clusterFolder(folder: string): string {
  const identity = serverIdentity();
  if (mayEnter(folder, identity)) return join(folder, 'cluster');
  return join(SYSTEM_FOLDER, createHash('sha256').update(folder).digest('hex').slice(0, 16), 'cluster');
}

/** The owner of the cluster runs it, whoever made it. */
function identityFor(cluster: string): Identity {
  if (!existsSync(cluster)) return serverIdentity();
  const { uid, gid } = statSync(cluster);
  if (uid === process.getuid?.()) return {};
  if (process.getuid?.() === 0) return { uid, gid };
  throw new UserError(
    `the database in ${cluster} belongs to another user (uid ${uid}); run gongbao as that user or as root, or set GONGBAO_HOME to another folder.`,
  );
}

/** The pid of the server that runs on `cluster`; null when the pid file is absent, or its pid is dead or another program. */
function serverPid(cluster: string): number | null {
  const pid = Number(pidFile(cluster)?.[0]);
  if (!pid) return null;
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words[0]?.endsWith('postgres') && words.includes(cluster) ? pid : null;
  } catch {
    return null;
  }
}

/** postmaster.pid by lines: pid, cluster folder, start time, port, … */
function pidFile(cluster: string): string[] | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

function pgCtl(identity: Identity, args: string[]): Promise<unknown> {
  return run(identity, 'pg_ctl', args);
}

function run(identity: Identity, program: string, args: string[]): Promise<unknown> {
  const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  return promisify(execFile)(join(binaries(identity), program), args, { ...identity, cwd: '/', env: environment });
}

function startFailure(cluster: string, error: Error): UserError {
  let log = error.message;
  try {
    log = readFileSync(join(cluster, 'server.log'), 'utf8').trimEnd().split('\n').slice(-3).join(' ');
  } catch {}
  return new UserError(`the database in ${cluster} does not start: ${log}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
