/** A draft goes from blank to published: findings as it is written, dry run, consultation, review, signature, number, page. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { policiesInForce, policiesToServe } from '../../src/cli/policy-files.ts';
import { createSetting } from '../../src/desk/setting.ts';
import { expireClocks } from '../../src/desk/wake.ts';
import { readIssue } from '../../src/gazette/read.ts';
import { importIssue } from '../../src/store/import.ts';
import { jurisdictions, SPECIMEN, vocabularyOf } from '../../src/store/jurisdictions.ts';
import type { DocumentView } from '../../src/store/views.ts';
import { type Asking, house } from './house.ts';

const clock = { now: '2025-06-02T09:00:00+08:00' };
const inForce = policiesInForce(SPECIMEN, policiesToServe(SPECIMEN));
const setting = createSetting(SPECIMEN, vocabularyOf(SPECIMEN), inForce, inForce.files, () => new Date(clock.now));
const { as, store } = await house(setting);
const { database } = store;
let drafter: Asking;

const BODY = `为做好2025年防汛工作，现将有关事项通知如下：
一、提高认识。各乡镇要落实责任。
二、加强巡查。汛期每周五前向县应急管理局报送巡查情况。
三、安排资金。共安排资金30万元，其中物资20万元、抢险8万元。`;
const DRAFT = {
  title: '临溪县人民政府关于做好2025年防汛工作的通知',
  number: null,
  addressees: '各乡镇人民政府',
  body: BODY,
  issuer: '临溪县人民政府',
  dated: null,
};

beforeAll(async () => {
  const text = readFileSync(resolve(import.meta.dirname, '../../samples/2025-1.txt'), 'utf8').split('\n');
  const county = jurisdictions().find(({ code }) => code === SPECIMEN)!;
  await importIssue(database, county, readIssue(text, { key: '2025-1' }), { sha256: 'x', reader: 'x' });
  drafter = await as('县应急管理局', 'clerk');
}, 60_000);

describe('a draft', () => {
  it('is checked as it is written', async () => {
    const { status, json } = await drafter.post('/api/desk/drafts/check', DRAFT);
    expect(status).toBe(200);
    // 20 and 8 are not 30.
    const sum = json.findings.find(({ message }: { message: string }) => /30/u.test(message));
    expect(sum, JSON.stringify(json.findings)).toBeDefined();
    expect(json.lines[sum.lines[0] - 1]).toContain('共安排资金30万元');
    const right = await drafter.post('/api/desk/drafts/check', {
      ...DRAFT,
      body: BODY.replace('抢险8万元', '抢险10万元'),
    });
    expect(right.json.findings.filter(({ message }: { message: string }) => /30/u.test(message))).toEqual([]);
  });

  it('tells in a dry run what would change, and what it cannot stand beside', async () => {
    const asked = {
      ...DRAFT,
      number: '临政发〔2025〕2号',
      body: `${BODY}\n四、《临溪县人民政府关于印发临溪县2025年政府重点工作任务分解方案的通知》（临政发〔2025〕1号）同时废止。`,
    };
    const { json } = await drafter.post('/api/desk/drafts/dry-run', asked);
    expect(json.duties.map(({ cadence }: { cadence: string }) => cadence).join()).toMatch(/周五/u);
    expect(json.documents).toContainEqual(
      expect.objectContaining({ number: '临政发〔2025〕1号', effect: '废止', held: true }),
    );
    expect(json.conflicts).toContainEqual(expect.objectContaining({ message: '文号临政发〔2025〕2号已经用过' }));
  });

  it('shows nobody in its dry run what they may not read', async () => {
    for (const who of [await as('县民政局', 'auditor'), await as('县民政局', 'system')])
      expect((await who.post('/api/desk/drafts/dry-run', DRAFT)).status).toBe(403);
  });

  it('can be seen as it will be printed', async () => {
    const { status, raw } = await drafter.post('/api/desk/drafts/preview.pdf', DRAFT);
    expect(status).toBe(200);
    expect(raw.subarray(0, 5).toString()).toBe('%PDF-');
    const word = await drafter.post('/api/desk/drafts/preview.docx', DRAFT);
    expect(word.raw.subarray(0, 2).toString()).toBe('PK');
  });

  it('goes through consultation, review, signature and number to its public page', async () => {
    const opened = await drafter.post('/api/desk/cases', {
      procedure: 'drafting/official-document',
      input: {
        ...{ title: DRAFT.title, drafter: '县应急管理局', issuer: '县人民政府', series: '临政发' },
        ...{ legalReviewer: '县政府办公室', printer: '县政府办公室', addressees: DRAFT.addressees },
      },
    });
    expect(opened.status, JSON.stringify(opened.json)).toBe(201);
    const { id } = opened.json;
    let version = 1;
    const step = async (who: Asking, action: string, input: object = {}) => {
      const { status, json } = await who.post(`/api/desk/cases/${id}/actions/${action}`, { version, input });
      expect(status, `${action} ${JSON.stringify(json)}`).toBe(200);
      version = json.version;
      return json.state as string;
    };
    const refused = async (who: Asking, action: string, input: object = {}) =>
      (await who.post(`/api/desk/cases/${id}/actions/${action}`, { version, input })).json.message as string;
    const finance = await as('县财政局', 'clerk');
    const legal = await as('县政府办公室', 'reviewer');
    const mayor = await as('县人民政府', 'leader');
    const office = await as('县政府办公室', 'gazette');
    expect(await refused(drafter, 'submit')).toMatch(/还没有正文/u);
    const body = BODY.replace('抢险8万元', '抢险10万元');
    await step(drafter, 'revise', { title: DRAFT.title, addressees: DRAFT.addressees, body });
    await step(drafter, 'consult', { consulted: '县财政局', replyBy: '2025-06-10' });
    expect(await step(finance, 'reply', { opinion: '资金无异议' })).toBe('起草');
    // A second department says nothing: its silence is consent when the time is over.
    await step(drafter, 'consult', { consulted: '县公安局', replyBy: '2025-06-10' });
    clock.now = '2025-06-11T00:00:05+08:00';
    await expireClocks(database, setting);
    const silent = await database
      .selectFrom('cases')
      .select(['state', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(silent.state).toBe('起草');
    version = silent.version;
    expect(await step(drafter, 'submit')).toBe('合法性审核');
    expect(await step(legal, 'object', { legalObjection: '第二条请写明报送方式' })).toBe('起草');
    await step(drafter, 'revise', {
      title: DRAFT.title,
      addressees: DRAFT.addressees,
      body: `${body}\n四、报送可用电子方式。`,
      interpretation: '为什么发这份通知？\n去年汛期有三处险情没有及时上报。',
    });
    await step(drafter, 'submit');
    await step(legal, 'pass', { legalOpinion: '合法' });
    expect(await refused(drafter, 'sign', { signer: '县长', signedOn: '2025-06-11' })).toMatch(/负责人员办理/u);
    await step(mayor, 'sign', { signer: '县长', signedOn: '2025-06-11' });
    // Sealed: nobody changes the text any more.
    expect(await refused(drafter, 'revise', { title: 'x', body: 'y' })).toMatch(/已签发”状态下不能“修改”/u);
    await step(office, 'number');
    const numbered = await database.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    // The specimen holds 临政发〔2025〕1 to 5.
    expect(numbered.data.number).toBe('临政发〔2025〕6号');
    // 20 working days from 11 June 2025: no holiday between, 9 July.
    expect(numbered.due?.toISOString()).toBe('2025-07-09T15:59:59.999Z');
    await step(office, 'publish');
    const page = await database
      .selectFrom('document_pages')
      .select('view')
      .where('address', '=', '临政发〔2025〕6号')
      .executeTakeFirstOrThrow();
    expect(page.view).toContain('报送可用电子方式');
    // What explains it is a page of its own, and each names the other.
    const shown = JSON.parse(page.view) as DocumentView;
    expect(shown.interpretedBy).toMatchObject([{ title: `《${DRAFT.title}》（临政发〔2025〕6号）解读`, held: true }]);
    const explains = await database
      .selectFrom('document_pages')
      .select('view')
      .where('address', '=', shown.interpretedBy[0]!.number)
      .executeTakeFirstOrThrow();
    const interpretation = JSON.parse(explains.view) as DocumentView;
    expect(interpretation).toMatchObject({ issuer: '县应急管理局', kind: null, dated: '2025-06-11' });
    expect(interpretation.interprets).toMatchObject([{ number: '临政发〔2025〕6号', title: DRAFT.title, held: true }]);
    expect(interpretation.source.join('')).toContain('去年汛期有三处险情');
    const issued = await database
      .selectFrom('documents')
      .selectAll()
      .where('number', '=', '临政发〔2025〕6号')
      .executeTakeFirstOrThrow();
    expect(issued).toMatchObject({ title: DRAFT.title, dated: '2025-06-11', issuer: '临溪县人民政府', kind: '通知' });
  });

  it('of the same series gets the next number, also when two ask at once', async () => {
    const { giveNumber } = await import('../../src/desk/numbering.ts');
    const numbers = await Promise.all(
      Array.from({ length: 8 }, () =>
        database.transaction().execute((trx) => giveNumber(trx, SPECIMEN, '临政办发', 2025)),
      ),
    );
    expect(new Set(numbers).size).toBe(8);
  });
});
