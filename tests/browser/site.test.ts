/** The public pages in a real browser: accessibility, keyboard, no JavaScript, no errors. */
import { AxeBuilder } from '@axe-core/playwright';
import type { FastifyInstance } from 'fastify';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium, openBrowser } from '../support/browser.ts';
import { fakeSite } from '../support/fake-site.ts';

const chromium = findChromium();
if (!chromium) console.warn('SKIPPED: browser tests need Chromium; run scripts/install-browser.sh as root.');

/** One of each kind, in each state that changes what stands on it. */
const PAGES = [
  '/',
  '/i',
  '/i/2025-1',
  '/d/云政发〔2025〕7号',
  '/d/云政发〔2025〕7号?view=source',
  '/d/云政发〔2025〕9号',
  '/o',
  '/o/县民政局',
  '/p/韩树林',
  '/search?q=老年',
  '/search?topic=民政社保',
  '/missing',
  '/about',
  '/d/云政发〔2025〕99号',
  '/nowhere',
];
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

describe.skipIf(!chromium)('the site in Chromium', { timeout: 120_000 }, () => {
  let app: FastifyInstance;
  let browser: Browser;
  let base: string;

  beforeAll(async () => {
    ({ app } = await fakeSite());
    base = await app.listen({ port: 0, host: '127.0.0.1' });
    browser = await openBrowser(chromium!);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}, elder = false): Promise<Page> {
    const context = await browser.newContext({ viewport: DESK, reducedMotion: 'reduce', ...options });
    if (elder) await context.addCookies([{ name: 'mode', value: 'elder', url: base }]);
    const page = await context.newPage();
    await page.goto(base + encodeURI(path));
    return page;
  }

  describe.each([
    ['phone', PHONE, false],
    ['desk', DESK, false],
    ['phone, elder mode', PHONE, true],
    ['desk, elder mode', DESK, true],
  ] as const)('%s', (_name, viewport, elder) => {
    it('axe finds nothing at WCAG 2.2 AA, nothing runs off the side, nothing is logged', async () => {
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
      if (elder) await context.addCookies([{ name: 'mode', value: 'elder', url: base }]);
      const page = await context.newPage();
      const found: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('404')) found.push(message.text());
      });
      page.on('pageerror', (error) => found.push(String(error)));
      for (const path of PAGES) {
        await page.goto(base + encodeURI(path));
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(WCAG).analyze();
        for (const { id, nodes } of violations)
          found.push(`${path}: ${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > viewport.width) found.push(`${path}: ${width} px wide`);
      }
      await context.close();
      expect(found).toEqual([]);
    });
  });

  it('elder mode: text of at least 18 pt and targets of at least 44 px', async () => {
    const found: string[] = [];
    const page = await open('/', { viewport: PHONE }, true);
    for (const path of PAGES) {
      await page.goto(base + encodeURI(path));
      found.push(...(await page.evaluate(smallThings)).map((thing) => `${path}: ${thing}`));
    }
    expect(found).toEqual([]);
  });

  it('the keyboard reaches everything, and sees where it is', async () => {
    const page = await open('/d/云政发〔2025〕7号');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    const targets = await page
      .locator('main :is(a[href], button, summary, [tabindex="0"])')
      .filter({ visible: true })
      .count();
    const reached = new Set<string>();
    for (let step = 0; step < targets; step++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth, opacity } = getComputedStyle(element);
        const all = [...document.querySelectorAll('*')];
        return {
          place: all.indexOf(element),
          outline: `${outlineStyle} ${outlineWidth}`,
          opacity,
          inMain: !!element.closest('main'),
        };
      });
      expect(at).toMatchObject({ inMain: true, outline: 'solid 3px', opacity: '1' });
      reached.add(String(at.place));
    }
    expect(reached.size).toBe(targets);
  });

  it('works without JavaScript: search, citing, source, size, a day', async () => {
    const page = await open('/', { javaScriptEnabled: false, viewport: PHONE });
    await page.fill('.big-find input', '闲置校舍');
    await page.click('.big-find button');
    await page.click('.hits .title');
    expect(decodeURIComponent(page.url())).toContain('/d/云政发〔2025〕7号#二-（一）-1');
    await page.click('a[href="#一-（二）"]:not(.contents a)');
    expect(decodeURIComponent(page.url())).toContain('#一-（二）');
    expect(await page.locator('button:visible', { hasText: '朗读' }).count()).toBe(0);
    await page.click('text=对照原文');
    expect(await page.locator('#L14').isVisible()).toBe(true);
    await page.click('text=长辈版');
    expect(await page.locator('html.elder').count()).toBe(1);
    await page.goto(`${base}/o/${encodeURIComponent('县民政局')}`);
    expect(await page.locator('html.elder').count()).toBe(1);
    await page.fill('#on', '2025-05-01');
    await page.click('.inline-form button');
    expect(await page.locator('main').textContent()).toContain('沈若兰');
  });

  it('copies a citation of a clause', async () => {
    const page = await open('/d/云政发〔2025〕7号', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.hover('[id="一-（二）"]');
    await page.click('[id="一-（二）"] .cite');
    await page.waitForSelector('[role=status]:has-text("已复制")');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `云政发〔2025〕7号 一（二） ${base}/d/云政发〔2025〕7号#一-（二）`,
    );
  });

  it('changes the size at once and keeps it', async () => {
    const page = await open('/about');
    const size = () => page.evaluate(() => getComputedStyle(document.body).fontSize);
    expect(await size()).toBe('18px');
    await page.click('[data-mode=large]');
    expect(await size()).toBe('21px');
    await page.goto(`${base}/missing`);
    expect(await size()).toBe('21px');
  });

  it('prints the document, not the site', async () => {
    const page = await open('/d/云政发〔2025〕7号');
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['.band', '.tools', '.actions', '.foot', '.cite >> nth=0']) {
      expect(await page.locator(hidden).isVisible()).toBe(false);
    }
    for (const shown of ['h1', '.metadata', '.clauses', '.qr'])
      expect(await page.locator(shown).first().isVisible()).toBe(true);
  });

  it('ships at most 20 kB of JavaScript and one style sheet', async () => {
    const page = await open('/about');
    const loaded = await page.evaluate(() =>
      (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).map(({ name, decodedBodySize }) => ({
        name,
        decodedBodySize,
      })),
    );
    const scripts = loaded.filter(({ name }) => name.endsWith('.js'));
    expect(scripts).toHaveLength(1);
    expect(scripts[0]!.decodedBodySize).toBeLessThanOrEqual(20_000);
    expect(loaded.filter(({ name }) => name.endsWith('.css'))).toHaveLength(1);
  });
});

/** Runs in the page: visible text below 24 px (18 pt), and targets below 44 px that are not links inside a sentence. */
function smallThings(): string[] {
  const found: string[] = [];
  const visible = (element: Element): boolean =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
    if (!own || !visible(element) || element.closest('.skip, .hidden')) continue;
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < 24) found.push(`text ${size} px: ${element.outerHTML.slice(0, 90)}`);
  }
  for (const element of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, summary')) {
    if (!visible(element) || element.closest('.skip')) continue;
    const { height, width } = element.getBoundingClientRect();
    const inSentence =
      element.matches('a') &&
      getComputedStyle(element).display === 'inline' &&
      element.parentElement!.textContent!.trim().length > element.textContent!.trim().length;
    if (!inSentence && (height < 44 || width < 44))
      found.push(`target ${Math.round(width)}×${Math.round(height)}: ${element.outerHTML.slice(0, 90)}`);
  }
  return found;
}
