/** Firms and townships written two ways: 某某科技服务有限公司 and 某某科技有限公司, 莲花池街道 and 莲花街道. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { difference, edits, isSubsequence } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const entityName: Family = {
  name: 'entity-name',
  explanation: '企业、分局和乡镇、街道的名称应当前后一致。',
  check: (subject) => centres(subject),
  checkAll: (subjects) => [
    ...variants(subjects, FIRM, isFirmSlip),
    ...variants(subjects, TOWN, isTownSlip),
    ...variants(subjects, BRANCH, (a, b) => placeOf(a) === placeOf(b)),
  ],
};

const EDGE = '(?<=^|[\\s\\d、，。；：（(“”《》:;])';
const FIRM = new RegExp(`${EDGE}(?:由|和|与|向|对)?([\\p{Script=Han}（）()]{4,24}?(?:有限责任公司|有限公司))`, 'gu');
const TOWN = new RegExp(`${EDGE}(?:[\\p{Script=Han}]{2}[区县])?((?:(?![各乡镇辖])\\p{Script=Han}){2,4}?)街道`, 'gu');
/** 市公安局某某分局, once 市公安局某某局. */
const BRANCH = /(公安局(?!交|刑|治|网|特)\p{Script=Han}{2,3}?(?:分局|公安局|局))/gu;
const placeOf = (branch: string): string => branch.replace(/(?:分局|公安局|局)$/u, '');

interface Mention {
  subject: Subject;
  line: number;
  name: string;
  printed: string;
}

function variants(
  subjects: Subject[],
  pattern: RegExp,
  isSlip: (a: string, b: string) => boolean,
): ReturnType<NonNullable<Family['checkAll']>> {
  const all = subjects.flatMap((subject) => mentionsIn(subject, pattern));
  const byName = Map.groupBy(all, ({ name }) => name);
  return subjects.flatMap((subject) => {
    const told = new Set<string>();
    return [...byName].flatMap(([name, mentions]) => {
      const here = mentions.filter((mention) => mention.subject === subject);
      if (here.length === 0 || told.has(name)) return [];
      const rivals = [...byName.entries()].filter(([other]) => other !== name && isSlip(name, other));
      const inside = rivals.flatMap(([, others]) => others.filter((other) => other.subject === subject));
      // Where one document uses both, it contradicts itself; else the rarer one of the issue is doubtful.
      const rival = inside[0] ?? rivals.find(([, others]) => others.length > mentions.length * 2)?.[1][0];
      if (!rival || (inside.length > 0 && inside.length < here.length)) return [];
      for (const [other] of rivals) told.add(other);
      return [
        {
          document: subject.document,
          type: 'name-variant' as const,
          lines: [
            ...here.slice(0, 4).map(({ line }) => line),
            ...(inside.length > 0 ? inside : [rival]).slice(0, 4).map(({ line }) => line),
          ],
          stated: here[0]!.printed,
          found: rival.printed,
          severity: 'low' as const,
          message: `“${here[0]!.printed}”与“${rival.printed}”（第${rival.line}行）疑为同一名称的两种写法。`,
        },
      ];
    });
  });
}

function mentionsIn(subject: Subject, pattern: RegExp): Mention[] {
  return subject.texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(pattern)]
      // Where lines may stand in any order, only a name on one line is whole.
      .filter(({ 0: name, index }) => subject.orderly || lineAt(index) === lineAt(index + name.length - 1))
      .map((match) => ({
        subject,
        line: lineAt(match.index),
        name: match[1]!.replace(/^[区和与及由各]/u, ''),
        printed: match[0],
      })),
  );
}

const isFirmSlip = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const distance = edits(short, long, 2);
  // A word left out or a character mistaken; a word put in the place of another is another firm.
  return (
    // Banks and insurers differ by a word as a rule: 中国银行, 中国农业银行.
    !/银行|保险/u.test(short) &&
    short.length >= 8 &&
    distance <= 2 &&
    (isSubsequence(short, long) || distance === 1) &&
    !/[一二三四五\d]/u.test(difference(a, b).join(''))
  );
};

/** One character more or less; 东关 and 西关 are two places. */
const isTownSlip = (a: string, b: string): boolean =>
  Math.abs(a.length - b.length) === 1 && Math.min(a.length, b.length) >= 2 && (a.startsWith(b) || b.startsWith(a));

/** 县某某服务中心, 县某某平台: the county has one of the kind. */
const CENTRE = /(?<=[，。；、：（]|由|和|及|与|报|向|接入|^)([区县]\p{Script=Han}{3,14}?(?:中心|平台))/gu;

/** In one document, one word of two characters more or less. Another level or field is another institution. */
function centres(subject: Subject): Remark[] {
  const lines = new Map<string, number>();
  for (const { line, name } of mentionsIn(subject, CENTRE)) if (!lines.has(name)) lines.set(name, line);
  const names = [...lines.keys()];
  return names.flatMap((long) =>
    names.flatMap((short): Remark[] => {
      const [, more] = difference(short, long);
      if (long.length - short.length !== 2 || more.length !== 2 || short.length < 6) return [];
      if (!/^(?:发展|服务|管理|建设|综合|工作|保障)$/u.test(more)) return [];
      return [
        {
          type: 'name-variant',
          lines: [lines.get(short)!, lines.get(long)!],
          stated: short,
          found: long,
          severity: 'low',
          message: `“${short}”（第${lines.get(short)}行）与“${long}”（第${lines.get(long)}行）疑为同一机构、平台的两种名称。`,
        },
      ];
    }),
  );
}
