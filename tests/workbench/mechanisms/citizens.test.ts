/** 信访、复查、依申请公开、权责事项: what citizens ask, on the screens of those who answer. Days are counted by hand from the law. */
import mammoth from 'mammoth';
import { expect, it } from 'vitest';
import type { Who } from './office.ts';
import { RegisterScreen } from './register.ts';
import { walks } from './walks.ts';

const PETITION: Who = ['区信访局'];
const CIVIL: Who = ['区民政局'];
const CIVIL_CHIEF: Who = ['区民政局', 'leader'];

async function wordsOf(docx: string): Promise<string> {
  return (await mammoth.extractRawText({ path: docx })).value;
}

walks('what citizens ask', (office) => {
  it('petition: transferred, extended, answered, reviewed, ended by silence', async () => {
    const asked = { 信访人: '王某', 请求: '补发补助', 信访部门: '区信访局' };
    const matter = await office().file('2024-03-04', PETITION, '信访事项办理', asked);
    // 15 days from Monday 4 March.
    const begun = await matter.see('2024-03-04', PETITION);
    expect(begun).toMatchObject({ state: '已收到', light: '正常', due: '3月19日（还有15天）' });
    const sent = await matter.do('2024-03-06', PETITION, '转送、交办', { 责任机关: '区民政局' });
    expect(sent).toMatchObject({
      ...{ state: '已转送', bearer: '区民政局' },
      others: ['提出异议 由区民政局办理', '受理告知 由区民政局办理'],
      clocks: {
        // Five working days after Wednesday the 6th: 7, 8, 11, 12, 13.
        '对转送、交办提出异议': '在期内到3月13日',
        告知信访人接收情况及处理途径: '正常3月21日，还有15天',
        '信访部门登记并转送、交办': '3月6日停止期限3月19日',
      },
    });
    const route = { 处理途径: '听取陈述、调查核实后出具处理意见' };
    const accepted = await matter.do('2024-03-11', CIVIL, '受理告知', route);
    // 60 days from 11 March: 20 in March, 30 in April, 10 May.
    expect(accepted).toMatchObject({ state: '办理中', due: '5月10日（还有60天）', data: route });
    expect(accepted.others).toContain('延长办理期限 由区民政局的负责人办理');
    expect(accepted.mine).not.toContain('延长办理期限');
    const letters = office().page.getByRole('region', { name: '文书' });
    await letters.getByText('受理告知书', { exact: true }).waitFor();
    expect(await letters.locator('details').textContent()).toContain('信访处理意见书 还没有填处理结果、处理意见');
    const [letter] = await Promise.all([
      office().page.waitForEvent('download'),
      letters.getByRole('link', { name: '受理告知书，DOCX' }).click(),
    ]);
    expect(await wordsOf(await letter.path())).toContain('处理途径是：听取陈述、调查核实后出具处理意见');
    const extended = await matter.also('2024-05-09', CIVIL_CHIEF, '延长办理期限', { 延长理由: '情况复杂' });
    // 90 days end on Sunday 9 June; Monday is the Dragon Boat holiday.
    expect(extended.clocks.信访事项办结).toBe('正常6月11日，还有33天');
    const answer = { 处理结果: '不予支持', 处理意见: '不符合补发条件', 送达之日: '2024-06-07' };
    expect(await matter.refused('2024-06-07', CIVIL_CHIEF, '出具处理意见', answer)).toMatch(
      /还缺材料：信访处理意见书/u,
    );
    const papers = { papers: ['信访处理意见书'] };
    const answered = await matter.do('2024-06-07', CIVIL_CHIEF, '出具处理意见', answer, papers);
    // 30 days end on Sunday 7 July; they are the citizen's, and make nothing late here.
    expect(answered).toMatchObject({ state: '已答复', due: '没有期限', data: { 处理结果: '不予支持' } });
    expect(answered.clocks.请求复查).toBe('在期内到7月8日');
    const review = { 复查机关: '区人民政府', 复查理由: '不服' };
    const asks = await matter.do('2024-07-08', PETITION, '请求复查', review);
    expect(asks).toMatchObject({ state: '复查中', due: '8月7日（还有30天）' });
    expect(asks.others).toEqual(['出具复查意见 由区人民政府的负责人办理']);
    const upheld = { 复查结论: '维持', 复查意见: '维持原处理意见', 复查意见送达之日: '2024-08-06' };
    const government: Who = ['区人民政府', 'leader'];
    await matter.do('2024-08-06', government, '出具复查意见', upheld, { papers: ['复查意见书'] });
    await office().wake('2024-09-05');
    expect(await matter.see('2024-09-05', PETITION)).toMatchObject({ state: '已复查', due: '没有期限' });
    await office().wake('2024-09-06');
    const ended = await matter.see('2024-09-06', PETITION);
    expect(ended).toMatchObject({ state: '已终结', light: '办结', data: { 复查结论: '维持' }, mine: [], others: [] });
    expect(ended.last).toContain('未请求复核，终结');
  });

  it('petition: objected to in five working days, not later, and given to another organ', async () => {
    const asked = { 信访人: '赵某', 请求: '补发工资', 信访部门: '区信访局' };
    const matter = await office().file('2024-03-04', PETITION, '信访事项办理', asked);
    await matter.do('2024-03-06', PETITION, '转送、交办', { 责任机关: '区民政局' });
    const objection = { 异议理由: '不属于民政职权' };
    expect(await matter.refused('2024-03-14', CIVIL, '提出异议', objection)).toMatch(/已于2024-03-13届满/u);
    await matter.do('2024-03-13', CIVIL, '提出异议', objection);
    const chief: Who = ['区信访局', 'reviewer'];
    const settled = await matter.do('2024-03-14', chief, '核实异议', { 核实意见: '成立' }, { to: '已收到' });
    expect(settled).toMatchObject({ state: '已收到', mine: ['转送、交办', '不予受理', '撤回'] });
    expect(await matter.do('2024-03-15', PETITION, '转送、交办', { 责任机关: '区财政局' })).toMatchObject({
      bearer: '区财政局',
    });
    const ended = await matter.do('2024-03-18', ['区财政局'], '受理告知', { 处理途径: '诉讼等司法程序' });
    expect(ended).toMatchObject({ state: '已引导', light: '办结' });
  });

  const REVIEW = {
    申请人: '李某',
    请求: '撤销处理意见',
    原办理机关: '区民政局',
    原处理意见送达之日: '2024-04-08',
  };

  it('petition review: to the department, back, mended, to the committee, to the citizen, to the archive', async () => {
    const chief: Who = ['区信访局', 'leader'];
    const input = { ...REVIEW, 收到复查申请之日: '2024-05-08' };
    const matter = await office().file('2024-05-08', PETITION, '信访事项复查', input);
    // 30 days from 8 May.
    expect((await matter.see('2024-05-08', PETITION)).due).toBe('6月7日（还有30天）');
    await matter.do('2024-05-09', PETITION, '受理告知');
    const order = { 责任部门: '区民政局', 部门意见限期: '2024-05-22' };
    const instructed = await matter.do('2024-05-10', chief, '报批示并下达复查工作通知', order);
    expect(instructed).toMatchObject({ state: '部门复查', due: '5月22日（还有12天）', bearer: '区民政局' });
    const opinion = '报送部门复查意见';
    await matter.do('2024-05-20', CIVIL, opinion, { 部门复查意见: '原意见适当' }, { papers: ['部门复查意见'] });
    const back = await matter.do('2024-05-21', PETITION, '退回补充', { 退回理由: '没有写明依据' });
    expect(back).toMatchObject({ state: '部门复查', others: ['报送部门复查意见 由区民政局办理'] });
    await office().wake('2024-05-23');
    expect(await matter.see('2024-05-23', CIVIL)).toMatchObject({ light: '逾期', due: '5月22日（已超1天）' });
    await matter.do('2024-05-24', CIVIL, opinion, { 部门复查意见: '依据办法第三条' });
    const result = { 复查结论: '维持', 重大疑难复杂: true };
    const approved = await matter.do('2024-05-27', chief, '办公室主任审定签署', result);
    expect(approved).toMatchObject({ state: '委员会审定', data: { 复查结论: '维持', 重大疑难复杂: '是' } });
    const settled = { 签署人: '委员会主任', 审定意见: '同意' };
    await matter.do('2024-05-30', chief, '委员会会议审定', settled, { papers: ['会议纪要'] });
    const served = { 送达之日: '2024-06-03' };
    await matter.do('2024-06-03', PETITION, '送达复查意见', served, { papers: ['复查意见书'] });
    expect(await matter.do('2024-06-04', PETITION, '整理归档')).toMatchObject({ state: '已归档', light: '办结' });
  });

  it('petition review: refused at the counter when it comes after thirty days', async () => {
    const late = { ...REVIEW, 收到复查申请之日: '2024-05-09' };
    expect(await office().refusedAtTheCounter('2024-05-09', PETITION, '信访事项复查', late)).toMatch(
      /超过请求复查的三十日/u,
    );
  });

  const REQUEST = { 申请人: '赵某', 申请内容: '低保发放明细', 受理机关: '区民政局', 收到申请之日: '2024-09-02' };

  it('disclosure: the days stand still for a third party, whose silence leaves the decision to the organ', async () => {
    const matter = await office().file('2024-09-02', CIVIL, '依申请公开', REQUEST);
    // 20 working days: the 14th and the 29th are worked, 15 to 17 September are the holiday.
    expect((await matter.see('2024-09-02', CIVIL)).clocks).toEqual({
      依申请公开答复: '正常9月30日，还有28天',
      告知申请人补正: '正常9月11日，还有9天',
    });
    await matter.do('2024-09-03', CIVIL, '登记办理');
    const asked = await matter.do('2024-09-10', CIVIL, '征求第三方意见', { 第三方: '某公司' });
    // 15 working days from the 10th reach over the National Day.
    expect(asked.clocks.第三方意见).toBe('在期内到10月8日');
    await office().wake('2024-10-08');
    expect((await matter.see('2024-10-08', CIVIL)).state).toBe('征求第三方意见');
    await office().wake('2024-10-09');
    const silent = await matter.see('2024-10-09', CIVIL);
    // Five days before the pause; fifteen from 10 October, of which Saturday the 12th is worked.
    expect(silent).toMatchObject({ state: '办理中', due: '10月29日（还有20天）' });
    await matter.also('2024-10-28', CIVIL_CHIEF, '延长答复期限', { 延长理由: '资料较多' });
    const draft = { 答复类别: '部分公开', 依据和理由: '隐去个人信息' };
    const drafted = await matter.do('2024-11-20', CIVIL, '拟定答复', draft);
    expect(drafted).toMatchObject({ due: '11月26日（还有6天）', data: { 答复类别: '部分公开' } });
    const back = await matter.do('2024-11-21', ['区民政局', 'reviewer'], '退回修改', { 退回理由: '写明条款' });
    expect(back).toMatchObject({ state: '办理中', data: { 退回理由: '写明条款' } });
    await matter.do('2024-11-22', CIVIL, '拟定答复', { ...draft, 依据和理由: '条例第十五条' });
    const answered = await matter.do('2024-11-25', CIVIL_CHIEF, '签发答复', {}, { papers: ['答复书'] });
    expect(answered).toMatchObject({ state: '已答复', light: '办结', papers: ['答复书.txt'] });
  });

  it('disclosure: a request that is not corrected in its time is given up', async () => {
    const matter = await office().file('2024-09-02', CIVIL, '依申请公开', { ...REQUEST, 申请人: '钱某' });
    const correction = { 需要补正的事项: '年度', 补正期限: '2024-09-25' };
    expect(await matter.refused('2024-09-12', CIVIL, '告知补正', correction)).toMatch(/已于2024-09-11届满/u);
    await matter.do('2024-09-11', CIVIL, '告知补正', correction);
    await office().wake('2024-09-26');
    expect((await matter.see('2024-09-26', CIVIL)).state).toBe('已终止');
  });

  it('powers: the 104 items are a register, found by what they are', async () => {
    const kinds = ['行政许可', '行政处罚', '行政强制', '行政征收'];
    const items = Array.from({ length: 104 }, (_, place) => [
      ...[String(place + 1), kinds[place % 26 === 0 ? 0 : 1]!, `第${place + 1}项职权`],
      ...(place % 2 === 0 ? ['是', '否'] : ['否', '是']),
    ]);
    const heads = ['序号', '职权类型', '职权名称', '乡镇', '街道'];
    const keeper: Who = ['区委编办'];
    const other = await RegisterScreen.open(office(), '2024-03-01', ['区司法局'], '乡镇（街道）权责事项');
    expect(await other.page.getByRole('button', { name: '导入表格' }).count()).toBe(0);
    const register = await RegisterScreen.open(office(), '2024-03-01', keeper, '乡镇（街道）权责事项');
    expect(await register.import([heads, ...items, ['104', '行政处罚', '重复的职权', '是', '否']])).toMatch(
      /与第105行重复/u,
    );
    expect(await register.import([heads, ...items])).toContain('新增104行');
    await register.count('现在在册104行');
    // In the order of their numbers, not of their digits.
    expect(await register.page.locator('tbody th').allTextContents()).toEqual(
      Array.from({ length: 100 }, (_, place) => String(place + 1)),
    );
    await register.page.getByLabel('查找', { exact: true }).fill('行政许可');
    await register.page.getByRole('button', { name: '查找' }).click();
    await register.count('现在在册4行（含“行政许可”的）');
  });

  it('powers: item 4 has fifteen days to look, five to decide, five to say why not; item 52 fifteen working days', async () => {
    const town: Who = ['信义镇'];
    const chief: Who = ['信义镇', 'leader'];
    const open = (item: string, applicant: string) =>
      office().file('2024-03-01', town, '权责事项办理', { 序号: item, 申请人: applicant, 办理单位: '信义镇' });
    const care = await open('52', '张某');
    expect(await care.refused('2024-03-01', town, '受理')).toMatch(/写有时限/u);
    // 15 working days from Friday 1 March 2024: three weeks.
    expect((await care.do('2024-03-01', town, '受理第52项')).due).toBe('3月22日（还有21天）');
    const result = { 办理结果: '符合条件，已转报' };
    expect((await care.do('2024-03-20', chief, '办结', result)).state).toBe('已办结');
    const home = await open('4', '孙某');
    expect((await home.do('2024-03-04', town, '受理宅基地申请')).due).toBe('3月19日（还有15天）');
    const surveyed = await home.do('2024-03-15', town, '完成实地审查', { 实地审查和联审结果: '占用耕地' });
    expect(surveyed).toMatchObject({ due: '3月20日（还有5天）', others: ['审批 由信义镇的负责人办理'] });
    // 23 March is a Saturday.
    expect(await home.do('2024-03-18', chief, '审批', { 符合条件: false })).toMatchObject({
      state: '待答复',
      due: '3月25日（还有7天）',
    });
    const answer = { 不予批准的理由: '占用永久基本农田' };
    expect((await home.do('2024-03-20', town, '书面答复', answer)).state).toBe('已办结');
  });
});
