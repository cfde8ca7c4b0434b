/** 公文、会签、常务会议、请假、建议提案: the government's own work. Days are counted by hand from the rules of work. */
import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-09-10T09:00:00+08:00' };
const setting = county(clock);
const office = at(setting, '区政府办公室');
const officeReviewer = at(setting, '区政府办公室', 'reviewer');
const civil = at(setting, '区民政局');
const mayor = at(setting, '区人民政府', 'leader');
const deputy = at(setting, '区人民政府', 'reviewer');

describe('a paper that came in', () => {
  const open = (kind: string, more = {}) =>
    Matter.open(database, setting, clock, '2024-09-10', office, {
      procedure: 'official-documents/handling',
      input: { title: '关于修缮敬老院的请示', from: '吴城镇', kind: '请示', unit: '区民政局', class: kind, ...more },
    });

  it('is handled in five working days, or fifteen where it must be looked into', async () => {
    // After Tuesday 10 September 2024: 11, 12, 13, Saturday the 14th (worked), 18.
    for (const [kind, due, clockId] of [
      ['own', '2024-09-18', 'handling-own-powers'],
      ['approval', '2024-09-18', 'handling-government-approval'],
      ['joint', '2024-09-18', 'handling-joint'],
      // … 19, 20, 23 to 27, 29 (worked), 30, 8 October.
      ['investigation', '2024-10-08', 'handling-investigation'],
    ] as const) {
      const matter = await open(kind);
      await matter.do('2024-09-10', office, 'assign', { proposal: '请民政局办理' });
      expect(await matter.due(`official-documents/${clockId}`)).toBe(due);
      expect(await matter.running()).toEqual([`official-documents/${clockId}`]);
    }
  });

  it('goes from the clerk to the reviewer, back, and up to the leader', async () => {
    const matter = await open('own');
    await matter.do('2024-09-10', office, 'assign', { proposal: '请民政局办理' });
    await matter.do('2024-09-12', civil, 'finish-own', { result: '已修缮' });
    expect(await matter.running()).toEqual([]);
    await matter.do('2024-09-13', officeReviewer, 'return', { returnReason: '补充用款' }, { to: '职权内办理' });
    // Five working days again: 14, 18, 19, 20, 23.
    expect(await matter.due('official-documents/handling-own-powers')).toBe('2024-09-23');
    await matter.do('2024-09-18', civil, 'finish-own', { result: '已修缮，用款三万元' });
    await matter.do('2024-09-19', officeReviewer, 'present', { review: '拟同意' });
    await expect(matter.do('2024-09-19', office, 'approve', { instruction: '同意' })).rejects.toThrow(/负责人员/u);
    expect(await matter.do('2024-09-20', mayor, 'approve', { instruction: '同意' })).toBe('已办结');
  });

  it('keeps to the day that the government has set for it', async () => {
    const matter = await open('investigation', { setDue: '2024-09-13' });
    expect(await matter.due('@due')).toBe('2024-09-13');
    expect((await matter.row()).due?.toISOString()).toBe('2024-09-13T15:59:59.999Z');
  });
});

describe('an opinion that is asked for', () => {
  const open = () =>
    Matter.open(database, setting, clock, '2024-09-10', civil, {
      procedure: 'official-documents/consultation',
      input: { file: '养老服务办法', host: '区民政局', asked: '区财政局' },
    });
  const finance = at(setting, '区财政局', 'leader');

  it('counts as no objection when seven working days have gone by', async () => {
    const matter = await open();
    await matter.do('2024-09-10', civil, 'send');
    expect(await matter.wake('2024-09-20')).toBe('征求意见');
    expect(await matter.wake('2024-09-21')).toBe('视为无不同意见');
  });

  it('may come later where that was agreed before, and must say why it objects', async () => {
    const matter = await open();
    await matter.do('2024-09-10', civil, 'send');
    await matter.do('2024-09-19', civil, 'agree-extension', { extraDays: 3 });
    // The 20th is the seventh day; 23, 24, 25 follow.
    expect(await matter.due('official-documents/consultation-reply')).toBe('2024-09-25');
    await expect(matter.do('2024-09-24', finance, 'reply', { agrees: false })).rejects.toThrow(/理据/u);
    expect(await matter.do('2024-09-24', finance, 'reply', { agrees: false, opinion: '资金没有来源' })).toBe('已回复');
  });
});

