/** A case, as people come to it on the screens: what they do there, what the page says then. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Filling, fill } from './form.ts';
import type { Office, Who } from './office.ts';

/** What the page of a case says. */
export interface Seen {
  state: string;
  /** 正常, 临期, 逾期, 办结; empty where there is no limit. */
  light: string;
  /** The first day on which something is due, and how far away it is; the day of its end. */
  due: string;
  bearer: string;
  /** Of each clock: its light, its last day, how far away that is. */
  clocks: Record<string, string>;
  /** What I may do. */
  mine: string[];
  /** What others are waited for. */
  others: string[];
  /** What the forms hold. */
  data: Record<string, string>;
  papers: string[];
  /** The newest line of the record. */
  last: string;
}

export interface More {
  /** Names of papers that are handed in. */
  papers?: string[];
  /** The next state, where there is a choice. */
  to?: string;
}

/** A case, as people come to it: from their list of today, or by its address. */
export class Matter {
  private readonly office: Office;
  readonly address: string;
  readonly title: string;
  readonly number: string;

  constructor(office: Office, address: string, title: string, number: string) {
    this.office = office;
    this.address = address;
    this.title = title;
    this.number = number;
  }

  /** Somebody finds the case among what waits for them today and does a step; answers what they see then. */
  async do(on: string, who: Who, action: string, filling: Filling = {}, more: More = {}): Promise<Seen> {
    this.office.at(on);
    const page = await this.office.go(who);
    await page.locator(`a.go[href^="/desk${this.address}?"]`).click();
    return this.step(action, filling, more);
  }

  /** A step that nobody waits for: it leaves the case where it is, or another's turn. */
  async also(on: string, who: Who, action: string, filling: Filling = {}, more: More = {}): Promise<Seen> {
    this.office.at(on);
    await this.office.go(who, this.address);
    return this.step(action, filling, more);
  }

  /** Somebody tries a step; answers the sentence with which it is refused. */
  async refused(on: string, who: Who, action: string, filling: Filling = {}, more: More = {}): Promise<string> {
    this.office.at(on);
    const page = await this.office.go(who, this.address);
    await this.send(page, action, filling, more);
    const fault = page.locator('.form-fault');
    await fault.waitFor();
    return said(fault);
  }

  /** The case as somebody sees it on a day. */
  async see(on: string, who: Who): Promise<Seen> {
    this.office.at(on);
    const page = await this.office.go(who, this.address);
    await page.locator('.events > li').first().waitFor();
    return look(page);
  }

  private async step(action: string, filling: Filling, more: More): Promise<Seen> {
    const { page } = this.office;
    const events = page.locator('.events > li');
    await events.first().waitFor();
    const before = await events.count();
    await this.send(page, action, filling, more);
    const fault = page.locator('.form-fault');
    await events.nth(before).or(fault).first().waitFor();
    if (await fault.isVisible()) throw new Error(`“${action}” refused: ${await said(fault)}`);
    await this.office.shot();
    const seen = await look(page);
    expect(seen.last).toContain(action);
    return seen;
  }

  private async send(page: Page, action: string, filling: Filling, { papers = [], to }: More): Promise<void> {
    const button = page.locator('.actions').getByRole('button', { name: action, exact: true });
    await button.waitFor();
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
    const form = page.locator('.action-form');
    await form.getByRole('heading', { name: action, exact: true }).waitFor();
    await fill(form, filling);
    for (const paper of papers) await hand(form, paper);
    if (to) await form.getByRole('radio', { name: to, exact: true }).check();
    await form.locator('[type=submit]').click();
  }
}

async function hand(form: Locator, paper: string): Promise<void> {
  const file = { name: `${paper}.txt`, mimeType: 'text/plain', buffer: Buffer.from(paper) };
  await form.getByLabel(`选择“${paper}”文件`, { exact: true }).setInputFiles(file);
  await form.getByRole('button', { name: `不附“${file.name}”`, exact: true }).waitFor();
}

/** The words of a part of the screen. */
export async function said(part: Locator): Promise<string> {
  return (await part.textContent()) ?? '';
}

/** Reads the page of a case, once it shows the newest. Texts of the program's inside (keys, undefined) are a fault wherever they stand. */
async function look(page: Page): Promise<Seen> {
  const seen = await page.evaluate(() => {
    const text = (element: Element | null | undefined) =>
      (element?.textContent ?? '').replace(/\s+/gu, ' ').replace(/[▲]/gu, '').trim();
    const all = (selector: string) => [...document.querySelectorAll(selector)];
    const pairs = (list: Element[]) =>
      Object.fromEntries(list.map((pair) => [text(pair.querySelector('dt')), text(pair.querySelector('dd'))]));
    const facts = pairs(all('.facts > div'));
    const clocks = Object.fromEntries(
      all('.clock-head').map((head) => {
        const name = text(head.querySelector('b'));
        return [name, text(head).slice(name.length).trim()];
      }),
    );
    return {
      state: text(document.querySelector('.states [aria-current=step]')),
      light: text(document.querySelector('.facts .light')),
      due: facts.期限!.slice(text(document.querySelector('.facts .light')).length).trim(),
      bearer: facts.承办单位!,
      clocks,
      mine: all('.actions button').map((button) => text(button)),
      others: all('.others li').map((line) => text(line)),
      data: pairs(all('.data > div')),
      papers: all('.papers a[href*="/attachments/"]').map((link) => text(link)),
      last: text(document.querySelector('.events > li')),
      words: [document.querySelector('h1'), ...all('.facts, .actions, .others, .clock, .data, .events, .action-form')]
        .map(text)
        .join('\n'),
    };
  });
  const { words, ...rest } = seen;
  expect(insides(words)).toEqual([]);
  return rest;
}

/** Words of the program's inside in what people read. Accounts of the tests and files are named in letters. */
export function insides(words: string): string[] {
  return [...words.matchAll(/(?<![\w.])[a-z][\w/-]*[a-z]\b/giu)]
    .map(([word]) => word)
    .filter((word) => !/^(?:txt|PM2)$/u.test(word));
}
