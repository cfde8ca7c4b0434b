/** Pages and programs' interface of mechanisms, rules and clocks, over one tiny policy whose answers are known by hand. */
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/server/server.ts';
import { registerSite } from '../../src/site/site.ts';
import { samplePolicies } from '../policy/sample.ts';
import { fakeRegister } from '../support/fake-register.ts';
import { JURISDICTION } from '../support/fake-site.ts';

const RULE = '/m/meals/rules/subsidy';
const CLOCK = '/m/meals/clocks/appeal';
const HOSTILE = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';

let app: FastifyInstance;
const get = (url: string, query: Record<string, string> = {}) => app.inject({ url, query });
const post = (url: string, payload: object | string) =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } });

beforeAll(async () => {
  app = await createServer();
  await registerSite(app, { register: fakeRegister(), jurisdiction: JURISDICTION, policies: samplePolicies() });
  await app.ready();
});
afterAll(() => app.close());

/** The text of the answer's region. */
function answerOf(body: string): string {
  const region = /<section class="answer"[^>]*>(.*?)<\/section>/su.exec(body);
  if (!region) throw new Error('the page has no answer');
  return region[1]!.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
}

describe('every page', () => {
  it.each(['/m', '/m/meals', RULE, `${RULE}?at=2024-06-01&age=60&meals=20`, CLOCK, `${CLOCK}?start=2024-04-30`])(
    '%s is a whole page without the markup of a title',
    async (url) => {
      const reply = await get(url);
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(reply.body.match(/<h1[ >]/gu)).toHaveLength(1);
      expect(reply.body).toContain('助餐&lt;b&gt;补贴&lt;/b&gt;');
      expect(reply.body).not.toContain('<b>补贴');
      const ids = [...reply.body.matchAll(/ id="([^"]+)"/gu)].map((match) => match[1]);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it.each(['/m/none', '/m/none/rules/subsidy', '/m/meals/rules/none', '/m/meals/clocks/none', '/m/meals/rules/appeal'])(
    '%s is not found',
    async (url) => {
      const reply = await get(url);
      expect(reply.statusCode).toBe(404);
      expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
      const twin = await get(`${url}.json`);
      expect(twin.statusCode).toBe(404);
      expect(twin.json().error).toBe(404);
    },
  );

  it('escapes a name that is not found', async () => {
    for (const url of ['/m/', '/m/meals/rules/', '/m/meals/clocks/']) {
      const reply = await get(url + encodeURIComponent('<img src=x onerror=alert(1)>'));
      expect(reply.statusCode).toBe(404);
      expect(reply.body).toContain('&lt;img src=x');
      expect(reply.body).not.toContain('<img');
    }
  });

  it('leads from the list to the mechanism to what can be asked', async () => {
    expect((await get('/m')).body).toContain('href="/m/meals"');
    const { body } = await get('/m/meals');
    expect(body).toContain(`href="${RULE}"`);
    expect(body).toContain(`href="${CLOCK}"`);
  });

  it('has JSON twins', async () => {
    const [policy] = (await get('/m.json')).json();
    expect(policy).toMatchObject({ id: 'meals', organ: '县民政局', documents: ['样政发〔2024〕1号'] });
    expect((await get('/m/meals.json')).json()).toEqual(policy);
    expect((await get(`${RULE}.json`)).json()).toMatchObject({
      id: 'meals/subsidy',
      valid: [{ from: '2024-01-01', to: null }],
      input: { required: ['age', 'meals'], additionalProperties: false },
    });
    expect((await get(`${CLOCK}.json`)).json()).toMatchObject({ id: 'meals/appeal', unit: 'working-day' });
  });
});

describe('the page of a rule', () => {
  it('answers by the day that is asked', async () => {
    const asked = { age: '60', meals: '400' };
    // 400 meals at 3 元, from 2025 at 4 元.
    expect(answerOf((await get(RULE, { at: '2024-12-31', ...asked })).body)).toMatch(/补贴 1,200 元/u);
    expect(answerOf((await get(RULE, { at: '2025-01-01', ...asked })).body)).toMatch(/补贴 1,600 元/u);
  });

  it('gives no amount before it knows enough, and none below 60 years', async () => {
    expect(answerOf((await get(RULE, { at: '2024-06-01', age: '60' })).body)).toContain('还差几项');
    const young = answerOf((await get(RULE, { at: '2024-06-01', age: '59', meals: '20' })).body);
    expect(young).toMatch(/可享受 否/u);
    expect(young).toMatch(/补贴 0 元/u);
  });

  it('says why there is no answer', async () => {
    const early = await get(RULE, { at: '2023-12-31', age: '60', meals: '1' });
    expect(early.statusCode).toBe(200);
    expect(answerOf(early.body)).toContain('这一天没有规定');
    expect(answerOf((await get(RULE, { at: '2024-06-01', age: '151', meals: '1' })).body)).toContain('填写有误');
    expect(answerOf((await get(RULE, { at: '2024-02-30', age: '60', meals: '1' })).body)).toContain('没有“2024-02-30”');
  });

  it.each(['at', 'age', 'meals', 'name', 'reading.x', 'rows', 'unknown'])('escapes what comes as %s', async (name) => {
    const reply = await get(RULE, { at: '2024-06-01', age: '60', meals: '1', [name]: HOSTILE });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).not.toMatch(/<script>|<img|"'>/u);
    if (name === 'name') expect(reply.body).toContain('&lt;script&gt;');
    if (name === 'age') expect(answerOf(reply.body)).toContain('&lt;script&gt;');
  });
});

describe('the page of a clock', () => {
  it('counts working days over a holiday', async () => {
    // 1 to 5 May 2024 are free, Saturday 11 May is worked: 6, 7, 8, 9, 10, 11.
    expect(answerOf((await get(CLOCK, { start: '2024-04-30' })).body)).toContain('2024年5月11日');
  });

  it('tells the state of a day', async () => {
    expect(answerOf((await get(CLOCK, { start: '2024-04-30', asOf: '2024-05-11' })).body)).toContain('期限内');
    expect(answerOf((await get(CLOCK, { start: '2024-04-30', asOf: '2024-05-12' })).body)).toContain('已逾期');
  });

  it('says where there is no answer, and escapes what was asked', async () => {
    const missing = await get(CLOCK, { asOf: '2024-05-11' });
    expect(answerOf(missing.body)).toContain('没有答案');
    for (const name of ['start', 'asOf', 'year', 'extend', 'events.x', 'pause.from']) {
      const reply = await get(CLOCK, { start: '2024-04-30', [name]: HOSTILE });
      expect(reply.statusCode).toBe(200);
      expect(reply.body).not.toMatch(/<script>|<img|"'>/u);
      if (name === 'start') expect(answerOf(reply.body)).toContain('&lt;script&gt;');
    }
  });
});

describe('POST /api/rules', () => {
  const url = '/api/rules/meals/subsidy';

  it('answers with what it rests on', async () => {
    const reply = await post(url, { at: '2024-06-01', input: { age: 60, meals: 21 } });
    expect(reply.statusCode).toBe(200);
    expect(reply.json().outputs).toEqual({ entitled: true, amount: 63 });
    expect(reply.json().trace.map(({ title }: { title: string }) => title)).toContain('补贴');
  });

  it('keeps the limits: 60 years, the last day of a rate', async () => {
    const amount = async (at: string, age: number) =>
      (await post(url, { at, input: { age, meals: 10 } })).json().outputs.amount;
    expect(await amount('2024-12-31', 60)).toBe(30);
    expect(await amount('2025-01-01', 60)).toBe(40);
    expect(await amount('2025-01-01', 59)).toBe(0);
  });

  it.each([
    [{ at: '2024-06-01', input: { age: 60 } }, 'invalid-input', ['meals']],
    [{ at: '2024-06-01', input: { age: 60.5, meals: 1 } }, 'invalid-input', undefined],
    [{ at: '2024-06-01', input: { age: 60, meals: 1, sum: 2 } }, 'invalid-input', undefined],
    [{ at: '2024-02-30', input: { age: 60, meals: 1 } }, 'invalid-input', undefined],
    [{ at: '2023-12-31', input: { age: 60, meals: 1 } }, 'no-value-at-date', undefined],
    [{ at: '2024-06-01', input: { age: 60, meals: 1 }, reading: 'other' }, 'unknown-reading', undefined],
  ])('%j has no answer', async (question, error, missing) => {
    const reply = await post(url, question);
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ error, message: expect.stringMatching(/。$/u) });
    expect(reply.json().missing).toEqual(missing);
  });

  it.each<[object, string]>([
    [{}, '要写 at'],
    [[], '要写成一个对象'],
    [{ at: '2024-06-01', input: 'age' }, 'input 要写成一个对象'],
    [{ at: '2024-06-01', reading: [{}] }, 'reading'],
    [{ at: '2024-06-01', inputs: { age: 60, meals: 1 } }, '没有“inputs”这一项；可写 at、input、reading'],
    [{ at: '2024-06-01', input: { age: 60, meals: 1 }, age: 60 }, '没有“age”这一项'],
  ])('%j is no question, and it says why', async (payload, message) => {
    for (const reply of [
      await post(url, payload),
      await post('/api/batch', [{ rule: 'meals/subsidy', question: payload }]),
    ]) {
      if (Array.isArray(payload) && reply.statusCode === 400) continue;
      const [answer] = [reply.json()].flat();
      expect(answer).toMatchObject({ error: 'invalid-input', message: expect.stringContaining(message) });
    }
    expect((await post(url, payload)).statusCode).toBe(422);
  });

  it('malformed JSON is no question', async () => {
    const reply = await post(url, '{');
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ error: 400 });
  });

  it('does not know another rule', async () => {
    const reply = await post('/api/rules/meals/other', { at: '2024-06-01' });
    expect(reply.statusCode).toBe(404);
    expect(reply.json()).toMatchObject({ error: 'unknown-rule', message: expect.stringContaining('meals/other') });
  });

  it('is described', async () => {
    expect((await get('/api/rules')).json().map(({ id }: { id: string }) => id)).toEqual(['meals/subsidy']);
    expect((await get('/api/policies')).json()[0].clocks).toEqual([
      { id: 'meals/appeal', title: '申诉答复', asks: '最迟哪天答复申诉？' },
    ]);
  });
});

