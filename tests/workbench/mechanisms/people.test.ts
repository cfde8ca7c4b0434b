/** 任免、领导小组、妇女儿童规划: who sits where on a day, and what the plans ask of them, on the screen. */
import { expect, it } from 'vitest';
import { PEOPLE } from './fixture.ts';
import { issueFile } from './issue.ts';
import type { Who } from './office.ts';
import { walks } from './walks.ts';

const EDITOR: Who = ['区政府办公室', 'gazette'];
const OFFICE: Who = ['区政府办公室'];

walks('people and plans', (office) => {
  it('appointments: an issue is imported; the successor takes every seat of the post on the day', async () => {
    office().at('2024-09-02');
    const page = await office().go(EDITOR, '/documents');
    await page.getByLabel('导入一期公报（.txt、.docx、.pdf）').setInputFiles(issueFile('2024-4', PEOPLE));
    await page.getByText('已导入2024-4：3份文件，新3、改0、未变0。').waitFor();
    const seats = async (day: string, asked: string) => {
      const screen = await office().go(OFFICE, `/bodies?on=${day}&${asked}`);
      const rows = screen.locator('tbody tr');
      await rows.first().waitFor();
      return (await rows.allTextContents()).filter((row) => row.includes('区水利局局长'));
    };
    const river = 'body=离石区河湖整治领导小组';
    expect(await seats('2024-08-14', river)).toEqual(['成员苏明川区水利局局长']);
    expect(await seats('2024-08-15', river)).toEqual(['成员程千里区水利局局长接替苏明川，依据离政发〔2024〕93号']);
    // Every body that holds the post is affected by the change of its holder.
    expect(await seats('2024-08-15', 'person=程千里')).toHaveLength(2);
    const all = await office().go(OFFICE, '/bodies?on=2024-08-15');
    const changed = all.locator('tbody tr', { hasText: '领导小组' });
    await changed.nth(1).waitFor();
    expect(await changed.allTextContents()).toEqual([
      '离石区供水保障领导小组离政办函〔2024〕92号31',
      '离石区河湖整治领导小组离政办函〔2024〕91号41',
    ]);
    await office().shot();
  });

  it('leading groups: a seat that changed hands is checked with the body', async () => {
    const lead: Who = ['区水利局'];
    const matter = await office().file('2024-08-16', OFFICE, '成员接替核对', {
      ...{ 机构: '河湖整治领导小组', 职务: '区水利局局长', 原任: '苏明川', 任免文件: '离政发〔2024〕93号' },
      牵头单位: '区水利局',
    });
    const vacant = await matter.do('2024-08-17', lead, '暂缺', { 说明: '尚未到任' });
    expect(vacant).toMatchObject({ state: '待继任', mine: ['继任者到任'] });
    const filled = await matter.do('2024-08-20', lead, '继任者到任', { 继任者: '程千里' });
    expect(filled).toMatchObject({ state: '已接替', light: '办结', data: { 继任者: '程千里' } });
  });

  it('appointments: a year on trial ends after twelve months, and is judged', async () => {
    const labour: Who = ['区人社局'];
    const chief: Who = ['区人社局', 'leader'];
    const trial = { 任职人: '何雨桐', 职务: '区水利局副局长', 任命之日: '2024-08-15' };
    const matter = await office().file('2024-08-15', labour, '试用期考核', trial);
    expect((await matter.see('2024-08-15', labour)).clocks.试用期).toBe('在期内到2025年8月15日');
    await office().wake('2025-08-15');
    expect((await matter.see('2025-08-15', labour)).state).toBe('试用中');
    await office().wake('2025-08-16');
    expect((await matter.see('2025-08-16', labour)).state).toBe('待考核');
    const pass = '考核合格，正式任职';
    expect(await matter.refused('2025-08-20', chief, pass)).toMatch(/还缺材料：考核材料/u);
    expect((await matter.do('2025-08-20', chief, pass, {}, { papers: ['考核材料'] })).state).toBe('已转正');
  });

  it.each([
    ['womens-plan/maternal-mortality', '12.5', '12.6', '孕产妇死亡率'],
    ['childrens-plan/infant-mortality', '5.2', '5.4', '婴儿死亡率'],
  ])('plans: %s falls to its target, and no further up', async (id, good, bad, title) => {
    office().at('2026-01-10');
    const page = await office().go(['区卫生健康局'], '/indicators');
    await page.getByRole('link', { name: title, exact: true }).first().click();
    const report = async (value: string, reason = '') => {
      await page.getByRole('button', { name: '报送数值' }).click();
      const form = page.locator('.action-form');
      await form.getByLabel('期次').fill('2025');
      await form.getByLabel('数值', { exact: true }).fill(value);
      await form.getByLabel('更正说明（选填）').fill(reason);
      await form.getByRole('button', { name: '报送', exact: true }).click();
      const fault = page.locator('.form-fault');
      await Promise.race([form.waitFor({ state: 'detached' }), fault.waitFor()]);
      return (await fault.isVisible()) ? fault.textContent() : null;
    };
    expect(page.url()).toContain(id);
    expect(await report(good)).toBeNull();
    await page.getByText('✓ 达到').waitFor();
    expect(await report(bad, '数据更正')).toBeNull();
    await page.getByText('✕ 未达到').waitFor();
    await page.getByText('（第2次）').waitFor();
    await office().shot();
  });

  it('plans: only who answers for an indicator reports it; its yearly data are a duty', async () => {
    office().at('2026-01-10');
    const page = await office().go(['区卫生健康局'], '/indicators/childrens-plan/myopia-primary');
    await page.getByRole('button', { name: '报送数值' }).click();
    const form = page.locator('.action-form');
    await form.getByLabel('期次').fill('2025');
    await form.getByLabel('数值', { exact: true }).fill('37');
    await form.getByRole('button', { name: '报送', exact: true }).click();
    await page.locator('.form-fault', { hasText: '区教育体育局' }).waitFor();
  });
});
