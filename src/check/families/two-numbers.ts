/** One document cited under two numbers: 云水规〔2019〕12号 here and 云水办规〔2019〕12号 there, or one title with two numbers. */
import { findDocumentNumbers } from '../../text/document-number.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { isSubsequence } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const twoNumbers: Family = {
  name: 'two-numbers',
  explanation: '同一文件在一份公文中只有一个文号：机关代字、年份、顺序号应前后一致。',
  check: (subject) => [...remarksOn(subject), ...orders(subject)],
};

interface Citation {
  number: string;
  /** What stands in 《》 before the number. */
  title: string | null;
  line: number;
}

function remarksOn({ document, texts }: Subject): Remark[] {
  const cited = new Map<string, Citation>();
  for (const { text, lineAt } of texts)
    if (/[〔［[(（【]\s*(?:19|20)\d\d/u.test(text))
      for (const { start, number } of findDocumentNumbers(text)) {
        if (number.kind !== 'numbered' || number.normalized === document.number) continue;
        const title = /《([^《》]{6,})》[（(]$/u.exec(text.slice(0, start))?.[1] ?? null;
        const held = cited.get(number.normalized);
        if (!held?.title)
          cited.set(number.normalized, { number: number.normalized, title, line: held?.line ?? lineAt(start) });
      }
  const all = [...cited.values()];
  return all.flatMap((one, i) =>
    all.slice(i + 1).flatMap((other): Remark[] => {
      if (!isSame(one, other)) return [];
      return [
        {
          type: 'reference',
          lines: [one.line, other.line],
          stated: one.number,
          found: other.number,
          severity: 'medium',
          message: `同一文件疑有两个文号：${one.number}（第${one.line}行）与${other.number}（第${other.line}行）。`,
        },
      ];
    }),
  );
}

/**
 * One title under two numbers is one document. Without a title, one year and one running number under codes of which one
 * only lacks a character of the other (the office's 办): two offices seldom come to one number in one text.
 */
function isSame(one: Citation, other: Citation): boolean {
  if (one.title !== null && other.title !== null) return one.title === other.title;
  const [a, b] = [one.number, other.number].map((number) => number.split('〔') as [string, string]);
  const [short, long] = a![0].length <= b![0].length ? [a![0], b![0]] : [b![0], a![0]];
  return a![1] === b![1] && long.length - short.length === 1 && isSubsequence(short, long);
}

/** 《…规定》（公安部令第8号） here, （公安部第9号令） there. */
const ORDER = /《([^《》]{4,40})》[（(]\p{Script=Han}{2,12}?第(\d{1,4})号令?[）)]/gu;

function orders({ texts }: Subject): Remark[] {
  const cited = texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(ORDER)]
      .filter(([printed]) => printed.includes('令'))
      .map((match) => ({ title: match[1]!, number: match[2]!, line: lineAt(match.index + match[0].length - 1) })),
  );
  return [...Map.groupBy(cited, ({ title }) => title)].flatMap(([title, group]): Remark[] => {
    const [one] = group;
    const other = group.find(({ number }) => number !== one!.number);
    if (!one || !other) return [];
    return [
      {
        type: 'reference',
        lines: [one.line, other.line],
        stated: `《${title}》令第${one.number}号`,
        found: `第${other.number}号`,
        severity: 'medium',
        message: `《${title}》在第${one.line}行引作第${one.number}号令，在第${other.line}行引作第${other.number}号令。`,
      },
    ];
  });
}
