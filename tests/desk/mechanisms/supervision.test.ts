/** 13710、政府督查、重大决策、重点工作: what was decided is carried out, and who says so is not who did it. */
import { describe, expect, it } from 'vitest';
import { listCases } from '../../../src/desk/board.ts';
import { assignTasks } from '../../../src/desk/tasks.ts';
import { freshDatabase } from '../../support/database.ts';
import { haveShared, realIssue } from '../../support/shared.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-09-10T09:00:00+08:00' };
const setting = county(clock);
const office = at(setting, '区政府办公室');
const officeReviewer = at(setting, '区政府办公室', 'reviewer');
const water = at(setting, '区水利局');

describe('13710', () => {
  const open = () =>
    Matter.open(database, setting, clock, '2024-09-10', office, {
      procedure: 'supervision-13710/supervise',
      input: { matter: '河道清障', unit: '区水利局', receivedOn: '2024-09-10' },
    });

  it('is one day, three days, seven days, and closed only with evidence and another eye', async () => {
    const matter = await open();
    expect(await matter.due('supervision-13710/same-day')).toBe('2024-09-10');
    expect(await matter.due('supervision-13710/progress')).toBe('2024-09-13');
    await matter.do('2024-09-10', water, 'deploy', { plan: '已派工' });
    expect(await matter.due('supervision-13710/ordinary')).toBe('2024-09-17');
    await matter.do('2024-09-12', water, 'feedback', { progressText: '清了一半' });
    expect(await matter.running()).toEqual(['supervision-13710/ordinary']);
    await expect(matter.do('2024-09-16', water, 'resolve', { result: '已清' })).rejects.toThrow(/佐证材料/u);
    await matter.do('2024-09-16', water, 'resolve', { result: '已清' }, { papers: ['佐证材料'] });
    await expect(matter.do('2024-09-16', officeReviewer, 'close')).rejects.toThrow(/“待核查”状态下不能“销号”/u);
    const bad = { verification: '不合格', verificationText: '下游未清' };
    expect(await matter.do('2024-09-17', office, 'verify', bad)).toBe('办理中');
    await matter.do('2024-09-18', water, 'resolve', { result: '全部清完' });
    await matter.do('2024-09-19', office, 'verify', { verification: '合格', verificationText: '现场核实' });
    await expect(matter.do('2024-09-19', water, 'close')).rejects.toThrow(/审核人员/u);
    expect(await matter.do('2024-09-20', officeReviewer, 'close')).toBe('已销号');
  });

  it('is one month where it is hard, and another day only by who gave the order', async () => {
    const matter = await open();
    await matter.do('2024-09-10', water, 'deploy-hard', { plan: '分两期' });
    expect(await matter.due('supervision-13710/hard')).toBe('2024-10-10');
    const later = { newDue: '2024-11-30', scheme: '二期十一月完工' };
    await expect(matter.do('2024-10-08', water, 'postpone', later)).rejects.toThrow(/没有这个职责/u);
    await matter.do('2024-10-08', officeReviewer, 'postpone', later);
    expect(await matter.due('supervision-13710/hard')).toBe('2024-11-30');
  });
});

describe('supervision by the government', () => {
  const mayor = at(setting, '区人民政府', 'leader');
  const open = async () => {
    const matter = await Matter.open(database, setting, clock, '2024-02-01', office, {
      procedure: 'government-supervision/supervision',
      input: { organ: '区政府办公室', subject: '区水利局', matter: '水费收缴', order: '区人民政府' },
    });
    await matter.do('2024-02-02', mayor, 'approve');
    await matter.do('2024-02-20', office, 'visit', { record: '查阅台账' });
    await matter.do('2024-02-26', officeReviewer, 'finish', { report: '账实不符' }, { papers: ['督查报告'] });
    const conclusion = { conclusion: '限期整改', receivedOn: '2024-03-01' };
    await matter.do('2024-03-01', mayor, 'conclude', conclusion, { papers: ['督查结论'] });
    return matter;
  };
  const waterChief = at(setting, '区水利局', 'leader');

  it('is reviewed by others within thirty days of the objection', async () => {
    const matter = await open();
    // 31 March 2024 is a Sunday.
    expect(await matter.due('government-supervision/objection')).toBe('2024-04-01');
    await matter.do('2024-04-01', waterChief, 'object', { ground: '口径不同' });
    // 1 May is a holiday until the 5th.
    expect(await matter.due('government-supervision/review')).toBe('2024-05-06');
    await expect(matter.do('2024-04-20', mayor, 'review', { others: false, decision: '维持' })).rejects.toThrow(
      /不得参与复核/u,
    );
    expect(await matter.do('2024-04-20', mayor, 'review', { others: true, decision: '维持' })).toBe('已办结');
  });

  it('stands where nobody objects', async () => {
    const matter = await open();
    expect(await matter.wake('2024-04-01')).toBe('已下结论');
    expect(await matter.wake('2024-04-02')).toBe('已办结');
  });
});

