/** Every screen at a desk and on a telephone: axe finds nothing, nothing runs off the side, nothing is logged; print fits its paper. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { program, type Role } from '../../src/desk/actor.ts';
import { openCase } from '../../src/desk/cases.ts';
import { report } from '../../src/desk/indicators.ts';
import { writeRows } from '../../src/desk/registers.ts';
import { startResponse } from '../../src/desk/responses.ts';
import { COUNTY, desk, somebody } from '../desk/desk.ts';
import { findChromium, openBrowser } from '../support/browser.ts';
import { DESK, PHONE, type Workbench, workbench } from './house.ts';
import { EVERYTHING } from './policy.ts';

const chromium = findChromium();
if (!chromium) console.warn('SKIPPED: browser tests need Chromium; run scripts/install-browser.sh as root.');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** With GONGBAO_SHOTS=FOLDER, a picture of each. */
const SHOTS = process.env.GONGBAO_SHOTS;
const OFFICE = '县信访局';

/** Address, and what is clicked there. */
type Screen = [address: string, ...clicks: string[]];

describe.skipIf(!chromium)('screens of the workbench', { timeout: 240_000 }, () => {
  const clock = { now: '2024-09-02T09:00:00+08:00' };
  const setting = desk(clock, EVERYTHING);
  let browser: Browser;
  let bench: Workbench;
  let one: string;
  let response: string;
  let document: string;

  beforeAll(async () => {
    browser = await openBrowser(chromium!);
    bench = await workbench(setting, browser);
    const { database } = bench.house.store;
    const clerk = somebody(OFFICE);
    const units = ['东河镇', '西坪乡', '城关街道', '县财政局', '县民政局', OFFICE];
    for (let place = 0; place < 40; place++) {
      const unit = place < 12 ? `第${place}村民委员会` : units[place % units.length]!;
      const input = {
        text: `完成第${place + 1}项重点工程的年度建设任务并报送工程量`,
        bearer: unit,
        assigner: '县政府办公室',
      };
      const due = `2024-${place % 3 === 0 ? '08-20' : place % 3 === 1 ? '09-04' : '11-30'}`;
      const on = `2024-0${7 + (place % 2)}-1${place % 10}`;
      await openCase(database, setting, program(COUNTY), {
        procedure: 'generic/duty',
        input: { ...input, dueOn: due },
        on,
        due,
      });
    }
    const permit = { applicant: '李大山', unit: OFFICE, area: '2.5', kind: '施工', reason: '修渠' };
    one = (await openCase(database, setting, clerk, { procedure: 'review/approval', input: permit })).id;
    response = (
      await startResponse(database, setting, clerk, {
        plan: 'review/flood',
        input: { what: '东河决口', level: '一级' },
        on: clock.now,
      })
    ).id;
    await writeRows(database, setting, clerk, 'review/points', [
      { data: { code: 'A1', town: '东河镇', grade: '高', people: 40 } },
      { data: { code: 'A2', town: '西坪乡', grade: '低', people: 90 } },
    ]);
    const values = ['91.5', '94', '96.25', '97'].flatMap((value, month) =>
      ['', '东河镇', '西坪乡'].map((subject) => ({
        indicator: 'review/rate',
        subject,
        period: `2024-0${month + 4}`,
        value,
      })),
    );
    await report(database, setting, clerk, values);
    const editor = await bench.house.as('县政府办公室', 'gazette');
    const listed = (await editor.get('/api/desk/documents?issue=2025-1')).json as {
      number: string;
      readings: number;
    }[];
    document = listed.find(({ readings }) => readings > 0)!.number;
  }, 240_000);
  afterAll(async () => browser?.close());

  const screens = (): [organ: string, role: Role, Screen[]][] => [
    [
      OFFICE,
      'reviewer',
      [
        ['/'],
        [`/cases/${one}`],
        [`/cases/${one}?do=first`, '.form-end .ant-btn-primary'],
        [`/cases/${response}`],
        ['/new'],
        ['/new?procedure=review%2Fapproval', '.form-end .ant-btn-primary', 'summary'],
        ['/new?procedure=review%2Fsurvey', 'text=添加一条', '.form-end .ant-btn-primary'],
        ['/registers'],
        ['/registers/review/points'],
        ['/registers/review/points', 'text=登记一行'],
        ['/registers/review/points', 'text=导入表格'],
        ['/registers/review/points', 'text=打开'],
        ['/registers/review/points?on=2020-01-01'],
        ['/indicators'],
        ['/indicators/review/rate', 'text=报送数值'],
        ['/responses'],
        ['/responses/review/flood'],
        ['/bodies'],
        ['/bodies?person=沈望川'],
        ['/account'],
        ['/nowhere'],
      ],
    ],
    [
      '县政府办公室',
      'supervisor',
      [
        ['/board'],
        ['/board?light=red', '.pick input', '.urge-bar button'],
        ['/board?words=没有这样的词'],
        ['/leader'],
        ['/quarterly?quarter=2024-Q3'],
        ['/quarterly?quarter=2024-Q3&unit=东河镇'],
        ['/indicators/review/rate'],
      ],
    ],
    [
      '县政府办公室',
      'gazette',
      [
        ['/documents'],
        [`/documents/${encodeURIComponent(document)}`],
        [`/documents/${encodeURIComponent(document)}`, 'text=不对，更正'],
      ],
    ],
    ['信息化管理', 'system', [['/accounts'], ['/accounts', '.tools .ant-btn-primary'], ['/seats']]],
    ['信息化管理', 'security', [['/seats', 'text=授予职务']]],
    [
      '信息化管理',
      'auditor',
      [
        ['/audit', 'text=重算全部哈希'],
        ['/audit', '.plain-summary'],
      ],
    ],
  ];

  it.each([
    ['desk', DESK],
    ['phone', PHONE],
  ] as const)('%s', async (size, viewport) => {
    const found: string[] = [];
    for (const [organ, role, each] of screens()) {
      const page = await bench.sit(organ, role, viewport);
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d/u.test(message.text())) found.push(message.text());
      });
      page.on('pageerror', (error) => found.push(String(error)));
      for (const [address, ...clicks] of each) {
        await page.goto(`${bench.base}/desk${address}`, { waitUntil: 'networkidle' });
        for (const click of clicks) {
          await page.locator(click).first().click();
          await page.waitForTimeout(400);
        }
        found.push(
          ...(await faultsOf(page, viewport.width)).map((fault) => `${address} ${clicks.join(' ')}: ${fault}`),
        );
        if (SHOTS) await page.screenshot({ path: `${SHOTS}/${nameOf(address, clicks)}-${size}.png`, fullPage: true });
      }
      await page.context().close();
    }
    const page = await (await browser.newContext({ viewport })).newPage();
    await page.goto(`${bench.base}/desk`, { waitUntil: 'networkidle' });
    found.push(...(await faultsOf(page, viewport.width)));
    await page.context().close();
    expect(found).toEqual([]);
  });

  it('a menu holds only what the seats allow', async () => {
    const menu = async (organ: string, role: Role) => {
      const page = await bench.sit(organ, role);
      await page.goto(`${bench.base}/desk`, { waitUntil: 'networkidle' });
      const titles = await page.getByRole('navigation', { name: '主菜单' }).getByRole('link').allTextContents();
      await page.context().close();
      return titles.filter((title) => title !== '公开页面');
    };
    expect(await menu('信息化管理', 'auditor')).toEqual(['审计']);
    expect(await menu('信息化管理', 'security')).toEqual(['机构人员', '职务']);
    expect(await menu(OFFICE, 'clerk')).toEqual([
      '今天',
      '新建事项',
      '督办台',
      '起草公文',
      '台账',
      '指标',
      '应急响应',
      '机构人员',
    ]);
    const supervisor = await menu('县政府办公室', 'supervisor');
    for (const title of ['领导一页', '季报']) expect(supervisor).toContain(title);
  });

  it('reports with the keyboard alone', async () => {
    const page = await bench.sit(OFFICE, 'reviewer');
    await page.goto(`${bench.base}/desk/cases/${one}?do=return`, { waitUntil: 'networkidle' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => globalThis.document.activeElement?.textContent)).toBe('跳到正文');
    await page.getByLabel('退回理由').focus();
    await page.keyboard.type('请补图');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('.states [aria-current=step]', { hasText: '待补正' }).waitFor();
    await page.context().close();
  });

  it("the leader's page is one sheet of A4", async () => {
    const page = await bench.sit('县政府办公室', 'supervisor');
    await page.goto(`${bench.base}/desk/leader`, { waitUntil: 'networkidle' });
    const sheet = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    if (SHOTS) await import('node:fs').then(({ writeFileSync }) => writeFileSync(`${SHOTS}/leader.pdf`, sheet));
    expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/gu)).toHaveLength(1);
    await page.context().close();
  });

  it('an editor confirms and puts right what the reader inferred', async () => {
    const page = await bench.sit('县政府办公室', 'gazette');
    await page.goto(`${bench.base}/desk/documents/${encodeURIComponent(document)}`, { waitUntil: 'networkidle' });
    const first = page.locator('.readings > li').first();
    await first.getByRole('button', { name: '核定无误' }).click();
    await first.getByText('✓ 已核定').waitFor();
    await first.locator('.reading-head').click();
    await first.getByRole('button', { name: '不对，更正' }).click();
    await first.getByLabel('应当是').fill('另一个读法');
    await first.getByRole('button', { name: '更正', exact: true }).click();
    await first.getByText('✓ 已更正').waitFor();
    const auditor = await bench.house.as('信息化管理', 'auditor');
    const { json } = await auditor.get('/api/desk/audit/events?type=reading-confirmed');
    expect(
      json.map(({ payload }: { payload: { decision: string; value: string | null } }) => [
        payload.decision,
        payload.value,
      ]),
    ).toEqual([
      ['corrected', '另一个读法'],
      ['confirmed', null],
    ]);
    const clerk = await bench.house.as(OFFICE, 'clerk');
    const asked = { subject: 'x', decision: 'confirmed' };
    expect((await clerk.post(`/api/desk/documents/${encodeURIComponent(document)}/confirmations`, asked)).status).toBe(
      403,
    );
    await page.context().close();
  });

  it('an issue of another county is not taken in', async () => {
    const page = await bench.sit('县政府办公室', 'gazette');
    await page.goto(`${bench.base}/desk/documents`, { waitUntil: 'networkidle' });
    await page.getByLabel('导入一期公报（.txt、.docx、.pdf）').setInputFiles('samples/2025-1.txt');
    await page.getByText('不是本地的；没有导入').waitFor();
    await page.context().close();
  });
});

async function faultsOf(page: Page, width: number): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze();
  const wide = await page.evaluate(() => globalThis.document.documentElement.scrollWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`),
    ...(wide > width ? [`${wide} px wide`] : []),
  ];
}

function nameOf(address: string, clicks: string[]): string {
  return `${address} ${clicks.join(' ')}`.replace(/[^\p{L}\p{N}]+/gu, '_').slice(0, 70);
}
