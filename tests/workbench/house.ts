/** The workbench served with its desk, and people who sit at it in a real browser. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../src/desk/actor.ts';
import type { Setting } from '../../src/desk/setting.ts';
import { readIssue } from '../../src/gazette/read.ts';
import { importIssue } from '../../src/store/import.ts';
import { registerWorkbench } from '../../src/workbench/serve.ts';
import { COUNTY } from '../desk/desk.ts';
import { type House, house, PASSWORD, signIn } from '../desk/house.ts';

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Workbench {
  house: House;
  base: string;
  /** A page of somebody who has signed in. */
  sit(organ: string, role: Role, viewport?: { width: number; height: number }): Promise<Page>;
}

/** Also imports an issue of the specimen, as if it were the county's. */
export async function workbench(setting: Setting, browser: Browser): Promise<Workbench> {
  const made = await house(setting);
  await registerWorkbench(made.app, '青溪县');
  const lines = readFileSync(resolve(import.meta.dirname, '../../samples/2025-1.txt'), 'utf8').split('\n');
  const jurisdiction = { code: COUNTY, name: '青溪县', vocabulary: setting.vocabulary };
  await importIssue(made.store.database, jurisdiction, readIssue(lines, { key: '2025-1' }), {
    sha256: 'a'.repeat(64),
    reader: 'b'.repeat(64),
  });
  const base = await made.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    house: made,
    base,
    sit: async (organ, role, viewport = DESK) => {
      await made.as(organ, role);
      // A session of its own, which a test may end.
      const cookie = await signIn(made.app, `${organ}.${role}`, PASSWORD);
      const context = await browser.newContext({
        viewport,
        locale: 'zh-CN',
        timezoneId: 'America/New_York',
        reducedMotion: 'reduce',
      });
      await context.addCookies(cookiesOf(cookie, base));
      return context.newPage();
    },
  };
}

/** The cookies of a session, for a browser. */
export function cookiesOf(cookie: string, url: string) {
  return cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
}

/** A file for an upload. */
export function paper(name: string, text: string) {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}
