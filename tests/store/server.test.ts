import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useEmbedded } from '../../src/store/server/embedded.ts';
import { readSettings } from '../../src/store/server/home.ts';
import { lockHolder, tryLock } from '../../src/store/server/lock.ts';
import { removeHome } from '../support/cluster.ts';

const CHILD = fileURLToPath(new URL('./server-child.ts', import.meta.url));
const IS_ROOT = process.getuid?.() === 0;

const homes: string[] = [];
/** Used by most tests: making a cluster takes longer than they do. */
const shared = newHome();
let home = shared;
let children: ChildProcess[] = [];

function newHome(): string {
  const above = mkdtempSync(join(tmpdir(), 'gongbao-server-'));
  chmodSync(above, 0o711);
  const folder = join(above, 'home');
  mkdirSync(folder, { mode: 0o711 });
  homes.push(folder);
  return folder;
}

beforeEach(() => {
  home = shared;
});

afterEach(async () => {
  await Promise.all(children.map(killed));
  children = [];
});

afterAll(async () => {
  for (const folder of homes) {
    await removeHome(folder);
    rmSync(dirname(folder), { recursive: true });
  }
});

/** Starts a program that uses the server, and waits until it does. */
async function user(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CHILD, 'stay'], {
    env: { ...process.env, GONGBAO_HOME: home, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout!, 'data');
  return child;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function pidFile(): string {
  return join(readSettings(home)!.cluster, 'postmaster.pid');
}

async function query(connection: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  it('is started by the first, shared by all, and stopped by the last', async () => {
    const first = await useEmbedded(home);
    const second = await useEmbedded(home);
    expect(second.connection).toEqual(first.connection);
    expect(first.connection.host).toBe('127.0.0.1');
    await first.release();
    await first.release();
    expect(await query(second.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await second.release();
    expect(existsSync(pidFile())).toBe(false);
  });

  it('keeps its password to itself', async () => {
    const server = await useEmbedded(home);
    expect(statSync(join(home, 'database.json')).mode & 0o777).toBe(0o600);
    await expect(query({ ...server.connection, password: 'guess' }, 'SELECT 1')).rejects.toThrow('password');
    expect(await query(server.connection, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    await server.release();
  });

  it('survives kill -9 of the program; the next one takes it over and stops it', async () => {
    await killed(await user());
    const pid = readFileSync(pidFile(), 'utf8').split('\n')[0];
    const next = await useEmbedded(home);
    expect(readFileSync(pidFile(), 'utf8').split('\n')[0]).toBe(pid);
    await next.release();
    expect(existsSync(pidFile())).toBe(false);
  });

  it('comes back with its data after kill -9 of program and server', async () => {
    const server = await useEmbedded(home);
    await query(server.connection, 'CREATE TABLE kept AS SELECT 7 AS n');
    await killed(await user());
    process.kill(Number(readFileSync(pidFile(), 'utf8').split('\n')[0]), 'SIGKILL');
    const next = await useEmbedded(home);
    expect(await query(next.connection, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    await next.release();
  });

  it('is not kept from starting by a pid file whose pid is another program now', async () => {
    await (await useEmbedded(home)).release();
    writeFileSync(pidFile(), `${process.pid}\n${readSettings(home)!.cluster}\n1\n5432\n\n127.0.0.1\n0\nready\n`);
    const server = await useEmbedded(home);
    expect(await query(server.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.release();
  });

  it('starts once when several programs start at the same time', async () => {
    await Promise.all([user(), user(), user()]);
    const server = await useEmbedded(home);
    const rows = await query(
      server.connection,
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'gongbao presence'`,
    );
    expect(rows).toEqual([{ n: 4 }]);
    await server.release();
  });

  it('begins anew where making the cluster was interrupted', async () => {
    home = newHome();
    mkdirSync(join(home, 'cluster.new'));
    writeFileSync(join(home, 'cluster.new', 'PG_VERSION'), '18\n');
    const server = await useEmbedded(home);
    expect(await query(server.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.release();
  });

  it.runIf(IS_ROOT)(
    'puts the cluster where its user can reach it when a folder above the data folder is closed',
    async () => {
      home = newHome();
      chmodSync(dirname(home), 0o700);
      const server = await useEmbedded(home);
      const { cluster } = readSettings(home)!;
      expect(cluster.startsWith('/var/lib/gongbao/')).toBe(true);
      expect(await query(server.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await server.release();
      const again = await useEmbedded(home);
      expect(readSettings(home)!.cluster).toBe(cluster);
      await again.release();
    },
  );

  it.runIf(IS_ROOT)('serves an ordinary user as well', async () => {
    const project = fileURLToPath(new URL('../../', import.meta.url));
    const asNobody = { uid: 65534, gid: 65534 };
    try {
      execFileSync('test', ['-r', join(project, 'src/store/database.ts')], { ...asNobody, cwd: '/' });
    } catch {
      console.warn('skipped: the project lies where an ordinary user cannot read it');
      return;
    }
    home = newHome();
    rmSync(home, { recursive: true });
    chmodSync(dirname(home), 0o777);
    const child = spawn(process.execPath, [CHILD], {
      ...asNobody,
      cwd: '/',
      env: { ...process.env, GONGBAO_HOME: home, DATABASE_URL: '', HOME: '/tmp' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [[data], [code]] = await Promise.all([once(child.stdout, 'data'), once(child, 'exit')]);
    expect([String(data), code]).toEqual(['open\n', 0]);
    expect(statSync(readSettings(home)!.cluster).uid).toBe(65534);
    // Root finds the cluster of another user and runs it as that user.
    await (await useEmbedded(home)).release();
  });
});

describe('the lock of a data folder', () => {
  it('is held by one, names its pid, and goes away with it', async () => {
    const lock = await tryLock(home, 'start');
    expect(await tryLock(home, 'start')).toBeNull();
    expect(await lockHolder(home, 'start')).toBe(process.pid);
    await lock!.release();
    expect(await lockHolder(home, 'start')).toBeNull();
    const again = await tryLock(home, 'start');
    expect(again).not.toBeNull();
    await again!.release();
  });
});

describe('a port', () => {
  it('that is taken makes `start` refuse in one sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    const child = spawn(process.execPath, [main, 'start', '--port', String(port)], {
      env: { ...process.env, GONGBAO_HOME: home, DATABASE_URL: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let message = '';
    child.stderr.on('data', (data) => {
      message += data;
    });
    const [code] = await once(child, 'exit');
    other.close();
    expect(code).toBe(2);
    expect(message).toContain(`port ${port} is taken`);
  });
});