describe('a matter for the standing meeting', () => {
  const open = (major: boolean) =>
    Matter.open(database, setting, clock, '2024-09-02', civil, {
      procedure: 'work-rules/standing-meeting-topic',
      input: { topic: '敬老院改造', host: '区民政局', major },
    });

  it('is archived in two days and issued in seven working days', async () => {
    const matter = await open(false);
    await matter.do('2024-09-03', deputy, 'review');
    await matter.do('2024-09-04', mayor, 'decide');
    await matter.do('2024-09-13', office, 'pass', { metOn: '2024-09-13', toIssue: true });
    // Two days after Friday the 13th is Sunday, in the holiday until Tuesday the 17th.
    expect(await matter.due('work-rules/topic-archive')).toBe('2024-09-18');
    // 14 (worked), 18, 19, 20, 23, 24, 25.
    expect(await matter.due('work-rules/decision-issue')).toBe('2024-09-25');
    await matter.do('2024-09-14', civil, 'archive-first', {}, { papers: ['修改完善的议题资料'] });
    expect(await matter.running()).toEqual(['work-rules/decision-issue']);
    expect(await matter.do('2024-09-24', office, 'issue', { documentNumber: '离政办发〔2024〕99号' })).toBe('已印发');
  });

  it('goes to the party committee first where it is a major one', async () => {
    const matter = await open(true);
    expect(await matter.do('2024-09-03', deputy, 'review')).toBe('待报备');
    await expect(matter.do('2024-09-04', civil, 'report', { consentedOn: '2024-09-04' })).rejects.toThrow(/报备件/u);
    await matter.do('2024-09-04', civil, 'report', { consentedOn: '2024-09-04' }, { papers: ['报备件'] });
    await matter.do('2024-09-05', deputy, 'return', { returnReason: '资料不全' });
    expect(await matter.state()).toBe('待审核');
  });
});

describe('leave', () => {
  const open = (role: string) =>
    Matter.open(database, setting, clock, '2024-09-10', civil, {
      procedure: 'work-rules/leave',
      input: {
        ...{ person: '王建', organ: '区民政局', role, leaveOn: '2024-09-14', backOn: '2024-09-16', reason: '参加培训' },
      },
    });

  it('is granted by the deputy in charge and the mayor; a deputy asks the mayor at once', async () => {
    const matter = await open('区政府部门主要负责人');
    await matter.do('2024-09-10', deputy, 'agree');
    await matter.do('2024-09-11', mayor, 'grant');
    expect(await matter.do('2024-09-16', civil, 'back', { returnedOn: '2024-09-16' })).toBe('已销假');
    const other = await open('副区长');
    await expect(other.do('2024-09-10', deputy, 'agree')).rejects.toThrow(/直接向区长请假/u);
    expect(await other.do('2024-09-11', mayor, 'refuse', { refusal: '防汛期间' })).toBe('不准假');
  });
});

describe('a proposal', () => {
  const open = () =>
    Matter.open(database, setting, clock, '2024-03-29', office, {
      procedure: 'proposals/reply',
      input: { kind: 'deputy', proposer: '某代表', matter: '修路', assigner: '区政府办公室', unit: '区交通运输局' },
    });
  const traffic = at(setting, '区交通运输局');

  it('is answered in three months, and again when the proposer is not content', async () => {
    const matter = await open();
    await matter.do('2024-03-29', office, 'assign');
    // 29 June 2024 is a Saturday.
    expect(await matter.due('proposals/deputy-suggestion')).toBe('2024-07-01');
    await matter.do('2024-04-02', traffic, 'forward', { forwardReason: '属水利局' });
    await matter.do('2024-04-03', office, 'redirect', { unit: '区水利局' });
    const water = at(setting, '区水利局');
    await matter.do('2024-04-03', office, 'assign');
    expect(await matter.due('proposals/deputy-suggestion')).toBe('2024-07-03');
    const draft = { grade: 'planned', reply: '列入计划' };
    await matter.do('2024-06-03', water, 'draft', draft);
    await matter.do('2024-06-04', officeReviewer, 'return', { returnReason: '写明年度' });
    await matter.do('2024-06-05', water, 'draft', { ...draft, reply: '列入2025年计划' });
    const chief = at(setting, '区水利局', 'leader');
    await matter.do('2024-06-11', chief, 'send', { repliedOn: '2024-06-11' }, { papers: ['答复函'] });
    expect(await matter.do('2024-06-20', office, 'feedback', { satisfaction: 'dissatisfied' })).toBe('重新办理');
    await matter.do('2024-07-01', water, 'draft', { grade: 'solved', reply: '已修' });
    await matter.do('2024-07-02', chief, 'send', { repliedOn: '2024-07-02' });
    expect(await matter.do('2024-07-10', office, 'feedback', { satisfaction: 'satisfied' })).toBe('已办结');
  });

  it('has six months where it is hard', async () => {
    const matter = await open();
    await matter.do('2024-03-29', officeReviewer, 'assign-hard', { hardReason: '涉及多部门' });
    // 29 September 2024 is a Sunday that is worked.
    expect(await matter.due('proposals/deputy-suggestion-hard')).toBe('2024-09-29');
  });
});
