/** A first password, the second factor, standing in for a colleague: by the person, in a real browser. */
import { createHmac } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../src/desk/actor.ts';
import { grantSeat } from '../../src/desk/seats.ts';
import { COUNTY, desk } from '../desk/desk.ts';
import { PASSWORD } from '../desk/house.ts';
import { findChromium, openBrowser } from '../support/browser.ts';
import { type Workbench, workbench } from './house.ts';
import { EVERYTHING } from './policy.ts';

const chromium = findChromium();
if (!chromium) console.warn('SKIPPED: browser tests need Chromium; run scripts/install-browser.sh as root.');
const OFFICE = '县信访局';
const FIRST = 'First-2024-once';

describe.skipIf(!chromium)('signing in', { timeout: 120_000 }, () => {
  const setting = desk({ now: '2024-03-01T09:00:00+08:00' }, EVERYTHING);
  let browser: Browser;
  let bench: Workbench;

  beforeAll(async () => {
    browser = await openBrowser(chromium!);
    bench = await workbench(setting, browser);
  }, 120_000);
  afterAll(async () => browser?.close());

  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const signIn = async (page: Page, username: string, password: string) => {
    await page.getByLabel('登录名').fill(username);
    await page.getByLabel('密码').fill(password);
    await button(page, '登录').click();
  };

  it('an account that the administrator opened changes its password first', async () => {
    const system = await bench.sit('信息化管理', 'system');
    await system.goto(`${bench.base}/desk/accounts`);
    await button(system, '开立账号').click();
    await system.getByLabel('登录名').fill('xin');
    await system.getByLabel('姓名').fill('新人');
    await system.getByLabel('初始密码').fill('short');
    await button(system, '开立').click();
    await system.getByText('密码至少10位。', { exact: true }).waitFor();
    await system.getByLabel('初始密码').fill(FIRST);
    await button(system, '开立').click();
    await system.getByRole('cell', { name: 'xin', exact: true }).waitFor();
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${bench.base}/desk/account`);
    await signIn(page, 'xin', FIRST);
    await page.getByRole('heading', { name: '请先修改初始密码' }).waitFor();
    await page.getByLabel('当前密码').fill(FIRST);
    await page.getByLabel('新密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再填一次新密码').fill(`${PASSWORD}x`);
    await button(page, '修改密码').click();
    await page.getByText('两次填写的新密码不一样').waitFor();
    await page.getByLabel('再填一次新密码').fill(PASSWORD);
    await button(page, '修改密码').click();
    await page.getByText('你还没有职务').waitFor();
    for (const one of [page, system]) await one.context().close();
  });

  it('with a second factor, a password alone lets nobody in', async () => {
    const page = await bench.sit(OFFICE, 'clerk');
    await page.goto(`${bench.base}/desk/account`);
    await page.getByLabel('当前登录密码').fill(PASSWORD);
    await button(page, '启用动态口令').click();
    await page.getByRole('img', { name: '动态口令的二维码' }).waitFor();
    const secret = (await page.getByText('不能扫描时手工填写密钥').locator('code').textContent())!;
    await page.getByLabel('六位数字').fill(codeOf(secret));
    await button(page, '启用').click();
    await button(page, '停用动态口令').waitFor();

    const other = await (await browser.newContext()).newPage();
    await other.goto(`${bench.base}/desk`);
    await signIn(other, `${OFFICE}.clerk`, PASSWORD);
    await other.getByLabel('动态口令').fill('000000');
    await button(other, '验证').click();
    await other.getByText('口令不对或已过期').waitFor();
    expect((await other.request.get(`${bench.base}/api/desk/me`)).status()).toBe(401);
    await other.getByLabel('动态口令').fill(codeOf(secret));
    await button(other, '验证').click();
    await other.getByRole('heading', { name: '今天' }).waitFor();
    for (const one of [page, other]) await one.context().close();
  });

  it('a leader who is away lets a colleague act from the seat, and takes it back', async () => {
    const leader = await bench.sit(OFFICE, 'leader');
    const colleague = await bench.house.as(OFFICE, 'reviewer');
    await leader.goto(`${bench.base}/desk/account`);
    await leader.getByLabel(`${OFFICE}.reviewer`).check();
    await leader.getByLabel('到（含当日）').fill('2024-03-05');
    await leader.getByLabel('原因').fill('外出学习');
    await button(leader, '登记委托').click();
    await leader.getByText('委托已登记').waitFor();
    const seats = async () => (await colleague.get('/api/desk/me')).json.seats;
    expect(await seats()).toContainEqual(expect.objectContaining({ role: 'leader', standsIn: true }));
    await button(leader, '今天终止').click();
    await button(leader, '今天终止').waitFor({ state: 'detached' });
    await leader.context().close();
  });

  it('a page that the seats do not allow says so instead of breaking', async () => {
    const account = (await bench.house.as('东河镇', 'clerk')).account;
    await grantSeat(bench.house.store.database, setting, program(COUNTY), {
      account,
      person: '东河镇.clerk',
      organ: '东河镇',
      role: 'reviewer',
      from: '2020-01-01',
    });
    const page = await bench.sit('东河镇', 'clerk');
    await page.goto(`${bench.base}/desk/leader`);
    await page.getByText('这一页给领导和督查部门看').waitFor();
    await page.goto(`${bench.base}/desk/audit`);
    await page.getByText('这由审计员办理').first().waitFor();
    await page.context().close();
  });
});

/** The six digits of this half minute (RFC 6238). */
function codeOf(secret: string): string {
  const bits = [...secret.replace(/=+$/u, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((octet) => Number.parseInt(octet, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest.at(-1)! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
