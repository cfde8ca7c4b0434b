/** A case from filing to its end, by the hands of those who do it, in a real browser. */
import ExcelJS from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireClocks } from '../../src/desk/wake.ts';
import { desk } from '../desk/desk.ts';
import { PASSWORD } from '../desk/house.ts';
import { findChromium, openBrowser } from '../support/browser.ts';
import { PHONE, paper, type Workbench, workbench } from './house.ts';
import { EVERYTHING } from './policy.ts';

const chromium = findChromium();
if (!chromium) console.warn('SKIPPED: browser tests need Chromium; run scripts/install-browser.sh as root.');
const OFFICE = '县信访局';

describe.skipIf(!chromium)('the workbench', { timeout: 120_000 }, () => {
  const clock = { now: '2024-03-01T09:00:00+08:00' };
  const setting = desk(clock, EVERYTHING);
  let browser: Browser;
  let bench: Workbench;
  let address: string;

  beforeAll(async () => {
    browser = await openBrowser(chromium!);
    bench = await workbench(setting, browser);
  }, 120_000);
  afterAll(async () => browser?.close());

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const chooseAction = async (page: Page, name: string) => button(page, name).first().click();
  const submit = async (page: Page, name: string) => page.locator('.action-form').getByRole('button', { name }).click();
  const state = (page: Page) => page.locator('.states [aria-current=step]');

  it('signs in, says what is wrong, keeps the address, signs out', async () => {
    await bench.house.as(OFFICE, 'clerk');
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${bench.base}/desk/registers`);
    await page.getByLabel('登录名').fill(`${OFFICE}.clerk`);
    await page.getByLabel('密码').fill('Wrong-2024-xian');
    await button(page, '登录').click();
    await page.getByText('登录名或密码不对').waitFor();
    await page.getByLabel('密码').fill(PASSWORD);
    await button(page, '登录').click();
    await page.getByRole('heading', { name: '台账', level: 1 }).waitFor();
    await button(page, '退出').click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    expect((await page.request.get(`${bench.base}/api/desk/me`)).status()).toBe(401);
    await page.context().close();
  });

  it('files a case from a generated form, after saying what is missing', async () => {
    const page = await bench.sit(OFFICE, 'clerk');
    await page.goto(`${bench.base}/desk/new`);
    await page.getByRole('link', { name: '临时用地', exact: true }).click();
    await page.getByLabel('申请人').fill('李大山');
    await button(page, '立案').click();
    await page.getByText('还要填写：责任单位、面积、用途、事由。').waitFor();
    await page.getByLabel('责任单位').fill('东河镇');
    await page.getByLabel('面积').fill('-2');
    await page.getByLabel('堆料').check();
    await page.getByLabel('事由').fill('水渠施工堆放石料');
    await button(page, '立案').click();
    await page.getByText('“面积”不能小于 0').waitFor();
    await page.getByLabel('面积').fill('2.50');
    await button(page, '立案').click();
    await page.getByRole('heading', { name: '李大山临时用地' }).waitFor();
    address = page.url();
    expect(await state(page).textContent()).toBe('待审核');
    // The amount is kept as it was written; the clerk may do nothing while it is being reviewed.
    expect(await page.locator('.data').textContent()).toContain('2.5');
    expect(await page.locator('.others').textContent()).toContain('审核通过');
    expect(await page.locator('.actions button').count()).toBe(0);
    await page.context().close();
  });

  it('comes back from the reviewer, is mended on a phone with a paper, passes, is approved', async () => {
    const reviewer = await bench.sit(OFFICE, 'reviewer');
    await reviewer.goto(`${bench.base}/desk`);
    await reviewer.getByRole('link', { name: '办理“李大山临时用地”' }).click();
    await reviewer.getByLabel('退回理由').fill('请补勘测图');
    await submit(reviewer, '退回补正');
    await reviewer.locator('.states [aria-current=step]', { hasText: '待补正' }).waitFor();

    const clerk = await bench.sit(OFFICE, 'clerk', PHONE);
    await clerk.goto(`${bench.base}/desk`);
    await clerk.getByRole('link', { name: '办理“李大山临时用地”' }).click();
    await clerk.getByLabel('补正说明').fill('已补');
    await submit(clerk, '补正');
    await clerk.getByText('还缺材料：勘测图').waitFor();
    await clerk.getByLabel('选择“勘测图”文件').setInputFiles(paper('图.txt', '东至渠，西至路'));
    await clerk.getByText('图.txt').waitFor();
    await submit(clerk, '补正');
    await clerk.locator('.states [aria-current=step]', { hasText: '待审核' }).waitFor();
    const [download] = await Promise.all([
      clerk.waitForEvent('download'),
      clerk.getByRole('link', { name: '图.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('图.txt');

    // The reviewer's page still shows the case as it was left: what comes from it is refused, and read again on request.
    await reviewer.reload();
    await chooseAction(reviewer, '审核通过');
    const other = await bench.sit(OFFICE, 'reviewer');
    await other.goto(address);
    await chooseAction(other, '审核通过');
    await submit(other, '审核通过');
    await other.locator('.states [aria-current=step]', { hasText: '待批准' }).waitFor();
    await submit(reviewer, '审核通过');
    await reviewer.getByText('你填写的内容没有提交').waitFor();
    await button(reviewer, '刷新').click();
    await reviewer.locator('.states [aria-current=step]', { hasText: '待批准' }).waitFor();

    const leader = await bench.sit(OFFICE, 'leader');
    await leader.goto(`${address}?do=approve`);
    expect(await leader.locator('.beside').textContent()).toContain('临时用地办法第九条');
    await submit(leader, '批准');
    await leader.locator('.states [aria-current=step]', { hasText: '办理中' }).waitFor();
    // 30 days from 1 March 2024: the last is 31 March.
    expect(await leader.locator('.clock-head').first().textContent()).toContain('3月31日，还有30天');
    const record = await leader.locator('.events').textContent();
    for (const said of ['退回补正', '请补勘测图', '补正说明', '批准', `${OFFICE}.reviewer`])
      expect(record).toContain(said);
    for (const page of [reviewer, clerk, other, leader]) await page.context().close();
  });

  it('is late when its clock has run out, is urged from the board, is finished', async () => {
    clock.now = '2024-04-02T09:00:00+08:00';
    await expireClocks(bench.house.store.database, setting);
    const supervisor = await bench.sit('县政府办公室', 'supervisor');
    await supervisor.goto(`${bench.base}/desk/board?light=red`);
    await supervisor.getByRole('checkbox', { name: '选“李大山临时用地”' }).check();
    await button(supervisor, '催办（1件）').click();
    await supervisor.getByLabel('附言').fill('请于今日内办结');
    await supervisor.getByRole('dialog').getByRole('button', { name: '催办' }).click();
    await supervisor.getByText('已催办1件').waitFor();
    await button(supervisor, '存下这个筛选').click();
    await supervisor.getByLabel('给这个筛选起名').fill('逾期的');
    await button(supervisor, '存下').click();
    await supervisor.getByText('已存下').waitFor();
    await supervisor.goto(`${bench.base}/desk/board`);
    await button(supervisor, '逾期的').click();
    await supervisor.waitForURL(/light=red/u);
    await button(supervisor, '不再留存“逾期的”').click();
    await button(supervisor, '逾期的').waitFor({ state: 'detached' });

    const town = await bench.sit('东河镇', 'clerk', PHONE);
    await town.goto(`${bench.base}/desk`);
    expect(await town.locator('.counts .red dd').textContent()).toBe('1');
    expect(await town.locator('.notices').textContent()).toContain('请于今日内办结');
    await town.getByRole('link', { name: '办理“李大山临时用地”' }).click();
    await submit(town, '办结');
    await town.locator('.states [aria-current=step]', { hasText: '已办结' }).waitFor();
    expect(await town.locator('.events').textContent()).toContain('“办理期限”期满');
    for (const page of [supervisor, town]) await page.context().close();
  });

  it('does not do a step twice that is clicked twice', async () => {
    const page = await bench.sit(OFFICE, 'clerk');
    await page.goto(`${bench.base}/desk/new?procedure=review%2Fapproval`);
    await page.getByLabel('申请人').fill('王二');
    await page.getByLabel('责任单位').fill('西坪乡');
    await page.getByLabel('面积').fill('1');
    await page.getByLabel('施工').check();
    await page.getByLabel('事由').fill('修路');
    // The answer to the first is lost on the way: the person sends again.
    let lost = false;
    await page.route('**/api/desk/cases', async (route) => {
      if (lost || route.request().method() !== 'POST') return route.continue();
      lost = true;
      await route.fetch();
      return route.abort();
    });
    await button(page, '立案').click();
    await page.getByText('连不上服务器').waitFor();
    await button(page, '立案').click();
    await page.getByRole('heading', { name: '王二临时用地' }).waitFor();
    const { json } = await (await bench.house.as(OFFICE, 'clerk')).get('/api/desk/cases?words=王二');
    expect(json.cases.map(({ title }: { title: string }) => title)).toEqual(['王二临时用地']);
    await page.context().close();
  });

  it('draws every kind of field, and sends each as the server takes it', async () => {
    const page = await bench.sit(OFFICE, 'clerk', PHONE);
    await page.goto(`${bench.base}/desk/new?procedure=review%2Fsurvey`);
    await page.getByLabel('户主').fill('孙四');
    await page.getByRole('group', { name: '是否低保' }).getByLabel('否').check();
    await page.getByLabel('供水').check();
    await page.getByLabel('供暖').check();
    await page.getByLabel('地类').click();
    await page.locator('.ant-select-item-option', { hasText: '果园' }).click();
    await page.getByLabel('入户日').fill('2024-02-29');
    await page.getByLabel('起始月').fill('2024-03');
    await page.getByLabel('见面时刻').fill('2024-02-29T15:30');
    await button(page, '添加一条').click();
    await page.getByLabel('姓名').fill('孙大');
    await page.getByLabel('年龄').fill('61');
    await button(page, '添加一条').click();
    await page.getByLabel('姓名').nth(1).fill('孙小');
    await page.getByLabel('年龄').nth(1).fill('9');
    await page.getByLabel('诉求').fill('修路\n通水');
    await button(page, '立案').click();
    await page.getByRole('heading', { name: '孙四' }).waitFor();
    const { json } = await (await bench.house.as(OFFICE, 'clerk')).get(
      `/api/desk/cases/${page.url().split('/').at(-1)}`,
    );
    expect(
      Object.fromEntries(json.data.map(({ key, value }: { key: string; value: unknown }) => [key, value])),
    ).toEqual({
      head: '孙四',
      poor: false,
      needs: ['供水', '供暖'],
      land: '果园',
      visited: '2024-02-29',
      from: '2024-03',
      seen: '2024-02-29T15:30:00+08:00',
      members: [
        { name: '孙大', age: '61' },
        { name: '孙小', age: '9' },
      ],
      wishes: ['修路', '通水'],
    });
    const said = await page.locator('.data').textContent();
    for (const text of ['姓名 孙大，年龄 61', '见面时刻2024-02-29 15:30', '是否低保否']) expect(said).toContain(text);
    await page.context().close();
  });

  it('keeps what was typed when the session ends', async () => {
    const page = await bench.sit(OFFICE, 'clerk');
    await page.goto(`${bench.base}/desk/new?procedure=review%2Fapproval`);
    await page.getByLabel('申请人').fill('赵三');
    await page.getByLabel('责任单位').fill('西坪乡');
    await page.getByLabel('面积').fill('1');
    await page.getByLabel('施工').check();
    await page.getByLabel('事由').fill('修渠');
    await page.context().clearCookies();
    await button(page, '立案').click();
    await page.getByRole('heading', { name: '登录已过期，请重新登录' }).waitFor();
    await page.getByLabel('登录名').fill(`${OFFICE}.clerk`);
    await page.getByLabel('密码').fill(PASSWORD);
    await button(page, '登录').click();
    await page.locator('.front').waitFor({ state: 'detached' });
    expect(await page.getByLabel('申请人').inputValue()).toBe('赵三');
    await button(page, '立案').click();
    await page.getByRole('heading', { name: '赵三临时用地' }).waitFor();
    await page.context().close();
  });

  it('imports a register after a preview, refuses a wrong sheet line by line, tells which sum fails', async () => {
    const page = await bench.sit(OFFICE, 'clerk');
    await page.goto(`${bench.base}/desk/registers/review/points`);
    await button(page, '导入表格').click();
    const choose = async (rows: unknown[][]) =>
      page.getByLabel('选择要导入的表格（.xlsx）').setInputFiles({
        name: '隐患点.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await sheet(rows),
      });
    await choose([
      ['A1', '东河镇', '高', 40],
      ['A2', '西坪乡', '极高', 5],
    ]);
    await page.getByText('有1处错误').waitFor();
    expect(await page.getByRole('table', { name: '表格里的错误' }).textContent()).toContain('3');
    await choose([
      ['A1', '东河镇', '高', 40],
      ['A2', '西坪乡', '低', 70],
    ]);
    await button(page, '确认写入2行').click();
    await page.getByText('现在在册2行').waitFor();
    await page.getByText('各数不平衡：威胁人数合计超过了上报数100人。').waitFor();

    await button(page, '“A2”的历史与更改').click();
    await page.locator('.ant-drawer').getByRole('button', { name: '更改' }).click();
    await page.getByLabel('威胁人数').fill('50');
    await page.locator('.ant-drawer form').getByRole('button', { name: '更改' }).click();
    await page.getByText('各数平衡').waitFor();
    await button(page, '“A2”的历史与更改').click();
    await page.getByText('原为 70 人').waitFor();
    await page.context().close();
  });

  it('reports a value against its target; a locked period takes no other until it is unlocked', async () => {
    const clerk = await bench.sit(OFFICE, 'clerk');
    await clerk.goto(`${bench.base}/desk/indicators/review/rate`);
    const tell = async (value: string) => {
      await button(clerk, '报送数值').click();
      await clerk.getByLabel('期次').first().fill('2024');
      await clerk.getByLabel('数值', { exact: true }).fill(value);
      await button(clerk, '报送').click();
    };
    await tell('94.995');
    await clerk.getByText('✕ 未达到').waitFor();
    const supervisor = await bench.sit('县政府办公室', 'supervisor');
    await supervisor.goto(`${bench.base}/desk/indicators/review/rate`);
    const lock = async (name: string, reason: string) => {
      await supervisor.getByLabel('说明').fill(reason);
      await button(supervisor, name).click();
    };
    await lock('锁定', '年度定稿');
    await supervisor.getByText('已锁定', { exact: true }).waitFor();
    await tell('96');
    await clerk.getByText('的数已经锁定，不能再报').waitFor();
    await button(clerk, '取消').click();
    await lock('解锁', '数据更正');
    await supervisor.getByText('已锁定', { exact: true }).waitFor({ state: 'detached' });
    await tell('95');
    await clerk.getByText('✓ 达到').waitFor();
    for (const page of [clerk, supervisor]) await page.context().close();
  });

  it('finds the level from facts, starts the response, calls the chain, hears', async () => {
    const page = await bench.sit(OFFICE, 'clerk');
    await page.goto(`${bench.base}/desk/responses`);
    await page.getByRole('link', { name: '防汛预案' }).click();
    await page.getByLabel('日雨量').fill('120');
    await button(page, '定级').click();
    await page.getByText('应启动 一级').waitFor();
    await page.getByLabel('险情').fill('东河决口');
    expect(await page.getByLabel('一级').isChecked()).toBe(true);
    await button(page, '启动并通知').click();
    await page.getByRole('heading', { name: '东河决口' }).waitFor();
    await button(page, '已收到').click();
    await page.getByText('通知与回执（1/2）').waitFor();
    const next = await bench.sit('县政府办公室', 'supervisor', PHONE);
    await next.goto(`${bench.base}/desk`);
    await next.getByRole('link', { name: '报告县政府', exact: true }).waitFor();
    await button(next, '已收到').click();
    await next.getByText('要马上回执的通知').waitFor({ state: 'detached' });
    for (const one of [page, next]) await one.context().close();
  });
});

async function sheet(rows: unknown[][]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const first = book.addWorksheet('表');
  for (const row of [['编号', '乡镇', '险情等级', '威胁人数'], ...rows]) first.addRow(row);
  return Buffer.from(await book.xlsx.writeBuffer());
}
