import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchPath } from '../../src/site/addresses.ts';
import { askedFilter } from '../../src/site/search-request.ts';
import { citeName, dialable, issueName, linesName, longDate, printLabel } from '../../src/site/wording.ts';

describe('wording', () => {
  it.each([
    ['三-（二）-1', '三（二）1'],
    ['第五条', '第五条'],
    ['附件1-二', '附件1二'],
    ['首-2', '开头第2段'],
  ])('%s is cited as %s', (anchor, cited) => {
    expect(citeName(anchor)).toBe(cited);
  });

  it.each([
    ['三', '三、'],
    ['（二）', '（二）'],
    ['1', '1.'],
    ['（1）', '（1）'],
    ['第五条', '第五条　'],
    ['附件1', '附件1　'],
  ])('the ordinal %s prints as %s', (label, printed) => {
    expect(printLabel(label)).toBe(printed);
  });

  it('names days, issues and lines', () => {
    expect(longDate('2024-07-02')).toBe('2024年7月2日');
    expect(longDate(null)).toBeNull();
    expect(issueName('2024-3')).toBe('2024年第3期');
    expect(linesName([3, 3])).toBe('第3行');
    expect(linesName([3, 9])).toBe('第3–9行');
  });

  it.each([
    ['0358-8222401', 'tel:03588222401'],
    ['0358—8222401', 'tel:03588222401'],
    ['12345', 'tel:12345'],
    ['178****3811', null],
    ['8222401、8222402', null],
  ])('dials %s as %s', (phone, link) => {
    expect(dialable(phone)).toBe(link);
  });
});

describe('the address of a search', () => {
  it('is read back as it was written', () => {
    const word = fc
      .string({ minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() === text && !text.includes('\0'));
    fc.assert(
      fc.property(
        word,
        word,
        fc.integer({ min: 1900, max: 2199 }),
        fc.integer({ min: 1, max: 500 }),
        (query, issuer, year, page) => {
          const path = searchPath(query, { issuer, year }, page);
          const given = Object.fromEntries(new URLSearchParams(path.slice(path.indexOf('?') + 1)));
          expect(askedFilter(given)).toMatchObject({ query, page, filter: { issuer, year } });
        },
      ),
    );
  });
});
