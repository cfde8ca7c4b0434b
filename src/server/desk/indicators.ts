/** /api/desk/indicators: targets, values, reports, locks, ranking. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { Actor } from '../../desk/actor.ts';
import { Refusal } from '../../desk/fault.ts';
import {
  indicatorOf,
  indicatorsOf,
  lockedPeriods,
  lockPeriod,
  meets,
  ranking,
  report,
  valuesOf,
} from '../../desk/indicators.ts';
import { mayAtAll } from '../../desk/permission.ts';
import type { Desk } from './staff.ts';

const strict = { additionalProperties: false };
const Which = T.Object({ mechanism: T.String({ maxLength: 100 }), name: T.String({ maxLength: 100 }) });
const Decimal = T.String({ pattern: '^-?\\d{1,18}(\\.\\d{1,9})?$' });
const Reports = T.Object(
  {
    reports: T.Array(
      T.Object(
        {
          indicator: T.String({ maxLength: 200 }),
          subject: T.String({ maxLength: 100 }),
          period: T.String({ maxLength: 20 }),
          value: T.Optional(Decimal),
          numerator: T.Optional(Decimal),
          denominator: T.Optional(Decimal),
          source: T.Optional(T.String({ maxLength: 500 })),
          reason: T.Optional(T.String({ maxLength: 500 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 1000 },
    ),
  },
  strict,
);
const Lock = T.Object(
  { period: T.String({ maxLength: 20 }), locked: T.Boolean(), reason: T.String({ maxLength: 500 }) },
  strict,
);
type Named = { Params: Static<typeof Which> };
const tags = ['desk'];

export function indicatorRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  const readable = (actor: Actor): void => {
    if (!mayAtAll(actor, 'indicator.read')) throw new Refusal('forbidden', '你没有查看指标的职责。');
  };
  const withValues = async (id: string) => {
    const indicator = indicatorOf(setting, id);
    const values = await valuesOf(database, setting, id);
    const locked = await lockedPeriods(database, setting, id);
    const judged = values.map((one) => ({ ...one, met: meets(indicator, one.period, one.value) }));
    return { ...indicator, values: judged, locked };
  };
  app.get('/api/desk/indicators', { schema: { tags, summary: '指标、目标与各期数值' } }, async ({ actor }) => {
    readable(actor);
    return Promise.all(indicatorsOf(setting).map(({ id }) => withValues(id)));
  });
  app.get<Named>(
    '/api/desk/indicators/:mechanism/:name',
    { schema: { tags, summary: '一项指标', params: Which } },
    async ({ actor, params }) => {
      readable(actor);
      return withValues(`${params.mechanism}/${params.name}`);
    },
  );
  app.get<Named & { Querystring: { period: string } }>(
    '/api/desk/indicators/:mechanism/:name/ranking',
    {
      schema: {
        tags,
        summary: '某期排名',
        params: Which,
        querystring: T.Object({ period: T.String({ maxLength: 20 }) }, strict),
      },
    },
    async ({ actor, params, query }) => {
      readable(actor);
      return ranking(database, setting, `${params.mechanism}/${params.name}`, query.period);
    },
  );
  app.post<{ Body: Static<typeof Reports> }>(
    '/api/desk/indicators/reports',
    { schema: { tags, summary: '报送数值，全成或全不成', body: Reports } },
    async ({ actor, body }) => report(database, setting, actor, body.reports),
  );
  app.post<Named & { Body: Static<typeof Lock> }>(
    '/api/desk/indicators/:mechanism/:name/lock',
    { schema: { tags, summary: '锁定或解锁一期', params: Which, body: Lock } },
    async ({ actor, params, body }) => {
      await lockPeriod(
        database,
        setting,
        actor,
        `${params.mechanism}/${params.name}`,
        body.period,
        body.locked,
        body.reason,
      );
      return { locked: body.locked };
    },
  );
}
