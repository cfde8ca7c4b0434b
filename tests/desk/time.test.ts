/** What time brings: duties that come due, calendars that change, quarters that are reported, seats that end. */
import { describe, expect, it } from 'vitest';
import { parseCalendar } from '../../src/calendar/parse-calendar.ts';
import { workCalendar } from '../../src/calendar/working-days.ts';
import { actorOf, program } from '../../src/desk/actor.ts';
import { listCases, tally } from '../../src/desk/board.ts';
import { act, openCase } from '../../src/desk/cases.ts';
import { occurrences, openDuties } from '../../src/desk/duties.ts';
import { lockPeriod, ranking, report } from '../../src/desk/indicators.ts';
import { leaderPage } from '../../src/desk/leader.ts';
import { quarterlyReport } from '../../src/desk/quarterly.ts';
import { acknowledge, callsOf, startResponse } from '../../src/desk/responses.ts';
import { delegate, endSeat, grantSeat } from '../../src/desk/seats.ts';
import { today } from '../../src/desk/today.ts';
import { urge } from '../../src/desk/urge.ts';
import { recountClocks } from '../../src/desk/wake.ts';
import { freshDatabase } from '../support/database.ts';
import { COUNTY, desk, REVIEW, somebody, stored } from './desk.ts';

const MORE = `
indicators:
  rate:
    title: 按期答复率
    unit: "%"
    organ: 县信访局
    targets: {2024: {value: ≥ 95%, cite: 工作规则}}
    veto: true
    cite: 工作规则
plans:
  flood:
    title: 防汛预案
    procedure: response
    calls:
      - {to: 县信访局, what: 报告险情, clock: half-hour}
      - {to: 县政府办公室, what: 报告县政府, clock: half-hour}
      - {to: 县财政局, what: 备齐资金, clock: half-hour, after: start}
    cite: 工作规则
`;
const POLICY = `${REVIEW.replace(
  'clocks:',
  `clocks:
  half-hour: {title: 半小时, document: 工作规则, start: 获知, amount: 30, unit: minute, onExpire: escalate, cite: [工作规则]}`,
)}
  response:
    title: 应急响应
    by: 县信访局
    subject: "{险情}"
    inputs: {what: {title: 险情, type: text}}
    states: [响应中, 已终止]
    actions: {stop: {title: 终止响应, by: 县政府办公室, from: 响应中, to: 已终止}}
${MORE}`;

const { database } = await freshDatabase();
const clock = { now: '2024-09-02T09:00:00+08:00' };
const setting = desk(clock, POLICY);
const office = somebody('县政府办公室', 'supervisor');

describe('duties', () => {
  it('are due as their cadence says, for every bearer', () => {
    const due = occurrences(setting, '2024-09-01', '2024-10-31');
    // 每月25日, for 东河镇, 西坪乡 and 城关街道.
    expect(due.map(({ due: day, bearer }) => `${day} ${bearer}`)).toEqual([
      '2024-09-25 东河镇',
      '2024-09-25 西坪乡',
      '2024-09-25 城关街道',
      '2024-10-25 东河镇',
      '2024-10-25 西坪乡',
      '2024-10-25 城关街道',
    ]);
  });

  it('become work once, however often they are opened', async () => {
    expect(await openDuties(database, setting, '2024-09-20', '2024-09-27')).toBe(3);
    expect((await listCases(database, setting, office, { procedure: 'generic/report' })).total).toBe(3);
    expect(await openDuties(database, setting, '2024-09-20', '2024-09-27')).toBe(0);
    expect((await listCases(database, setting, office, { procedure: 'generic/report' })).total).toBe(3);
    const [first] = (await listCases(database, setting, somebody('东河镇'), { mine: true })).cases;
    expect(first).toMatchObject({
      bearer: '东河镇',
      title: '报送复查月报（2024-09-25）',
      due: '2024-09-25T15:59:59.999Z',
      light: 'green',
    });
    clock.now = '2024-09-23T00:00:00+08:00';
    expect((await listCases(database, setting, somebody('东河镇'), { light: 'yellow' })).total).toBe(1);
    clock.now = '2024-09-26T00:00:00+08:00';
    expect(await tally(database, setting, office, 'bearer')).toContainEqual({
      name: '东河镇',
      open: 1,
      late: 1,
      risk: 0,
      done: 0,
    });
  });

  it('are urged by the supervisor only, on record, and the inbox says so', async () => {
    const { cases } = await listCases(database, setting, office, { procedure: 'generic/report', light: 'red' });
    const ids = cases.map(({ id }) => id);
    await expect(urge(database, setting, somebody('东河镇'), ids.slice(0, 1), '')).rejects.toThrow();
    expect(await urge(database, setting, office, ids, '请今日报送')).toBe(3);
    const { notices } = await today(database, setting, somebody('西坪乡'));
    expect(notices[0]).toMatchObject({
      kind: 'urge',
      text: expect.stringMatching(/^催办：“报送复查月报.*请今日报送$/u),
    });
  });
});

