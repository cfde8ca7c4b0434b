/** /api/desk/cases/:id/letters, /letters: letters of a case, of many at once, of the rows of a register; lists for publicity. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { zipSync } from 'fflate';
import type { Actor } from '../../desk/actor.ts';
import { type CaseView, viewCase } from '../../desk/case-view.ts';
import { dayOf } from '../../desk/clocks.ts';
import { Refusal } from '../../desk/fault.ts';
import { columnFields, type FormField, inWords } from '../../desk/form.ts';
import { keepersOf, rowsOf } from '../../desk/registers.ts';
import { organ, registerInForce } from '../../desk/setting.ts';
import type { Declared } from '../../policy/policy.ts';
import type { PressDocument } from '../../press/document.ts';
import { type LetterFacts, letter, letterTemplate, openBlanks } from '../../press/letter.ts';
import { officialDocx } from '../../press/official-docx.ts';
import { officialPdf } from '../../press/official-pdf.ts';
import { printDate } from '../../text/date.ts';
import { maskIdNumber, maskPhone, maskText } from '../../text/mask-person.ts';
import { XLSX } from './cases.ts';
import type { Desk } from './staff.ts';
import { workbook } from './workbook.ts';

const strict = { additionalProperties: false };
const Uuid = T.String({ format: 'uuid' });
const Format = T.Union([T.Literal('pdf'), T.Literal('docx')]);
const tags = ['desk'];
/** In one archive. */
const MOST_LETTERS = 500;
const MEDIA = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

