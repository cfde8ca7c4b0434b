/** 被征地农民养老补贴、护工奖补、涉农资金、医保参保: money and those to whom it goes, on the screens of those who handle it. */
import { expect, it } from 'vitest';
import type { Who } from './office.ts';
import { RegisterScreen } from './register.ts';
import { walks } from './walks.ts';

const LAND: Who = ['区自然资源局'];
const LABOUR: Who = ['区人社局'];
const LABOUR_CHIEF: Who = ['区人社局', 'leader'];

walks('money', (office) => {
  it('pension of those whose land was taken: eleven steps, three at once, four hands on one form', async () => {
    const farm: Who = ['区现代农业发展服务中心'];
    const town: Who = ['信义镇'];
    const civil: Who = ['区民政局'];
    const matter = await office().file('2024-06-03', LAND, '被征地农民养老保险补贴经办', {
      ...{ 征地项目: '第三批次用地', 征收土地告知书送达之日: '2024-06-03', '所在乡镇（街道）': '信义镇' },
      '所涉村（居）': '某村',
    });
    // 4–7, 11–14 (the 10th is the Dragon Boat holiday), 17–21, 24, 25 June.
    expect((await matter.see('2024-06-03', LAND)).clocks).toMatchObject({
      '四、乡镇提交调查表、汇总表': '正常6月25日，还有22天',
      '五、区人社局函告区民政局': '临期6月5日，还有2天',
    });
    await matter.also('2024-06-04', LAND, '二、抄送告知书和项目明细表', {}, { papers: ['附件1拟供地项目明细表'] });
    const asked = await matter.also('2024-06-05', LABOUR, '五、函告区民政局');
    expect(asked.clocks['五、区民政局提供上一年度城市低保标准']).toBe('临期6月7日，还有2天');
    const received = { 接到资料之日: '2024-06-06' };
    const areas = await matter.also('2024-06-06', farm, '三、接到失地比例等资料', received);
    expect(areas.clocks['三、失地比例等资料审核']).toBe('正常6月14日，还有8天');
    const standard = { 低保标准提供之日: '2024-06-07', 城市低保月标准: '620' };
    const given = await matter.do('2024-06-07', civil, '五、提供上一年度城市低保标准', standard);
    expect(given.data.城市低保月标准).toBe('620 元/月');
    const tables = { papers: ['附件2人均耕地变化情况表', '附件3承包土地面积情况表'] };
    await matter.do('2024-06-14', farm, '三、审核失地比例等资料', { 失地资料审核之日: '2024-06-14' }, tables);
    const survey = { 调查表提交之日: '2024-06-25' };
    const surveying = '四、提交调查表和汇总表';
    expect(await matter.refused('2024-06-25', town, surveying, survey)).toMatch(/缺材料：附件4调查表、附件5/u);
    const forms = { papers: ['附件4调查表', '附件5调查汇总表'] };
    const surveyed = await matter.do('2024-06-25', town, surveying, survey, forms);
    // The last of the three starts the next limit: 26, 27, 28 June, 1, 2 July.
    expect(surveyed).toMatchObject({ state: '审核资料', due: '7月2日（还有7天）' });
    const wrong = { 退回理由: '面积不符' };
    const back = await matter.do('2024-06-27', ['区人社局', 'reviewer'], '退回更正', wrong);
    expect(back).toMatchObject({ state: '报送资料', data: { 退回理由: '面积不符' } });
    await matter.do('2024-06-28', farm, '三、审核失地比例等资料', { 失地资料审核之日: '2024-06-28' });
    const counted = await matter.do('2024-07-02', LABOUR, '六、审核资料、确定保障人数并函告乡镇', { 保障人数: '86' });
    // 20 working days after 2 July.
    expect(counted).toMatchObject({ due: '7月30日（还有28天）', data: { 保障人数: '86 人' } });
    await matter.also('2024-07-10', town, '六、乡村两级公示', { 公示之日: '2024-07-10' });
    const nine = {
      papers: [
        ...['附件6补贴方案', '附件7花名表', '附件8申请书及证件复印件', '附件9确认汇总表', '附件10申请表'],
        ...['承包经营权证等复印件', '会议照片及纪要', '公示图片及无异议说明', '附件11审核结论'],
      ],
    };
    // Five full working days: 11, 12, 15, 16, 17 July.
    expect(await matter.refused('2024-07-17', town, '六、提供九项材料', {}, nine)).toMatch(/到2024-07-17才满/u);
    const handed = await matter.do('2024-07-18', town, '六、提供九项材料', {}, nine);
    expect(handed).toMatchObject({ state: '领导小组审议', due: '7月29日（还有11天）' });
    await matter.do('2024-07-25', LABOUR_CHIEF, '七、领导小组审核议定', {}, { papers: ['会议纪要'] });
    const paid = { papers: ['进账单复印件'] };
    await matter.do('2024-07-31', LAND, '八、资金申报、缴存专户', { 缴存金额: '7411480.00' }, paid);
    for (const [organ, short] of [
      ['区自然资源局', '自然资源局'],
      ['区财政局', '财政局'],
      ['区人社局', '人社局'],
    ] as const) {
      const day = { [`${short}签章之日`]: '2024-08-02' };
      const signed = await matter.do('2024-08-02', [organ, 'leader'], `八、${organ}签字盖章`, day);
      expect(signed).toMatchObject({ state: '四单位签章', due: '8月7日（还有5天）' });
    }
    const last = { 政府办签章之日: '2024-08-05' };
    const signed = await matter.do('2024-08-05', ['区政府办公室', 'leader'], '八、区政府办签字盖章', last);
    expect(signed).toMatchObject({ state: '待报市局', others: ['九、起草请示，报市局审核 由区人社局办理'] });
    const request = { papers: ['请示', '附件12落实情况审核表'] };
    await matter.do('2024-08-06', LABOUR, '九、起草请示，报市局审核', {}, request);
    const approved = await matter.do('2024-09-11', LAND, '十、登记土地批复', { 土地批复之日: '2024-09-10' });
    // From the approval: 11, 12, 13, Saturday 14 (worked), 18 September.
    expect(approved.due).toBe('9月18日（还有7天）');
    await matter.do('2024-09-18', LAND, '十、函告区人社局');
    const credited = await matter.do('2024-09-20', LABOUR, '十、记入补贴对象个人账户', { 记账之日: '2024-09-20' });
    expect(credited).toMatchObject({ state: '已记账', light: '办结' });
    expect(credited.papers).toHaveLength(18);
  });

  it('care workers: applied for from a village, three days on the wall, sent back, mended, listed, paid', async () => {
    const town: Who = ['枣林乡'];
    const chief: Who = ['枣林乡', 'leader'];
    await office().hold('phone');
    const claim = { 护工: '刘某', 身份证号: '141102198001010029', '所在乡镇（街道）': '枣林乡', 就业地: '区外' };
    const matter = await office().file('2024-09-05', town, '护工奖补申领', claim);
    const seen = await matter.see('2024-09-05', town);
    expect(seen).toMatchObject({ state: '待审核', mine: [], data: { 就业地: '区外' } });
    expect(seen.others).toContain('审核并公示 由枣林乡的审核人员办理');
    const papers = { papers: ['身份证件', '培训合格证', '就业证明', '工资发放凭证'] };
    const posted = { 公示之日: '2024-09-06' };
    await matter.do('2024-09-06', ['枣林乡', 'reviewer'], '审核并公示', posted, papers);
    const forward = '无异议，加注意见上报';
    const opinion = { 审查意见: '属实' };
    const form = { papers: ['申请表'] };
    // Three full days: 7, 8, 9 September.
    expect(await matter.refused('2024-09-09', chief, forward, opinion, form)).toMatch(/到2024-09-09才满/u);
    await matter.do('2024-09-10', chief, forward, opinion, form);
    await office().hold('desk');
    await matter.do('2024-09-11', LABOUR, '退回补正', { 退回理由: '缺工资凭证' });
    await office().hold('phone');
    const mended = await matter.do('2024-09-12', town, '补正上报', { 补正说明: '已补' });
    expect(mended).toMatchObject({ state: '待复核', data: { 退回理由: '缺工资凭证', 补正说明: '已补' } });
    await office().hold('desk');
    const list = { 季度: '2024-Q3', 培训奖补: '900', 就业奖补: '500' };
    const check = '复核，列入季度花名表';
    expect(await matter.refused('2024-09-13', ['区人社局', 'reviewer'], check, list)).toMatch(/400元/u);
    await matter.do('2024-09-13', ['区人社局', 'reviewer'], check, { ...list, 就业奖补: '400' });

    const register = await RegisterScreen.open(office(), '2024-09-14', LABOUR, '护工奖补发放花名表');
    const row = {
      ...{ 季度: '2024-Q3', 事项编号: matter.number, 护工: '刘某', '乡镇（街道）': '枣林乡' },
      ...{ 培训奖补: '900', 就业奖补: '400' },
    };
    expect(await register.add(row)).toBeNull();
    await register.count('现在在册1行');
    expect(await register.add(row)).toMatch(/已在台账里/u);
    await register.balance('各数平衡');
    const pay = { 拨付之日: '2024-09-29' };
    const paid = await matter.do('2024-09-29', LABOUR_CHIEF, '拨付到个人账户', pay, { papers: ['发放凭证'] });
    expect(paid).toMatchObject({ state: '已拨付', light: '办结', data: { 培训奖补: '900 元', 就业奖补: '400 元' } });
  });

  it('care workers: each township owes its papers for the quarter', async () => {
    await office().duties('2024-09-20', '2024-09-30');
    const title = '每季度收集资料、审核、公示并报区人社局（2024-09-30）';
    await office().hold('phone');
    const duty = await office().find('2024-09-20', ['坪头乡'], title);
    const reported = await duty.do('2024-09-26', ['坪头乡'], '报送', { 报送内容: '本季三人，均已公示' });
    expect(reported).toMatchObject({ state: '已报送', due: '9月30日（还有4天）' });
    await office().hold('desk');
    await duty.do('2024-09-27', LABOUR, '退回', { 退回理由: '缺一人的凭证' });
    const again = await duty.do('2024-09-28', ['坪头乡'], '报送', { 报送内容: '本季三人，凭证已补' });
    expect(again.others).toEqual(['退回 由区人力资源和社会保障局办理', '接收 由区人力资源和社会保障局办理']);
    expect((await duty.do('2024-09-29', LABOUR, '接收')).state).toBe('已接收');
    // Another township that has not reported is late on 1 October.
    await office().wake('2024-10-01');
    const late = await office().find('2024-10-01', ['交口街道'], title);
    expect(await late.see('2024-10-01', ['交口街道'])).toMatchObject({ light: '逾期', due: '9月30日（已超1天）' });
  });

  it('rural funds: 17 projects, then 57; the screen says whether their sums are those of the plan', async () => {
    const keeper: Who = ['区乡村振兴局'];
    const heads = ['计划', '序号', '项目名称', '类别', '金额'];
    const rows = (plan: string, amounts: string[], kindOf: (place: number) => string) =>
      amounts.map((amount, place) => [plan, String(place + 1), `第${place + 1}个项目`, kindOf(place), amount]);
    // 16 of 500 and one of 509 are the 8509 (万元) of the plan.
    const first = rows('年初计划', [...Array(16).fill('500'), '509'], () => '产业类项目');
    const register = await RegisterScreen.open(office(), '2022-09-01', keeper, '涉农资金项目库');
    expect(
      await register.import([
        [...heads, '总价'],
        ['年初计划', '1', '某项目', '产业类项目', '八百', '1'],
      ]),
    ).toMatch(/“总价”不是这个台账的列.*金额/u);
    expect(await register.import([heads, ...first.slice(0, 16)])).toContain('新增16行');
    await register.balance('年初计划各项目的合计不是8509万元。');
    expect(await register.import([heads, ...first])).toContain('新增1行，更改0行，不变16行');
    await register.balance('各数平衡');
    await register.count('现在在册17行');

    // 30 × 300 + 31.19 for industry are its 9031.19; with 26 others of 119.8923… the whole is 12148.39.
    const others = [...Array(25).fill('120'), '117.2'];
    const adjusted = rows('调整计划', [...Array(30).fill('300'), '31.19', ...others], (place) =>
      place < 31 ? '产业类项目' : '基础设施类项目',
    );
    const later = await RegisterScreen.open(office(), '2022-12-01', keeper, '涉农资金项目库');
    expect(await later.import([heads, ...adjusted])).toContain('新增57行');
    await later.balance('各数平衡');
    await later.count('现在在册74行');
    await later.edit('调整计划·57', '更改', { 金额: '12' });
    await later.balance('调整计划各项目的合计不是12148.39万元。');
    await later.edit('调整计划·57', '更改', { 金额: '117.2' });
    await later.balance('各数平衡');
    await later.asOf('看哪一天的', '2022-09-15');
    await later.count('2022-09-15在册17行');
  });

  it('medical insurance: a list goes on in five working days, to the tax office in five more, comes back on Friday', async () => {
    const civil: Who = ['区民政局'];
    const insurance: Who = ['区医疗保障局'];
    const matter = await office().file('2024-09-10', civil, '困难人口名单变动移交', {
      ...{
        身份认定部门: '区民政局',
        变动月份: '2024-09',
        人员信息调整之日: '2024-09-10',
        新增人数: '3',
        退出人数: '1',
      },
    });
    // 11, 12, 13, Saturday 14 (worked), 18 September.
    expect((await matter.see('2024-09-10', civil)).due).toBe('9月18日（还有8天）');
    const handed = await matter.do('2024-09-12', civil, '移交名单', {}, { papers: ['变动名单'] });
    expect(handed.data).toMatchObject({ 新增人数: '3 人', 变动月份: '2024-09' });
    await matter.do('2024-09-13', insurance, '退回核对', { 退回理由: '身份证号缺位' });
    // 18, 19, 20, 23, 24 September.
    expect((await matter.do('2024-09-14', civil, '移交名单')).due).toBe('9月24日（还有10天）');
    // The next Friday.
    expect((await matter.do('2024-09-19', insurance, '推送税务部门')).due).toBe('9月20日（还有1天）');
    const fed = { 已缴人数: '2', 未缴人数: '1' };
    expect((await matter.do('2024-09-20', ['区税务局'], '推送已缴未缴信息', fed)).state).toBe('已反馈');
  });

  it('medical insurance: the tax office owes its list each Friday', async () => {
    const title = '推送已缴和未缴人员信息（2024-10-11）';
    await office().duties('2024-10-08', '2024-10-14');
    const duty = await office().find('2024-10-08', ['区税务局'], title);
    expect(await duty.see('2024-10-09', ['区税务局'])).toMatchObject({ light: '临期', due: '10月11日（还有2天）' });
    await duty.do('2024-10-11', ['区税务局'], '报送', { 报送内容: '名单已推送' });
    expect((await duty.do('2024-10-12', ['区农业农村局'], '接收')).state).toBe('已接收');
  });

  it('medical insurance: each township reports, below 95 % is vetoed, all are ranked', async () => {
    const report = async (who: Who, subject: string, numbers: [string, string]) => {
      office().at('2025-03-01');
      const page = await office().go(who, '/indicators/medical-insurance/participation');
      await page.getByRole('button', { name: '报送数值' }).click();
      await page.getByLabel('期次').first().fill('2025');
      await page.getByLabel('对象（选填）').fill(subject);
      await page.getByLabel('参保人数').fill(numbers[0]);
      await page.getByLabel('任务数').fill(numbers[1]);
      await page.getByRole('button', { name: '报送', exact: true }).click();
      const fault = page.locator('.form-fault');
      await fault.or(page.getByText('已报送。')).first().waitFor();
      return (await fault.isVisible()) ? fault.textContent() : null;
    };
    expect(await report(['凤山街道'], '凤山街道', ['19000', '20000'])).toBeNull();
    expect(await report(['凤山街道'], '滨河街道', ['1', '2'])).toMatch(/没有这个职责/u);
    const insurance: Who = ['区医疗保障局'];
    expect(await report(insurance, '滨河街道', ['9499', '10000'])).toBeNull();
    expect(await report(insurance, '吴城镇', ['9900', '10000'])).toBeNull();
    const page = await office().go(insurance, '/indicators');
    await page.getByRole('link', { name: '总参保率' }).click();
    await page.locator('.lead', { hasText: '低于目标的一票否决' }).waitFor();
    const ranked = page.getByRole('region', { name: '2025排名' }).locator('tbody tr');
    await ranked.nth(2).waitFor();
    expect(await ranked.allTextContents()).toEqual(['1吴城镇99✓ 达到', '2凤山街道95✓ 达到', '3滨河街道94.99✕ 未达到']);
    await office().shot();
  });
});
