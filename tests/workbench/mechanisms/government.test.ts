/** 公文、征求意见、常务会议、请假、建议提案: the government's own work, on its screens. Days are counted by hand from the rules of work. */
import { expect, it } from 'vitest';
import type { Who } from './office.ts';
import { walks } from './walks.ts';

const OFFICE: Who = ['区政府办公室'];
const OFFICE_REVIEWER: Who = ['区政府办公室', 'reviewer'];
const CIVIL: Who = ['区民政局'];
const DEPUTY: Who = ['区人民政府', 'reviewer'];
const MAYOR: Who = ['区人民政府', 'leader'];

walks("the government's own work", (office) => {
  // After Tuesday 10 September 2024: 11, 12, 13, Saturday the 14th (worked), 18; then 19, 20, 23 to 27, 29 (worked), 30, 8 October.
  it.each([
    ['职权范围内事项', '职权内办理', '9月18日（还有8天）', '办结报告'],
    ['需区政府审批', '拟提意见', '9月18日（还有8天）', '提出部门意见'],
    ['会同其他部门', '会商办理', '9月18日（还有8天）', '会商后提出意见'],
    ['需调查论证', '调查论证', '10月8日（还有28天）', '报告调查论证结果'],
  ])('documents: %s is %s, due %s', async (kind, state, due, next) => {
    const matter = await office().file('2024-09-10', OFFICE, '公文办理', {
      ...{ 标题: `关于${kind}的请示`, 来文单位: '吴城镇', 文种: '请示', 承办部门: '区民政局', 办理类别: kind },
    });
    const assigned = await matter.do('2024-09-10', OFFICE, '分办', { 拟办意见: '请民政局办理' });
    expect(assigned).toMatchObject({ state, due, bearer: '区民政局', data: { 办理类别: kind, 文种: '请示' } });
    expect(assigned.others).toContain(`${next} 由区民政局办理`);
  });

  it('documents: to the clerk, back for more, up to the leader', async () => {
    const matter = await office().file('2024-09-10', OFFICE, '公文办理', {
      ...{ 标题: '关于修缮敬老院的请示', 来文单位: '吴城镇', 文种: '请示', 承办部门: '区民政局' },
      办理类别: '职权范围内事项',
    });
    await matter.do('2024-09-10', OFFICE, '分办', { 拟办意见: '请民政局办理' });
    await matter.do('2024-09-12', CIVIL, '办结报告', { 办理结果: '已修缮' });
    const returning = { 退回理由: '补充用款' };
    expect(await matter.refused('2024-09-13', OFFICE_REVIEWER, '退回补办', returning)).toMatch(/转到哪个状态/u);
    const back = await matter.do('2024-09-13', OFFICE_REVIEWER, '退回补办', returning, { to: '职权内办理' });
    // Five working days again: 14, 18, 19, 20, 23.
    expect(back).toMatchObject({ state: '职权内办理', due: '9月23日（还有10天）' });
    await matter.do('2024-09-18', CIVIL, '办结报告', { 办理结果: '已修缮，用款三万元' });
    const presented = await matter.do('2024-09-19', OFFICE_REVIEWER, '审核呈批', { 审核意见: '拟同意' });
    expect(presented).toMatchObject({ state: '待批', mine: [], others: ['领导批示 由区政府的负责人办理'] });
    expect(await matter.do('2024-09-20', MAYOR, '领导批示', { 批示: '同意' })).toMatchObject({
      ...{ state: '已办结', light: '办结' },
      data: { 批示: '同意', 办理结果: '已修缮，用款三万元' },
    });
  });

  it('consultation: silence for seven working days is no objection; an objection needs its reasons', async () => {
    const asking = (file: string) =>
      office().file('2024-09-10', CIVIL, '部门间征求意见、会签', {
        ...{ 文件: file, 主办部门: '区民政局', 被征求意见的部门: '区财政局' },
      });
    const silent = await asking('养老服务办法');
    const sent = await silent.do('2024-09-10', CIVIL, '送达');
    // 11, 12, 13, 14 (worked), 18, 19, 20.
    expect(sent).toMatchObject({ state: '征求意见', due: '9月20日（还有10天）' });
    await office().wake('2024-09-20');
    expect((await silent.see('2024-09-20', CIVIL)).due).toBe('9月20日（今天到期）');
    await office().wake('2024-09-21');
    const deemed = await silent.see('2024-09-21', CIVIL);
    expect(deemed).toMatchObject({ state: '视为无不同意见', light: '办结' });
    expect(deemed.last).toContain('系统');

    const spoken = await asking('救助办法');
    const finance: Who = ['区财政局', 'leader'];
    await spoken.do('2024-09-10', CIVIL, '送达');
    const later = await spoken.also('2024-09-19', CIVIL, '商定延长', { 延长的工作日数: '3' });
    // The 20th is the seventh day; 23, 24, 25 follow.
    expect(later.due).toBe('9月25日（还有6天）');
    expect(await spoken.refused('2024-09-24', finance, '回复意见', { 同意: false })).toMatch(/理据/u);
    const replied = await spoken.do('2024-09-24', finance, '回复意见', { 同意: false, 意见: '资金没有来源' });
    expect(replied).toMatchObject({ state: '已回复', data: { 同意: '否', 意见: '资金没有来源' } });
  });

  it('meeting: sent back, decided, archived in two days, issued in seven working days', async () => {
    const matter = await office().file('2024-09-02', CIVIL, '常务会议议题', {
      ...{ 议题: '敬老院改造', 汇报部门: '区民政局', 涉及三重一大: true },
    });
    expect((await matter.do('2024-09-03', DEPUTY, '分管副区长审核')).state).toBe('待报备');
    const consent = { 区委主要领导同意之日: '2024-09-04' };
    const report = '书面报备区委并经主要领导同意';
    expect(await matter.refused('2024-09-04', CIVIL, report, consent)).toMatch(/还缺材料：报备件/u);
    await matter.do('2024-09-04', CIVIL, report, consent, { papers: ['报备件'] });
    expect((await matter.do('2024-09-05', DEPUTY, '退回', { 退回理由: '资料不全' })).state).toBe('待审核');
    await matter.do('2024-09-06', DEPUTY, '分管副区长审核');
    await matter.do('2024-09-06', CIVIL, report, consent);
    expect((await matter.do('2024-09-09', MAYOR, '区长确定')).state).toBe('待上会');
    const passed = await matter.do('2024-09-13', OFFICE, '会议通过', { 会议之日: '2024-09-13', 决定印发文件: true });
    expect(passed).toMatchObject({
      state: '待印发',
      clocks: {
        // Two days after Friday the 13th is Sunday, in the holiday until Tuesday the 17th.
        常务会议议题资料修改后存档: '正常9月18日，还有5天',
        // 14 (worked), 18, 19, 20, 23, 24, 25.
        常务会议决定印发文件: '正常9月25日，还有12天',
      },
    });
    await office().wake('2024-09-19');
    expect((await matter.see('2024-09-19', CIVIL)).clocks.常务会议议题资料修改后存档).toBe('逾期9月18日，已超1天');
    await matter.also('2024-09-19', CIVIL, '资料改好存档', {}, { papers: ['修改完善的议题资料'] });
    const issued = await matter.do('2024-09-24', OFFICE, '印发文件', { 文号: '离政办发〔2024〕99号' });
    expect(issued).toMatchObject({ state: '已印发', light: '办结' });
  });

  it('leave: the deputy in charge, the mayor, back at work; a deputy asks the mayor at once', async () => {
    const asking = (person: string, role: string) =>
      office().file('2024-09-10', CIVIL, '离区请假', {
        ...{ 请假人: person, 请假人单位: '区民政局', 职务: role, 离区首日: '2024-09-14', 返回之日: '2024-09-16' },
        事由: '参加培训',
      });
    const head = await asking('王建', '区政府部门主要负责人');
    await head.do('2024-09-10', DEPUTY, '分管副区长准假');
    await head.do('2024-09-11', MAYOR, '区长准假');
    const back = await head.do('2024-09-16', CIVIL, '销假', { 实际返回之日: '2024-09-16' });
    expect(back).toMatchObject({ state: '已销假', data: { 职务: '区政府部门主要负责人' } });
    const deputy = await asking('李平', '副区长');
    expect(await deputy.refused('2024-09-10', DEPUTY, '分管副区长准假')).toMatch(/直接向区长请假/u);
    const refused = await deputy.do('2024-09-11', MAYOR, '不准假', { 不准假的理由: '防汛期间' });
    expect(refused).toMatchObject({ state: '不准假', data: { 不准假的理由: '防汛期间' } });
  });

  it('proposals: forwarded, sent back, mended, answered late, not content, answered again', async () => {
    const matter = await office().file('2024-03-29', OFFICE, '建议提案办理', {
      ...{ 类别: '代表建议', 提出人: '某代表', 案由: '修路', 交办机关: '区政府办公室', 承办单位: '区交通运输局' },
    });
    // Three months: 29 June 2024 is a Saturday.
    expect((await matter.do('2024-03-29', OFFICE, '交办')).due).toBe('7月1日（还有94天）');
    const traffic: Who = ['区交通运输局'];
    await matter.do('2024-04-02', traffic, '退回改交', { 不属于本单位的理由: '属水利局' });
    const redirected = await matter.also('2024-04-03', OFFICE, '改定承办单位', { 承办单位: '区水利局' });
    expect(redirected.bearer).toBe('区水利局');
    expect((await matter.do('2024-04-03', OFFICE, '交办')).due).toBe('7月3日（还有91天）');
    const water: Who = ['区水利局'];
    const chief: Who = ['区水利局', 'leader'];
    const draft = { 办理结果: '正在解决或列入计划', 答复意见: '列入计划' };
    await matter.do('2024-06-03', water, '报送答复稿', draft);
    const back = await matter.do('2024-06-04', OFFICE_REVIEWER, '退回修改', { 退回理由: '写明年度' });
    expect(back).toMatchObject({ state: '办理中', data: { 退回理由: '写明年度', 类别: '代表建议' } });
    await office().wake('2024-07-04');
    expect(await matter.see('2024-07-04', water)).toMatchObject({ light: '逾期', due: '7月3日（已超1天）' });
    await matter.do('2024-07-05', water, '报送答复稿', { ...draft, 答复意见: '列入2025年计划' });
    const replied = { 答复之日: '2024-07-08' };
    const sent = await matter.do('2024-07-08', chief, '签发答复', replied, { papers: ['答复函'] });
    expect(sent).toMatchObject({ state: '已答复', data: { 办理结果: '正在解决或列入计划' } });
    const angry = await matter.do('2024-07-20', OFFICE, '提出人反馈', { 满意程度: '不满意' });
    expect(angry).toMatchObject({ state: '重新办理', light: '', due: '没有期限' });
    await matter.do('2024-08-01', water, '报送答复稿', { 办理结果: '已经解决或基本解决', 答复意见: '已修' });
    await matter.do('2024-08-02', chief, '签发答复', { 答复之日: '2024-08-02' });
    const content = await matter.do('2024-08-10', OFFICE, '提出人反馈', { 满意程度: '满意' });
    expect(content).toMatchObject({ state: '已办结', light: '办结', data: { 满意程度: '满意' } });
  });
});
