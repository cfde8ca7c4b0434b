/** Everything that the desk runs, on the specimen alone: what a first start shows where no real issue is there. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../../src/desk/actor.ts';
import { type Begun, beginWork } from '../../../src/desk/begin.ts';
import { listCases } from '../../../src/desk/board.ts';
import { dayOf } from '../../../src/desk/clocks.ts';
import { occurrences, openDuties } from '../../../src/desk/duties.ts';
import { ranking, report } from '../../../src/desk/indicators.ts';
import { balanceOf, rowsOf, writeRows } from '../../../src/desk/registers.ts';
import { acknowledge, callsOf, startResponse } from '../../../src/desk/responses.ts';
import { registerInForce } from '../../../src/desk/setting.ts';
import { readIssue } from '../../../src/gazette/read.ts';
import { importIssue } from '../../../src/store/import.ts';
import { jurisdictionOf, SPECIMEN } from '../../../src/store/jurisdictions.ts';
import { freshDatabase } from '../../support/database.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2025-04-01T09:00:00+08:00' };
const setting = county(clock, SPECIMEN);
const issue = readIssue(readFileSync(resolve(import.meta.dirname, '../../../samples/2025-1.txt'), 'utf8').split('\n'), {
  key: '2025-1',
});
const office = at(setting, '县政府办公室', 'supervisor');
let begun: Begun;

beforeAll(async () => {
  await importIssue(database, jurisdictionOf(issue), issue, { sha256: 'specimen', reader: 'test' });
  begun = await beginWork(database, setting);
});

describe('a first start', () => {
  it('divides the tasks, registers the six projects, enters the two cases of the past', async () => {
    // As the document says: 8.
    expect(begun.tasks).toEqual([{ document: '临政发〔2025〕1号', tasks: 8, opened: 8 }]);
    expect(begun.registers).toEqual([
      expect.objectContaining({ register: 'agri-funds/projects', written: 6, faults: [] }),
    ]);
    expect(begun.history.map(({ id, state, stopped }) => [id, state, stopped])).toEqual([
      ['fire-listing/wanhe', '已销案摘牌', null],
      ['proposal-reply/proposal-21', '已答复', null],
    ]);
    const { cases } = await listCases(database, setting, office, { procedure: 'generic/duty' });
    expect(cases.map(({ bearer }) => bearer).filter((name) => name === '县交通运输局')).toHaveLength(2);
    // The road is to be open by the end of November; a rate of growth has no day.
    const due = (words: string) => cases.find(({ title }) => title.startsWith(words))!.due;
    expect(due('新建农村公路')).toBe('2025-11-30T15:59:59.999Z');
    expect(due('全年地区生产总值')).toBeNull();
    // Named by its first words, which are not all of it.
    expect(cases.map(({ title }) => title)).toContain('全年地区生产总值增长5.5%左右，固定资产投资增长…');
  });

  it('shows the listing with its real days', async () => {
    const row = await database
      .selectFrom('cases')
      .selectAll()
      .where('title', '=', '万和商贸城')
      .executeTakeFirstOrThrow();
    expect([dayOf(row.opened_at), dayOf(row.closed_at!)]).toEqual(['2025-01-17', '2025-03-14']);
    const matter = new Matter(database, setting, clock, row.id);
    expect(await matter.due('@due')).toBe('2025-03-10');
  });
});

describe('the duties of the specimen', () => {
  const days = (duty: string, from: string, to: string) => [
    ...new Set(occurrences(setting, from, to).flatMap(({ of, due }) => (of.id === duty ? [due] : []))),
  ];

  it('come as the documents say', () => {
    expect(days('safety-reports/weekly', '2025-03-20', '2025-04-11')).toEqual([
      '2025-03-28T17:00:00+08:00',
      '2025-04-04T17:00:00+08:00',
      '2025-04-11T17:00:00+08:00',
    ]);
    expect(days('safety-reports/enforcement', '2025-04-01', '2025-12-31')).toEqual([
      '2025-04-05',
      '2025-07-05',
      '2025-10-05',
    ]);
    expect(days('key-work/quarterly', '2025-01-01', '2026-12-31')).toEqual([
      '2025-03-25',
      '2025-06-25',
      '2025-09-25',
      '2025-12-25',
    ]);
    expect(days('insurance-fee/progress', '2025-03-01', '2025-03-31')).toEqual([
      '2025-03-10',
      '2025-03-20',
      '2025-03-30',
    ]);
    expect(days('fire-listing/half-monthly', '2025-01-01', '2025-12-31')).toEqual([
      '2025-01-30',
      '2025-02-15',
      '2025-02-28',
    ]);
  });

  it('become work once', async () => {
    const opened = await openDuties(database, setting, '2025-04-04', '2025-04-05');
    // Six townships and streets on Friday, the tax office that day, two enforcement reports on Saturday.
    expect(opened).toBe(6 + 1 + 2);
    expect(await openDuties(database, setting, '2025-04-04', '2025-04-05')).toBe(0);
  });
});

describe('a register', () => {
  it('keeps the sums of its plan', async () => {
    const register = registerInForce(setting, 'agri-funds/projects');
    const read = async () => (await rowsOf(database, setting, program(SPECIMEN), register.id)).rows;
    expect(balanceOf(setting, register, await read())?.holds).toBe(true);
    const [first] = await read();
    const change = {
      id: first!.id,
      version: first!.version,
      data: { ...first!.data, amount: 160 },
      from: '2025-04-01',
    };
    await writeRows(database, setting, at(setting, '县财政局'), register.id, [change]);
    expect(balanceOf(setting, register, await read())?.message).toBe('各项目的合计不是673万元。');
  });
});

describe('an indicator', () => {
  it('ranks the townships and shows who lies below the veto line', async () => {
    const insurance = at(setting, '县医疗保障局');
    const one = (subject: string, numerator: string) => ({
      ...{ indicator: 'insurance-fee/veto-line', subject, period: '2025-03', numerator, denominator: '1000' },
    });
    await report(database, setting, insurance, [one('云台镇', '949'), one('柳坪乡', '981'), one('城南街道', '950')]);
    const ranks = await ranking(database, setting, 'insurance-fee/veto-line', '2025-03');
    expect(ranks.map(({ subject, met }) => [subject, met])).toEqual([
      ['柳坪乡', true],
      ['城南街道', true],
      ['云台镇', false],
    ]);
  });
});

describe('a response', () => {
  it('calls by telephone within thirty minutes, in writing within the hour', async () => {
    clock.now = '2025-07-12T03:00:00+08:00';
    const town = at(setting, '松岭乡');
    const { id } = await startResponse(database, setting, town, {
      plan: 'hazard-plan/geohazard',
      input: { place: '某沟', town: '松岭乡', deaths: 3, loss: 90 },
    });
    const matter = new Matter(database, setting, clock, id);
    const government = at(setting, '县人民政府', 'leader');
    const calls = () => callsOf(database, government, id);
    expect((await calls()).map(({ due }) => due)).toEqual([
      '2025-07-11T19:30:00.000Z',
      '2025-07-11T19:30:00.000Z',
      null,
    ]);
    expect(await matter.instant('hazard-plan/written-report')).toBe('2025-07-11T20:00:00.000Z');
    clock.now = '2025-07-12T03:20:00+08:00';
    await acknowledge(database, setting, at(setting, '县自然资源局'), (await calls())[1]!.id);
    expect((await calls())[2]!.due).toBe('2025-07-11T19:35:00.000Z');
    await matter.do('2025-07-12T03:40:00+08:00', town, 'write', {}, { papers: ['书面报告'] });
    await matter.do('2025-07-12T04:00:00+08:00', government, 'start', { level: 'Ⅲ级' });
    await matter.do('2025-07-14', government, 'stop');
    const land = at(setting, '县自然资源局');
    expect(await matter.do('2025-07-20', land, 'assess', {}, { papers: ['评估报告'] })).toBe('已终止');
  });
});

describe('an application', () => {
  const town = at(setting, '云台镇');
  const bureau = at(setting, '县农业农村局');
  const open = (builtOn: string, volume = 600) =>
    Matter.open(database, setting, clock, '2025-04-01', town, {
      procedure: 'manure-storage/application',
      input: { farm: '某养殖场', office: '云台镇', builtOn, volume, subsidised: false },
    });

  it('is reviewed, returned, mended, inspected, publicised for seven days, paid', async () => {
    // Built on 4 March: twenty working days later it is 1 April.
    const matter = await open('2025-03-04');
    // 2, 3, 7, 8, 9 April: the 4th to 6th are the Qingming holiday.
    expect(await matter.due('manure-storage/first-review')).toBe('2025-04-09');
    const papers = { papers: ['备案证明', '施工合同', '验收照片'] };
    await matter.do('2025-04-03', town, 'first-review', {}, papers);
    await matter.do('2025-04-07', bureau, 'return', { returnReason: '照片不清' });
    await matter.do('2025-04-08', town, 'mend', { mended: '已重拍' });
    // 9, 10, 11, 14 to 18, 21, 22 April.
    expect(await matter.due('manure-storage/inspection')).toBe('2025-04-22');
    await expect(matter.do('2025-04-10', bureau, 'inspect', { measured: 600, amount: 90000 })).rejects.toThrow(
      /8万元/u,
    );
    await matter.do('2025-04-10', bureau, 'inspect', { measured: 600, amount: 60000 });
    const reviewer = at(setting, '县农业农村局', 'reviewer');
    await expect(matter.do('2025-04-17', reviewer, 'clear')).rejects.toThrow(/到2025-04-17才满/u);
    await matter.do('2025-04-18', reviewer, 'clear');
    // 21 to 25, the 27th (Sunday, worked), 28 to 30 April, 6 to 9, 12, 13 May.
    expect(await matter.due('manure-storage/payment')).toBe('2025-05-13');
    const finance = at(setting, '县财政局', 'leader');
    expect(await matter.do('2025-05-08', finance, 'pay', {}, { papers: ['拨付凭证'] })).toBe('已拨付');
  });

  it('is not taken too late, nor for too small a store', async () => {
    await expect(open('2025-03-03')).rejects.toThrow(/超过建成后20个工作日/u);
    await expect(open('2025-03-20', 40)).rejects.toThrow(/不足50立方米/u);
  });
});
