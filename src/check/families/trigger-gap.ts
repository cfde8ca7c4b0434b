/** Levels of a response plan that leave a number to none: level one from 12 villages, level two from 5 to below 10. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { type Subject, sentences } from '../subject.ts';

export const triggerGap: Family = {
  name: 'trigger-gap',
  explanation: '同一情形分级规定的数量界限应当首尾相接：下一级的上限与上一级的起点之间不得留有空档。',
  check: remarksOn,
};

interface Bound {
  /** 禽流感; null where a scrambled page tore the sentence and it begins with the number. */
  event: string | null;
  /** What is counted: 个行政村. */
  measure: string;
  from: number;
  /** Null where there is no upper end. */
  to: number | null;
  line: number;
  printed: string;
}

const COUNT = '(个|人|户|起|头|只|亩|公顷|处|例)';
const BOUNDS = new RegExp(
  `(\\d{1,6})${COUNT}(?:[（(]含[^（）()]*[）)])?以上(?:[、，]?(\\d{1,6})\\2以下)?的?(\\p{Script=Han}{2,3})`,
  'gu',
);

/** Which level a sentence belongs to does not matter: the bounds must meet in whatever order they stand. */
function remarksOn({ passages }: Subject): Remark[] {
  const bounds = passages.flatMap((passage) =>
    sentences(passage).flatMap(({ text, start }) => boundsIn(text, (at) => passage.lineAt(start + at))),
  );
  return bounds.flatMap((below): Remark[] => {
    const { to } = below;
    if (to === null) return [];
    const [next] = bounds
      .filter((one) => one.to === null && one.from >= to && one.measure === below.measure && isOneEvent(one, below))
      .sort((a, b) => a.from - b.from);
    // 以下 takes its number in or not: 10以下 and 11以上 may meet.
    if (!next || next.from - to < 2) return [];
    return [
      {
        type: 'threshold-gap',
        lines: [next.line, below.line],
        stated: next.printed,
        found: below.printed,
        severity: 'medium',
        message: `“${below.printed}”与“${next.printed}”之间，${to + 1 === next.from - 1 ? next.from - 1 : `${to + 1}至${next.from - 1}`}没有规定。`,
      },
    ];
  });
}

function boundsIn(text: string, lineAt: (at: number) => number): Bound[] {
  const event = /^(\p{Script=Han}{3,12}?)(?:在|[，,]|\d)/u.exec(text)?.[1] ?? null;
  if (event === null && !/^\d/u.test(text)) return [];
  return [...text.matchAll(BOUNDS)].map((match) => ({
    event,
    measure: `${match[2]}${match[4]}`,
    from: Number(match[1]),
    to: match[3] ? Number(match[3]) : null,
    line: lineAt(match.index),
    printed: match[0],
  }));
}

const isOneEvent = (a: Bound, b: Bound): boolean => a.event === b.event || a.event === null || b.event === null;
