/** Where each document of an issue begins and ends. */
import type { Line } from './line.ts';
import { endsSentence } from './line.ts';
import { KINDS } from './types.ts';

export interface Segment {
  number: string;
  /** As repaired; `printedSeries` is what stands in the text. */
  series: string;
  printedSeries: string;
  year: number;
  seq: number;
  /** Index of the number line in `lines`. */
  at: number;
  /** Title lines, indices in `lines`; empty where no title line survives. */
  title: number[];
  /** First and last index in `lines`. */
  first: number;
  last: number;
}

const KIND_END = new RegExp(`(?:${KINDS.join('|')}|令|答复)(?:[（(][^（）()]{1,12}[）)])?$`, 'u');
const NUMBER_LINE =
  /^([\p{Script=Han}]{2,14})[〔[（(【［]((?:19|20)\d\d)[〕\])）】］](?:第)?0*(\d{1,4})号(?:签发人[：:].{2,8})?$/u;

/**
 * Splits the lines at document numbers that stand alone on a line and are framed like a document's head: a title that
 * ends with a kind above (or below) it, a page that begins there, addressees that follow. A number that stands alone
 * because a sentence was broken there has none of these.
 */
export function segment(lines: Line[]): Segment[] {
  const heads = lines.flatMap((line, at) => {
    const match = NUMBER_LINE.exec(line.bare);
    if (!match) return [];
    const [, series, year, seq] = match;
    const title = titleAbove(lines, at);
    const below = title.length === 0 ? titleBelow(lines, at) : [];
    return [
      {
        at,
        title: title.length > 0 ? title : below,
        above: title.length > 0,
        series: series!,
        printedSeries: series!,
        year: Number(year),
        seq: Number(seq),
      },
    ];
  });
  const sure = heads.filter((head) => evidence(lines, head) >= 2);
  const real = heads.filter(
    (head) => sure.includes(head) || (evidence(lines, head) >= 0 && continuesSeries(head, sure)),
  );
  mendSeries(real);
  const segments = real.map((head) => ({
    number: `${head.series}〔${head.year}〕${head.seq}号`,
    series: head.series,
    printedSeries: head.printedSeries,
    year: head.year,
    seq: head.seq,
    at: head.at,
    title: head.title,
    first: head.above ? head.title[0]! : pageStart(lines, head.at, real),
    last: lines.length - 1,
  }));
  for (const [i, current] of segments.entries()) {
    const next = segments[i + 1];
    if (!next) continue;
    // Damaged heads may overlap: no document reaches back over the number line before it.
    if (next.first <= current.at) {
      next.first = current.at + 1;
      next.title = next.title.filter((index) => index >= next.first);
    }
    current.last = next.first - 1;
  }
  for (const [i, current] of segments.entries()) leaveContact(lines, segments[i - 1], current);
  return segments;
}

interface Head {
  at: number;
  title: number[];
  above: boolean;
  series: string;
  printedSeries: string;
  year: number;
  seq: number;
}

/** Characters that scanning takes for each other at the end of a series code. */
const LOOK_ALIKES: Record<string, string> = { 承: '函', 亟: '函', 涵: '函', 友: '发', 拔: '发', 宇: '字' };

/** A series that stands once and differs from a common one of the issue by a look-alike is that one. */
function mendSeries(heads: Head[]): void {
  const common = new Set(heads.map((head) => head.series));
  for (const head of heads) {
    const mended = [...head.series].map((c) => LOOK_ALIKES[c] ?? c).join('');
    if (mended !== head.series && common.has(mended)) head.series = mended;
  }
}

/** A number that fits between its neighbours of the same series: gazettes print each series in rising order. */
function continuesSeries(head: Head, sure: Head[]): boolean {
  const same = sure.filter((other) => other.series === head.series && other.year === head.year);
  const before = same.findLast((other) => other.at < head.at);
  const after = same.find((other) => other.at > head.at);
  return same.length > 0 && (!before || before.seq < head.seq) && (!after || after.seq > head.seq);
}

function evidence(lines: Line[], head: Head): number {
  const line = lines[head.at]!;
  const before = lines[head.at - 1];
  let score = 0;
  if (head.title.length > 0) score += 2;
  if (!before || before.page !== line.page) score += 2;
  else if (!endsSentence(before.bare) && before.bare.length > 14 && head.title.length === 0) score -= 1;
  // A damaged page may hold the addressees anywhere; a whole page before the number line is looked at as well.
  const around = lines.slice(Math.max(0, head.at - 60), head.at + 60).filter((l) => l.page === line.page);
  if (
    around.some((l) =>
      /^(?!.*(?:责任|咨询|成员)单位).{0,20}(?:政府|办事处|单位|部门|局|厅|委员会|代表|委员|中心|公司)[：:]$/u.test(
        l.bare,
      ),
    )
  )
    score += 1;
  if (around.some((l) => /^[（(]?此件|^咨询单位|^特此/u.test(l.bare))) score += 1;
  return score;
}

/** The lines above a number line that make up its title: they end with a kind and begin with an issuer or 关于. */
function titleAbove(lines: Line[], at: number): number[] {
  const last = lines[at - 1];
  if (!last || !KIND_END.test(last.bare)) return [];
  let text = '';
  let found: number[] = [];
  for (let i = at - 1; i >= Math.max(0, at - 8); i -= 1) {
    const line = lines[i]!;
    if (i < at - 1 && /[。；：:;，,、]$|^咨询|^扫码|^[（(]?此件|^[一二三四五六七八九十]+、/u.test(line.bare)) break;
    text = line.bare + text;
    const rest = range(i, at - 1);
    if (/^[\p{Script=Han}（）()、]{2,40}?(?:政府|办公室|办公厅|委员会|厅|局|部|院|组|会)关于/u.test(text)) return rest;
    if (/^关于/u.test(text)) found = rest;
    else if (found.length > 0 && !/(?:政府|办公室|办公厅|委员会|厅|局|部|院|组|会)$/u.test(line.bare)) break;
    if (text.length > 160) break;
  }
  return found;
}

/** Some governments print the number above the title. */
function titleBelow(lines: Line[], at: number): number[] {
  let text = '';
  for (let i = at + 1; i <= Math.min(lines.length - 1, at + 5); i += 1) {
    const line = lines[i]!;
    if (/[。；：:;]$/u.test(line.bare) || line.page !== lines[at]!.page) return [];
    text += line.bare;
    if (KIND_END.test(text) && /关于/u.test(text) && text.length <= 160) return range(at + 1, i);
  }
  return [];
}

/** Without a title the document begins with the page of its number, or with the number where the page holds more. */
function pageStart(lines: Line[], at: number, heads: Head[]): number {
  let first = at;
  while (first > 0 && lines[first - 1]!.page === lines[at]!.page) first -= 1;
  const shared = heads.some((head) => head.at < at && head.at >= first);
  return shared || (first === 0 && lines[at]!.page === 0 && at - first > 60) ? at : first;
}

/** A contact block at the head of a page is the previous document's where that one has none and this one has its own. */
function leaveContact(lines: Line[], previous: Segment | undefined, current: Segment): void {
  if (!previous || current.first === current.at) return;
  const isContact = (line: Line): boolean => /^咨询单位/u.test(line.bare);
  const leading = lines.slice(current.first, current.at);
  if (!leading.every((line) => /^咨询|^扫码|^政策咨询/u.test(line.bare))) return;
  const has = (segment: Segment, from: number): boolean => lines.slice(from, segment.last + 1).some(isContact);
  if (has(previous, previous.first) || !has(current, current.at)) return;
  previous.last = current.at - 1;
  current.first = current.at;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);
