/** Marks and digits of the wrong width: a half-width comma among full-width ones, ２０２５年 for 2025年 (GB/T 15834—2011, GB/T 15835—2011). */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const width: Family = {
  name: 'width',
  explanation: '汉字之间的标点用全角，阿拉伯数字用半角；全文多数正确而个别不同的，应予统一。',
  // In a printed issue such a mark is past mending, and extraction may have made it: drafts are told.
  check: (subject, { subjects }) => (subjects.length > 1 ? [] : [...marks(subject), ...digits(subject)]),
};

const HALF = /(?<=\p{Script=Han})[,;:?!](?=\p{Script=Han})/gu;
const FULL = /[，；：？！]/gu;
/** Where more differ, the extraction or the whole text prints them so. */
const FEW = 3;
const MANY = 20;

interface Place {
  text: string;
  line: number;
}

function find({ document, source }: Subject, pattern: RegExp): Place[] {
  const [first, last] = document.lines;
  return source.slice(first - 1, last).flatMap((text, i) =>
    [...text.matchAll(pattern)].map((match) => ({
      text: text.slice(Math.max(0, match.index - 4), match.index + match[0].length + 3),
      line: first + i,
    })),
  );
}

function marks(subject: Subject): Remark[] {
  const half = find(subject, HALF);
  if (half.length === 0 || half.length > FEW || find(subject, FULL).length < MANY) return [];
  return [remark(half, '汉字之间的标点应为全角')];
}

function digits(subject: Subject): Remark[] {
  const full = find(subject, /[０-９Ａ-Ｚａ-ｚ]+/gu);
  if (full.length === 0 || full.length > FEW) return [];
  return [remark(full, '数字和字母应为半角')];
}

function remark(places: Place[], found: string): Remark {
  const stated = places.map(({ text }) => `“${text}”`).join('、');
  return {
    type: 'character',
    lines: places.map(({ line }) => line),
    stated,
    found,
    severity: 'low',
    message: `${found}：${stated}。`,
  };
}
