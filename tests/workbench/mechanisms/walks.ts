/** A file of walks: one browser, one server, one desk of 离石区 for all of them. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { county } from '../../desk/mechanisms/county.ts';
import { findChromium, openBrowser } from '../../support/browser.ts';
import { Office } from './office.ts';

const chromium = findChromium();
if (!chromium) console.warn('SKIPPED: browser tests need Chromium; run scripts/install-browser.sh as root.');

export function walks(title: string, define: (office: () => Office) => void): void {
  describe.skipIf(!chromium)(title, { timeout: 60_000 }, () => {
    const clock = { now: '2024-09-02T09:00:00+08:00' };
    let browser: Browser;
    let office: Office;
    beforeAll(async () => {
      browser = await openBrowser(chromium!);
      office = await Office.open(browser, county(clock), clock);
    }, 120_000);
    afterAll(async () => browser?.close());
    define(() => office);
  });
}
