/** rule, population, clock and policies as a person runs them, over one tiny policy whose answers are known by hand. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sampleFolder } from './sample.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const policies = sampleFolder();
const folder = mkdtempSync(join(tmpdir(), 'gongbao-rows-'));

async function run(
  ...given: (string | NodeJS.ProcessEnv)[]
): Promise<{ code: number; stdout: string; stderr: string }> {
  const args = given.filter((item) => typeof item === 'string');
  const env = given.filter((item) => typeof item !== 'string');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, ...args], {
    env: Object.assign({ ...process.env, GONGBAO_POLICIES: policies }, ...env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (data) => {
    stdout += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data) => {
    stderr += data;
  });
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** Asks for every row of `text`; answers the lines of the output too. */
async function population(text: string, ...more: string[]) {
  const [input, output] = [join(folder, 'rows.csv'), join(folder, 'answers.csv')];
  writeFileSync(input, text);
  rmSync(output, { force: true });
  const made = await run('population', 'meals/subsidy', '--input', input, '--output', output, ...more);
  const lines = existsSync(output) ? readFileSync(output, 'utf8').trimEnd().split('\n') : null;
  return { ...made, lines };
}

afterAll(() => {
  for (const made of [policies, folder]) rmSync(made, { recursive: true });
});

const ASKED = ['rule', 'meals/subsidy', '--at', '2024-06-01', '--input', '{"age": 60, "meals": 20}'];

describe('gongbao rule', { timeout: 60_000 }, () => {
  it('answers, as JSON and as text', async () => {
    const json = await run(...ASKED, '--json');
    expect(json).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(json.stdout).outputs).toEqual({ entitled: true, amount: 60 });
    const text = await run(...ASKED);
    expect(text.stdout.split('\n').slice(0, 2)).toEqual(['可享受  true', '补贴  60']);
  });

  it('describes itself without a date', async () => {
    const { code, stdout } = await run('rule', 'meals/subsidy');
    expect(code).toBe(0);
    expect(stdout).toContain('每月补贴多少？');
    expect(stdout).toMatch(/ {2}name {2}姓名（可不填）/u);
  });

  it.each(['rate', 'meals/rate', '每餐补贴'])('what if %s were 5.5 元', async (name) => {
    const { code, stdout } = await run(...ASKED, '--set', `${name}=5.5`, '--json');
    expect(code).toBe(0);
    // 20 meals at 5.5 元 instead of 3 元.
    expect(JSON.parse(stdout)).toMatchObject({
      outputs: { entitled: true, amount: 110 },
      before: { entitled: true, amount: 60 },
    });
  });

  it('asks as it stands today where no day is named', async () => {
    // 4 元 a meal since 2025; what if 7.
    const asked = ['rule', 'meals/subsidy', '--input', '{"age": 60, "meals": 3}', '--json'];
    expect(JSON.parse((await run(...asked)).stdout).outputs).toEqual({ entitled: true, amount: 12 });
    expect(JSON.parse((await run(...asked, '--set', 'rate=7')).stdout)).toMatchObject({
      outputs: { amount: 21 },
      before: { amount: 12 },
    });
    const { code, stderr } = await run('rule', 'meals/subsidy', '--set', 'rate=7');
    expect(code).toBe(2);
    expect(stderr).toContain('缺少“年龄”');
  });

  it('what if, as text: the difference, and only where there is one', async () => {
    const { stdout } = await run(...ASKED, '--set', 'rate=5');
    expect(stdout.split('\n').slice(0, 2)).toEqual(['可享受  true', '补贴  100（原为 60）']);
    expect(stdout).toContain('（假设）');
    expect((await run(...ASKED, '--set', 'rate=3')).stdout).not.toContain('原为');
    expect(JSON.parse((await run(...ASKED, '--json')).stdout)).not.toHaveProperty('before');
  });

  it.each([
    [['--input', '{"age": '], '--input is no JSON'],
    [['--input', '[60]'], '--input must be one JSON object'],
    [['--input', '{"age": 60}'], '缺少“用餐次数”'],
    [['--input', '{"age": "sixty", "meals": 1}'], '“年龄”要填数，不能是“sixty”'],
    [['--input', '{"age": 151, "meals": 1}'], '“年龄”不能大于 150'],
    [['--input', '{"age": 60, "meals": 1, "sum": 1}'], '没有“sum”这项输入；可填 age、meals、name'],
    [['--at', '2024-02-30'], '没有“2024-02-30”这一天'],
    [['--at', '2023-12-31'], '2023-12-31没有'],
    [['--reading', 'other'], '没有“other”这种读法'],
    [['--set', 'price=5'], '没有这个参数；可用 meals/rate'],
    [['--set', 'rate'], '没有这个参数；可用 meals/rate'],
    [['--set', 'rate=much'], '“每餐补贴”要填数（元），不能是“much”'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('%j has no answer: one sentence, exit code 2', async (more, message) => {
    const { code, stdout, stderr } = await run(...ASKED, ...more);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^gongbao rule: [^\n]+[。.]\n$/u);
  });

  it('names the rule that was meant', async () => {
    const { code, stderr } = await run('rule', 'meals/subsidi', '--at', '2024-06-01');
    expect(code).toBe(2);
    expect(stderr).toBe('gongbao rule: 没有“meals/subsidi”这项规则；是不是“meals/subsidy”？\n');
  });

  it('says what is missing as JSON too', async () => {
    const { code, stdout } = await run('rule', 'meals/subsidy', '--at', '2024-06-01', '--input', '{}', '--json');
    expect(code).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ error: 'invalid-input', missing: ['age', 'meals'] });
  });
});