export function letterRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  const lettersOf = (mechanism: string): Declared[] =>
    setting.policies.get(mechanism)?.policy.declared.filter(({ kind }) => kind === 'letters') ?? [];
  const templateOf = (mechanism: string, key: string) => {
    const found = lettersOf(mechanism).find(({ id }) => id === `${mechanism}/${key}`);
    if (!found) throw new Refusal('unknown', `没有“${key}”这种文书；请从文书目录里选。`);
    return letterTemplate(found.title, found.content);
  };
  const caseLetter = async (
    actor: Actor,
    id: string,
    key: string,
  ): Promise<{ name: string; document: PressDocument }> => {
    const view = await viewCase(database, setting, actor, id);
    const template = templateOf(view.procedure.id.split('/')[0]!, key);
    const facts = factsOf(view, dayOf(setting.now()));
    const open = openBlanks(template, facts);
    if (open.length > 0)
      throw new Refusal('invalid', `“${template.title}”还缺：${open.join('、')}；请先在事项里填写。`);
    return { name: `${template.title}-${view.number}`, document: letter(template, facts) };
  };
  const make = (document: PressDocument, format: 'pdf' | 'docx') =>
    format === 'pdf' ? officialPdf(document) : officialDocx(document);

  app.get<{ Params: { id: string } }>(
    '/api/desk/cases/:id/letters',
    { schema: { tags, summary: '这件事项可出的文书', params: T.Object({ id: Uuid }) } },
    async ({ actor, params }) => {
      const view = await viewCase(database, setting, actor, params.id);
      return lettersOf(view.procedure.id.split('/')[0]!).map(({ id, title, content }) => ({
        key: id.split('/')[1],
        title,
        missing: openBlanks(letterTemplate(title, content), factsOf(view, dayOf(setting.now()))),
      }));
    },
  );
  const One = T.Object({ id: Uuid, key: T.String({ maxLength: 100 }), format: Format });
  app.get<{ Params: Static<typeof One> }>(
    '/api/desk/cases/:id/letters/:key/:format',
    { schema: { tags, summary: '出一份文书', params: One } },
    async ({ actor, params: { id, key, format } }, reply) => {
      const { name, document } = await caseLetter(actor, id, key);
      return reply
        .type(MEDIA[format])
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${format}`)}`)
        .send(await make(document, format));
    },
  );
  const Batch = T.Object(
    {
      cases: T.Array(Uuid, { minItems: 1, maxItems: MOST_LETTERS }),
      key: T.String({ maxLength: 100 }),
      format: Format,
    },
    strict,
  );
  app.post<{ Body: Static<typeof Batch> }>(
    '/api/desk/letters',
    { schema: { tags, summary: '成批出文书，打成一个压缩包', body: Batch } },
    async ({ actor, body }, reply) => {
      const files: Record<string, Uint8Array> = {};
      for (const id of body.cases) {
        const { name, document } = await caseLetter(actor, id, body.key);
        files[`${name}.${body.format}`] = await make(document, body.format);
      }
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="letters.zip"')
        .send(Buffer.from(zipSync(files, { level: 0 })));
    },
  );
  const Register = T.Object({ mechanism: T.String({ maxLength: 100 }), name: T.String({ maxLength: 100 }) });
  const Merge = T.Object({ key: T.String({ maxLength: 100 }), format: Format }, strict);
  app.post<{ Params: Static<typeof Register>; Body: Static<typeof Merge> }>(
    '/api/desk/registers/:mechanism/:name/letters',
    { schema: { tags, summary: '按台账逐行出文书（邮件合并）', params: Register, body: Merge } },
    async ({ actor, params, body }, reply) => {
      const register = registerInForce(setting, `${params.mechanism}/${params.name}`);
      const template = templateOf(params.mechanism, body.key);
      const { rows, total } = await rowsOf(database, setting, actor, register.id, { limit: MOST_LETTERS });
      if (total > rows.length)
        throw new Refusal('invalid', `台账有${total}行，一次最多出${MOST_LETTERS}份文书；没有出文书。`);
      const files: Record<string, Uint8Array> = {};
      const fields = columnFields(register);
      for (const { key, data } of rows) {
        const values = new Map(fields.map(({ key: name, title, options }) => [title, inWords(data[name], options)]));
        const facts: LetterFacts = {
          values,
          organ: keepersOf(setting, register)[0] ?? '',
          number: null,
          dated: dayOf(setting.now()),
        };
        const open = openBlanks(template, facts);
        if (open.length > 0) throw new Refusal('invalid', `“${key}”这一行还缺：${open.join('、')}；没有出文书。`);
        files[`${key.replace(/[\\/:*?"<>|]/gu, '_')}.${body.format}`] = await make(
          letter(template, facts),
          body.format,
        );
      }
      return reply
        .type('application/zip')
        .header('content-disposition', 'attachment; filename="letters.zip"')
        .send(Buffer.from(zipSync(files, { level: 0 })));
    },
  );
  app.get<{ Params: Static<typeof Register> }>(
    '/api/desk/registers/:mechanism/:name/publicity.xlsx',
    { schema: { tags, summary: '公示名单：个人信息已遮盖', params: Register } },
    async ({ actor, params }, reply) => {
      const register = registerInForce(setting, `${params.mechanism}/${params.name}`);
      const { rows } = await rowsOf(database, setting, actor, register.id);
      const file = await workbook({
        title: `${register.title}公示`,
        notes: [keepersOf(setting, register)[0] ?? '', ''],
        columns: register.columns.map(({ title }) => ({ title, number: false })),
        totals: null,
        rows: rows.map(({ data }) =>
          columnFields(register).map((field) => masked(field, inWords(data[field.key], field.options))),
        ),
      });
      return reply.type(XLSX).header('content-disposition', 'attachment; filename="publicity.xlsx"').send(file);
    },
  );
  function factsOf(view: CaseView, today: string): LetterFacts {
    const values = new Map(
      view.data.map(({ title, kind, value, options }) => [
        title,
        kind === 'date' ? printDate(String(value)) : inWords(value, options),
      ]),
    );
    for (const [title, value] of [
      ['编号', view.number],
      ['事项', view.title],
      ['承办单位', view.bearer],
      ['期限', view.due && printDate(dayOf(new Date(view.due)))],
    ] as const)
      if (value && !values.has(title)) values.set(title, value);
    return { values, organ: organ(setting, view.bearer ?? ''), number: null, dated: today };
  }
}

/** Names stay: publicity is about them. Numbers that open doors do not. */
function masked({ kind, personal }: FormField, value: string): string {
  if (kind === 'id-number') return maskIdNumber(value);
  if (kind === 'phone') return maskPhone(value);
  return personal && kind !== 'person' ? maskText(value) : value;
}
