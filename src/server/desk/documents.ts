/** /api/desk/issues, /documents: what the reader made of the gazettes, confirmed by the editor; an issue in by upload. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { type Static, Type as T } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { beginWork, begunCounts } from '../../desk/begin.ts';
import { Refusal } from '../../desk/fault.ts';
import { mayAtAll } from '../../desk/permission.ts';
import { confirmReading, documentReadings, issuesToRead, readingCounts } from '../../desk/readings.ts';
import { importFile } from '../../store/import-file.ts';
import { readApart } from './read-apart.ts';
import type { Desk } from './staff.ts';
import { uploaded } from './uploads.ts';

const strict = { additionalProperties: false };
const tags = ['desk'];
const Numbered = T.Object({ number: T.String({ maxLength: 200 }) });
const Decided = T.Object(
  {
    subject: T.String({ maxLength: 200 }),
    decision: T.Union([T.Literal('confirmed'), T.Literal('corrected')]),
    value: T.Optional(T.String({ maxLength: 2000 })),
  },
  strict,
);
/** What the reader reads. */
const FORMATS = ['.txt', '.docx', '.pdf'];

export function documentRoutes(app: FastifyInstance, { database, setting }: Desk): void {
  app.get('/api/desk/issues', { schema: { tags, summary: '已导入的各期（公报编辑）' } }, async ({ actor }) =>
    issuesToRead(database, actor),
  );
  const InIssue = T.Object({ issue: T.String({ maxLength: 50 }) }, strict);
  app.get<{ Querystring: Static<typeof InIssue> }>(
    '/api/desk/documents',
    { schema: { tags, summary: '一期的文件和各有几处待核定（公报编辑）', querystring: InIssue } },
    async ({ actor, query }) => readingCounts(database, actor, query.issue),
  );
  app.get<{ Params: { number: string } }>(
    '/api/desk/documents/:number',
    { schema: { tags, summary: '一份文件：原文各行，整理之处及核定（公报编辑）', params: Numbered } },
    async ({ actor, params }) => documentReadings(database, actor, params.number),
  );
  app.post<{ Params: { number: string }; Body: Static<typeof Decided> }>(
    '/api/desk/documents/:number/confirmations',
    { schema: { tags, summary: '核定一处，或写明应当是什么（公报编辑）', params: Numbered, body: Decided } },
    async ({ actor, params, body }) => {
      await confirmReading(database, setting, actor, { document: params.number, ...body });
      return { decided: body.subject };
    },
  );
  app.post(
    '/api/desk/issues',
    { schema: { tags, summary: '上传并导入一期公报（公报编辑）' } },
    async (request, reply) => {
      if (!mayAtAll(request.actor, 'document.edit'))
        throw new Refusal('forbidden', '导入公报由公报编辑办理；你没有这个职责。');
      const file = await uploaded(request);
      const format = extname(file.name).toLowerCase();
      if (!FORMATS.includes(format)) throw new Refusal('invalid', `公报要是 ${FORMATS.join('、')} 文件。`);
      const folder = await mkdtemp(join(tmpdir(), 'gongbao-'));
      try {
        // The reader falls back on the file's name for the key of the issue.
        const name = file.name.replace(/[\p{Cc}/\\]/gu, '').slice(-100);
        await writeFile(join(folder, name), file.content);
        const imported = await importFile(database, join(folder, name), {
          only: setting.jurisdiction,
          reading: readApart,
        });
        // Tasks, printed registers, cases of the past: what the issue orders begins with it.
        const begun = imported.new + imported.changed > 0 ? await beginWork(database, setting) : null;
        return reply.code(201).send({ ...imported, begun: begun && begunCounts(begun) });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  );
}
