/** A title whose 》 is wanting, so that the next 《 opens inside it. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage } from '../subject.ts';

export const titleMark: Family = {
  name: 'title-mark',
  explanation: '书名号应成对：前一个书名号没有后半，名称到哪里为止就不明了。',
  check: ({ passages }) => passages.flatMap(remarksOn),
};

const OPENED = /《([^《》。；]{4,60})《/gu;

function remarksOn(passage: Passage): Remark[] {
  return [...passage.text.matchAll(OPENED)].flatMap((match): Remark[] => {
    const end = match.index + match[0].length - 1;
    // 《关于印发《办法》的通知》 is a title within a title; only a word that joins two shows that the first had ended.
    if (/^《[^《》]*》[^《》]*》/u.test(passage.text.slice(end)) || !/[和与及、，]/u.test(match[1]!)) return [];
    if (!isTogether(passage, match.index, end)) return [];
    return [
      {
        type: 'mismatch',
        lines: [passage.lineAt(match.index), passage.lineAt(end)],
        stated: match[0].slice(0, -1),
        found: '缺“》”',
        severity: 'low',
        message: `“${match[0].slice(0, -1)}”缺后书名号。`,
      },
    ];
  });
}

/** Neighbouring lines: on a scrambled page, nothing was put between them. */
function isTogether({ lineAt }: Passage, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at += 1) {
    const step = lineAt(at) - lineAt(at - 1);
    if (step < 0 || step > 2) return false;
  }
  return true;
}
