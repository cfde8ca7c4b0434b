/** Leading groups under several names within one document. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { likeness } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const bodyName: Family = {
  name: 'body-name',
  explanation: '领导小组、指挥部、专班等机构在一份文件中应使用同一名称，简称应当先行注明。',
  check: (subject) => [...remarksOn(subject), ...shortened(subject)],
};

interface Mention {
  line: number;
  /** Without place, year and what stands before the name. */
  core: string;
}

const NAME =
  /(?:^|[，。；：、（(“”"《》.．\s]|成立|调整|设立|组建|印发|关于|向|由|报|经|和|与|及|在|各|任|成为)([\p{Script=Han}\d“”]{2,30}?(?:领导小组|领导组|工作专班|指挥部|(?<!村民|居民|业主|常务|代表|革|健康|监督管理)委员会))/gu;

function remarksOn({ document, title, passages, orderly }: Subject): Remark[] {
  const texts = [
    ...(title ? [title] : []),
    ...(document.addressees && document.addresseesLine
      ? document.addressees.map((text) => ({ text, lineAt: () => document.addresseesLine! }))
      : []),
    ...passages,
  ];
  const mentions = texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(NAME)].flatMap((match): Mention[] => {
      const name = match[1]!.replace(/[“”]/gu, '');
      const core = coreOf(name);
      const at = match.index + match[0].length - core.length;
      return GENERIC.test(core.replace(GROUP, '')) ||
        (core.endsWith('委员会') && core.length < 5) ||
        /^(?:[\p{Script=Han}]{2,3})?[市省](?![\p{Script=Han}]{1,3}[区县])|国务院|中央/u.test(name)
        ? []
        : [{ line: lineAt(at), core }];
    }),
  );
  const byCore = Map.groupBy(mentions, ({ core }) => core);
  const base = [...byCore.values()].sort((a, b) => b.length - a.length || b[0]!.core.length - a[0]!.core.length)[0];
  if (!base || !orderly || byCore.size < 2) return [];
  const others = [...byCore.values()].filter((group) => group !== base && isSameBody(group[0]!.core, base[0]!.core));
  if (others.length === 0) return [];
  const shown = others.map((group) => `“${group[0]!.core}”（第${group[0]!.line}行）`).join('、');
  return [
    {
      type: 'name-variant',
      lines: [...others.map((group) => group[0]!.line), base[0]!.line],
      stated: others.map((group) => group[0]!.core).join('；'),
      found: base[0]!.core,
      severity: 'low',
      message: `同一机构名称不一：${shown}与“${base[0]!.core}”（第${base[0]!.line}行）。`,
    },
  ];
}

const BARE = /(?:^|[，。；：、（“]|[在由向经报本该设]|经理|书记|主任|[局镇乡]长)(领导小组|领导组)/gu;

/** Set up as 领导小组, then called 领导组, or the other way round; or a 工作专班 that is called so. */
function shortened({ document, title, passages }: Subject): Remark[] {
  const named = passages.flatMap((passage) =>
    [...passage.text.matchAll(/(?:成立|设立|调整)[^，。；]{4,40}?(领导小组|领导组|工作专班)/gu)].map((match) => ({
      group: match[1]!,
      line: passage.lineAt(match.index + match[0].length - 1),
    })),
  );
  const own = /(领导小组|领导组)(?=的|成员|组成|$)/u.exec(title?.text ?? '')?.[1];
  const groups = new Set([...named.map(({ group }) => group), ...(own ? [own] : [])]);
  if (groups.size !== 1) return [];
  const [group] = groups;
  const other = passages.flatMap((passage) =>
    [...passage.text.matchAll(BARE)]
      .filter((match) => match[1] !== group)
      .map((match) => ({ group: match[1]!, line: passage.lineAt(match.index + match[0].length - 1) })),
  );
  const [first] = other;
  if (!first) return [];
  return [
    {
      type: 'name-variant',
      lines: [...other.map(({ line }) => line), named[0]?.line ?? document.lines[0]],
      stated: first.group,
      found: group!,
      severity: 'low',
      message: `成立的是${group}，后文又称“${first.group}”（第${first.line}行）。`,
      proposal: group!,
    },
  ];
}

/** Much the same words, or the one made of the other's; another 第几次 is another body. */
function isSameBody(a: string, b: string): boolean {
  if (/第[一二三四五六七八九十]+次/u.exec(a)?.[0] !== /第[一二三四五六七八九十]+次/u.exec(b)?.[0]) return false;
  if (/专班|指挥部|委员会/u.exec(a)?.[0] !== /专班|指挥部|委员会/u.exec(b)?.[0]) return false;
  const [short, long] = [a, b].map((core) => core.replace(GROUP, '')).sort((x, y) => x.length - y.length);
  if (GENERIC.test(short!)) return false;
  // Much shorter is an abbreviation, not a slip.
  const [less, more] = [Math.min(a.length, b.length), Math.max(a.length, b.length)];
  return less >= more * 0.7 && (likeness(a, b) >= 0.6 || long!.includes(short!));
}

const GROUP = /(?:领导小组|领导组|工作专班|指挥部|委员会)$/u;
/** 专项整治工作领导小组 is what a text calls any group when its name has been given. */
const GENERIC = /^(?:专项|整治|行动|创建|攻坚|工作|项目|建设|专班|联合|协调|推进|协助|配合|督促|支持)*$/u;

/** Without place and year in front, 工作 and the word for the group behind. */
function coreOf(name: string): string {
  return (
    name
      .replace(
        /^.*(?:成立|设立|调整|关于|印发|使用单位|决定|完成|负责|承办|承担|报请|提请|将|(?<![应面针相])对)(?=.)/u,
        '',
      )
      .replace(/^.*[向报由经送](?=(?:[\p{Script=Han}]{2,3}市)?[\p{Script=Han}]{0,2}[区县])/u, '')
      // A list of people without a mark at its end runs into the sentence behind it.
      .replace(/^.*(?:书记|主任|[局镇乡县区站处科]长|经理)(?=\p{Script=Han}{4})/u, '')
      .replace(/^(?:经|相应)/u, '')
      .replace(/^(?:在|特|的|本|该|此|新|其|各级?|县级|区级)+/u, '')
      .replace(/^20\d\d年度?(?=.)/u, '')
      .replace(/^(?:(?:[\p{Script=Han}]{2,3}市)?[\p{Script=Han}]{2}[区县]|[区县])(?=.)/u, '')
      .replace(/^20\d\d年度?(?=.)/u, '')
  );
}
