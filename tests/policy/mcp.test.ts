/** The MCP server as an assistant runs it: a process of its own, JSON lines on stdin and stdout, over one tiny policy. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeHome } from '../support/cluster.ts';
import { sampleFolder } from './sample.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

interface Reply {
  id: number;
  result?: { content?: { text: string }[]; isError?: boolean; [key: string]: unknown };
  error?: { code: number; message: string };
}

const policies = sampleFolder();
const above = mkdtempSync(join(tmpdir(), 'gongbao-mcp-'));
chmodSync(above, 0o711);
const home = join(above, 'home');
let server: ChildProcessWithoutNullStreams;
let sent = 0;
/** Lines of stdout that are no message. */
const noise: string[] = [];
const waiting = new Map<number, (reply: Reply) => void>();

function request(method: string, params: object = {}): Promise<Reply> {
  const id = ++sent;
  const reply = new Promise<Reply>((done) => waiting.set(id, done));
  server.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method, params })}\n`);
  return reply;
}

/** What a tool answers, read from its text. */
async function call(name: string, given: object): Promise<{ isError: boolean; answer: Record<string, unknown> }> {
  const { result } = await request('tools/call', { name, arguments: given });
  return { isError: result!.isError ?? false, answer: JSON.parse(result!.content![0]!.text) };
}

beforeAll(async () => {
  server = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'mcp'], {
    env: { ...process.env, GONGBAO_HOME: home, DATABASE_URL: '', GONGBAO_POLICIES: policies },
  });
  createInterface({ input: server.stdout }).on('line', (line) => {
    try {
      const reply: Reply = JSON.parse(line);
      waiting.get(reply.id)?.(reply);
    } catch {
      noise.push(line);
    }
  });
  const { result } = await request('initialize', {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'test', version: '1' },
  });
  expect(result).toMatchObject({
    protocolVersion: '2025-06-18',
    serverInfo: { name: 'gongbao' },
    capabilities: { tools: {} },
  });
  server.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
}, 60_000);

afterAll(async () => {
  if (server.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'exit');
  }
  await removeHome(home);
  for (const made of [above, policies]) rmSync(made, { recursive: true });
});

describe('gongbao mcp', { timeout: 60_000 }, () => {
  it('lists its tools, each with a schema of what it takes', async () => {
    const { result } = await request('tools/list');
    const tools = result!.tools as { name: string; inputSchema: object }[];
    expect(tools.map(({ name }) => name).sort()).toEqual(['clock', 'document', 'rule', 'search']);
    for (const { inputSchema } of tools) expect(inputSchema).toMatchObject({ type: 'object' });
  });

  it('answers a rule', async () => {
    const { isError, answer } = await call('rule', {
      id: 'meals/subsidy',
      at: '2025-01-01',
      input: { age: 60, meals: 20 },
    });
    expect(isError).toBe(false);
    // 20 meals at 4 元.
    expect(answer).toMatchObject({ outputs: { entitled: true, amount: 80 } });
  });

  it('answers a clock with the lines that it rests on', async () => {
    // 1 to 5 May 2024 are free, Saturday 11 May is worked.
    const { answer } = await call('clock', { id: 'meals/appeal', question: { start: '2024-04-30' } });
    expect(answer).toMatchObject({
      due: '2024-05-11',
      clauses: [{ cite: '样政发〔2024〕1号第三条', document: null, text: null }],
    });
  });

  it('lists and describes what can be asked', async () => {
    expect((await call('rule', {})).answer.rules).toContainEqual({
      id: 'meals/subsidy',
      title: '用餐补贴',
      asks: '每月补贴多少？',
    });
    expect((await call('rule', { id: 'meals/subsidy' })).answer).toMatchObject({
      input: { required: ['age', 'meals'] },
    });
    expect((await call('clock', { id: 'meals/appeal' })).answer).toMatchObject({ unit: 'working-day' });
  });

  it.each([
    ['rule', { id: 'meals/none', at: '2025-01-01' }, 'unknown-rule'],
    ['rule', { id: 'meals/subsidy', at: '2025-01-01', input: { age: 60 } }, 'invalid-input'],
    ['clock', { id: 'meals/none' }, 'unknown-clock'],
    ['clock', { id: 'meals/appeal', question: { start: 'soon' } }, 'invalid-input'],
    ['document', { number: '样政发〔2024〕99号' }, 'not-held'],
  ])('%s %j is an error with its reason', async (name, given, error) => {
    const { isError, answer } = await call(name, given);
    expect(isError).toBe(true);
    expect(answer).toMatchObject({ error, message: expect.stringMatching(/。$/u) });
  });

  it('finds nothing in an empty register, and says which argument or tool is wrong', async () => {
    expect((await call('search', { query: '补贴' })).answer).toEqual({ hits: [] });
    const { result: wrong } = await request('tools/call', { name: 'search', arguments: {} });
    expect(wrong).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('“query”') }] });
    const { result: unknown } = await request('tools/call', { name: 'erase', arguments: {} });
    expect(unknown).toMatchObject({ isError: true, content: [{ text: expect.stringContaining('"erase"') }] });
  });

  it('survives lines that are no messages', async () => {
    server.stdin.write('{"jsonrpc": "2.0", "id": 1, "meth\n');
    server.stdin.write('no JSON at all\n\n[]\nnull\n{"id": 3}\n');
    expect((await request('no/such/method')).error).toMatchObject({ code: -32601 });
    expect((await request('tools/list')).result!.tools).toHaveLength(4);
    expect(server.exitCode).toBeNull();
  });

  it('writes nothing but messages, and ends with its input', async () => {
    expect(noise).toEqual([]);
    const exit = once(server, 'exit');
    server.stdin.end();
    expect(await exit).toEqual([0, null]);
  });
});
