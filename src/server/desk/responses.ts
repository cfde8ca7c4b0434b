/** /api/desk/plans, /responses, /calls: what plan, what level, who has been told. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { dayOf } from '../../desk/clocks.ts';
import { Refusal } from '../../desk/fault.ts';
import { answerField, formField, openingForm } from '../../desk/form.ts';
import { acknowledge, callsOf, plansOf, startResponse } from '../../desk/responses.ts';
import { procedureInForce } from '../../desk/setting.ts';
import { answer, ready } from '../../rule/ask.ts';
import type { Data } from '../../rule/input.ts';
import { Failure } from '../../rule/value.ts';
import type { Desk } from './staff.ts';

const strict = { additionalProperties: false };
const Uuid = T.String({ format: 'uuid' });
const Input = T.Record(T.String({ maxLength: 100 }), T.Unknown());
const Start = T.Object(
  {
    plan: T.String({ maxLength: 200 }),
    input: Input,
    on: T.Optional(T.String({ maxLength: 40 })),
    key: T.Optional(T.String({ maxLength: 100 })),
  },
  strict,
);
const Facts = T.Object({ plan: T.String({ maxLength: 200 }), input: Input }, strict);
const tags = ['desk'];

export function responseRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  app.get('/api/desk/plans', { schema: { tags, summary: '可以启动的预案：分级事实、通知链、分组职责' } }, async () =>
    plansOf(setting).map(({ policy, rule, procedure, ...plan }) => {
      const level = rule === null ? null : policy.rules.find(({ id }) => id === rule);
      return {
        ...plan,
        procedure,
        form: openingForm(procedureInForce(setting, procedure).procedure),
        facts: level?.inputs.map((input) => formField(input, [])) ?? [],
        answers: level?.outputs.map(answerField) ?? [],
        asks: level?.asks ?? null,
      };
    }),
  );
  app.post<{ Body: Static<typeof Facts> }>(
    '/api/desk/plans/level',
    { schema: { tags, summary: '由事实得出响应级别', body: Facts } },
    async ({ body }) => {
      const plan = plansOf(setting).find(({ id }) => id === body.plan);
      const level = plan?.policy.rules.find(({ id }) => id === plan.rule);
      if (!level) throw new Refusal('unknown', '这个预案没有分级规则。');
      try {
        const question = { at: dayOf(setting.now()), input: body.input as Record<string, Data> };
        return answer(ready(level), question, setting.calendar);
      } catch (error) {
        if (error instanceof Failure) throw new Refusal('invalid', error.message);
        throw error;
      }
    },
  );
  app.post<{ Body: Static<typeof Start> }>(
    '/api/desk/responses',
    { schema: { tags, summary: '启动响应：立案并通知', body: Start } },
    async ({ actor, body }, reply) =>
      reply
        .code(201)
        .send(await startResponse(database, setting, actor, { ...body, input: body.input as Record<string, Data> })),
  );
  app.get<{ Params: { id: string } }>(
    '/api/desk/cases/:id/calls',
    { schema: { tags, summary: '一次响应的通知与回执', params: T.Object({ id: Uuid }) } },
    async ({ actor, params }) => callsOf(database, actor, params.id),
  );
  app.post<{ Params: { id: string } }>(
    '/api/desk/calls/:id/acknowledge',
    { schema: { tags, summary: '回执：已收到', params: T.Object({ id: Uuid }) } },
    async ({ actor, params }) => {
      await acknowledge(database, setting, actor, params.id);
      return { acknowledged: true };
    },
  );
}
