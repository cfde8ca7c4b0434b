/** Bureaus that no list of departments has, under two names of which one leaves a word out: 城市建设管理局 and 城市管理局. */
import { functionsOf } from '../department.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { type Subject, sentences } from '../subject.ts';

export const officeName: Family = {
  name: 'office-name',
  explanation: '同一文件中局的名称应当前后一致，不得一处多一个词、一处少一个词。',
  check: remarksOn,
};

interface Mention {
  /** As printed, with its level: 市城市管理局. */
  name: string;
  line: number;
  sentence: string;
}

const BUREAU =
  /[市区县旗](?:城市)?(?:(?![市区县旗的和与及由向为将等各])\p{Script=Han}){2,12}?局(?!\p{Script=Han}{0,4}分局)/gu;

const mentionsIn = ({ texts }: Subject): Mention[] =>
  texts.flatMap((text) =>
    sentences(text).flatMap(({ text: sentence, start }) =>
      [...sentence.matchAll(BUREAU)]
        .filter(([name]) => !name.endsWith('分局'))
        .map((match) => ({
          name: match[0],
          line: text.lineAt(start + match.index),
          sentence,
        })),
    ),
  );

function remarksOn(subject: Subject): Remark[] {
  const byName = Map.groupBy(mentionsIn(subject), ({ name }) => name);
  return [...byName].flatMap(([short, mentions]) =>
    [...byName].flatMap(([long, others]): Remark[] => {
      if (!isWordLeftOut(short, long) || mentions.some(({ sentence }) => areListed(sentence, short, long))) return [];
      return [
        {
          type: 'name-variant',
          lines: [...mentions, ...others].map(({ line }) => line),
          stated: short,
          found: long,
          severity: 'low',
          message: `“${short}”（第${mentions[0]!.line}行）与“${long}”（第${others[0]!.line}行）疑为同一机构的两种名称。`,
        },
      ];
    }),
  );
}

/** One word of two characters inside; what both lists of departments know are short forms. */
function isWordLeftOut(short: string, long: string): boolean {
  if (long.length !== short.length + 2 || short.length < 6 || [short, long].every(isKnown)) return false;
  return Array.from({ length: short.length - 3 }, (_, i) => i + 3).some(
    (at) => long.startsWith(short.slice(0, at)) && long.endsWith(short.slice(at)),
  );
}

const isKnown = (name: string): boolean => functionsOf(name.slice(1, -1)) !== null;

/** Two names in one enumeration are two bureaus. */
const areListed = (sentence: string, short: string, long: string): boolean =>
  sentence.split(/[，；]/u).some((clause) => {
    const items = clause.split('、');
    return [short, long].every((name) => items.some((item) => item.includes(name)));
  });
