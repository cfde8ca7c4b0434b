/** 重大火灾隐患、地质灾害、动物疫情: what is listed, watched and answered at once, on the screens of those who are called. */

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { fill } from './form.ts';
import type { Matter } from './matter.ts';
import type { Office, Who } from './office.ts';
import { RegisterScreen } from './register.ts';
import { walks } from './walks.ts';

walks('emergencies', (office) => {
  it('fire hazards: sent back, listed, inspected, late, not gone, gone, struck off', async () => {
    const emergency: Who = ['区应急管理局'];
    const reviewer: Who = ['区政府办公室', 'reviewer'];
    const chief: Who = ['区政府办公室', 'leader'];
    const matter = await office().file('2024-09-02', emergency, '重大火灾隐患挂牌与销案', { 单位: '某商场' });
    const back = await matter.do('2024-09-03', reviewer, '退回请示', { 退回理由: '没有附检查记录' });
    expect(back).toMatchObject({ state: '补正', others: ['补正后再请示 由区应急管理局办理'] });
    await matter.do('2024-09-04', emergency, '补正后再请示', { 补正说明: '已附' });
    const due = { 应消除之日: '2024-10-31' };
    expect(await matter.refused('2024-09-05', chief, '批复同意挂牌', due)).toMatch(/还缺材料：挂牌批复/u);
    const listed = await matter.do('2024-09-05', chief, '批复同意挂牌', due, { papers: ['挂牌批复'] });
    expect(listed).toMatchObject({ state: '挂牌督办', light: '正常', due: '10月31日（还有56天）' });
    const brigade: Who = ['区消防救援大队'];
    const inspection = { 检查之日: '2024-09-20', 检查情况: '喷淋在改' };
    await matter.also('2024-09-20', brigade, '督促检查', inspection);
    expect(await matter.see('2024-10-29', emergency)).toMatchObject({ light: '临期', due: '10月31日（还有2天）' });
    await office().wake('2024-11-01');
    expect(await matter.see('2024-11-01', emergency)).toMatchObject({ light: '逾期', due: '10月31日（已超1天）' });
    const notices = (await office().go(emergency)).locator('.notices');
    expect(await notices.textContent()).toContain('2024-10-31届满');
    expect(await matter.refused('2024-11-05', emergency, '请示销案', { 隐患已消除: false })).toMatch(/隐患没有消除/u);
    await matter.do('2024-11-08', emergency, '请示销案', { 隐患已消除: true });
    await matter.do('2024-11-11', reviewer, '退回销案请示', { 退回理由: '没有复查记录' });
    await matter.do('2024-11-12', emergency, '请示销案', { 隐患已消除: true });
    const closed = await matter.do('2024-11-14', chief, '批复摘牌销案', {}, { papers: ['销案批复'] });
    expect(closed).toMatchObject({ state: '已销案摘牌', light: '办结', due: '2024-11-14' });
    expect(closed.clocks.完成时限).toBe('11月14日停止期限10月31日');
  });

  it('geohazards: 160 points with their cards; 3 new and 8 struck off are 155', async () => {
    const keeper: Who = ['区自然资源局'];
    const heads = ['野外编号', '名称', '灾害点类型', '险情等级', '乡镇（街道）', '防灾明白卡已发', '避险明白卡已发'];
    const point = (code: string, town: string, card: string) => [code, `${code}号点`, '滑坡', '小型', town, card, card];
    const code = (place: number) => `L${String(place + 1).padStart(3, '0')}`;
    const old = Array.from({ length: 160 }, (_, place) => point(code(place), '信义镇', place % 2 === 0 ? '是' : '否'));
    const register = await RegisterScreen.open(office(), '2023-06-08', keeper, '地质灾害隐患点');
    expect(await register.import([heads, ...old.slice(1), ['L001', '一号点', '泥石流', '小型']])).toContain(
      '161“灾害点类型”不能是“泥石流”',
    );
    expect(await register.import([heads, ...old])).toContain('新增160行');
    await register.balance('各数平衡');
    await register.count('现在在册160行');

    const later = await RegisterScreen.open(office(), '2024-06-28', keeper, '地质灾害隐患点');
    for (let place = 0; place < 8; place++) await later.edit(code(place), '结束（销号、核减）', { 原因: '核减' });
    await later.count('现在在册152行');
    await later.balance(/各数不平衡：隐患点数既不是2023年的160处，也不是2024年的155处/u);
    const added = ['N001', 'N002', 'N003'].map((one) => point(one, '坪头乡', '是'));
    expect(await later.import([heads, ...added])).toContain('新增3行');
    await later.balance('各数平衡');
    await later.count('现在在册155行');
    await later.asOf('看哪一天的', '2024-06-27');
    await later.count('2024-06-27在册160行');
    // What had been registered a year before: the eight that were struck off stood then as they stand on that day.
    await later.asOf('看哪一天的', '2024-06-28');
    await later.asOf('按哪天已登记的', '2023-12-31');
    await later.count('现在在册160行，按2023-12-31当时已登记的');
    // A township reads its own points.
    const own = await RegisterScreen.open(office(), '2024-06-28', ['坪头乡'], '地质灾害隐患点');
    await own.count('现在在册3行');
    // The sums are of all points, and not of those that it reads.
    expect(await own.page.locator('.balance').count()).toBe(0);
  });

  it('geohazards: cards and the watch of the rain season, reported from a village', async () => {
    const town: Who = ['信义镇'];
    await office().duties('2024-09-28', '2024-09-30');
    await office().hold('phone');
    const cards = await office().find('2024-09-28', town, '发放汛期防灾明白卡、避险明白卡（2024-09-30）');
    expect(await cards.see('2024-09-28', town)).toMatchObject({ light: '临期', due: '9月30日（还有2天）' });
    const sent = await cards.do('2024-09-28', town, '报送', { 报送内容: '已发四十份，回执在档' });
    expect(sent).toMatchObject({ state: '已报送', bearer: '信义镇' });
    await office().hold('desk');
    const land: Who = ['区自然资源局'];
    await cards.do('2024-09-29', land, '退回', { 退回理由: '回执少两份' });
    await office().hold('phone');
    await cards.do('2024-09-29', town, '报送', { 报送内容: '已发四十二份，回执齐全' });
    await office().hold('desk');
    expect((await cards.do('2024-09-30', land, '接收')).state).toBe('已接收');

    // The watch lasts from June to the end of October.
    await office().duties('2024-10-31', '2024-10-31');
    await office().wake('2024-11-01');
    const watch = await office().find('2024-11-01', town, '汛期24小时值班和领导带班（2024-10-31）');
    expect(await watch.see('2024-11-01', town)).toMatchObject({ light: '逾期', due: '10月31日（已超1天）' });
  });

  it('geohazards: told from a village at night, to the ministry in forty-five minutes', async () => {
    const town: Who = ['田家会街道'];
    office().at('2024-10-01T02:00:00+08:00');
    await office().hold('phone');
    const page = await office().go(town, '/responses');
    await page.getByRole('link', { name: '地质灾害险情灾情报告和处置' }).click();
    await judge(page, { 死亡失踪人数: '5', 可能相关的突发事件: false, 事发时间: '2024-10-01T01:50' });
    const said = page.locator('.level');
    expect(await said.textContent()).toBe('要报部 是最迟 2024-10-01 02:35');
    const casualties = page.locator('form', { hasText: '启动并通知' }).getByLabel('死亡失踪人数');
    expect(await casualties.inputValue()).toBe('5');
    const matter = await start(page, { 地点: '某沟东侧', 发现单位: '田家会街道', 险情灾情: '山体滑坡' }, office());
    expect(await calls(page)).toEqual([
      '区自然资源局 须在2024-10-01 02:45前，还有45分钟',
      '区应急管理局 须在2024-10-01 02:45前，还有45分钟',
      '区人民政府 须在2024-10-01 02:45前，还有45分钟',
    ]);
    await office().hold('desk');
    // The government hears ten minutes late.
    await hear(office(), '2024-10-01T02:20:00+08:00', ['区自然资源局']);
    await hear(office(), '2024-10-01T02:55:00+08:00', ['区人民政府', 'leader']);
    await matter.see('2024-10-01T02:56:00+08:00', ['区自然资源局']);
    const heard = await calls(page);
    expect(heard[0]).toMatch(/^区自然资源局 2024-10-01 02:20 .* 已收到$/u);
    expect(heard[1]).toBe('区应急管理局 须在2024-10-01 02:45前，已超11分钟');
    expect(heard[2]).toMatch(/已收到（超时）$/u);
    await office().hold('phone');
    await matter.also('2024-10-01T03:00:00+08:00', town, '组织撤离', { 撤离人数: '40' });
    await office().hold('desk');
    const land: Who = ['区自然资源局'];
    await matter.do('2024-10-01T09:00:00+08:00', land, '确认险情', { 应急调查结论: '中型滑坡' });
    const followed = await matter.also('2024-10-01T12:00:00+08:00', town, '续报', { 动态发展: '趋于稳定' });
    expect(followed).toMatchObject({ state: '处置中', bearer: '区自然资源局', data: { 撤离人数: '40 人' } });
    const chief: Who = ['区自然资源局', 'leader'];
    await matter.do('2024-10-08', chief, '书面报告', {}, { papers: ['书面报告'] });
    const struck = await matter.do('2024-12-01', chief, '治理后核销隐患点', { 治理情况: '已治理' });
    expect(struck).toMatchObject({ state: '已核销', light: '办结' });
  });

  it('animal epidemic: the level of its disease, half an hour for each link, groups, closed off, stood down', async () => {
    const farm: Who = ['区农业农村局'];
    const reviewer: Who = ['区农业农村局', 'reviewer'];
    const government: Who = ['区人民政府', 'leader'];
    office().at('2024-09-02T22:00:00+08:00');
    const page = await office().go(farm, '/responses');
    await page.getByRole('link', { name: '非洲猪瘟应急响应' }).click();
    const facts = { 疫情跨度: '10', 发生疫情的乡镇街道数: '1', 同时发生的毗邻县份数: '1', 流行: false };
    await judge(page, { ...facts, 发生疫情的乡镇街道数: '0' });
    expect(await page.locator('.level').textContent()).toBe('达不到任何一级，不必启动响应。');
    await judge(page, facts);
    await page.locator('.level', { hasText: '应启动 二级：指挥长决定启动' }).waitFor();
    expect(await page.locator('.group').count()).toBe(6);
    expect(await page.locator('.group').first().textContent()).toContain('牵头 区农业农村局');
    const matter = await start(
      page,
      { 病种: '非洲猪瘟', 发生地: '信义镇', 报告单位: '信义镇', 疫情情况: '一户存栏三十头，死亡五头' },
      office(),
    );
    expect(await calls(page)).toEqual([
      '区动物疫病预防控制机构 须在2024-09-02 22:30前，还有30分钟',
      '区农业农村局 上一级回执后通知',
      '区人民政府 上一级回执后通知',
    ]);
    await hear(office(), '2024-09-02T22:10:00+08:00', ['区动物疫病预防控制机构']);
    await hear(office(), '2024-09-02T22:50:00+08:00', farm);
    await matter.see('2024-09-02T22:51:00+08:00', farm);
    const heard = await calls(page);
    // Each link counts from when the one before was heard; the second came ten minutes late.
    expect(heard[1]).toMatch(/^区农业农村局 2024-09-02 22:50 .* 已收到（超时）$/u);
    expect(heard[2]).toBe('区人民政府 须在2024-09-02 23:20前，还有29分钟');
    await matter.also('2024-09-03T00:10:00+08:00', ['信义镇'], '隔离、监控、消毒', { 先期处置情况: '已隔离消毒' });
    const proposed = await matter.do('2024-09-03T00:20:00+08:00', reviewer, '建议启动', { 响应级别: '二级' });
    expect(proposed.others).toContain('启动一级、二级响应 由区政府的负责人办理');
    const chief: Who = ['区农业农村局', 'leader'];
    expect(await matter.refused('2024-09-03T00:30:00+08:00', chief, '启动三级响应')).toMatch(/总指挥或指挥长/u);
    expect((await matter.do('2024-09-03T00:40:00+08:00', government, '启动一级、二级响应')).state).toBe('响应中');
    const closedOff = { 封锁范围: '信义镇某村周边三公里' };
    await matter.also('2024-09-03T01:00:00+08:00', government, '发布封锁令', closedOff);
    await matter.also('2024-09-04', ['区卫健局'], '处置记录', { 处置情况: '密切接触者观察' });
    expect((await matter.do('2024-10-20', government, '宣布结束一级、二级响应')).state).toBe('待评估');
    const assessed = { 疫情原因: '外购仔猪', 问题和改进措施: '加强检疫' };
    expect(await matter.refused('2024-10-25', farm, '评估', assessed)).toMatch(/评估报告/u);
    const ended = await matter.do('2024-10-25', farm, '评估', assessed, { papers: ['评估报告'] });
    expect(ended).toMatchObject({ state: '已终止', light: '办结', data: { 响应级别: '二级' } });
  });
});

