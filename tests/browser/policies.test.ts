/** The pages of mechanisms, rules and clocks in a real browser: accessibility on a phone and on a desk. */
import { AxeBuilder } from '@axe-core/playwright';
import type { FastifyInstance } from 'fastify';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/server/server.ts';
import { registerSite } from '../../src/site/site.ts';
import { samplePolicies } from '../policy/sample.ts';
import { findChromium, openBrowser } from '../support/browser.ts';
import { fakeRegister } from '../support/fake-register.ts';
import { JURISDICTION } from '../support/fake-site.ts';

const chromium = findChromium();
if (!chromium) console.warn('SKIPPED: browser tests need Chromium; run scripts/install-browser.sh as root.');

const DRAWN = '/m/meals/clocks/appeal?start=2024-04-30&asOf=2024-05-12';
/** Each page as it is found, answered and refused. */
const PAGES = [
  '/m',
  '/m/meals',
  '/m/meals/rules/subsidy',
  '/m/meals/rules/subsidy?at=2024-06-01&age=60',
  '/m/meals/rules/subsidy?at=2024-06-01&age=60&meals=20',
  '/m/meals/rules/subsidy?at=2024-06-01&age=151&meals=20',
  '/m/meals/clocks/appeal',
  DRAWN,
  '/m/meals/clocks/appeal?start=2199-04-30',
  '/m/none',
];
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe.skipIf(!chromium)('rules and clocks in Chromium', { timeout: 120_000 }, () => {
  let app: FastifyInstance;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    app = await createServer();
    await registerSite(app, { register: fakeRegister(), jurisdiction: JURISDICTION, policies: samplePolicies() });
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser(chromium!);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  it.each([
    ['phone', { width: 390, height: 844 }],
    ['desk', { width: 1440, height: 900 }],
  ] as const)(
    '%s: axe finds nothing at WCAG 2.2 AA, nothing runs off the side, nothing is logged',
    async (_name, viewport) => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      const page = await context.newPage();
      const found: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404')) found.push(message.text());
      });
      page.on('pageerror', (error) => found.push(String(error)));
      for (const path of PAGES) {
        const reply = await page.goto(base + path);
        if (reply!.status() !== (path === '/m/none' ? 404 : 200)) found.push(`${path}: ${reply!.status()}`);
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze();
        for (const { id, nodes } of violations)
          found.push(`${path}: ${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > viewport.width) found.push(`${path}: ${width} px wide`);
      }
      await context.close();
      expect(found).toEqual([]);
    },
  );

  it('answers without JavaScript, question by question', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${base}/m`);
    await page.click('a[href="/m/meals"]');
    await page.click('a[href="/m/meals/rules/subsidy"]');
    await page.fill('#at', '2024-06-01');
    await page.fill('#age', '60');
    await page.click('.ask button[type=submit]');
    await page.fill('#meals', '20');
    await page.click('.ask button[type=submit]');
    // 20 meals at 3 元.
    expect(await page.locator('.answer .outcome').textContent()).toContain('60 元');
    await context.close();
  });
});