describe('gongbao population', { timeout: 60_000 }, () => {
  it('answers every row in its order, and sums exactly', async () => {
    const rows = 'age,meals\n60,20\n59,20\n75,1\n60,0\n61,7\n';
    const { code, stdout, lines } = await population(rows, '--at', '2025-03-01', '--json');
    expect(code).toBe(0);
    expect(lines).toEqual([
      'entitled,amount,error,message',
      'true,80,,',
      'false,0,,',
      'true,4,,',
      'true,0,,',
      'true,28,,',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 5, totals: { amount: 112 }, errors: {} });
    expect(readdirSync(folder).sort()).toEqual(['answers.csv', 'rows.csv']);
  });

  it('takes columns in any order, quoted cells and a byte order mark, and the day that is asked', async () => {
    const { lines } = await population('\uFEFFname,meals,age\n"李, 四",10,"60"\n,10,80\n', '--at', '2024-12-31');
    expect(lines).toEqual(['entitled,amount,error,message', 'true,30,,', 'true,30,,']);
  });

  it('keeps going past rows without an answer, and counts them', async () => {
    const rows = 'age,meals\n60,1\n75,\n200,1\n61,x\n60,2\n';
    const { code, stdout, lines } = await population(rows, '--at', '2024-06-01', '--json');
    expect(code).toBe(0);
    expect(lines![1]).toBe('true,3,,');
    expect(lines![2]).toMatch(/^,,invalid-input,[^,]*用餐次数/u);
    expect(lines![3]).toMatch(/^,,invalid-input,[^,]*年龄/u);
    expect(lines![4]).toMatch(/^,,invalid-input,[^,]*用餐次数/u);
    expect(lines![5]).toBe('true,6,,');
    expect(JSON.parse(stdout)).toMatchObject({ rows: 5, totals: { amount: 9 }, errors: { 'invalid-input': 3 } });
  });

  it('tells the difference that another value of a parameter makes', async () => {
    // 4 元 a meal from 2025: 20 and 1 meals. With 5 元: 105 in place of 84; the row under 60 years stays 0.
    const rows = 'age,meals\n60,20\n59,20\n75,1\n';
    const { lines, stdout } = await population(rows, '--at', '2025-03-01', '--set', 'rate=5', '--json');
    expect(lines!.slice(1)).toEqual(['true,100,,', 'false,0,,', 'true,5,,']);
    expect(JSON.parse(stdout)).toMatchObject({
      totals: { amount: 105 },
      before: { totals: { amount: 84 }, errors: {} },
      changed: 2,
    });
  });

  it('says what is wrong in a cell', async () => {
    const { lines } = await population('age,meals\n200,1\n', '--at', '2024-06-01');
    expect(lines![1]).toContain('200');
  });

  it('answers 12,000 rows as it answers each of them', async () => {
    // Ages 0 to 119 in turn: half of the rows are of 60 years or more.
    const rows = Array.from({ length: 12_000 }, (_, i) => `${i % 120},${i % 31}`);
    const { lines, stdout } = await population(`age,meals\n${rows.join('\n')}\n`, '--at', '2024-06-01', '--json');
    const expected = rows.map((_, i) => (i % 120 >= 60 ? `true,${(i % 31) * 3},,` : 'false,0,,'));
    expect(lines!.slice(1)).toEqual(expected);
    const total = rows.reduce((sum, _, i) => sum + (i % 120 >= 60 ? (i % 31) * 3 : 0), 0);
    expect(JSON.parse(stdout).totals).toEqual({ amount: total });
  });

  it.each([
    ['age,meal\n60,1\n', '2024-06-01', '表头“meal”不是输入；可用 age、meals、name'],
    ['', '2024-06-01', 'is empty'],
    ['age,meals\n60\n', '2024-06-01', ':2: 1 cells, the header has 2'],
    ['age,meals\n60,1\n', '2023-12-31', 'no-value-at-date'],
    ['age,meals\n60,1\n', 'today', '没有“today”这一天'],
  ])('%j at %s makes no table: one sentence, exit code 2', async (rows, at, message) => {
    const { code, stderr, lines } = await population(rows, '--at', at);
    expect(code).toBe(2);
    expect(lines).toBeNull();
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^gongbao population: [^\n]+\n$/u);
  });
});

