/** start, import, search and audit as a person runs them: each a process of its own on one data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { useEmbedded } from '../../src/store/server/embedded.ts';
import { readSettings } from '../../src/store/server/home.ts';
import { removeHome } from '../support/cluster.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const SPECIMEN = fileURLToPath(new URL('../../samples/2025-1.txt', import.meta.url));
const above = mkdtempSync(join(tmpdir(), 'gongbao-cli-'));
chmodSync(above, 0o711);
const home = join(above, 'home');
const running: ChildProcess[] = [];

function launch(args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: { ...process.env, GONGBAO_HOME: home, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  return child;
}

async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = launch(args);
  let [stdout, stderr] = ['', ''];
  child.stdout!.on('data', (data) => {
    stdout += data;
  });
  child.stderr!.on('data', (data) => {
    stderr += data;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** Starts the product on a free port; answers the process and its address. */
async function start(): Promise<{ child: ChildProcess; address: string }> {
  const child = launch(['start', '--port', '0']);
  // Read on: a server whose reader goes away ends, as any command does.
  let output = '';
  await new Promise<void>((told) => {
    child.stdout!.on('data', (data) => {
      output += data;
      if (output.includes('\n')) told();
    });
  });
  return { child, address: output.split('\n')[0]!.trim() };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exit = once(child, 'exit');
  child.kill(signal);
  const [code] = await exit;
  return code;
}

function serverRuns(): boolean {
  return existsSync(join(readSettings(home)!.cluster, 'postmaster.pid'));
}

afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

afterAll(async () => {
  await removeHome(home);
  rmSync(dirname(home), { recursive: true });
});

describe('gongbao', { timeout: 60_000 }, () => {
  it('imports, imports again without a change, searches, and leaves no server behind', async () => {
    const first = await run('import', SPECIMEN, '--json');
    expect(first.stderr).toBe('');
    expect(JSON.parse(first.stdout)).toEqual({ issue: '2025-1', documents: 16, new: 16, changed: 0, unchanged: 0 });
    const due = await run('duties', '--from', '2025-06-25', '--to', '2025-06-25', '--json');
    expect(
      (JSON.parse(due.stdout) as { duty: string; bearer: string }[]).filter(({ duty }) => /重点工作/u.test(duty)),
    ).toEqual(
      ['县发展和改革局', '县交通运输局', '县卫生健康局', '县教育体育局'].map((bearer) => ({
        ...{ due: '2025-06-25', bearer, duty: '报送重点工作进展情况' },
        ...{ document: '临政发〔2025〕1号', line: '2025-1:145' },
      })),
    );
    expect(await run('duties', '--from', '2025-06-25')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/--to DATE is missing/u),
    });
    const second = await run('import', SPECIMEN, '--json');
    expect(JSON.parse(second.stdout)).toEqual({ issue: '2025-1', documents: 16, new: 0, changed: 0, unchanged: 16 });
    expect(serverRuns()).toBe(false);
    const found = await run('search', '临政发[2025] 3 号', '--limit', '1', '--json');
    const [hit] = JSON.parse(found.stdout);
    expect(Object.keys(hit)).toEqual(['number', 'title', 'clause', 'snippet', 'lines']);
    expect(hit.number).toBe('临政发〔2025〕3号');
  });

  it.each([
    [['import'], 'name at least one FILE'],
    [['import', '/nowhere/1.txt'], '1.txt'],
    [['search'], 'say what to search for'],
    [['search', 'x', '--limit', '0'], '--limit must be a whole number'],
    [['audit'], 'audit verify'],
    [['start', '--gazettes', '/nowhere'], '/nowhere is not a folder'],
    [['start', '--prot', '1'], '--prot'],
  ])('refuses %j in one line', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr.trim()).not.toContain('\n');
  });

  it('serves, refuses a second start by pid, lets commands in, and stops cleanly on Ctrl-C', async () => {
    const { child, address } = await start();
    expect((await fetch(address)).status).toBe(200);
    const second = await run('start', '--port', '0');
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(`process ${child.pid}`);
    expect(JSON.parse((await run('import', SPECIMEN, '--json')).stdout).unchanged).toBe(16);
    expect((await fetch(address)).status).toBe(200);
    expect(await end(child, 'SIGINT')).toBe(0);
    expect(serverRuns()).toBe(false);
  });

  it('gives an account a fresh password, beside a running server', async () => {
    const { child, address } = await start();
    const signIn = async (password: string) =>
      (
        await fetch(`${address}/api/auth/sign-in/username`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: address },
          body: JSON.stringify({ username: 'security', password }),
        })
      ).status;
    const first = (await run('password', 'security')).stdout.trim();
    expect(await signIn(first)).toBe(200);
    const second = (await run('password', 'Security')).stdout.trim();
    expect([await signIn(first), await signIn(second)]).toEqual([401, 200]);
    const unknown = await run('password', 'nobody');
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'gongbao password: no account has the sign-in name "nobody".\n',
    ]);
    expect(await end(child, 'SIGINT')).toBe(0);
  });

  it('starts again after kill -9', async () => {
    await end((await start()).child, 'SIGKILL');
    expect(serverRuns()).toBe(true);
    const { child, address } = await start();
    expect((await fetch(address)).status).toBe(200);
    expect(await end(child, 'SIGTERM')).toBe(0);
    expect(serverRuns()).toBe(false);
  });

  it('says whether the record is whole', async () => {
    const whole = await run('audit', 'verify', '--json');
    expect([whole.code, JSON.parse(whole.stdout).findings]).toEqual([0, []]);
    const server = await useEmbedded(home);
    const client = new pg.Client(server.connection);
    await client.connect();
    await client.query(`UPDATE events SET actor = 'nobody' WHERE seq = 2`);
    await client.end();
    await server.release();
    const touched = await run('audit', 'verify');
    expect(touched.code).toBe(1);
    expect(touched.stdout).toContain('event 2 (document.added) is not what was written');
  });

  it('reports a file that is no gazette, and stores nothing of it', async () => {
    const binary = join(above, 'binary.txt');
    writeFileSync(binary, Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7) % 251)));
    expect((await run('import', binary)).code).toBe(2);
  });
});
