/** A whole issue: its pages, its bookmarks, its contents; and what the reader makes of it when it comes back. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../src/gazette/input/pdf.ts';
import { readIssue } from '../../src/gazette/read.ts';
import type { Clause, ReadIssue } from '../../src/gazette/types.ts';
import { akn } from '../../src/press/akn.ts';
import { gazettePdf } from '../../src/press/gazette-pdf.ts';
import { issueFrom } from '../../src/press/issue.ts';

const text = readFileSync(resolve(import.meta.dirname, '../../samples/2025-1.txt'), 'utf8');
const printed = readIssue(text.split('\n'), { key: '2025-1' });
let pdf: Buffer;
let pages: string[];
let outline: { title: string; items: { title: string }[] }[];

beforeAll(async () => {
  pdf = await gazettePdf(issueFrom(printed, 'https://gongbao.example'));
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  outline = await file.getOutline();
  pages = [];
  for (let n = 1; n <= file.numPages; n++) {
    const { items } = await (await file.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
  }
}, 60_000);

const flat = (clauses: Clause[]): string[] =>
  clauses.flatMap((clause) => [`${clause.label ?? ''} ${clause.text}`, ...flat(clause.children)]);

describe('an issue', () => {
  it('has a bookmark for every document, below its section', () => {
    const titles = outline.flatMap(({ items }) => items.map(({ title }) => title));
    expect(titles).toEqual(printed.documents.map(({ title, titleInferred }) => title ?? titleInferred!.title));
  });

  it('names in its contents the page on which each document begins', () => {
    const contents = pages.map((page) => page.replaceAll(/\s/gu, '')).find((page) => page.startsWith('目录'))!;
    const first = pages.findIndex((page) => page.includes('— 1 —'));
    for (const { title, number } of printed.documents) {
      if (!title) continue;
      const at = contents.indexOf(title);
      const page = Number(/^\D*(\d+)/u.exec(contents.slice(at + title.length))![1]);
      expect(pages[first + page - 1]!, title).toContain(number);
    }
  });

  it('holds every word of every document, in print order', () => {
    const all = pages.join('').replaceAll(/\s/gu, '');
    let from = 0;
    for (const { number } of printed.documents) {
      const at = all.indexOf(number!, from);
      expect(at, number!).toBeGreaterThan(-1);
      from = at;
    }
  });

  it('is the same bytes every time', async () => {
    expect((await gazettePdf(issueFrom(printed, 'https://gongbao.example'))).equals(pdf)).toBe(true);
  });

  it('comes back from the reader as the documents that it was made of', async () => {
    const again: ReadIssue = readIssue(await readPdf(pdf, 'a.pdf'), { key: '2025-1' });
    expect(again.documents.map(({ number }) => number)).toEqual(printed.documents.map(({ number }) => number));
    expect(again.issue.scrambled).toBe(false);
    let [same, all] = [0, 0];
    for (const [i, document] of printed.documents.entries()) {
      const other = again.documents[i]!;
      expect([other.dated, other.issuer, other.addressees, other.repeals]).toEqual([
        document.dated,
        document.issuer,
        document.addressees,
        document.repeals,
      ]);
      const found = new Set(flat(other.clauses));
      const wanted = flat(document.clauses);
      all += wanted.length;
      same += wanted.filter((clause) => found.has(clause)).length;
    }
    process.stdout.write(`press: ${same} of ${all} clauses come back unchanged\n`);
    expect(same / all).toBeGreaterThanOrEqual(0.95);
  });
});

describe('Akoma Ntoso', () => {
  const xml = printed.documents.map((record) =>
    akn(record, { jurisdiction: '999901', base: 'https://gongbao.example' }),
  );

  it('is well formed, and no id stands twice', () => {
    for (const one of xml) {
      const open: string[] = [];
      for (const [, close, name, , empty] of one.matchAll(/<(\/?)([A-Za-z]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/gu)) {
        if (close) expect(open.pop()).toBe(name);
        else if (!empty) open.push(name!);
      }
      expect(open).toEqual([]);
      const ids = [...one.matchAll(/eId="([^"]+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('has no sign that XML does not have, nor an id that is no name', () => {
    const [record] = printed.documents as [(typeof printed.documents)[0]];
    const odd = { ...record.clauses[0]!, anchor: '附件①-1', text: '甲\u000b乙\ufffe<丙>' };
    const one = akn(
      { ...record, dated: null, year: null, clauses: [odd] },
      { jurisdiction: '999901', base: 'https://gongbao.example' },
    );
    expect(one).toContain('甲乙&lt;丙&gt;');
    expect(one).toContain('eId="c_附件_1"');
    // xsd:date wants four digits of a year.
    expect(one).toContain('date="0001-01-01"');
  });

  it('holds every clause', () => {
    for (const [i, { clauses }] of printed.documents.entries())
      for (const clause of flat(clauses)) {
        const words = clause.replace(/^\S* /u, '');
        if (words)
          expect(xml[i]).toContain(
            words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
          );
      }
  });
});
