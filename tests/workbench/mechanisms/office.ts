/**
 * One computer in one office: whoever acts sits down at it, on the day that the test's clock shows. What is done is done on the
 * screens, and what is answered is what the screen says then.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Role } from '../../../src/desk/actor.ts';
import { openDuties } from '../../../src/desk/duties.ts';
import { replayHistory } from '../../../src/desk/history.ts';
import type { Setting } from '../../../src/desk/setting.ts';
import { expireClocks } from '../../../src/desk/wake.ts';
import type { ReadIssue } from '../../../src/gazette/types.ts';
import { registerWorkbench } from '../../../src/workbench/serve.ts';
import { type House, house } from '../../desk/house.ts';
import { KEYS } from '../../support/shared.ts';
import { cookiesOf, DESK, PHONE } from '../house.ts';
import { type Filling, fill } from './form.ts';
import { Matter, said } from './matter.ts';

export type Who = readonly [organ: string, role?: Role];

/** With GONGBAO_SHOTS=FOLDER, a picture of what is seen after each step. */
const SHOTS = process.env.GONGBAO_SHOTS;

export class Office {
  readonly house: House;
  readonly setting: Setting;
  private readonly clock: { now: string };
  private readonly base: string;
  private readonly context: BrowserContext;
  readonly page: Page;
  private sitting = '';
  private shots = 0;

  private constructor(made: House, setting: Setting, clock: { now: string }, base: string, page: Page) {
    this.house = made;
    this.setting = setting;
    this.clock = clock;
    this.base = base;
    this.page = page;
    this.context = page.context();
  }

  static async open(browser: Browser, setting: Setting, clock: { now: string }): Promise<Office> {
    const made = await house(setting);
    await registerWorkbench(made.app, '离石区');
    const base = await made.app.listen({ port: 0, host: '127.0.0.1' });
    const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', reducedMotion: 'reduce' });
    context.setDefaultTimeout(10_000);
    return new Office(made, setting, clock, base, await context.newPage());
  }

  /** A day is its noon. */
  at(on: string): void {
    this.clock.now = on.length === 10 ? `${on}T12:00:00+08:00` : on;
  }

  /** Lets the program look at the clocks on a day. */
  async wake(on: string): Promise<void> {
    this.at(on);
    await expireClocks(this.house.store.database, this.setting);
  }

  /** Somebody opens a screen of the application; answers it once it has read what it shows. */
  async go([organ, role = 'clerk']: Who, address = ''): Promise<Page> {
    const name = this.setting.vocabulary.organNamed(organ) ?? organ;
    const who = `${name} ${role}`;
    if (this.sitting !== who) {
      const { cookie } = await this.house.as(name, role);
      await this.context.clearCookies();
      await this.context.addCookies(cookiesOf(cookie, this.base));
      this.sitting = who;
    }
    await this.page.clock.setSystemTime(this.clock.now);
    await this.page.goto(`${this.base}/desk${address}`, { waitUntil: 'commit' });
    await this.page.locator('main .page').waitFor();
    return this.page;
  }

  /** From here on at a telephone, or at a desk again. */
  async hold(size: 'phone' | 'desk'): Promise<void> {
    await this.page.setViewportSize(size === 'phone' ? PHONE : DESK);
  }

  /** Opens a case from the catalogue, as somebody finds it there. */
  async file(on: string, who: Who, procedure: string, filling: Filling): Promise<Matter> {
    this.at(on);
    const page = await this.go(who, '/new');
    await page.getByRole('link', { name: procedure, exact: true }).click();
    await fill(page.locator('form.form'), filling);
    await page.getByRole('button', { name: '立案', exact: true }).click();
    const form = page.locator('.form-fault');
    await page.locator('.states').or(form).first().waitFor();
    if (await form.isVisible()) throw new Error(`refused: ${await said(form)}`);
    return this.matter();
  }

  /** What the catalogue's form says when it does not take the case. */
  async refusedAtTheCounter(on: string, who: Who, procedure: string, filling: Filling): Promise<string> {
    await expect(this.file(on, who, procedure, filling)).rejects.toThrow('refused');
    return said(this.page.locator('.form-fault'));
  }

  /** The program opens the duties that fall due in these days. */
  async duties(from: string, to: string): Promise<void> {
    this.at(from);
    await openDuties(this.house.store.database, this.setting, from, to);
  }

  /** What the gazettes print as done, on its legal days. It rests on the policies, not on the words of the lines. */
  async past(on: string): Promise<void> {
    this.at(on);
    const standIn = (key: string) => ({
      issue: { key },
      text: Array.from({ length: 9500 }, (_, line) => `${key}第${line + 1}行`),
    });
    const issues = new Map(KEYS.map((key) => [key, standIn(key) as unknown as ReadIssue]));
    const done = await replayHistory(this.house.store.database, this.setting, issues);
    expect(done.filter(({ stopped }) => stopped !== null)).toEqual([]);
  }

  /** Somebody finds a case that they did not open among what waits for them. */
  async find(on: string, who: Who, title: string): Promise<Matter> {
    this.at(on);
    const page = await this.go(who);
    await page.getByRole('link', { name: `办理“${title}”`, exact: true }).click();
    return this.matter();
  }

  /** The case that the screen shows. */
  async matter(): Promise<Matter> {
    await this.page.locator('.events > li').first().waitFor();
    const address = new URL(this.page.url()).pathname.slice('/desk'.length);
    const number = await said(this.page.locator('.lead span').first());
    return new Matter(this, address, await heading(this.page), number);
  }

  async shot(): Promise<void> {
    if (!SHOTS) return;
    const name = `${String(++this.shots).padStart(3, '0')}-${(await heading(this.page)).slice(0, 16).replaceAll('/', ' ')}`;
    await this.page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true });
    const { width } = this.page.viewportSize()!;
    if (width === PHONE.width) return;
    await this.page.setViewportSize(PHONE);
    await this.page.screenshot({ path: `${SHOTS}/${name}-phone.png`, fullPage: true });
    await this.page.setViewportSize(DESK);
  }
}

async function heading(page: Page): Promise<string> {
  return said(page.locator('h1'));
}
