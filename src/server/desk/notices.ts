/** /api/desk/subscriptions, /deliveries, /migrations: how notices leave the house, and moving cases to a new version. */
import { isDeepStrictEqual } from 'node:util';
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../desk/fault.ts';
import { migrateCases, planMigration } from '../../desk/migrate-cases.ts';
import { mayAtAll } from '../../desk/permission.ts';
import { organ } from '../../desk/setting.ts';
import { redeliver } from '../deliver.ts';
import type { Desk } from './staff.ts';

const strict = { additionalProperties: false };
const Uuid = T.String({ format: 'uuid' });
const tags = ['desk'];

export function noticeRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  const mine = (organs: string[], name: string): void => {
    if (!organs.includes(name)) throw new Refusal('forbidden', '只能为本单位订阅通知。');
  };
  app.get('/api/desk/subscriptions', { schema: { tags, summary: '本单位的通知往哪里发' } }, async ({ actor }) =>
    database
      .selectFrom('subscriptions')
      .select(['id', 'organ', 'channel', 'target'])
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('organ', 'in', [...actor.seats.map((seat) => seat.organ), ''])
      .where('superseded_at', 'is', null)
      .execute(),
  );
  const Subscription = T.Object(
    {
      organ: T.String({ maxLength: 50 }),
      channel: T.Union([T.Literal('mail'), T.Literal('webhook')]),
      target: T.String({ minLength: 3, maxLength: 500 }),
      secret: T.Optional(T.String({ minLength: 16, maxLength: 200 })),
    },
    strict,
  );
  app.post<{ Body: Static<typeof Subscription> }>(
    '/api/desk/subscriptions',
    { schema: { tags, summary: '订阅：邮件，或带签名的推送', body: Subscription } },
    async ({ actor, body }, reply) => {
      const name = organ(setting, body.organ);
      mine(
        actor.seats.map((seat) => seat.organ),
        name,
      );
      const isMail = /^[^\s@,;<>()]+@[^\s@,;<>()]+$/u.test(body.target);
      const isAddress = URL.canParse(body.target) && /^https?:$/u.test(new URL(body.target).protocol);
      if (body.channel === 'mail' ? !isMail : !isAddress)
        throw new Refusal('invalid', body.channel === 'mail' ? '邮箱地址不对。' : '推送地址要以 https:// 开头。');
      if (body.channel === 'webhook' && !body.secret)
        throw new Refusal('invalid', '推送要有16位以上的密钥，收件方用它核对签名。');
      const id = uuid();
      const { channel, target, secret = null } = body;
      const row = { jurisdiction: setting.jurisdiction, id, organ: name, channel, target, secret };
      await database
        .insertInto('subscriptions')
        .values({ ...row, recorded_at: setting.now(), superseded_at: null })
        .execute();
      return reply.code(201).send({ id });
    },
  );
  app.post<{ Params: { id: string } }>(
    '/api/desk/subscriptions/:id/end',
    { schema: { tags, summary: '退订', params: T.Object({ id: Uuid }) } },
    async ({ actor, params }) => {
      const done = await database
        .updateTable('subscriptions')
        .set({ superseded_at: setting.now() })
        .where('jurisdiction', '=', setting.jurisdiction)
        .where('id', '=', params.id)
        .where('organ', 'in', [...actor.seats.map((seat) => seat.organ), ''])
        .where('superseded_at', 'is', null)
        .returning('id')
        .execute();
      if (done.length === 0) throw new Refusal('unknown', '没有这项订阅。');
      return { ended: true };
    },
  );
  app.get(
    '/api/desk/deliveries/dead',
    { schema: { tags, summary: '发不出去的通知（系统管理员）' } },
    async ({ actor }) => {
      if (!mayAtAll(actor, 'system.manage')) throw new Refusal('forbidden', '这由系统管理员查看。');
      return database
        .selectFrom('deliveries')
        .select(['id', 'channel', 'target', 'attempts', 'fault'])
        .where('jurisdiction', '=', setting.jurisdiction)
        .where('state', '=', 'dead')
        .limit(500)
        .execute();
    },
  );
  const Ids = T.Object({ ids: T.Array(Uuid, { minItems: 1, maxItems: 500 }) }, strict);
  app.post<{ Body: Static<typeof Ids> }>(
    '/api/desk/deliveries/replay',
    { schema: { tags, summary: '重发（系统管理员）', body: Ids } },
    async ({ actor, body }) => {
      if (!mayAtAll(actor, 'system.manage')) throw new Refusal('forbidden', '这由系统管理员办理。');
      return { queued: await redeliver(database, setting, body.ids) };
    },
  );
  const Migration = T.Object(
    {
      procedure: T.String({ maxLength: 200 }),
      states: T.Record(T.String({ maxLength: 50 }), T.String({ maxLength: 50 })),
      /** What the dry run answered: only that is done. */
      plan: T.Optional(T.Unknown()),
    },
    strict,
  );
  app.post<{ Body: Static<typeof Migration> }>(
    '/api/desk/migrations/plan',
    { schema: { tags, summary: '换用新版流程：先试算（系统管理员）', body: Migration } },
    async ({ actor, body }) => planMigration(database, setting, actor, body),
  );
  app.post<{ Body: Static<typeof Migration> }>(
    '/api/desk/migrations',
    { schema: { tags, summary: '换用新版流程：照试算的办（系统管理员）', body: Migration } },
    async ({ actor, body }) => {
      const plan = await planMigration(database, setting, actor, body);
      if (!isDeepStrictEqual(plan, body.plan)) throw new Refusal('conflict', '与试算时的情况不同；请重新试算再办。');
      return migrateCases(database, setting, actor, body);
    },
  );
}
