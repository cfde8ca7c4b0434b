/** A character printed for one that looks like it: 疏千排水 once among many 疏干排水. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const lookAlike: Family = {
  name: 'look-alike',
  explanation: '形近字误写：同一词语在文中多处写法一致，只有一处换成了形近字。',
  check: (subject) => remarksOn(subject),
};

/** Groups of characters that scanning and typing take for each other. */
const GROUPS = [
  '千干于',
  '己已巳',
  '末未',
  '土士',
  '人入',
  '日曰',
  '侯候',
  '拔拨',
  '菅管',
  '夫失',
  '天夭',
  '折拆',
  '予子',
  '治冶',
  '徒徙',
  '戊戌戍',
  '肓盲',
  '析折',
  '堰偃',
  '令今',
  '问间',
  '白自',
  '住往',
  '免兔',
  '大太',
];

function remarksOn({ texts }: Subject): Remark[] {
  const whole = texts.map(({ text }) => text).join('\n');
  return GROUPS.flatMap((group) =>
    [...group].flatMap((c) => {
      if (!whole.includes(c)) return [];
      const others = [...group].filter((other) => other !== c);
      return texts.flatMap(({ text, lineAt }) =>
        [...text.matchAll(new RegExp(c, 'gu'))].flatMap(({ index }): Remark[] => {
          // Two characters on each side, as far as they are words.
          const [before, behind] = [text.slice(Math.max(0, index - 1), index), text.slice(index + 1, index + 3)];
          if (!/^\p{Script=Han}$/u.test(before) || !/^\p{Script=Han}{2}$/u.test(behind)) return [];
          const printed = before + c + behind;
          if (whole.split(printed).length > 2) return [];
          const other = others.map((one) => before + one + behind).find((word) => whole.split(word).length > 3);
          if (other === undefined) return [];
          return [
            {
              type: 'name-variant',
              lines: [lineAt(index)],
              stated: printed,
              found: other,
              severity: 'low',
              message: `“${printed}”只此一处，别处都写作“${other}”，疑为形近字误写。`,
              proposal: other,
            },
          ];
        }),
      );
    }),
  );
}
