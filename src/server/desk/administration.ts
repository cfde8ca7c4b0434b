/** /api/desk/accounts, /seats, /audit: for the three administrators, each their own part. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import { recordAccount } from '../../desk/account-record.ts';
import { type Actor, ROLES } from '../../desk/actor.ts';
import { verifyDesk } from '../../desk/audit.ts';
import { dayOf } from '../../desk/clocks.ts';
import { Refusal } from '../../desk/fault.ts';
import { mayAtAll, type Right } from '../../desk/permission.ts';
import { accountsApart, delegate, endSeat, grantSeat, listSeats } from '../../desk/seats.ts';
import { readChainHeads } from '../../store/read/chain-heads.ts';
import { Day } from './shapes.ts';
import type { Desk } from './staff.ts';

const strict = { additionalProperties: false };
const Name = T.String({ minLength: 1, maxLength: 50 });
const Uuid = T.String({ format: 'uuid' });
const tags = ['desk'];

export function administrationRoutes(app: FastifyInstance, desk: Desk): void {
  accountRoutes(app, desk);
  seatRoutes(app, desk);
  auditRoutes(app, desk);
}

function require(actor: Actor, right: Right, who: string): void {
  if (!mayAtAll(actor, right)) throw new Refusal('forbidden', `这由${who}办理；你没有这个职责。`);
}

function accountRoutes(app: FastifyInstance, { database, accounts, setting }: Desk): void {
  const record = (actor: Actor, type: string, account: string, payload: Record<string, unknown> = {}) =>
    recordAccount(database, actor, setting.now(), { type, account, payload });
  /** Whoever may set the password of the others is all of them: 三员分立. */
  const refuseApart = async (account: string): Promise<void> => {
    if ((await accountsApart(database, setting)).has(account))
      throw new Refusal(
        'forbidden',
        '安全管理员、审计员的账号不由系统管理员处置（三员分立）；请在服务器上用 gongbao password 重设，或由安全管理员终止其职务。',
      );
  };
  app.get('/api/desk/accounts', { schema: { tags, summary: '账号（系统管理员）' } }, async ({ actor }) => {
    if (!mayAtAll(actor, 'seat.grant')) require(actor, 'account.manage', '系统管理员');
    const apart = await accountsApart(database, setting);
    return (await accounts.list()).map((one) => ({ ...one, apart: apart.has(one.id) }));
  });
  const NewAccount = T.Object({ username: Name, name: Name, password: T.String({ maxLength: 128 }) }, strict);
  app.post<{ Body: Static<typeof NewAccount> }>(
    '/api/desk/accounts',
    { schema: { tags, summary: '开立账号，首次登录须改密码（系统管理员）', body: NewAccount } },
    async ({ actor, body }, reply) => {
      require(actor, 'account.manage', '系统管理员');
      const held = await accounts.list();
      if (held.some(({ username }) => username.toLowerCase() === body.username.toLowerCase()))
        throw new Refusal('invalid', `登录名“${body.username}”已有人用；请换一个。`);
      const id = await accounts.create(body);
      await record(actor, 'account-created', id, { username: body.username, name: body.name });
      return reply.code(201).send({ id });
    },
  );
  const Password = T.Object({ password: T.String({ maxLength: 128 }) }, strict);
  const Id = T.Object({ id: T.String({ maxLength: 64 }) });
  app.post<{ Params: { id: string }; Body: Static<typeof Password> }>(
    '/api/desk/accounts/:id/password',
    { schema: { tags, summary: '重设初始密码（系统管理员）', params: Id, body: Password } },
    async ({ actor, params, body }) => {
      require(actor, 'account.manage', '系统管理员');
      await refuseApart(params.id);
      await accounts.resetPassword(params.id, body.password);
      await record(actor, 'password-reset', params.id);
      return { reset: true };
    },
  );
  app.post<{ Params: { id: string } }>(
    '/api/desk/accounts/:id/disable',
    { schema: { tags, summary: '停用账号（系统管理员）', params: Id } },
    async ({ actor, params }) => {
      require(actor, 'account.manage', '系统管理员');
      if (params.id === actor.account) throw new Refusal('invalid', '不能停用自己的账号。');
      await refuseApart(params.id);
      await accounts.disable(params.id);
      await record(actor, 'account-disabled', params.id);
      return { disabled: true };
    },
  );
}

function seatRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  app.get<{ Querystring: { on?: string } }>(
    '/api/desk/seats',
    { schema: { tags, summary: '谁在哪个单位担任什么', querystring: T.Object({ on: T.Optional(Day) }, strict) } },
    async ({ actor, query }) => listSeats(database, setting, actor, query.on),
  );
  const NewSeat = T.Object(
    {
      account: T.String({ maxLength: 64 }),
      person: Name,
      organ: Name,
      post: T.Optional(T.String({ maxLength: 100 })),
      role: T.Union(ROLES.map((role) => T.Literal(role))),
      from: Day,
      to: T.Optional(Day),
    },
    strict,
  );
  app.post<{ Body: Static<typeof NewSeat> }>(
    '/api/desk/seats',
    { schema: { tags, summary: '授予职务（安全管理员）', body: NewSeat } },
    async ({ actor, body }, reply) => reply.code(201).send({ id: await grantSeat(database, setting, actor, body) }),
  );
  const Ending = T.Object({ on: Day }, strict);
  app.post<{ Params: { id: string }; Body: Static<typeof Ending> }>(
    '/api/desk/seats/:id/end',
    { schema: { tags, summary: '终止职务或委托', params: T.Object({ id: Uuid }), body: Ending } },
    async ({ actor, params, body }) => {
      await endSeat(database, setting, actor, params.id, body.on);
      return { ended: body.on };
    },
  );
  const Delegation = T.Object(
    {
      seat: Uuid,
      account: T.String({ maxLength: 64 }),
      person: Name,
      from: Day,
      to: Day,
      reason: T.String({ minLength: 1, maxLength: 500 }),
    },
    strict,
  );
  app.post<{ Body: Static<typeof Delegation> }>(
    '/api/desk/delegations',
    { schema: { tags, summary: '委托本单位同事在一段时间内代行职务', body: Delegation } },
    async ({ actor, body }, reply) => reply.code(201).send({ id: await delegate(database, setting, actor, body) }),
  );
}

function auditRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  const Query = T.Object(
    {
      before: T.Optional(T.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
      actor: T.Optional(T.String({ maxLength: 64 })),
      type: T.Optional(T.String({ maxLength: 50 })),
      from: T.Optional(Day),
      to: T.Optional(Day),
      limit: T.Optional(T.Integer({ minimum: 1, maximum: 500 })),
    },
    strict,
  );
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/desk/audit/events',
    { schema: { tags, summary: '审计记录，新的在前（审计员）', querystring: Query } },
    async ({ actor, query }) => {
      require(actor, 'audit.read', '审计员');
      return database
        .selectFrom('desk_events')
        .select(['seq', 'at', 'actor', 'type', 'stream', 'stream_seq as version', 'payload', 'hash'])
        .where('jurisdiction', '=', setting.jurisdiction)
        .$if(query.before !== undefined, (all) => all.where('seq', '<', query.before!))
        .$if(query.actor !== undefined, (all) => all.where('actor', '=', query.actor!))
        .$if(query.type !== undefined, (all) => all.where('type', '=', query.type!))
        .$if(query.from !== undefined, (all) => all.where('at', '>=', new Date(`${query.from}T00:00:00+08:00`)))
        .$if(query.to !== undefined, (all) => all.where('at', '<=', new Date(`${query.to}T23:59:59.999+08:00`)))
        .orderBy('seq', 'desc')
        .limit(query.limit ?? 100)
        .execute();
    },
  );
  app.post('/api/desk/audit/verify', { schema: { tags, summary: '重算全部哈希（审计员）' } }, async ({ actor }) => {
    require(actor, 'audit.read', '审计员');
    return { ...(await verifyDesk(database)), at: setting.now().toISOString(), day: dayOf(setting.now()), run: uuid() };
  });
  app.get('/api/desk/audit/heads', { schema: { tags, summary: '按日公布的链尾（审计员）' } }, async ({ actor }) => {
    require(actor, 'audit.read', '审计员');
    return readChainHeads(database, setting.jurisdiction);
  });
}
