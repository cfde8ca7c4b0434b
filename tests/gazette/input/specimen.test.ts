import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFileLines } from '../../../src/gazette/input/decode.ts';

/** What a reader hears: no white space, no running heads, no page numbers. */
const heard = (lines: string[]) => {
  const text = lines.map((line) => line.replace(/\s/g, ''));
  return text.filter((line) => !/公报2025•1$|^-\d+-$/.test(line)).join('');
};

describe('the specimen', () => {
  it('as .docx says the same as the clean text', async () => {
    expect(heard(await readFileLines('samples/2025-1.docx'))).toBe(heard(await readFileLines('samples/2025-1.txt')));
  });

  it('as .pdf in two columns says the same as the clean text', async () => {
    expect(heard(await readFileLines('samples/2025-1.pdf'))).toBe(heard(await readFileLines('samples/2025-1.txt')));
  });

  it('the plan of 临政发〔2025〕3号 adds up, in total and by source, in text and table', () => {
    const text = readFileSync('samples/2025-1.txt', 'utf8');
    const rows = text
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((cells) => cells.length === 8);
    const items = rows.filter(([n]) => /^\d+$/.test(n!));
    const hundredths = (some: string[][]) => some.reduce((sum, cells) => sum + Number(cells[4]!.replace('.', '')), 0);
    expect(hundredths(items)).toBe(67_300);
    expect(hundredths(rows.filter(([n]) => n === '合计'))).toBe(67_300);
    const from = (source: string) => hundredths(items.filter((cells) => cells[5] === source)) / 100;
    expect(text).toContain(
      `中央资金${from('中央资金')}万元，省级资金${from('省级资金')}万元，县级资金${from('县级资金')}万元`,
    );
  });
});
