/** 政府重点工作: an issue comes in, its tasks become work, are signed for, reported, extended, late, urged, sent back, accepted. */
import { expect, it } from 'vitest';
import { tasks } from './fixture.ts';
import { issueFile } from './issue.ts';
import type { Who } from './office.ts';
import { walks } from './walks.ts';

const OFFICE: Who = ['区政府办公室'];
const REVIEWER: Who = ['区政府办公室', 'reviewer'];
const SUPERVISOR: Who = ['区政府办公室', 'supervisor'];
const EDITOR: Who = ['区政府办公室', 'gazette'];
const WATER: Who = ['区水利局'];

walks('key tasks', (office) => {
  it.each([
    ['2023-1', tasks('离政办发〔2023〕14号', '2023', '2023年5月6日')],
    ['2024-1', tasks('离政办发〔2024〕9号', '2024', '2024年5月6日')],
  ])('of the issue %s are divided when it is imported on the screen', async (key, document) => {
    office().at('2024-07-01');
    const page = await office().go(EDITOR, '/documents');
    await page.getByLabel('导入一期公报（.txt、.docx、.pdf）').setInputFiles(issueFile(key, [document]));
    await page.getByText(`已导入${key}：1份文件，新1、改0、未变0。已按文件交办任务3项。`).waitFor();
    const board = await office().go(SUPERVISOR, `/board?document=${encodeURIComponent(document.number)}`);
    const rows = board.getByRole('table', { name: '事项' }).locator('tbody tr');
    await rows.nth(2).waitFor();
    const said = (await rows.allTextContents()).join('\n');
    expect(said.match(/区水利局/gu)).toHaveLength(2);
    expect(said).toContain('区教育体育局');
    await office().shot();
  });

  it('of 2024: signed for, set a day, reported, extended, late, urged, sent back, accepted', async () => {
    const title = '改造农村供水管网30公里。';
    const board = await office().go(SUPERVISOR, '/board?document=离政办发〔2024〕9号');
    await board.getByRole('link', { name: title }).first().click();
    const matter = await office().matter();
    const set = await matter.also('2024-07-01', OFFICE, '定完成时限', { 定于: '2024-09-15' });
    expect(set).toMatchObject({ state: '待签收', bearer: '区水利局', due: '9月15日（还有76天）' });
    const signed = await matter.also('2024-07-02', WATER, '签收');
    expect(signed.mine).toEqual(['报告进展', '报送办结', '申请延期']);
    const progress = { 进展情况: '管道进场', 完成比例: '30' };
    expect((await matter.also('2024-08-12', WATER, '报告进展', progress)).data).toMatchObject({ 完成比例: '30 %' });
    const asked = { 延期理由: '雨季不能开挖', 申请延至: '2024-10-15' };
    await matter.also('2024-09-10', WATER, '申请延期', asked);
    const early = { 延至: '2024-09-01' };
    expect(await matter.refused('2024-09-11', REVIEWER, '同意延期', early)).toMatch(/要晚于原定的2024-09-15/u);
    const extended = await matter.also('2024-09-11', REVIEWER, '同意延期', { 延至: '2024-10-15' });
    expect(extended).toMatchObject({ light: '正常', due: '10月15日（还有34天）' });
    await office().wake('2024-10-16');
    expect(await matter.see('2024-10-16', WATER)).toMatchObject({ light: '逾期', due: '10月15日（已超1天）' });

    const late = await office().go(SUPERVISOR, '/board?light=red');
    await late.getByRole('checkbox', { name: `选“${title}”` }).check();
    await late.getByRole('button', { name: '催办（1件）' }).click();
    await late.getByLabel('附言').fill('请于三日内办结');
    await late.getByRole('dialog').getByRole('button', { name: '催办' }).click();
    await late.getByText('已催办1件').waitFor();
    expect(await (await office().go(WATER)).locator('.notices').textContent()).toContain('请于三日内办结');

    const result = { 办理结果: '三十公里已通水' };
    expect(await matter.refused('2024-10-17', WATER, '报送办结', result)).toMatch(/还缺材料：佐证材料/u);
    await matter.do('2024-10-17', WATER, '报送办结', result, { papers: ['佐证材料'] });
    const back = await matter.do('2024-10-18', OFFICE, '退回', { 退回理由: '照片不清' });
    expect(back).toMatchObject({ state: '办理中', light: '逾期' });
    await matter.do('2024-10-19', WATER, '报送办结', { 办理结果: '三十公里已通水，附照片' });
    const accepted = await matter.do('2024-10-21', REVIEWER, '审核销号');
    expect(accepted).toMatchObject({ state: '已销号', light: '办结', due: '2024-10-21', papers: ['佐证材料.txt'] });
  });

  it('are reported by the quarter, from a telephone; the quarterly report counts them', async () => {
    await office().duties('2024-09-28', '2024-09-30');
    const title = '报送2024年重点工作任务进展情况（2024-09-30）';
    await office().hold('phone');
    const duty = await office().find('2024-09-28', WATER, title);
    await duty.do('2024-09-29', WATER, '报送', { 报送内容: '两项任务均在实施' });
    await office().hold('desk');
    expect((await duty.do('2024-09-30', OFFICE, '接收')).state).toBe('已接收');
    office().at('2024-11-01');
    const page = await office().go(SUPERVISOR, '/quarterly?quarter=2024-Q4');
    // Six tasks of two years; one was accepted, of the five others nobody reported since October.
    const whole = '共6项任务，已办结1项，按期推进5项，逾期0项；未办结的任务中5项本季没有报告进展。';
    await page.getByText(whole).waitFor();
    await office().shot();
  });
});