describe('POST /api/clocks', () => {
  const url = '/api/clocks/meals/appeal';

  it('answers', async () => {
    const reply = await post(url, { start: '2024-04-30', asOf: '2024-05-12' });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({ due: '2024-05-11', state: 'overdue' });
  });

  it.each([
    [{}, 'invalid-input'],
    [{ start: '2024-02-30' }, 'invalid-input'],
    [{ start: '2199-01-01' }, 'calendar-not-published'],
  ])('%j has no answer', async (question, error) => {
    const reply = await post(url, question);
    expect(reply.statusCode).toBe(422);
    expect(reply.json()).toMatchObject({ error, message: expect.stringMatching(/。$/u) });
  });

  it('refuses a key that it does not know by name, alone and in a batch', async () => {
    const asked = { start: '2024-04-30', pause: [{ from: '2024-05-06', reason: '鉴定' }] };
    const alone = await post(url, asked);
    expect(alone.statusCode).toBe(422);
    const [inBatch] = (await post('/api/batch', [{ clock: 'meals/appeal', question: asked }])).json();
    for (const answer of [alone.json(), inBatch])
      expect(answer).toMatchObject({
        error: 'invalid-input',
        message: expect.stringMatching(/没有“pause”这一项；可写 .*pauses/u),
      });
  });

  it('refuses what is no question, and does not know another clock', async () => {
    expect((await post(url, '[')).statusCode).toBe(400);
    expect((await post(url, '"2024-04-30"')).statusCode).toBe(400);
    const reply = await post('/api/clocks/meals/other', { start: '2024-04-30' });
    expect(reply.statusCode).toBe(404);
    expect(reply.json().error).toBe('unknown-clock');
  });
});

