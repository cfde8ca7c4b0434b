/** A character printed for one that looks like it: 疏千排水 once among many 疏干排水. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const lookAlike: Family = {
  name: 'look-alike',
  explanation: '形近字、同音字误写：同一词语在文中多处写法一致，只有一处换成了形近字；同一场所、账目不得两种写法并用。',
  check: (subject) => [...remarksOn(subject), ...spellings(subject)],
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

const GROUP_OF = new Map(GROUPS.flatMap((group) => [...group].map((c) => [c, group])));

interface Place {
  count: number;
  /** First line. */
  line: number;
}

function remarksOn({ texts }: Subject): Remark[] {
  // The character with one before it and two behind, as far as they are words.
  const words = new Map<string, Place>();
  for (const { text, lineAt } of texts)
    for (let at = 1; at + 2 < text.length; at += 1) {
      if (!GROUP_OF.has(text[at]!)) continue;
      const word = text.slice(at - 1, at + 3);
      if (!/^\p{Script=Han}{4}$/u.test(word)) continue;
      const held = words.get(word);
      if (held) held.count += 1;
      else words.set(word, { count: 1, line: lineAt(at) });
    }
  return [...words].flatMap(([word, { count, line }]): Remark[] => {
    if (count > 1) return [];
    const others = [...GROUP_OF.get(word[1]!)!].map((c) => word[0] + c + word.slice(2));
    const other = others.find((one) => one !== word && (words.get(one)?.count ?? 0) >= 3);
    if (other === undefined) return [];
    return [
      {
        type: 'name-variant',
        lines: [line],
        stated: word,
        found: other,
        severity: 'low',
        message: `“${word}”只此一处，别处都写作“${other}”，疑为形近字误写。`,
        proposal: other,
      },
    ];
  });
}

/** Characters of one sound that end the name of one thing: 定点屠宰厂 and 定点屠宰场, 管理台账 and 管理台帐. */
const SPELLINGS = ['厂场', '账帐'];
const SPELT = new RegExp(`\\p{Script=Han}{3}[${SPELLINGS.join('')}]`, 'gu');

function spellings({ texts }: Subject): Remark[] {
  const lines = new Map<string, number>();
  for (const { text, lineAt } of texts)
    for (const { 0: word, index } of text.matchAll(SPELT)) if (!lines.has(word)) lines.set(word, lineAt(index));
  return SPELLINGS.flatMap(([one, other]) =>
    [...lines].flatMap(([word, line]): Remark[] => {
      const twin = word.endsWith(one!) ? word.slice(0, -1) + other! : '';
      const there = lines.get(twin);
      if (there === undefined) return [];
      return [
        {
          type: 'name-variant',
          lines: [line, there],
          stated: word,
          found: twin,
          severity: 'low',
          message: `“${word}”（第${line}行）与“${twin}”（第${there}行）写法不一。`,
        },
      ];
    }),
  );
}
