/** /api/desk/cases, /api/desk/procedures: opening, acting, reading, urging, exporting. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { readAttachment, storeFile } from '../../desk/attachments.ts';
import { type CaseFilter, type CaseLine, listCases, tally } from '../../desk/board.ts';
import { viewCase } from '../../desk/case-view.ts';
import { act, openCase } from '../../desk/cases.ts';
import { openingForm } from '../../desk/form.ts';
import { organ, type Setting } from '../../desk/setting.ts';
import { urge } from '../../desk/urge.ts';
import type { Procedure } from '../../policy/procedure.ts';
import type { Data } from '../../rule/input.ts';
import { publishDrafts, publishes } from './publish.ts';
import type { Desk } from './staff.ts';
import { uploaded } from './uploads.ts';
import { casesWorkbook } from './workbook.ts';

/** The media type of a spreadsheet. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Rows of a spreadsheet; more are exported by a narrower filter. */
const MOST_EXPORTED = 10_000;
const strict = { additionalProperties: false };
const Words = T.String({ maxLength: 200 });
const Uuid = T.String({ format: 'uuid' });
const Filter = T.Object(
  {
    mine: T.Optional(T.Boolean()),
    open: T.Optional(T.Boolean()),
    light: T.Optional(T.Union([T.Literal('green'), T.Literal('yellow'), T.Literal('red')])),
    organ: T.Optional(Words),
    procedure: T.Optional(Words),
    mechanism: T.Optional(Words),
    state: T.Optional(Words),
    leader: T.Optional(Words),
    document: T.Optional(Words),
    words: T.Optional(Words),
    order: T.Optional(T.Union([T.Literal('due'), T.Literal('newest')])),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 200 })),
    offset: T.Optional(T.Integer({ minimum: 0, maximum: 1_000_000 })),
  },
  strict,
);
const Input = T.Record(T.String({ maxLength: 100 }), T.Unknown());
const Paper = T.Object(
  {
    paper: T.Union([T.String({ maxLength: 200 }), T.Null()]),
    name: T.String({ maxLength: 200 }),
    sha256: T.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  strict,
);
const shared = {
  input: Input,
  on: T.Optional(T.String({ maxLength: 40 })),
  papers: T.Optional(T.Array(Paper, { maxItems: 50 })),
  key: T.Optional(T.String({ maxLength: 100, description: '同一请求重发时用同一个值，只办一次' })),
};
const OpeningBody = T.Object({ procedure: T.String({ maxLength: 200 }), ...shared }, strict);
const ActingBody = T.Object(
  {
    version: T.Integer({ minimum: 1 }),
    to: T.Optional(T.String({ maxLength: 100 })),
    note: T.Optional(T.String({ maxLength: 2000 })),
    ...shared,
  },
  strict,
);
const tags = ['desk'];

/** The organs that open such a case; `named`: the form names the organ that opens it, so that every organ may. */
function openersOf(setting: Setting, { by, fields }: Procedure): { by: string[]; named: boolean } {
  const isField = (name: string) => fields.some(({ title }) => title === name);
  const organs = by.filter((name) => !isField(name)).map((name) => organ(setting, name));
  return { by: organs, named: by.length === 0 || by.some(isField) };
}

export function caseRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  app.get('/api/desk/procedures', { schema: { tags, summary: '可以立案的流程及其表单' } }, async () =>
    [...setting.policies.values()].flatMap(({ policy }) =>
      policy.procedures
        .filter(({ states, actions }) => states.length > 0 && actions.length > 0)
        .map((procedure) => ({
          id: procedure.id,
          title: procedure.title,
          mechanism: policy.title,
          ...openersOf(setting, procedure),
          states: procedure.states,
          form: openingForm(procedure),
          cites: procedure.cites,
        })),
    ),
  );
  app.get<{ Querystring: Static<typeof Filter> }>(
    '/api/desk/cases',
    { schema: { tags, summary: '事项列表：只有本人可看的', querystring: Filter } },
    async ({ actor, query }) => listCases(database, setting, actor, query as CaseFilter),
  );
  app.get<{ Querystring: Static<typeof Filter> }>(
    '/api/desk/cases.xlsx',
    { schema: { tags, summary: '事项列表，导出为表格', querystring: Filter } },
    async ({ actor, query }, reply) => {
      const cases: CaseLine[] = [];
      for (let more = true; more && cases.length < MOST_EXPORTED; ) {
        const asked = { ...(query as CaseFilter), limit: 200, offset: cases.length };
        const found = await listCases(database, setting, actor, asked);
        cases.push(...found.cases);
        more = found.cases.length === 200;
      }
      return reply
        .type(XLSX)
        .header('content-disposition', 'attachment; filename="cases.xlsx"')
        .send(await casesWorkbook(cases));
    },
  );
  const Tally = T.Object(
    {
      by: T.Union(['bearer', 'leader', 'document', 'procedure', 'state'].map((name) => T.Literal(name))),
      ...Filter.properties,
    },
    strict,
  );
  app.get<{ Querystring: CaseFilter & { by: 'bearer' | 'leader' | 'document' | 'procedure' | 'state' } }>(
    '/api/desk/tally',
    { schema: { tags, summary: '按单位、领导、文件、流程或状态计数', querystring: Tally } },
    async ({ actor, query: { by, ...filter } }) => tally(database, setting, actor, by, filter),
  );
  app.get<{ Params: { id: string } }>(
    '/api/desk/cases/:id',
    { schema: { tags, summary: '一件事项的全部', params: T.Object({ id: Uuid }) } },
    async ({ actor, params }) => viewCase(database, setting, actor, params.id),
  );
  app.post<{ Body: Static<typeof OpeningBody> }>(
    '/api/desk/cases',
    { schema: { tags, summary: '立案', body: OpeningBody } },
    async ({ actor, body }, reply) =>
      reply
        .code(201)
        .send(await openCase(database, setting, actor, { ...body, input: body.input as Record<string, Data> })),
  );
  app.post<{ Params: { id: string; action: string }; Body: Static<typeof ActingBody> }>(
    '/api/desk/cases/:id/actions/:action',
    {
      schema: {
        tags,
        summary: '办理一步',
        params: T.Object({ id: Uuid, action: T.String({ maxLength: 100 }) }),
        body: ActingBody,
      },
    },
    async ({ actor, params: { id, action }, body, log }) => {
      const asked = { ...body, case: id, action, input: body.input as Record<string, Data> };
      const done = await act(database, setting, actor, asked);
      // The action is done whatever becomes of this: the job publishes what failed here.
      if (publishes(setting, action))
        await publishDrafts({ database, setting }).catch((error: unknown) => log.error(error));
      return done;
    },
  );
  const Urging = T.Object(
    { cases: T.Array(Uuid, { minItems: 1, maxItems: 500 }), words: T.String({ maxLength: 500 }) },
    strict,
  );
  app.post<{ Body: Static<typeof Urging> }>(
    '/api/desk/urge',
    { schema: { tags, summary: '催办一件或多件', body: Urging } },
    async ({ actor, body }) => ({ urged: await urge(database, setting, actor, body.cases, body.words) }),
  );
  app.post('/api/desk/files', { schema: { tags, summary: '上传一份材料，得到它的摘要' } }, async (request, reply) => {
    const { name, content } = await uploaded(request);
    return reply.code(201).send(await storeFile(database, request.actor, name, content));
  });
  app.get<{ Params: { id: string } }>(
    '/api/desk/attachments/:id',
    { schema: { tags, summary: '取一份附件', params: T.Object({ id: Uuid }) } },
    async ({ actor, params }, reply) => {
      const { name, media, content } = await readAttachment(database, actor, params.id);
      return reply
        .type(media)
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(content);
    },
  );
}
