/** A draft goes from blank to its public page in a browser, through everyone's hands: drafter, consulted, reviewer, mayor, office. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { policiesInForce, policiesToServe } from '../../src/cli/policy-files.ts';
import type { Role } from '../../src/desk/actor.ts';
import { createSetting } from '../../src/desk/setting.ts';
import { expireClocks } from '../../src/desk/wake.ts';
import { readIssue } from '../../src/gazette/read.ts';
import { registerSite } from '../../src/site/site.ts';
import { importIssue } from '../../src/store/import.ts';
import { jurisdictions, SPECIMEN, vocabularyOf } from '../../src/store/jurisdictions.ts';
import { createRegister } from '../../src/store/register.ts';
import { registerWorkbench } from '../../src/workbench/serve.ts';
import { house, PASSWORD } from '../desk/house.ts';
import { findChromium, openBrowser } from '../support/browser.ts';

const chromium = findChromium();
if (!chromium) process.stderr.write('tests/browser/drafting: no Chromium here; skipped.\n');

describe.skipIf(!chromium)('the drafting desk', () => {
  const clock = { now: '2025-06-02T09:00:00+08:00' };
  const served = policiesToServe(SPECIMEN);
  const inForce = policiesInForce(SPECIMEN, served);
  const setting = createSetting(SPECIMEN, vocabularyOf(SPECIMEN), inForce, inForce.files, () => new Date(clock.now));
  let browser: Browser;
  let base: string;
  let desk: Awaited<ReturnType<typeof house>>;
  const pages = new Map<string, Page>();

  beforeAll(async () => {
    desk = await house(setting);
    const { app, store } = desk;
    const text = readFileSync(resolve(import.meta.dirname, '../../samples/2025-1.txt'), 'utf8').split('\n');
    const county = jurisdictions().find(({ code }) => code === SPECIMEN)!;
    await importIssue(store.database, county, readIssue(text, { key: '2025-1' }), { sha256: 'x', reader: 'x' });
    await registerSite(app, {
      register: createRegister(store.database, vocabularyOf),
      jurisdiction: SPECIMEN,
      policies: served,
    });
    await registerWorkbench(app, county.name);
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser(chromium!);
  }, 120_000);
  afterAll(() => browser?.close());

  /** The page of somebody who has signed in, on the screen. */
  async function as(organ: string, role: Role): Promise<Page> {
    const name = `${organ}.${role}`;
    const found = pages.get(name);
    if (found) return found;
    await desk.as(organ, role);
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${base}/desk`);
    await page.getByLabel('登录名').fill(name);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { level: 1, name: '今天' }).waitFor();
    pages.set(name, page);
    return page;
  }

  /** Does a step on the page of the case, filling the fields by their titles. */
  async function step(page: Page, address: string, action: string, fields: Record<string, string> = {}) {
    await page.goto(`${base}/desk/cases/${address}`);
    await page.getByRole('button', { name: action, exact: true }).first().click();
    const form = page.locator('.action-form');
    for (const [title, value] of Object.entries(fields)) {
      // An option is chosen by its own name.
      if (value === '') await form.getByRole('radio', { name: title, exact: true }).check();
      else await form.getByLabel(title).fill(value);
    }
    await form.getByRole('button', { name: action, exact: true }).click();
    await page.locator('.action-form').waitFor({ state: 'detached' });
  }

  it('leads from a blank page to the published document', { timeout: 180_000 }, async () => {
    const drafter = await as('县应急管理局', 'clerk');
    await drafter.goto(`${base}/desk/drafting`);
    await drafter.getByRole('button', { name: '新建文稿' }).click();
    await drafter.getByLabel('标题').fill('临溪县人民政府关于做好2025年防汛工作的通知');
    for (const [label, organ] of [
      ['发文机关', '县人民政府'],
      ['合法性审核单位', '县政府办公室'],
      ['印发单位', '县政府办公室'],
    ] as const) {
      await drafter.getByLabel(label).fill(organ);
      await drafter.keyboard.press('Escape');
    }
    await drafter.getByLabel('临政发', { exact: true }).check();
    await drafter.getByRole('button', { name: '开始起草' }).click();
    await drafter.waitForURL(/\/desk\/drafting\/[0-9a-f-]{36}$/u);
    const id = drafter.url().split('/').at(-1)!;

    // Numbers come into order as one writes; the sum that does not close is found.
    const text = drafter.getByLabel('正文');
    await text.fill(
      '为做好防汛工作，现将有关事项通知如下：\n一、提高认识。各乡镇要落实责任。\n三、安排资金。共安排资金30万元，其中物资20万元、抢险8万元。',
    );
    await text.press('End');
    const finding = drafter.getByText(/30万元.*28万元/u).first();
    await finding.waitFor();
    expect(await text.inputValue()).toContain('\n二、安排资金');
    const axe = await new AxeBuilder({ page: drafter })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(axe.violations.map(({ id: rule, nodes }) => `${rule}: ${nodes[0]?.html}`)).toEqual([]);
    await drafter.getByRole('button', { name: /改为“28万元”/u }).click();
    await drafter.getByText('没有发现问题').waitFor();
    await drafter.getByRole('tab', { name: '试运行' }).click();
    await drafter.getByRole('button', { name: '试运行' }).click();
    await drafter.locator('.dry-run, .nothing').first().waitFor();
    await drafter.getByLabel('解读').fill('去年汛期有三处险情没有及时上报，所以写明每周报送。');
    await drafter.getByRole('button', { name: /保\s*存/u }).click();
    await drafter.getByText('已保存').waitFor();

    await step(drafter, id, '征求意见', { 征求单位: '县财政局', 回复期限: '2025-06-10' });
    await step(await as('县财政局', 'clerk'), id, '回复意见', { 意见: '资金无异议' });
    await step(drafter, id, '征求意见', { 征求单位: '县公安局', 回复期限: '2025-06-10' });
    clock.now = '2025-06-11T08:00:00+08:00';
    await expireClocks(desk.store.database, setting);
    await step(drafter, id, '送合法性审核');
    await step(await as('县政府办公室', 'reviewer'), id, '合法性审核通过', { 审核意见: '合法' });
    await step(await as('县人民政府', 'leader'), id, '签发', { 县长: '', 成文日期: '2025-06-11' });
    await drafter.goto(`${base}/desk/drafting/${id}`);
    await drafter.getByText('不能再改文字').waitFor();
    const office = await as('县政府办公室', 'gazette');
    await step(office, id, '编号');
    await step(office, id, '公开');

    const visitor = await (await browser.newContext()).newPage();
    await visitor.goto(`${base}/d/${encodeURIComponent('临政发〔2025〕6号')}`);
    expect(await visitor.locator('h1').textContent()).toContain('做好2025年防汛工作');
    expect(await visitor.locator('main').textContent()).toContain('共安排资金28万元');
    // To what explains it, and back.
    await visitor
      .getByRole('link', { name: /防汛工作的通知》.*解读/u })
      .first()
      .click();
    expect(await visitor.locator('main').textContent()).toContain('去年汛期有三处险情');
    await visitor
      .getByRole('link', { name: /做好2025年防汛工作的通知$/u })
      .first()
      .click();
    expect(await visitor.locator('h1').textContent()).toBe('临溪县人民政府关于做好2025年防汛工作的通知');
  });
});