describe('POST /api/batch', () => {
  it('answers in the order of the questions, whatever one of them is', async () => {
    const meals = (number: number) => ({
      rule: 'meals/subsidy',
      question: { at: '2025-01-01', input: { age: 70, meals: number } },
    });
    const reply = await post('/api/batch', [
      meals(3),
      { clock: 'meals/appeal', question: { start: '2024-04-30' } },
      { rule: 'meals/other', question: { at: '2025-01-01' } },
      { question: {} },
      meals(-1),
      meals(5),
    ]);
    expect(reply.statusCode).toBe(200);
    const [first, second, ...rest] = reply.json();
    expect(first.outputs.amount).toBe(12);
    expect(second.due).toBe('2024-05-11');
    expect(rest.slice(0, 3).map(({ error }: { error: string }) => error)).toEqual([
      'unknown-rule',
      'unknown-clock',
      'invalid-input',
    ]);
    expect(rest[3].outputs.amount).toBe(20);
    expect(rest).toHaveLength(4);
  });

  it('takes 1,000 questions and no more, and refuses what is no list of questions', async () => {
    const one = { clock: 'meals/appeal', question: { start: '2024-04-30' } };
    const full = await post('/api/batch', Array(1000).fill(one));
    expect(full.statusCode).toBe(200);
    expect(full.json()).toHaveLength(1000);
    expect((await post('/api/batch', Array(1001).fill(one))).statusCode).toBe(400);
    expect((await post('/api/batch', [{ clock: 'meals/appeal' }])).statusCode).toBe(400);
    expect((await post('/api/batch', '{')).statusCode).toBe(400);
  });

  it('answers the others where an input is null', async () => {
    const reply = await post('/api/batch', [
      { rule: 'meals/subsidy', question: { at: '2025-01-01', input: null } },
      { clock: 'meals/appeal', question: { start: '2024-04-30' } },
    ]);
    expect(reply.json()[1].due).toBe('2024-05-11');
  });
});
