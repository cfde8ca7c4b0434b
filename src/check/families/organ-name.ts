/** One department under two names: 区教育局 beside 区教育科技局, 区发改委 beside 区发改局, 区公安局 beside 市公安局某分局. */

import { functionsOf } from '../department.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const organName: Family = {
  name: 'organ-name',
  explanation: '同一部门应使用同一名称；职能重叠而名称不同的（教育局与教育科技局、发改委与发改局）多半是旧称或误写。',
  check: (subject) => [...shortAndLong(subject), ...unlevelled(subject)],
  checkAll: (subjects) => remarksOn(subjects),
};

/** Documents that put a new name in the place of the old. */
const RENAMES = /印章|更名|机构改革|职能配置/u;

interface Mention {
  subject: Subject;
  line: number;
  /** As printed: 区教育局, 市公安局离石分局. */
  name: string;
  /** 教育+科技 */
  functions: string[];
  /** 局, 委 or 分局. */
  tail: string;
  /** Without its level in front. */
  bare: boolean;
}

const OWN = /([区县旗])([\p{Script=Han}]{1,12}?)(分局|局|委(?![员托派]))/gu;
/** 教育局 at the head of a clause is the own level's. */
const BARE = /(?<=^|[，。；：、（(“])([\p{Script=Han}]{2,12}?)局(?![\p{Script=Han}]{0,3}分局)/gu;
const BRANCH = /市([\p{Script=Han}]{1,8}?)局([\p{Script=Han}]{2,4}?)分局/gu;

function mentionsIn(subject: Subject): Mention[] {
  // 区民政局 beside 中阳县民政局: another level is another government.
  const level = /([区县旗])人民政府/u.exec(subject.document.issuer ?? '')?.[1] ?? null;
  return subject.texts.flatMap(({ text, lineAt }) => {
    if (!/局|委/u.test(text)) return [];
    const own = [...text.matchAll(OWN)].flatMap((match): Mention[] => {
      const functions = functionsOf(match[2]!);
      const before = text.slice(Math.max(0, match.index - 1), match.index);
      if (!functions || /[各市全社辖]/u.test(before) || (level !== null && match[1] !== level)) return [];
      return [{ subject, line: lineAt(match.index), name: match[0], functions, tail: match[3]!, bare: false }];
    });
    const branches = [...text.matchAll(BRANCH)].flatMap((match): Mention[] => {
      const functions = functionsOf(match[1]!);
      return functions
        ? [{ subject, line: lineAt(match.index), name: match[0], functions, tail: '市局分局', bare: false }]
        : [];
    });
    const bare = [...text.matchAll(BARE)].flatMap((match): Mention[] => {
      const functions = functionsOf(match[1]!);
      return functions
        ? [{ subject, line: lineAt(match.index), name: match[0], functions, tail: '局', bare: true }]
        : [];
    });
    return [...own, ...branches, ...bare];
  });
}

function remarksOn(subjects: Subject[]): ReturnType<NonNullable<Family['checkAll']>> {
  const all = subjects.flatMap(mentionsIn);
  return subjects.flatMap((subject) => {
    const opening = subject.passages
      .map(({ text }) => text)
      .join('')
      .slice(0, 300);
    if (RENAMES.test(`${subject.document.title ?? ''}${opening}`)) return [];
    // By what they stand for: 教育局 and 区教育局 are one against 区教育科技局.
    const here = Map.groupBy(
      all.filter((mention) => mention.subject === subject),
      ({ functions, tail }) => `${functions} ${tail}`,
    );
    return [...here.values()].flatMap((mentions) => {
      const one = mentions.find(({ bare }) => !bare) ?? mentions[0]!;
      const other = conflict(one, all);
      if (!other) return [];
      return [
        {
          document: subject.document,
          type: 'name-variant' as const,
          lines: [...new Set([...mentions.map(({ line }) => line)])].slice(0, 4).concat(other.line),
          stated: one.name,
          found: other.name,
          severity: 'low' as const,
          message: `“${one.name}”与“${other.name}”（第${other.line}行）疑为同一部门的两种名称。`,
          proposal: other.name,
        },
      ];
    });
  });
}

/** 区应急局 and 区应急管理局 in one document: one remark for all its departments, for this is a matter of style. */
function shortAndLong(subject: Subject): Remark[] {
  if (!subject.orderly) return [];
  const byDepartment = Map.groupBy(
    mentionsIn(subject).filter(({ bare }) => !bare),
    ({ functions, tail }) => [...functions, tail].join(),
  );
  const mixed = [...byDepartment.values()].flatMap((mentions) => {
    const forms = [...Map.groupBy(mentions, ({ name }) => name).values()].map((group) => group[0]!);
    return forms.length > 1 ? [forms] : [];
  });
  if (mixed.length === 0) return [];
  const shown = mixed.map((forms) => forms.map(({ name, line }) => `“${name}”（第${line}行）`).join('与')).join('，');
  return [
    {
      type: 'name-variant',
      lines: mixed.flatMap((forms) => forms.map(({ line }) => line)),
      stated: mixed.map((forms) => forms[0]!.name).join('、'),
      found: mixed.map((forms) => forms[1]!.name).join('、'),
      severity: 'low',
      message: `同一部门全称与简称混用：${shown}。`,
    },
  ];
}

/** The better name of the same department: in this document if there is one, else anywhere in the issue. */
function conflict(one: Mention, all: Mention[]): Mention | null {
  const rivals = all.filter((other) => other.name !== one.name && !other.bare && isBetter(other, one));
  const here = rivals.find((other) => other.subject === one.subject);
  if (here) return here;
  // What only other documents say counts where no fewer of them say it.
  const documents = (mentions: Mention[]): number => new Set(mentions.map(({ subject }) => subject)).size;
  const own = all.filter((other) => other.name === one.name);
  return one.functions[0] !== '卫健' && documents(rivals) >= documents(own) ? (rivals[0] ?? null) : null;
}

function isBetter(other: Mention, one: Mention): boolean {
  const shared = other.functions.filter((name) => one.functions.includes(name));
  if (shared.length === 0) return false;
  // 公安 and 生态环境 are branches of the city's where one is named so.
  if (other.tail === '市局分局') return !one.bare && one.tail !== '市局分局' && shared.length === one.functions.length;
  if (one.tail === '市局分局') return false;
  if (other.functions.length > one.functions.length)
    return one.functions.every((name) => other.functions.includes(name));
  return (
    other.functions.length === one.functions.length &&
    shared.length === one.functions.length &&
    one.tail === '委' &&
    other.tail === '局'
  );
}

/** 区能源局、住建局、区市场监管局: one department of a list without its level, before and behind it departments that have theirs. */
const UNLEVELLED =
  /(?<=(?:[区县]\p{Script=Han}{2,12}(?:局|中心)|分局)、)(\p{Script=Han}{2,10})局(?=、[区县]\p{Script=Han}{2,12}(?:局|中心))/gu;

function unlevelled({ texts }: Subject): Remark[] {
  const found = texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(UNLEVELLED)].flatMap((match) =>
      functionsOf(match[1]!) ? [{ name: match[0], line: lineAt(match.index) }] : [],
    ),
  );
  const [first] = found;
  if (!first || found.length > 4) return [];
  return [
    {
      type: 'name-variant',
      lines: found.map(({ line }) => line),
      stated: first.name,
      found: '同列的其他部门都冠有层级',
      severity: 'low',
      message: `并列的部门中，“${first.name}”（第${first.line}行）前没有层级。`,
    },
  ];
}
