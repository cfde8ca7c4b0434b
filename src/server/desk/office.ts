/** /api/desk/me, today, notices, leader, quarterly, seating, filters: a person's own pages. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { v7 as uuid } from 'uuid';
import { dayOf } from '../../desk/clocks.ts';
import { Refusal } from '../../desk/fault.ts';
import { leaderPage } from '../../desk/leader.ts';
import { mayAtAll, RIGHTS, type Right } from '../../desk/permission.ts';
import { quarterlyReport } from '../../desk/quarterly.ts';
import { seatsOn } from '../../desk/seating.ts';
import { markRead, today } from '../../desk/today.ts';
import { calendarPath } from './calendar-feed.ts';
import { Day } from './shapes.ts';
import type { Desk } from './staff.ts';
import { headersOf } from './staff.ts';

const strict = { additionalProperties: false };
const tags = ['desk'];

export function officeRoutes(app: FastifyInstance, { database, accounts, setting, secret }: Desk): void {
  app.get('/api/desk/me', { schema: { tags, summary: '本人：账号、职务、可做的事' } }, async (request) => {
    const { actor } = request;
    const account = await accounts.whoIs(headersOf(request));
    const rights = [...new Set(actor.seats.flatMap(({ role }) => Object.keys(RIGHTS[role]) as Right[]))];
    return {
      account: actor.account,
      person: actor.person,
      seats: actor.seats,
      rights,
      mustChange: account?.mustChange ?? false,
      secondFactor: account?.secondFactor ?? false,
      day: dayOf(setting.now()),
      jurisdiction: setting.jurisdiction,
      calendar: calendarPath(secret, actor.account),
    };
  });
  app.get('/api/desk/today', { schema: { tags, summary: '今天：等我办的、逾期的、通知' } }, async ({ actor }) =>
    today(database, setting, actor),
  );
  const Ids = T.Object({ ids: T.Array(T.String({ format: 'uuid' }), { minItems: 1, maxItems: 200 }) }, strict);
  app.post<{ Body: Static<typeof Ids> }>(
    '/api/desk/notices/read',
    { schema: { tags, summary: '标为已读', body: Ids } },
    async ({ actor, body }) => {
      await markRead(database, setting, actor, body.ids);
      return { read: body.ids.length };
    },
  );
  app.get(
    '/api/desk/leader',
    { schema: { tags, summary: '领导一页：逾期、临期、趋势、本周变化' } },
    async ({ actor }) => leaderPage(database, setting, actor),
  );
  const Quarter = T.Object(
    { quarter: T.String({ maxLength: 10 }), document: T.Optional(T.String({ maxLength: 100 })) },
    strict,
  );
  app.get<{ Querystring: Static<typeof Quarter> }>(
    '/api/desk/quarterly',
    { schema: { tags, summary: '重点工作季报：全区与各单位', querystring: Quarter } },
    async ({ actor, query }) => quarterlyReport(database, setting, actor, query.quarter, query.document ?? null),
  );
  const Seating = T.Object(
    {
      on: T.Optional(Day),
      body: T.Optional(T.String({ maxLength: 200 })),
      person: T.Optional(T.String({ maxLength: 50 })),
    },
    strict,
  );
  app.get<{ Querystring: Static<typeof Seating> }>(
    '/api/desk/seating',
    { schema: { tags, summary: '某日各议事机构由谁组成，职务有变动的由谁接替', querystring: Seating } },
    async ({ actor, query }) => {
      if (!mayAtAll(actor, 'people.read')) throw new Refusal('forbidden', '你没有查看机构和人员的职责。');
      return seatsOn(database, setting.jurisdiction, query.on ?? dayOf(setting.now()), query);
    },
  );
  app.get<{ Params: { screen: string } }>(
    '/api/desk/filters/:screen',
    { schema: { tags, summary: '本人存下的筛选', params: T.Object({ screen: T.String({ maxLength: 50 }) }) } },
    async ({ actor, params }) =>
      database
        .selectFrom('saved_filters')
        .select(['id', 'name', 'query'])
        .where('jurisdiction', '=', actor.jurisdiction)
        .where('account', '=', actor.account)
        .where('screen', '=', params.screen)
        .where('superseded_at', 'is', null)
        .orderBy('name')
        .execute(),
  );
  const NewFilter = T.Object(
    { name: T.String({ minLength: 1, maxLength: 50 }), query: T.Record(T.String(), T.Unknown()) },
    strict,
  );
  app.post<{ Params: { screen: string }; Body: Static<typeof NewFilter> }>(
    '/api/desk/filters/:screen',
    {
      schema: {
        tags,
        summary: '存下一个筛选；同名的替换',
        params: T.Object({ screen: T.String({ maxLength: 50 }) }),
        body: NewFilter,
      },
    },
    async ({ actor, params, body }) => {
      const now = setting.now();
      const { jurisdiction, account } = actor;
      await database.transaction().execute(async (trx) => {
        await trx
          .updateTable('saved_filters')
          .set({ superseded_at: now })
          .where('jurisdiction', '=', jurisdiction)
          .where('account', '=', account)
          .where('screen', '=', params.screen)
          .where('name', '=', body.name)
          .where('superseded_at', 'is', null)
          .execute();
        const row = { jurisdiction, id: uuid(), account, screen: params.screen, name: body.name };
        await trx
          .insertInto('saved_filters')
          .values({ ...row, query: JSON.stringify(body.query), recorded_at: now, superseded_at: null })
          .execute();
      });
      return { saved: body.name };
    },
  );
  app.post<{ Params: { screen: string; id: string } }>(
    '/api/desk/filters/:screen/:id/remove',
    {
      schema: {
        tags,
        summary: '不再留存本人的一个筛选',
        params: T.Object({ screen: T.String({ maxLength: 50 }), id: T.String({ format: 'uuid' }) }),
      },
    },
    async ({ actor, params }) => {
      await database
        .updateTable('saved_filters')
        .set({ superseded_at: setting.now() })
        .where('jurisdiction', '=', actor.jurisdiction)
        .where('account', '=', actor.account)
        .where('screen', '=', params.screen)
        .where('id', '=', params.id)
        .where('superseded_at', 'is', null)
        .execute();
      return { removed: params.id };
    },
  );
}
