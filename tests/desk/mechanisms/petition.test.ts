/** 信访、复查、依申请公开: what citizens ask, from the day it comes in to the last answer. Days are counted by hand from the law. */
import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-03-04T09:00:00+08:00' };
const setting = county(clock);
const petition = at(setting, '区信访局');
const civil = at(setting, '区民政局');
const civilChief = at(setting, '区民政局', 'leader');

describe('a petition', () => {
  const open = (on: string) =>
    Matter.open(database, setting, clock, on, petition, {
      procedure: 'petition/matter',
      input: { applicant: '王某', request: '补发补助', office: '区信访局' },
    });

  it('runs through transfer, acceptance, extension, answer, review, and ends when nobody asks for more', async () => {
    const matter = await open('2024-03-04');
    // 15 days from Monday 4 March.
    expect(await matter.due('petition/registration-transfer')).toBe('2024-03-19');
    await matter.do('2024-03-06', petition, 'transfer', { unit: '区民政局' });
    expect(await matter.due('petition/acceptance-notice')).toBe('2024-03-21');
    // Five working days after Wednesday the 6th: 7, 8, 11, 12, 13.
    expect(await matter.due('petition/transfer-objection')).toBe('2024-03-13');
    await matter.do('2024-03-11', civil, 'accept', { route: 'opinion' });
    // 60 days from 11 March: 20 in March, 30 in April, 10 May.
    expect(await matter.due('petition/decision')).toBe('2024-05-10');
    await expect(matter.do('2024-03-12', civil, 'extend', { extension: '情况复杂' })).rejects.toThrow(/负责人员/u);
    await matter.do('2024-05-09', civilChief, 'extend', { extension: '情况复杂' });
    // 90 days end on Sunday 9 June; Monday is the Dragon Boat holiday.
    expect(await matter.due('petition/decision')).toBe('2024-06-11');
    const answer = { result: 'refused', opinion: '不符合补发条件', deliveredOn: '2024-06-07' };
    await expect(matter.do('2024-06-07', civilChief, 'decide', answer)).rejects.toThrow(/缺材料：信访处理意见书/u);
    await matter.do('2024-06-07', civilChief, 'decide', answer, { papers: ['信访处理意见书'] });
    // 30 days end on Sunday 7 July.
    expect(await matter.due('petition/review-request')).toBe('2024-07-08');
    const review = { reviewer: '区人民政府', reviewGround: '不服' };
    await matter.do('2024-07-08', petition, 'request-review', review);
    expect(await matter.due('petition/review-answer')).toBe('2024-08-07');
    const government = at(setting, '区人民政府', 'leader');
    const upheld = { reviewResult: 'upheld', reviewOpinion: '维持', reviewDeliveredOn: '2024-08-06' };
    await matter.do('2024-08-06', government, 'review', upheld, { papers: ['复查意见书'] });
    expect(await matter.due('petition/recheck-request')).toBe('2024-09-05');
    expect(await matter.wake('2024-09-05')).toBe('已复查');
    expect(await matter.wake('2024-09-06')).toBe('已终结');
    expect(await matter.running()).toEqual([]);
  });

  it('is objected to within five working days only, and goes to another organ then', async () => {
    const matter = await open('2024-03-04');
    await matter.do('2024-03-06', petition, 'transfer', { unit: '区民政局' });
    await expect(matter.do('2024-03-14', civil, 'object', { objection: '不属职权' })).rejects.toThrow(
      /已于2024-03-13届满/u,
    );
    await matter.do('2024-03-13', civil, 'object', { objection: '不属职权' });
    await expect(matter.do('2024-03-14', petition, 'settle-objection', { settlement: '成立' })).rejects.toThrow(
      /审核人员/u,
    );
    const reviewer = at(setting, '区信访局', 'reviewer');
    await matter.do('2024-03-14', reviewer, 'settle-objection', { settlement: '成立' }, { to: '已收到' });
    await matter.do('2024-03-15', petition, 'transfer', { unit: '区财政局' });
    expect((await matter.row()).bearer).toBe('区财政局');
    // What belongs to the courts is shown the way there.
    expect(await matter.do('2024-03-18', at(setting, '区财政局'), 'accept', { route: 'litigation' })).toBe('已引导');
    expect((await matter.row()).open).toBe(false);
  });

  it('comes too late for a review after thirty days', async () => {
    const matter = await open('2024-03-04');
    await matter.do('2024-03-05', petition, 'transfer', { unit: '区民政局' });
    await matter.do('2024-03-06', civil, 'accept', { route: 'opinion' });
    const answer = { result: 'supported', opinion: '补发', deliveredOn: '2024-04-01' };
    await matter.do('2024-04-01', civilChief, 'decide', answer, { papers: ['信访处理意见书'] });
    // 30 days end on 1 May, a holiday until the 5th.
    const review = { reviewer: '区人民政府', reviewGround: '不服' };
    await expect(matter.do('2024-05-07', petition, 'request-review', review)).rejects.toThrow(/已于2024-05-06届满/u);
  });
});

