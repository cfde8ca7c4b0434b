/** /api/desk/cite, /organs: what an order rests on, and the organs by name. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { clauseOf } from '../../desk/cites.ts';
import type { Desk } from './staff.ts';

export function citeRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  const Query = T.Object({ cite: T.String({ maxLength: 200 }) }, { additionalProperties: false });
  app.get<{ Querystring: Static<typeof Query> }>(
    '/api/desk/cite',
    { schema: { tags: ['desk'], summary: '依据的原文：公报行号所指的行', querystring: Query } },
    async ({ query }) => clauseOf(database, setting.jurisdiction, query.cite),
  );
  app.get('/api/desk/organs', { schema: { tags: ['desk'], summary: '各单位现名' } }, async () =>
    setting.vocabulary.organs.map(({ name }) => name),
  );
}
