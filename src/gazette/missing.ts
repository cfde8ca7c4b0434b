/** Known unknowns: numbers absent inside a series, annexes named but absent, text behind a QR code. */
import type { Line } from './line.ts';
import type { GazetteDocument, Missing } from './types.ts';

/** Numbers between the first and the last of a series that the issue does not hold. */
export function numberGaps(documents: GazetteDocument[]): Missing[] {
  const series = new Map<string, number[]>();
  for (const { series: code, year, seq } of documents) {
    if (code === null || year === null || seq === null) continue;
    const key = `${code}〔${year}〕`;
    series.set(key, [...(series.get(key) ?? []), seq]);
  }
  return [...series].flatMap(([key, held]) => {
    const absent: number[] = [];
    for (let n = Math.min(...held) + 1; n < Math.max(...held); n += 1) if (!held.includes(n)) absent.push(n);
    if (absent.length === 0) return [];
    return [
      { type: 'number-gap' as const, what: `本期未刊载${key}${absent.map((n) => `${n}号`).join('、')}`, lines: null },
    ];
  });
}

const ANNEX_HEAD = /^附件[：:]?(\d{0,2}|[一二三四五六七八九十]{0,3})[：:]?$/u;
const ANNEX_LIST = /^(?:[-—]\s*)?附件?[：:](.*)$/u;

/**
 * Annexes that the list 附件：1.… names and of which no heading 附件1 (or none at all) follows, and headings under which
 * no text survives.
 */
export function missingAnnexes(lines: Line[]): Missing[] {
  const at = lines.findIndex((line) => ANNEX_LIST.test(line.bare));
  const heads = new Map<string, number>();
  lines.forEach((line, i) => {
    const match = ANNEX_HEAD.exec(line.bare);
    if (match) heads.set(ordinal(match[1]!), i);
  });
  const missing: Missing[] = [];
  const named = at < 0 ? [] : listed(lines, at);
  for (const { label, name, line } of named) {
    if (heads.has(label) || (named.length === 1 && heads.size > 0)) continue;
    missing.push({ type: 'annex', what: `附件${label}《${name}》文中提到，但正文未刊载`, lines: [line, line] });
  }
  for (const [label, i] of heads) {
    const next = lines[i + 1];
    if (next !== undefined && !ANNEX_HEAD.test(next.bare) && !/^咨询单位/u.test(next.bare)) continue;
    missing.push({
      type: 'annex',
      what: `附件${label}只留标题，内容（表格或图片）未能提取`,
      lines: [lines[i]!.n, lines[i]!.n],
    });
  }
  return missing;
}

function listed(lines: Line[], at: number): { label: string; name: string; line: number }[] {
  const out: { label: string; name: string; line: number }[] = [];
  const first = ANNEX_LIST.exec(lines[at]!.bare)![1]!;
  const rows = [
    { text: first, line: lines[at]!.n },
    ...lines.slice(at + 1, at + 20).map((line) => ({ text: line.bare, line: line.n })),
  ];
  for (const [i, { text, line }] of rows.entries()) {
    const item = /^(?:[-—])?(\d{1,2})[.．、](.{2,60})$/u.exec(text);
    if (item) out.push({ label: item[1]!, name: item[2]!, line });
    else if (i === 0 && text.length >= 2) out.push({ label: '', name: text, line });
    else if (
      i > 0 &&
      (/(?:政府|办公室|局)$|^咨询|^[（(]?此件|\d{4}年|[。；]$|^附件/u.test(text) ||
        out.length === 0 ||
        text.length > 30)
    )
      break;
    else if (i > 0) out.at(-1)!.name += text;
  }
  return out;
}

const ordinal = (text: string): string => {
  const han = '一二三四五六七八九十'.indexOf(text);
  return text === '' ? '' : han >= 0 ? String(han + 1) : text;
};

/** The QR code that a page shows and a text cannot hold. */
export function missingQr(line: Line | null): Missing[] {
  return line ? [{ type: 'qr-content', what: '二维码的内容不在文字中', lines: [line.n, line.n] }] : [];
}