describe('a major decision', () => {
  it('waits thirty days for the public and seven working days for the law, and keeps the dissent', async () => {
    const matter = await Matter.open(database, setting, clock, '2024-02-28', water, {
      procedure: 'major-decision/decision',
      input: { matter: '水价调整', organ: '区水利局', reviewer: '区司法局', maker: '区人民政府', risky: true },
    });
    await matter.do('2024-03-01', water, 'publish-draft', {}, { papers: ['决策草案'] });
    await expect(matter.do('2024-04-01', water, 'close-consultation', { opinions: '九条' })).rejects.toThrow(
      /到2024-04-01才满/u,
    );
    await matter.do('2024-04-02', water, 'close-consultation', { opinions: '九条，采纳四条' });
    await expect(matter.do('2024-04-02', water, 'send-for-review')).rejects.toThrow(/先作风险评估/u);
    await matter.do('2024-04-02', water, 'send-for-review', { risks: '低风险' });
    // 3, Sunday the 7th (worked after Qingming), 8 to 12 April.
    expect(await matter.due('major-decision/legal-review')).toBe('2024-04-12');
    const law = at(setting, '区司法局', 'leader');
    await matter.do(
      '2024-04-12',
      law,
      'review',
      { lawful: true, legalOpinion: '合法' },
      { papers: ['合法性审查意见'] },
    );
    const decided = { passed: true, minutes: '同意', dissent: '一人认为过快' };
    await matter.do('2024-04-15', at(setting, '区人民政府', 'leader'), 'decide', decided, { papers: ['会议纪要'] });
    expect(await matter.do('2024-04-16', water, 'proclaim', { place: '政府公报' })).toBe('已公布');
    expect((await matter.row()).data).toMatchObject({ dissent: '一人认为过快' });
  });
});

describe.skipIf(!haveShared)('key tasks', () => {
  it.each([
    ['2023-2', '离政办发〔2023〕14号', 126],
    ['2024-2', '离政办发〔2024〕9号', 140],
  ])('of issue %s are divided: %s has %i', async (key, document, tasks) => {
    clock.now = '2024-09-10T09:00:00+08:00';
    const done = await assignTasks(database, setting, realIssue(key), '区政府办公室', document);
    expect(done).toEqual([{ document, tasks, opened: tasks }]);
    expect(await assignTasks(database, setting, realIssue(key), '区政府办公室', document)).toEqual([
      { document, tasks, opened: 0 },
    ]);
  });

  it('are signed for, reported, extended before the day, sent back, accepted', async () => {
    const supervisor = at(setting, '区政府办公室', 'supervisor');
    const { cases } = await listCases(database, setting, supervisor, {
      procedure: 'generic/duty',
      document: '离政办发〔2024〕9号',
    });
    const one = cases.find(({ bearer }) => bearer === '区水利局') ?? cases[0]!;
    const matter = new Matter(database, setting, clock, one.id);
    const bearer = at(setting, one.bearer!);
    await matter.do('2024-09-11', bearer, 'sign');
    await matter.do('2024-09-12', bearer, 'progress', { progress: '开工', percent: 30 });
    await expect(matter.do('2024-09-20', bearer, 'submit', { result: '完工' })).rejects.toThrow(/佐证材料/u);
    await matter.do('2024-09-20', bearer, 'submit', { result: '完工' }, { papers: ['佐证材料'] });
    await matter.do('2024-09-21', office, 'return', { returnReason: '照片不清' });
    await matter.do('2024-09-23', bearer, 'submit', { result: '完工，附照片' });
    expect(await matter.do('2024-09-24', officeReviewer, 'accept')).toBe('已销号');
  });
});
