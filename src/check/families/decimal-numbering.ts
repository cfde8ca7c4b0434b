/** The decimals of emergency plans: 1 总则, 1.1, 1.1.1, 1.2, 2 …: each goes on from the one before it, on its own level or one below. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage, Subject } from '../subject.ts';

export const decimalNumbering: Family = {
  name: 'decimal-numbering',
  explanation: '以“1、1.1、1.1.1”分级编号的，各级序号应当连续，下级序号的前段应与所属章节一致。',
  check: (subject) => (subject.intact ? breaks(subject) : []),
};

interface Numbered {
  /** 2.1.3 as [2, 1, 3]. */
  parts: number[];
  passage: Passage;
}

const DECIMAL = /^\d{1,2}(?:\.\d{1,2}){1,3}$/u;
const CHAPTER = /^([1-9]\d?)\p{Script=Han}[\p{Script=Han}、（）()“”《》]{1,24}$/u;
/** Fewer decimals are amounts, or quoted from elsewhere. */
const LEAST = 4;
/** Chapters without sections behind the last that has some. */
const LATER = 2;
/** More breaks than these are a numbering of another kind. */
const MOST = 2;

function breaks({ passages, source }: Subject): Remark[] {
  const decimals = passages.filter(({ label }) => DECIMAL.test(label ?? ''));
  if (decimals.length < LEAST) return [];
  const last = Math.max(...decimals.map(({ label }) => Number(label!.split('.')[0])));
  const numbered = passages.flatMap((passage): Numbered[] => {
    if (DECIMAL.test(passage.label ?? '')) return [{ parts: passage.label!.split('.').map(Number), passage }];
    // “1 总则”, not “1.总则”: items of a list and annexes have a point. The last chapters may have no sections.
    const chapter = Number(CHAPTER.exec((source[passage.line - 1] ?? '').replace(/\s/gu, ''))?.[1]);
    return chapter <= last + LATER ? [{ parts: [chapter], passage }] : [];
  });
  const found = numbered.flatMap((here, i) => {
    const before = numbered[i - 1];
    return before && !follows(before.parts, here.parts)
      ? [{ here, before, due: dueAfter(before.parts, here.parts) }]
      : [];
  });
  // Behind a slip the next one seems to be wrong too.
  const slips = found.filter(({ before }, i) => found[i - 1]?.here !== before);
  if (slips.length > MOST) return [];
  return slips.map(({ here, before, due }): Remark => {
    const [printed, previous] = [here.parts.join('.'), before.parts.join('.')];
    return {
      type: 'numbering',
      lines: [here.passage.line, before.passage.line],
      stated: `${previous}之后是${printed}`,
      found: `应为${due}`,
      severity: 'medium',
      message: `序号不连续：${previous}（第${before.passage.line}行）之后是${printed}（第${here.passage.line}行），应为${due}。`,
    };
  });
}

/** 1.1 and 1 begin anew; else the next on any level that the one before has, or the first one level below. */
function follows(before: number[], here: number[]): boolean {
  if (here.every((part) => part === 1)) return true;
  const shared = here.slice(0, -1).every((part, i) => part === before[i]);
  if (here.length === before.length + 1) return shared && here.at(-1) === 1;
  if (here.length <= before.length)
    return shared ? here.at(-1) === before[here.length - 1]! + 1 : isNextChapter(before, here);
  // 2 and 2.1 lost their headings: 1.3, then 2.1.1.
  return isNextChapter(before, here);
}

/** 1.4, then 2.1: the heading of the chapter stands elsewhere or nowhere. */
const isNextChapter = (before: number[], here: number[]): boolean =>
  here[0] === before[0]! + 1 && here.slice(1).every((part) => part === 1);

function dueAfter(before: number[], here: number[]): string {
  if (here.length > before.length) return [...before, 1].join('.');
  return [...before.slice(0, here.length - 1), before[here.length - 1]! + 1].join('.');
}