describe('a changed calendar', () => {
  it('moves the clocks that it touches, with the old and the new day on record', async () => {
    clock.now = '2024-09-10T09:00:00+08:00';
    const petition = somebody('县信访局');
    const input = { applicant: '王某', request: '核查', unit: '县民政局' };
    const { id } = await openCase(database, setting, petition, { procedure: 'review/review', input });
    await act(database, setting, petition, { case: id, action: 'accept', version: 1, input: {} });
    await act(database, setting, somebody('县民政局'), { case: id, action: 'consult', version: 2, input: {} });
    const consult = async () =>
      (
        await database
          .selectFrom('case_clocks')
          .select('due')
          .where('case_id', '=', id)
          .where('clock', '=', 'review/consult')
          .executeTakeFirstOrThrow()
      ).due!.toISOString();
    expect(await consult()).toBe('2024-09-20T15:59:59.999Z');
    // A year in which 16 and 17 September are working days and 14 is not.
    const { notices } = parseCalendar({
      notices: [
        { year: 2024, title: '试验', number: '试〔2023〕1号', date: '2023-10-25', known: '2023-10-25', holidays: [] },
      ],
    });
    const changed = { ...setting, calendar: workCalendar(notices!), calendarVersion: 'another' };
    const done = await recountClocks(database, changed);
    expect(done.clocks).toBeGreaterThan(1);
    expect(await consult()).toBe('2024-09-19T15:59:59.999Z');
    const event = await database
      .selectFrom('desk_events')
      .select('payload')
      .where('stream', '=', id)
      .where('type', '=', 'calendar-changed')
      .executeTakeFirstOrThrow();
    expect(event.payload).toEqual({
      clocks: [{ clock: 'review/consult', was: '2024-09-20T15:59:59.999Z', due: '2024-09-19T15:59:59.999Z' }],
    });
    expect(await recountClocks(database, changed)).toEqual({ clocks: 0, moved: 0 });
    // A clock that the policies of today count otherwise is counted by the version of its case.
    const shorter = desk(clock, POLICY.replace('amount: 7', 'amount: 5'));
    await recountClocks(database, { ...shorter, calendarVersion: 'third' });
    expect(await consult()).toBe('2024-09-20T15:59:59.999Z');
    // Back to the calendar of the others.
    await recountClocks(database, setting);
  });
});

