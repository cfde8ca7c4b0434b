/** /api/desk/registers: lists, rows as of a day, history, changes, spreadsheets in (with a preview) and out. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { annexForm, headsOf } from '../../desk/annex-form.ts';
import { dayOf } from '../../desk/clocks.ts';
import { Refusal } from '../../desk/fault.ts';
import { columnFields } from '../../desk/form.ts';
import { preview } from '../../desk/register-sheet.ts';
import {
  balanceOf,
  historyOf,
  keepersOf,
  type RowChange,
  readsAll,
  rowsOf,
  writeRows,
  writesSome,
} from '../../desk/registers.ts';
import { registerInForce } from '../../desk/setting.ts';
import { XLSX } from './cases.ts';
import { Day } from './shapes.ts';
import type { Desk } from './staff.ts';
import { uploaded } from './uploads.ts';
import { readWorkbook, workbook } from './workbook.ts';

const strict = { additionalProperties: false };
const Which = T.Object({ mechanism: T.String({ maxLength: 100 }), name: T.String({ maxLength: 100 }) });
const Query = T.Object(
  {
    on: T.Optional(Day),
    known: T.Optional(T.String({ maxLength: 40 })),
    words: T.Optional(T.String({ maxLength: 100 })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })),
    offset: T.Optional(T.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  strict,
);
const Changes = T.Object(
  {
    changes: T.Array(
      T.Object(
        {
          id: T.Optional(T.String({ format: 'uuid' })),
          version: T.Optional(T.Integer()),
          data: T.Optional(T.Record(T.String(), T.Unknown())),
          from: T.Optional(Day),
          end: T.Optional(T.Object({ on: Day, reason: T.String({ minLength: 1, maxLength: 500 }) }, strict)),
        },
        strict,
      ),
      { minItems: 1, maxItems: 50_000 },
    ),
  },
  strict,
);
type Named = { Params: Static<typeof Which> };
const tags = ['desk'];

export function registerRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  const idOf = ({ mechanism, name }: Static<typeof Which>): string => `${mechanism}/${name}`;
  const filterOf = ({ known, ...query }: Static<typeof Query>) => {
    const at = known === undefined ? undefined : new Date(known);
    if (at && Number.isNaN(at.getTime()))
      throw new Refusal('invalid', '“known”要写时刻，如 2024-09-01T00:00:00+08:00。');
    return { ...query, known: at };
  };
  app.get('/api/desk/registers', { schema: { tags, summary: '台账目录' } }, async ({ actor }) =>
    Promise.all(
      [...setting.policies.values()].flatMap(({ policy }) =>
        policy.registers.map(async (register) => ({
          id: register.id,
          title: register.title,
          mechanism: policy.title,
          keepers: keepersOf(setting, register),
          rows: (await rowsOf(database, setting, actor, register.id, { limit: 1 })).total,
          cites: register.cites,
        })),
      ),
    ),
  );
  app.get<Named & { Querystring: Static<typeof Query> }>(
    '/api/desk/registers/:mechanism/:name',
    { schema: { tags, summary: '某日的台账', params: Which, querystring: Query } },
    async ({ actor, params, query }) => {
      const register = registerInForce(setting, idOf(params));
      const filter = filterOf(query);
      const { rows, total } = await rowsOf(database, setting, actor, register.id, { limit: 200, ...filter });
      // The sums are those of all rows, whatever is looked for; who reads some only is told none.
      const { on, known } = filter;
      const summed = register.balance !== null && readsAll(setting, actor, register);
      const all = summed ? (await rowsOf(database, setting, actor, register.id, { on, known })).rows : [];
      return {
        id: register.id,
        title: register.title,
        keepers: keepersOf(setting, register),
        keys: register.keys,
        columns: columnFields(register),
        cites: register.cites,
        balance: summed ? balanceOf(setting, register, all) : null,
        writable: writesSome(setting, actor, register),
        rows,
        total,
      };
    },
  );
  app.get<{ Params: Static<typeof Which> & { row: string } }>(
    '/api/desk/registers/:mechanism/:name/rows/:row',
    {
      schema: {
        tags,
        summary: '一行的全部历史',
        params: T.Object({ ...Which.properties, row: T.String({ format: 'uuid' }) }),
      },
    },
    async ({ actor, params }) => historyOf(database, setting, actor, idOf(params), params.row),
  );
  app.post<Named & { Body: Static<typeof Changes> }>(
    '/api/desk/registers/:mechanism/:name/rows',
    { schema: { tags, summary: '登记、更改或结束若干行，全成或全不成', params: Which, body: Changes } },
    async ({ actor, params, body }) => writeRows(database, setting, actor, idOf(params), body.changes as RowChange[]),
  );
  app.get<Named & { Querystring: Static<typeof Query> }>(
    '/api/desk/registers/:mechanism/:name/export.xlsx',
    { schema: { tags, summary: '台账导出为表格', params: Which, querystring: Query } },
    async ({ actor, params, query }, reply) => {
      const register = registerInForce(setting, idOf(params));
      const { rows } = await rowsOf(database, setting, actor, register.id, filterOf(query));
      const keeper = keepersOf(setting, register)[0] ?? '';
      const file = await workbook(annexForm(register, rows, keeper, query.on ?? dayOf(setting.now())));
      return reply.type(XLSX).header('content-disposition', 'attachment; filename="register.xlsx"').send(file);
    },
  );
  const previewOf = async (request: FastifyRequest<Named>) => {
    const register = registerInForce(setting, idOf(request.params));
    const heads = columnFields(register).flatMap(headsOf);
    const sheet = await readWorkbook((await uploaded(request)).content, heads);
    const { rows } = await rowsOf(database, setting, request.actor, register.id);
    return preview(setting, register, rows, sheet);
  };
  app.post<Named>(
    '/api/desk/registers/:mechanism/:name/preview',
    { schema: { tags, summary: '表格导入前先看：会增改哪些行，哪些行有错', params: Which } },
    async (request) => {
      const { changes: _, ...seen } = await previewOf(request);
      return seen;
    },
  );
  app.post<Named>(
    '/api/desk/registers/:mechanism/:name/import',
    { schema: { tags, summary: '导入表格：有一处错就一行也不写', params: Which } },
    async (request) => {
      const { faults, changes, shown: _, ...seen } = await previewOf(request);
      if (faults.length > 0)
        throw new Refusal(
          'invalid',
          `表格有${faults.length}处错误，没有导入；第${faults[0]!.line}行：${faults[0]!.message}`,
        );
      if (changes.length > 0) await writeRows(database, setting, request.actor, idOf(request.params), changes);
      return seen;
    },
  );
}
