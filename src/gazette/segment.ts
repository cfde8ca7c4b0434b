/** Where each document of an issue begins and ends. */
import { findHeads, type Head } from './heads.ts';
import type { Line } from './line.ts';
import { endsSentence } from './line.ts';

export interface Segment extends Head {
  /** First and last index in `lines`. */
  first: number;
  last: number;
}

/**
 * Splits the lines at document numbers that stand alone on a line and are framed like a document's head: a title that
 * ends with a kind above (or below) it, a page that begins there, addressees that follow. A number that stands alone
 * because a sentence was broken there has none of these.
 */
export function segment(lines: Line[]): Segment[] {
  const heads = findHeads(lines);
  const sure = heads.filter((head) => evidence(lines, head) >= 2);
  const real = heads.filter((head) => {
    if (sure.includes(head)) return true;
    const framed = evidence(lines, head);
    // A number used twice is the drafter's mistake, and still the head of a document.
    return framed >= 0 && continuesSeries(head, sure, framed > 0);
  });
  // A page that holds one document may print its number in a box, away from title and addressees.
  if (real.length === 0) real.push(...heads.slice(0, 1));
  mendSeries(real);
  const kept = real.filter((head, i) => !isListed(head, real.slice(i + 1)));
  const segments: Segment[] = kept.map((head) => ({
    ...head,
    first: head.first ?? pageStart(lines, head.at, kept),
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

/** A table of contents prints title and number like a head; the document of that number follows, behind other entries if there are any. */
const isListed = (head: Head, later: Head[]): boolean =>
  later[0] !== undefined &&
  later[0].at - head.at <= 8 &&
  (later.length === 1 || later[0].number !== head.number) &&
  later.some((other) => other.number === head.number);

/** Characters that scanning takes for each other at the end of a series code. */
const LOOK_ALIKES: Record<string, string> = { 承: '函', 亟: '函', 涵: '函', 友: '发', 拔: '发', 宇: '字' };

/** A series that stands once and differs from a common one of the issue by a look-alike is that one. */
function mendSeries(heads: Head[]): void {
  const common = new Set(heads.map((head) => head.series));
  for (const head of heads) {
    const mended = [...head.series].map((c) => LOOK_ALIKES[c] ?? c).join('');
    if (mended !== head.series && common.has(mended)) {
      head.series = mended;
      head.number = `${mended}〔${head.year}〕${head.seq}号`;
    }
  }
}

/** A number that fits between its neighbours of the same series, or `repeats` one of them: gazettes print each series in rising order. */
function continuesSeries(head: Head, sure: Head[], repeats: boolean): boolean {
  const same = sure.filter((other) => other.series === head.series && other.year === head.year);
  const before = same.findLast((other) => other.at < head.at);
  const after = same.find((other) => other.at > head.at);
  const rises = (a: number, b: number): boolean => a < b || (repeats && a === b);
  return same.length > 0 && (!before || rises(before.seq, head.seq)) && (!after || rises(head.seq, after.seq));
}

const CONTACT = /^(?:咨询|联系)\p{Script=Han}{0,4}[：:]/u;

function evidence(lines: Line[], head: Head): number {
  const line = lines[head.at]!;
  const before = lines[head.at - 1];
  let score = 0;
  if (head.title.length > 0) score += 2;
  if (!before || before.page !== line.page) score += 2;
  else if (
    !endsSentence(before.bare) &&
    before.bare.length > 14 &&
    head.title.length === 0 &&
    !CONTACT.test(before.bare)
  )
    score -= 1;
  // A damaged page may hold the addressees anywhere; a whole page before the number line is looked at as well.
  const around = lines.slice(Math.max(0, head.at - 60), head.at + 60).filter((l) => l.page === line.page);
  if (
    around.some(
      (l) =>
        /[：:]$/.test(l.bare) &&
        /^(?!.*(?:责任|咨询|成员)单位).{0,40}(?:政府|办事处|单位|部门|局|厅|委员会|代表|委员|中心|公司)[：:]$/u.test(
          l.bare,
        ),
    )
  )
    score += 1;
  if (around.some((l) => /^[（(]?此件|^咨询单位|^特此/u.test(l.bare))) score += 1;
  return score;
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