describe('gongbao clock', { timeout: 60_000 }, () => {
  it('counts working days over a holiday', async () => {
    // 1 to 5 May 2024 are free, Saturday 11 May is worked: 6, 7, 8, 9, 10, 11.
    const { code, stdout } = await run(
      'clock',
      'meals/appeal',
      '--start',
      '2024-04-30',
      '--as-of',
      '2024-05-12',
      '--json',
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ due: '2024-05-11', state: 'overdue' });
  });

  it('says what is wrong', async () => {
    const { code, stderr } = await run('clock', 'meals/appeal', '--start', '2024-02-30');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^gongbao clock: invalid-input: [^\n]*2024-02-30[^\n]*。\n$/u);
  });
});

describe('gongbao policies', { timeout: 60_000 }, () => {
  it('lists what there is', async () => {
    const { code, stdout } = await run('policies', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { id: 'meals', parameters: ['meals/rate'], rules: ['meals/subsidy'], clocks: ['meals/appeal'], duties: [] },
    ]);
    expect((await run('policies')).stdout.trimEnd().split('\n').at(-1)).toBe(
      '1 policies, 1 rules, 1 clocks, 0 with a TypeScript hook',
    );
  });

  it('--schema is a JSON Schema that takes the policy, and none with a wrong key', async () => {
    const { code, stdout, stderr } = await run('policies', '--schema');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const schema = JSON.parse(stdout);
    expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
    const check = new Ajv({ allErrors: true }).compile(schema);
    const read = () => parse(readFileSync(join(policies, 'test/meals/policy.yaml'), 'utf8'), { version: '1.2' });
    check(read());
    expect(check.errors).toBeNull();
    const wrong = read();
    wrong.rules.subsidy.input = wrong.rules.subsidy.inputs;
    expect(check(wrong)).toBe(false);
    expect(check.errors!.map(({ instancePath }) => instancePath)).toContain('/rules/subsidy');
  });

  it('--schema takes no name of a rule that is no address', async () => {
    const check = new Ajv().compile(JSON.parse((await run('policies', '--schema')).stdout));
    expect(check({ rules: { 'Sub X': { title: '样', asks: '样', outputs: { y: {} } } } })).toBe(false);
  });

  it('tells a folder of policies that is not there', async () => {
    const { code, stderr } = await run('policies', { GONGBAO_POLICIES: join(folder, 'nowhere') });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^gongbao policies: [^\n]*nowhere[^\n]*\n$/u);
  });
});