describe('indicators', () => {
  const petition = somebody('县信访局');

  it('are ranked, judged by the target of their year, and locked', async () => {
    const rows = [
      { indicator: 'review/rate', subject: '东河镇', period: '2024-09', numerator: '19', denominator: '20' },
      { indicator: 'review/rate', subject: '西坪乡', period: '2024-09', numerator: '2', denominator: '3' },
      { indicator: 'review/rate', subject: '城关街道', period: '2024-09', value: '95' },
    ];
    const done = await report(database, setting, petition, rows);
    expect(done.map(({ value, met }) => [value, met])).toEqual([
      ['95', true],
      ['66.6667', false],
      ['95', true],
    ]);
    // The same value is the same rank, and the next one counts both.
    const ranks = await ranking(database, setting, 'review/rate', '2024-09');
    expect(ranks.map(({ subject, rank }) => [subject, rank])).toEqual([
      ['东河镇', 1],
      ['城关街道', 1],
      ['西坪乡', 3],
    ]);
    await expect(report(database, setting, somebody('县财政局'), [rows[2]!])).rejects.toThrow(/没有这个职责/u);
    await expect(lockPeriod(database, setting, petition, 'review/rate', '2024-09', true, '')).rejects.toThrow(
      /督查部门/u,
    );
    await lockPeriod(database, setting, office, 'review/rate', '2024-09', true, '季度汇总');
    await expect(report(database, setting, petition, [rows[2]!])).rejects.toThrow(/已经锁定/u);
    await lockPeriod(database, setting, office, 'review/rate', '2024-09', false, '更正');
    expect((await report(database, setting, petition, [{ ...rows[2]!, value: '96' }]))[0]).toMatchObject({
      version: 2,
      value: '96',
    });
  });

  it('take all reports of a request or none', async () => {
    const good = { indicator: 'review/rate', subject: '东河镇', period: '2024-10', value: '90' };
    await expect(report(database, setting, petition, [good, { ...good, period: '十月' }])).rejects.toThrow(/不是期次/u);
    expect(await ranking(database, setting, 'review/rate', '2024-10')).toEqual([]);
  });
});

describe('a response', () => {
  it('calls one after the other, each within half an hour of being heard', async () => {
    clock.now = '2024-07-20T10:00:00+08:00';
    const { id } = await startResponse(database, setting, somebody('县信访局'), {
      plan: 'review/flood',
      input: { what: '河水漫堤' },
    });
    const calls = () => callsOf(database, office, id);
    expect((await calls()).map(({ organ, due }) => [organ, due])).toEqual([
      ['县信访局', '2024-07-20T02:30:00.000Z'],
      ['县政府办公室', null],
      ['县财政局', '2024-07-20T02:30:00.000Z'],
    ]);
    const [first] = await calls();
    await expect(acknowledge(database, setting, somebody('县财政局'), first!.id)).rejects.toThrow(/不是你单位/u);
    clock.now = '2024-07-20T10:20:00+08:00';
    await acknowledge(database, setting, somebody('县信访局'), first!.id);
    expect((await calls())[1]).toMatchObject({ organ: '县政府办公室', due: '2024-07-20T02:50:00.000Z' });
    expect((await today(database, setting, somebody('县政府办公室'))).calls).toHaveLength(1);
  });
});

