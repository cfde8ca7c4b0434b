/** What the gazettes print as done: four listings and eleven replies, as they are found on the screen, with their real days. */
import { beforeAll, expect, it } from 'vitest';
import type { Who } from './office.ts';
import { walks } from './walks.ts';

const OFFICE: Who = ['区政府办公室'];
const SUPERVISOR: Who = ['区政府办公室', 'supervisor'];

walks('the past', (office) => {
  beforeAll(async () => office().past('2024-12-31'));

  it.each([
    ['吕梁蕴华双语学校', '2023-09-28', '2024年3月7日', '2024-04-30', '2024年4月30日'],
    ['强联白金瀚店', '2024-07-12', '2024年8月27日', '2024-08-29', '2024年8月29日'],
    ['新启航幼儿园', '2024-07-12', '2024年9月9日', '2024-09-23', '2024年9月23日'],
    ['文育蒙氏幼儿园', '2024-07-12', '2024年9月9日', '2024-09-23', '2024年9月23日'],
  ])('fire hazards: %s, listed %s, to be gone by %s, struck off %s', async (unit, listed, due, closed, said) => {
    office().at('2025-01-06');
    const page = await office().go(SUPERVISOR, `/board?open=false&words=${unit}`);
    await page.getByRole('table', { name: '事项' }).getByRole('link').first().click();
    const matter = await office().matter();
    expect(matter.title).toContain(unit);
    const seen = await matter.see('2025-01-06', SUPERVISOR);
    expect(seen).toMatchObject({
      ...{ state: '已销案摘牌', light: '办结', due: closed, mine: [], others: [] },
      clocks: { 完成时限: `${said}停止期限${due}` },
    });
    expect(await page.locator('.facts').textContent()).toContain(`立案日${listed}`);
    expect(seen.last).toContain('公报登记');
    await office().shot();
  });

  it('proposals: eleven were answered, and wait for what the proposers say', async () => {
    office().at('2025-01-06');
    const page = await office().go(SUPERVISOR, '/board?state=已答复');
    const rows = page.getByRole('table', { name: '事项' }).locator('tbody tr');
    await rows.nth(10).waitFor();
    expect(await rows.count()).toBe(11);
    await rows.first().getByRole('link').first().click();
    const matter = await office().matter();
    const heard = await matter.do('2025-01-07', OFFICE, '提出人反馈', { 满意程度: '基本满意' });
    expect(heard).toMatchObject({ state: '已办结', data: { 满意程度: '基本满意' }, papers: [expect.any(String)] });
  });
});