/** Fills in what happened, and lets the rule say the level. */
async function judge(page: Page, facts: Parameters<typeof fill>[1]): Promise<void> {
  const form = page.locator('form', { hasText: '定级' });
  await fill(form, facts);
  const answer = page.waitForResponse(/plans\/level/u);
  await form.locator('[type=submit]').click();
  await answer;
  await page.locator('.level').waitFor();
}

async function start(page: Page, filling: Parameters<typeof fill>[1], office: Office): Promise<Matter> {
  const form = page.locator('form', { hasText: '启动并通知' });
  await fill(form, filling);
  await form.locator('[type=submit]').click();
  return office.matter();
}

/** Who is called, and what the page says of it. */
async function calls(page: Page): Promise<string[]> {
  const list = page.locator('.calls > li');
  await list.first().waitFor();
  return list.evaluateAll((items) =>
    items.map((item) => `${item.querySelector('b')!.textContent} ${item.querySelector('.quiet')!.textContent}`),
  );
}

/** Somebody finds the call on their page of today, and says that they have heard. */
async function hear(office: Office, at: string, who: Who): Promise<void> {
  office.at(at);
  const page = await office.go(who);
  await page.getByRole('button', { name: '已收到' }).first().click();
  await page.getByText('要马上回执的通知').waitFor({ state: 'detached' });
}
