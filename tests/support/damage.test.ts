import { describe, expect, it } from 'vitest';
import { layPages, scramblePages } from './damage.ts';

const text = [
  '\f关于加强防汛工作的通知',
  '临政办发〔2025〕9号',
  ...Array.from(
    { length: 30 },
    (_, i) => `第${i + 1}条　各乡镇人民政府应当在汛期之前检查全部隐患点并登记造册，逐项整改。`,
  ),
];

describe('layPages', () => {
  it('wraps at seventeen characters, keeps every character, and begins pages with a form feed', () => {
    const lines = layPages(text);
    expect(lines.join('').replaceAll('\f', '')).toBe(text.join('').replaceAll('\f', ''));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(22);
    expect(lines.filter((line) => line.startsWith('\f')).length).toBeGreaterThan(1);
  });
});

describe('scramblePages', () => {
  const clean = layPages(text);
  const { lines, origin } = scramblePages(clean, 7);

  it('loses the title and nothing else, and says where each line came from', () => {
    const kept = clean.flatMap((line, n) => (line !== '' && !line.includes('防汛工作') ? [n] : []));
    expect(origin.filter((n) => n !== null).sort((a, b) => a - b)).toEqual(kept);
    const printed = origin.map((n) => (n === null ? '' : clean[n]!.replace('\f', '').trim()));
    expect(lines.map((line) => line.trim())).toEqual(printed);
  });

  it('moves blocks inside their page, keeps the order inside a block', () => {
    const order = origin.filter((n) => n !== null);
    expect(order).not.toEqual([...order].sort((a, b) => a - b));
    const follows = order.filter((n, i) => i > 0 && order[i - 1] === n - 1).length;
    expect(follows / order.length).toBeGreaterThan(0.4);
  });

  it('prints a blank line after each line except at a page break, where a blank leads the next line', () => {
    lines.forEach((line, i) => {
      if (i > 0 && line !== '' && lines[i - 1] !== '') expect(line).toMatch(/^ \S/);
    });
  });

  it('is the same for the same seed', () => {
    expect(scramblePages(clean, 7)).toEqual(scramblePages(clean, 7));
    expect(scramblePages(clean, 8)).not.toEqual(scramblePages(clean, 7));
  });
});
