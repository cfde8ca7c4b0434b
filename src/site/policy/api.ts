/** Asking from programs: POST /api/rules/{id}, /api/clocks/{id}, and many questions at once. */
import { Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerClock } from '../../calendar/clock.ts';
import type { ClockQuestion } from '../../calendar/question.ts';
import { explain, wanted } from '../../rule/ask.ts';
import type { Data } from '../../rule/input.ts';
import { Failure } from '../../rule/value.ts';
import { describePolicy, describeRule } from './described.ts';
import type { Shelf, Stock } from './shelf.ts';

interface RuleQuestion {
  at: string;
  input?: Record<string, Data>;
  reading?: string | string[];
}

const RULE_KEYS = ['at', 'input', 'reading'];
const CLOCK_KEYS: (keyof ClockQuestion)[] = [
  'start',
  'event',
  'at',
  'from',
  'to',
  'year',
  'events',
  'actual',
  'restart',
  'pauses',
  'extend',
  'setDue',
  'asOf',
  'clock',
];

const refusal = Type.Object({
  error: Type.String({
    description: 'invalid-input、no-value-at-date、not-stated、unknown-reading、calendar-not-published',
  }),
  message: Type.String(),
  missing: Type.Optional(Type.Array(Type.String(), { description: '还要填的输入，先问的在前' })),
});
/** Not closed: Fastify would drop a key that it does not know, and askRule refuses it by name. */
const questionSchema = Type.Object({
  at: Type.String({ description: '按哪一天的规定，YYYY-MM-DD' }),
  input: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  reading: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
});
const params = Type.Object({ policy: Type.String(), name: Type.String() });
/** Questions of one batch. */
const MOST = 1000;

export function addPolicyApi(app: FastifyInstance, shelf: Shelf): void {
  app.get('/api/policies', { schema: { tags: ['rules'], summary: '全部政策及其规则、时限' } }, async () =>
    (await shelf.stock()).policies.map(describePolicy),
  );
  app.get(
    '/api/rules',
    { schema: { tags: ['rules'], summary: '全部规则：问题、输入与输出的结构、施行期间、读法' } },
    async () => (await shelf.stock()).policies.flatMap(({ rules }) => rules.map(describeRule)),
  );
  app.post<{ Params: { policy: string; name: string }; Body: RuleQuestion }>(
    '/api/rules/:policy/:name',
    {
      // What is wrong is said by askRule, in words.
      attachValidation: true,
      schema: {
        tags: ['rules'],
        summary: '问一条规则：答案、所取读法、推理步骤、依据',
        params,
        body: questionSchema,
        response: { 422: refusal },
      },
    },
    async ({ params: { policy, name }, body }, reply) =>
      send(reply, askRule(shelf, await shelf.stock(), `${policy}/${name}`, body)),
  );
  app.post<{ Params: { policy: string; name: string }; Body: ClockQuestion }>(
    '/api/clocks/:policy/:name',
    {
      schema: {
        tags: ['clocks'],
        summary: '问一项时限：到期日、状态、算法说明',
        params,
        body: Type.Record(Type.String(), Type.Unknown()),
        response: { 422: refusal },
      },
    },
    async ({ params: { policy, name }, body }, reply) =>
      send(reply, askClock(await shelf.stock(), `${policy}/${name}`, body)),
  );
  app.post<{ Body: { rule?: string; clock?: string; question: RuleQuestion & ClockQuestion }[] }>(
    '/api/batch',
    {
      schema: {
        tags: ['rules', 'clocks'],
        summary: `一次问多条，最多 ${MOST} 条；答案次序与所问一致`,
        body: Type.Array(
          Type.Object({
            rule: Type.Optional(Type.String()),
            clock: Type.Optional(Type.String()),
            question: Type.Record(Type.String(), Type.Unknown()),
          }),
          { maxItems: MOST },
        ),
      },
    },
    async ({ body }) => {
      const stock = await shelf.stock();
      return body.map(({ rule, clock, question }) =>
        rule !== undefined ? askRule(shelf, stock, rule, question) : askClock(stock, clock ?? '', question),
      );
    },
  );
}

type Refused = { error: string; message: string; missing?: string[] };

/** The answer as a program takes it. `asked` is whatever was sent. */
export function askRule(shelf: Shelf, stock: Stock, id: string, asked: unknown): object | Refused {
  const rule = stock.policies.flatMap(({ rules }) => rules).find((candidate) => candidate.id === id);
  if (!rule) return { error: 'unknown-rule', message: `没有“${id}”这条规则；/api/rules 列出全部。` };
  if (!isObject(asked))
    return { error: 'invalid-input', message: '问题要写成一个对象：{"at": "YYYY-MM-DD", "input": {…}}。' };
  const unknown = unknownKey(asked, RULE_KEYS, '，规则的输入写在 input 里');
  if (unknown) return unknown;
  const { at, input = {}, reading = [] } = asked as unknown as RuleQuestion;
  if (typeof at !== 'string') return { error: 'invalid-input', message: '要写 at：按哪一天的规定，YYYY-MM-DD。' };
  if (!isObject(input)) return { error: 'invalid-input', message: 'input 要写成一个对象：{"输入": 值}。' };
  if ([reading].flat().some((name) => typeof name !== 'string'))
    return { error: 'invalid-input', message: 'reading 要写读法的名称，或名称的列表。' };
  const question = { at, input, readings: [reading].flat() };
  const ready = shelf.ready(rule);
  try {
    const unproven = (stock.unproven.get(id) ?? []).map(({ value, cites, message }) => ({ value, cites, message }));
    return { ...explain(ready, question, stock.calendar), ...(unproven.length > 0 && { unproven }) };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const missing = error.input === null ? [] : wanted(ready, question, stock.calendar);
    return { error: error.code, message: error.message, ...(missing.length > 0 && { missing }) };
  }
}

export function askClock(stock: Stock, id: string, asked: unknown): object | Refused {
  const spec = stock.clocks.get(id);
  if (!spec) return { error: 'unknown-clock', message: `没有“${id}”这项时限；/api/policies 列出全部。` };
  if (!isObject(asked)) return { error: 'invalid-input', message: '问题要写成一个对象：{"start": "YYYY-MM-DD"}。' };
  const unknown = unknownKey(asked, CLOCK_KEYS, '');
  if (unknown) return unknown;
  return answerClock(spec, asked as ClockQuestion, { calendar: stock.calendar, clocks: stock.clocks });
}

/** A misspelt key must not be lost in silence. */
function unknownKey(asked: object, known: readonly string[], advice: string): Refused | null {
  const key = Object.keys(asked).find((name) => !known.includes(name));
  if (key === undefined) return null;
  return { error: 'invalid-input', message: `没有“${key}”这一项；可写 ${known.join('、')}${advice}。` };
}

function isObject(value: unknown): value is Record<string, Data> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function send(reply: FastifyReply, answer: object | Refused): FastifyReply {
  if (!('error' in answer)) return reply.send(answer);
  return reply
    .code(String(answer.error).startsWith('unknown-') && answer.error !== 'unknown-reading' ? 404 : 422)
    .send(answer);
}
