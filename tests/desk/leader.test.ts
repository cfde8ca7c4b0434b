/** A leader's page: money against plan, and what changed in the last seven days. */
import { expect, it } from 'vitest';
import { openCase } from '../../src/desk/cases.ts';
import { leaderPage } from '../../src/desk/leader.ts';
import { spending } from '../../src/desk/money.ts';
import { rowsOf, writeRows } from '../../src/desk/registers.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { freshDatabase } from '../support/database.ts';
import { desk, REVIEW, somebody } from './desk.ts';

const PLAN = `
registers:
  projects:
    title: 项目资金
    keeper: 县财政局
    organ: unit
    money: {planned: amount, paid: paid}
    columns:
      name: {title: 项目, type: text, key: true}
      unit: {title: 单位, type: organ}
      amount: {title: 计划, type: number, unit: 万元, min: 0}
      paid: {title: 已支付, type: number, unit: 万元, optional: true}
`;

const { database } = await freshDatabase();
const clock = { now: '2024-05-06T09:00:00+08:00' };
const setting = desk(clock, `${REVIEW}${PLAN.trimEnd()}\n`);
const finance = somebody('县财政局');
const PROJECTS = 'review/projects';
const project = (name: string, unit: string, amount: string, paid?: string) => ({
  data: { name, unit, amount, ...(paid && { paid }) },
});

it('adds up exactly what was planned and paid, for each as far as they may read', async () => {
  await writeRows(database, setting, finance, PROJECTS, [
    project('渠', '东河镇', '0.1', '0.1'),
    project('桥', '东河镇', '0.2'),
    project('路', '西坪乡', '300.5', '100.25'),
  ]);
  const all = { register: PROJECTS, title: '项目资金', unit: '万元' };
  expect(await spending(database, setting, finance)).toEqual([
    { ...all, planned: '300.8', paid: '100.35', rows: 3, unpaid: 1 },
  ]);
  expect(await spending(database, setting, somebody('东河镇'))).toEqual([
    { ...all, planned: '0.3', paid: '0.1', rows: 2, unpaid: 1 },
  ]);
  expect(await spending(database, setting, somebody('城关街道'))).toEqual([]);
  // What ended no longer counts.
  const { rows } = await rowsOf(database, setting, finance, PROJECTS);
  const bridge = rows.find(({ data }) => data.name === '桥')!;
  await writeRows(database, setting, finance, PROJECTS, [
    { id: bridge.id, version: bridge.version, end: { on: '2024-05-06', reason: '核减' } },
  ]);
  expect(await spending(database, setting, finance)).toMatchObject([{ planned: '300.6', rows: 2, unpaid: 0 }]);
});

it('names what moved in seven days, each case by its last step', async () => {
  const open = (person: string) =>
    openCase(database, setting, somebody('县信访局'), {
      procedure: 'review/review',
      input: { applicant: person, request: '复查', unit: '县民政局' },
    });
  clock.now = '2024-05-06T09:00:00+08:00';
  await open('甲某');
  clock.now = '2024-05-14T10:00:00+08:00';
  const second = await open('乙某');
  const { changed, spending: money } = await leaderPage(database, setting, somebody('县政府办公室', 'supervisor'));
  expect(changed.map(({ id, event }) => [id, event.type])).toEqual([[second.id, 'case-opened']]);
  expect(money).toHaveLength(1);
});

it('refuses a plan of money whose columns cannot be compared', () => {
  const load = (text: string) => loadPolicies([{ path: 'qingxi/x/policy.yaml', text }]).diagnostics;
  const head = 'id: x\ntitle: 样例\norgan: 县财政局\ndocuments: [样政发〔2024〕1号]\n';
  const messages = (changed: string) => load(`${head}${changed}`).map(({ message }) => message);
  expect(messages(PLAN)).toEqual([]);
  expect(
    messages(
      PLAN.replace('paid: {title: 已支付, type: number, unit: 万元', 'paid: {title: 已支付, type: number, unit: 元'),
    ),
  ).toEqual(['“amount”和“paid”的单位不同；请用同一单位。']);
  expect(messages(PLAN.replace('planned: amount', 'planned: name'))).toEqual([
    '台账没有“name”这一数值列；请写金额所在的列。',
  ]);
});
