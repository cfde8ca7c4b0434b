/** A slogan of numbers and what it stands for: “三查两全一控制”，即… must name three, two and one. */
import { parseNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { type Subject, sentences } from '../subject.ts';

export const slogan: Family = {
  name: 'slogan',
  explanation: '数字概括（如“三查两清一控制”）应与其后逐项解释的数目相符。',
  check: remarksOn,
};

const NUMERAL = '[一二两三四五六七八九十]';
const EXPLAINED = new RegExp(
  `((?:${NUMERAL}[\\p{Script=Han}]{1,2}?){2,4})[”"]?(?:机制|制度|要求|原则|措施|办法)?，?即：?([^。；]{6,120})`,
  'gu',
);
const PART = new RegExp(`(${NUMERAL})(?!${NUMERAL})\\p{Script=Han}{1,2}?(?=${NUMERAL}|$)`, 'gu');

function remarksOn({ passages }: Subject): Remark[] {
  return passages.flatMap((passage) =>
    sentences(passage).flatMap(({ text, start }) =>
      [...text.matchAll(EXPLAINED)].flatMap((match): Remark[] => {
        const parts = [...match[1]!.matchAll(PART)].map(([part, number]) => ({
          part,
          number: parseNumeral(number!.replace('两', '二')),
        }));
        const groups = match[2]!
          .replace(/。$/u, '')
          .split('，')
          .map((group) => group.split('、').length);
        // One group for each part, of which all but one agree: then the groups are what the parts stand for.
        if (parts.length < 2 || parts.length !== groups.length) return [];
        const wrong = parts.findIndex(({ number }, i) => number !== groups[i]);
        if (wrong < 0 || parts.filter(({ number }, i) => number !== groups[i]).length > 1) return [];
        return [
          {
            type: 'count',
            lines: [passage.lineAt(start + match.index), passage.lineAt(start + match.index + match[0].length - 1)],
            stated: parts[wrong]!.part,
            found: `列出${groups[wrong]}项`,
            severity: 'high',
            message: `“${match[1]}”中的“${parts[wrong]!.part}”，后文列出的是${groups[wrong]}项。`,
          },
        ];
      }),
    ),
  );
}
