/** /api/desk/drafts: live findings, the dry run, the page as it will be printed; publishing what was issued. */
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import type { Known } from '../../check/known.ts';
import { checkDraft, type Draft, draftLines, knownOf, readDraft } from '../../desk/drafts.ts';
import { dryRun } from '../../desk/dry-run.ts';
import { Refusal } from '../../desk/fault.ts';
import { readDocx } from '../../gazette/input/docx.ts';
import { fromGazette } from '../../press/document.ts';
import { officialDocx } from '../../press/official-docx.ts';
import { officialPdf } from '../../press/official-pdf.ts';
import { Day } from './shapes.ts';
import type { Desk } from './staff.ts';
import { uploaded } from './uploads.ts';

const strict = { additionalProperties: false };
const Body = T.Object(
  {
    title: T.String({ maxLength: 500 }),
    number: T.Union([T.String({ maxLength: 100 }), T.Null()]),
    addressees: T.String({ maxLength: 2000 }),
    body: T.String({ maxLength: 500_000 }),
    issuer: T.String({ maxLength: 200 }),
    dated: T.Union([Day, T.Null()]),
  },
  strict,
);
const Silences = T.Array(
  T.Object({ finding: T.String({ maxLength: 40 }), reason: T.String({ minLength: 1, maxLength: 500 }) }, strict),
  { maxItems: 500 },
);
const Checking = T.Object({ ...Body.properties, silenced: T.Optional(Silences) }, strict);
type Asked = { Body: Static<typeof Body> };
const tags = ['desk'];
/** What is known of the register is read anew at most so often. */
const KNOWN_FOR = 60_000;

export function draftRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  let known: { at: number; what: Promise<Known> } | undefined;
  const knownNow = (): Promise<Known> => {
    if (!known || Date.now() - known.at > KNOWN_FOR) {
      known = { at: Date.now(), what: knownOf(database, setting) };
      known.what.catch(() => {
        known = undefined;
      });
    }
    return known.what;
  };
  const pressed = (draft: Draft) => {
    const { issue, document } = readDraft(draft);
    if (!document) throw new Refusal('invalid', '草稿还没有正文。');
    const record = {
      ...document,
      number: draft.number,
      issuer: draft.issuer || null,
      dated: draft.dated,
      title: draft.title,
    };
    return fromGazette(record, issue.text, null);
  };
  app.post<{ Body: Static<typeof Checking> }>(
    '/api/desk/drafts/check',
    { schema: { tags, summary: '随写随查：与自身、与现行文件是否相合；搁置的另列', body: Checking } },
    async ({ body: { silenced = [], ...draft } }) => ({
      lines: draftLines(draft),
      ...checkDraft(draft, await knownNow(), silenced),
    }),
  );
  app.post<Asked>(
    '/api/desk/drafts/dry-run',
    { schema: { tags, summary: '试运行：印发后会改变什么，与什么冲突', body: Body } },
    async ({ actor, body }) => dryRun(database, setting, actor, body),
  );
  app.post<Asked>(
    '/api/desk/drafts/preview.pdf',
    { schema: { tags, summary: '版式预览', body: Body } },
    async ({ body }, reply) => reply.type('application/pdf').send(officialPdf(pressed(body))),
  );
  app.post<Asked>(
    '/api/desk/drafts/preview.docx',
    { schema: { tags, summary: '导出 Word', body: Body } },
    async ({ body }, reply) =>
      reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .header('content-disposition', 'attachment; filename="draft.docx"')
        .send(await officialDocx(pressed(body))),
  );
  app.post('/api/desk/drafts/open', { schema: { tags, summary: '打开 .docx，得到它的文字' } }, async (request) => {
    const { name, content } = await uploaded(request);
    return { lines: await readDocx(content, name) };
  });
}