describe('seats', () => {
  it('hold from day to day, and who stands in acts for that time only', async () => {
    clock.now = '2024-09-02T09:00:00+08:00';
    const security = { ...somebody('信息化管理', 'security') };
    const seat = { account: 'wang', person: '王五', organ: '县民政局', role: 'leader' as const, from: '2024-09-01' };
    const id = await grantSeat(database, setting, security, seat);
    await grantSeat(database, setting, security, { ...seat, account: 'zhao', person: '赵六', role: 'clerk' });
    const who = (name: string, day: string) => actorOf(database, COUNTY, { id: name, name }, day);
    const leader = await who('wang', '2024-09-02');
    expect(leader.seats.map(({ role }) => role)).toEqual(['leader']);
    expect((await who('wang', '2024-08-31')).seats).toEqual([]);
    await delegate(database, setting, leader, {
      seat: id,
      account: 'zhao',
      person: '赵六',
      from: '2024-09-10',
      to: '2024-09-12',
      reason: '外出',
    });
    expect((await who('zhao', '2024-09-10')).seats.map(({ role }) => role).sort()).toEqual(['clerk', 'leader']);
    expect((await who('zhao', '2024-09-13')).seats.map(({ role }) => role)).toEqual(['clerk']);
    const deputy = await who('zhao', '2024-09-10');
    const borrowed = deputy.seats.find(({ standsIn }) => standsIn)!;
    await expect(
      delegate(database, setting, deputy, {
        seat: borrowed.id,
        account: 'wang',
        person: '王五',
        from: '2024-09-10',
        to: '2024-09-11',
        reason: '再委托',
      }),
    ).rejects.toThrow(/不能再委托/u);
    const longer = { seat: id, account: 'zhao', person: '赵六', from: '2024-09-20', to: '2024-12-31', reason: '外出' };
    await delegate(database, setting, leader, longer);
    await endSeat(database, setting, security, id, '2024-09-30');
    expect((await who('wang', '2024-10-01')).seats).toEqual([]);
    await expect(endSeat(database, setting, security, id, '2024-12-31')).rejects.toThrow(/只能提前/u);
    // Nobody stands in for a seat that has ended.
    expect((await who('zhao', '2024-09-30')).seats.map(({ role }) => role).sort()).toEqual(['clerk', 'leader']);
    expect((await who('zhao', '2024-10-01')).seats.map(({ role }) => role)).toEqual(['clerk']);
    // An auditor takes no work over, nor does who has left.
    await grantSeat(database, setting, security, { ...seat, account: 'sun', person: '孙七', role: 'auditor' });
    await expect(delegate(database, setting, leader, { ...longer, account: 'sun' })).rejects.toThrow(/三员分立/u);
    const past = { ...seat, account: 'zhou', person: '周八', role: 'clerk' as const };
    await grantSeat(database, setting, security, { ...past, from: '2024-01-01', to: '2024-06-30' });
    await expect(delegate(database, setting, leader, { ...longer, account: 'zhou' })).rejects.toThrow(/在职/u);
  });
});

describe('a quarter', () => {
  it('is reported for every unit: done, late, silent', async () => {
    clock.now = '2024-04-10T09:00:00+08:00';
    const task = (text: string, bearer: string, due: string) =>
      openCase(database, setting, program(COUNTY), {
        procedure: 'generic/duty',
        input: { text, bearer, assigner: '县政府办公室' },
        document: '青政办发〔2024〕1号',
        due,
      });
    const done = await task('修路', '县民政局', '2024-05-31');
    await task('植树', '县民政局', '2024-05-31');
    await task('清河', '县财政局', '2024-12-31');
    const civil = somebody('县民政局');
    clock.now = '2024-05-20T09:00:00+08:00';
    await act(database, setting, civil, {
      case: done.id,
      action: 'submit',
      version: 1,
      input: { result: '已通车' },
      papers: [{ paper: '佐证材料', name: '照片.jpg', sha256: await stored(database) }],
    });
    await act(database, setting, somebody('县政府办公室', 'reviewer'), {
      case: done.id,
      action: 'accept',
      version: 2,
      input: {},
    });
    clock.now = '2024-07-05T09:00:00+08:00';
    const found = await quarterlyReport(database, setting, office, '2024-Q2', '青政办发〔2024〕1号');
    expect(found.totals).toEqual({ tasks: 3, done: 1, late: 1, running: 1, silent: 2 });
    expect(found.units.map(({ unit, totals }) => [unit, totals.tasks, totals.done, totals.late])).toEqual([
      ['县民政局', 2, 1, 1],
      ['县财政局', 1, 0, 0],
    ]);
    // Done before its day, which is still told.
    expect(found.units[0]!.tasks.find(({ title }) => title === '修路')).toMatchObject({
      ...{ words: '已通车', due: '2024-05-31', late: false },
    });
    const { weeks } = await leaderPage(database, setting, office);
    // Twelve Mondays, the present week's the last, also those in which nothing was.
    expect(weeks.map(({ week }) => week)).toEqual(
      Array.from({ length: 12 }, (_, i) => new Date(Date.UTC(2024, 3, 15 + 7 * i)).toISOString().slice(0, 10)),
    );
    expect(weeks.find(({ week }) => week === '2024-05-20')).toMatchObject({ closed: 1 });
    await expect(quarterlyReport(database, setting, civil, '2024-Q2', null)).rejects.toThrow(/督查部门/u);
    await expect(quarterlyReport(database, setting, office, '2024-5', null)).rejects.toThrow(/季度/u);
  });
});