describe('a review 复查', () => {
  const input = {
    applicant: '李某',
    request: '撤销处理意见',
    answeredBy: '区民政局',
    deliveredOn: '2024-04-08',
    receivedOn: '2024-05-08',
  };

  it('goes to the department, back, to the committee, to the citizen, to the archive', async () => {
    const chief = at(setting, '区信访局', 'leader');
    const matter = await Matter.open(database, setting, clock, '2024-05-08', petition, {
      procedure: 'petition-review/review',
      input,
    });
    // 30 days from 8 May.
    expect(await matter.due('petition/review-answer')).toBe('2024-06-07');
    await matter.do('2024-05-09', petition, 'accept');
    await matter.do('2024-05-10', chief, 'instruct', { unit: '区民政局', opinionBy: '2024-05-22' });
    expect(await matter.due('@due')).toBe('2024-05-22');
    const opinion = { opinion: '原意见适当' };
    await matter.do('2024-05-20', civil, 'opinion', opinion, { papers: ['部门复查意见'] });
    await matter.do('2024-05-21', petition, 'return', { returnReason: '没有写明依据' });
    expect(await matter.state()).toBe('部门复查');
    await matter.do('2024-05-24', civil, 'opinion', { opinion: '依据办法第三条，原意见适当' });
    expect(await matter.do('2024-05-27', chief, 'approve', { result: 'upheld', difficult: true })).toBe('委员会审定');
    const settled = { signer: '委员会主任', minutes: '同意' };
    await matter.do('2024-05-30', chief, 'committee', settled, { papers: ['会议纪要'] });
    await matter.do('2024-06-03', petition, 'serve', { servedOn: '2024-06-03' }, { papers: ['复查意见书'] });
    expect(await matter.do('2024-06-04', petition, 'archive')).toBe('已归档');
  });

  it('is refused at the counter when it was asked for too late', async () => {
    await expect(
      Matter.open(database, setting, clock, '2024-05-09', petition, {
        procedure: 'petition-review/review',
        input: { ...input, receivedOn: '2024-05-09' },
      }),
    ).rejects.toThrow(/超过请求复查的三十日/u);
  });
});

describe('a request for information', () => {
  const open = (on: string) =>
    Matter.open(database, setting, clock, on, civil, {
      procedure: 'info-disclosure/request',
      input: { applicant: '赵某', content: '低保发放明细', organ: '区民政局', receivedOn: on },
    });

  it('waits for a third party without losing days, and is decided when that one is silent', async () => {
    const matter = await open('2024-09-02');
    // 20 working days: the 14th and the 29th are worked, 15 to 17 September are the holiday.
    expect(await matter.due('info-disclosure/request-answer')).toBe('2024-09-30');
    expect(await matter.due('info-disclosure/correction-notice')).toBe('2024-09-11');
    await matter.do('2024-09-03', civil, 'accept');
    await matter.do('2024-09-10', civil, 'ask-third-party', { thirdParty: '某公司' });
    // 15 working days from the 10th reach over the National Day.
    expect(await matter.due('info-disclosure/third-party-opinion')).toBe('2024-10-08');
    expect(await matter.wake('2024-10-08')).toBe('征求第三方意见');
    expect(await matter.wake('2024-10-09')).toBe('办理中');
    // Five days before the pause; fifteen from 10 October, of which Saturday the 12th is worked.
    expect(await matter.due('info-disclosure/request-answer')).toBe('2024-10-29');
    await matter.do('2024-10-28', civilChief, 'extend', { extension: '资料较多' });
    expect(await matter.due('info-disclosure/request-answer')).toBe('2024-11-26');
    await matter.do('2024-11-20', civil, 'draft', { decision: 'partly', ground: '隐去个人信息' });
    await matter.do('2024-11-21', at(setting, '区民政局', 'reviewer'), 'return', { returnReason: '写明条款' });
    await matter.do('2024-11-22', civil, 'draft', { decision: 'partly', ground: '条例第十五条' });
    expect(await matter.do('2024-11-25', civilChief, 'answer', {}, { papers: ['答复书'] })).toBe('已答复');
  });

  it('takes an asked organ that does not answer as consenting', async () => {
    const matter = await open('2024-09-02');
    await matter.do('2024-09-03', civil, 'accept');
    await matter.do('2024-09-10', civil, 'ask-organ', { consulted: '区财政局' });
    expect(await matter.wake('2024-10-09')).toBe('办理中');
    const { payload } = await database
      .selectFrom('desk_events')
      .select('payload')
      .where('stream', '=', matter.id)
      .orderBy('stream_seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(payload.action).toBe('organ-silent');
  });

  it('begins again with the correction; not corrected in time it is given up', async () => {
    const first = await open('2024-09-02');
    await expect(
      first.do('2024-09-12', civil, 'ask-correction', { unclear: '年度', correctBy: '2024-09-25' }),
    ).rejects.toThrow(/已于2024-09-11届满/u);
    await first.do('2024-09-11', civil, 'ask-correction', { unclear: '年度', correctBy: '2024-09-25' });
    await first.do('2024-09-20', civil, 'correct', { corrected: '2023年度' });
    // 20 working days from Friday 20 September: 23 … 27, 29, 30 are seven; 8 to 12 October are five; 14 to 18, 21 to 23.
    expect(await first.due('info-disclosure/request-answer')).toBe('2024-10-23');
    const second = await open('2024-09-02');
    await second.do('2024-09-11', civil, 'ask-correction', { unclear: '年度', correctBy: '2024-09-25' });
    expect(await second.wake('2024-09-26')).toBe('已终止');
  });

  it('has a counterpart in what is published without being asked', async () => {
    const matter = await Matter.open(database, setting, clock, '2024-09-02', civil, {
      procedure: 'info-disclosure/publication',
      input: { name: '救助标准', organ: '区民政局', madeOn: '2024-09-02' },
    });
    expect(await matter.due('info-disclosure/proactive-publication')).toBe('2024-09-30');
    await matter.do('2024-09-04', at(setting, '区民政局', 'reviewer'), 'screen', {
      publishable: true,
      screening: '可以',
    });
    expect(await matter.do('2024-09-05', civil, 'publish', { place: '政府网站' })).toBe('已公开');
  });
});
