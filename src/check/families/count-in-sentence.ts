/** 七项制度即甲制度、乙制度 …, 甲、乙、丙等5个行业, 区、乡、村三级: the number said against what the same sentence lists. */
import { parseNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { MEASURE, NUMBER } from '../said-number.ts';
import { type Passage, sentences } from '../subject.ts';

export const countInSentence: Family = {
  name: 'count-in-sentence',
  explanation: '句中写明的个数（几项制度、几个阶段、几级）应与同一句列举的名称数一致。',
  check: ({ passages }) =>
    passages.flatMap((passage) => [
      ...inline(passage),
      ...behind(passage),
      ...quoted(passage),
      ...inQuotes(passage),
      ...levels(passage),
    ]),
};

const SAID = new RegExp(
  `(?<![\\d第.〔])${NUMBER}(?:${MEASURE})([\\p{Script=Han}]{0,8}?)”?(?:即|为|是指|包括|：|:|——|[（(])`,
  'gu',
);

/** 七项制度即甲制度、乙制度 …: an enumeration in the same sentence. */
function inline(passage: Passage): Remark[] {
  return sentences(passage, true).flatMap(({ text, start }) =>
    [...text.matchAll(SAID)].flatMap((match): Remark[] => {
      const said = parseNumeral(match[1]!);
      if (said === null || said < 3) return [];
      const from = match.index + match[0].length;
      const bracket = /[（(]$/u.test(match[0]);
      const list = enumeration(text, from, bracket);
      if (!list || list.items.length < 3) return [];
      const { items, spread } = list;
      if (said >= items.length && said <= items.length + spread) return [];
      if (Math.abs(items.length - said) > 2) return [];
      return [
        {
          type: 'count',
          lines: [passage.lineAt(start + match.index), passage.lineAt(start + list.end)],
          stated: match[0].replace(/[（(：:]$/u, ''),
          found: `列出${items.length}个`,
          severity: 'medium',
          message: `文中称“${match[0].replace(/[（(：:]$/u, '')}”，而其后列出${items.length}个：${items.join('、').slice(0, 60)}。`,
          proposal: null,
        },
      ];
    }),
  );
}

function enumeration(
  text: string,
  from: number,
  bracket: boolean,
): { items: string[]; spread: number; end: number } | null {
  let depth = 0;
  let end = from;
  for (; end < text.length; end += 1) {
    const c = text[end]!;
    if (/[（(《“]/u.test(c)) depth += 1;
    else if (/[）)》”]/u.test(c)) {
      if (depth === 0) break;
      depth -= 1;
    } else if (depth === 0 && /[。；;！]/u.test(c)) break;
    else if (depth === 0 && !bracket && /[，,：:]/u.test(c)) break;
  }
  const body = text.slice(from, end);
  if (/等|\d/u.test(body) || /[，,：:]/u.test(body)) return null;
  const items = split(body);
  if (items.some((item) => item.length > 30 || item.length < 2)) return null;
  // 和, 及 and 与 may join two items or stand inside one.
  const spread = items.filter((item) => /[和及与]/u.test(item)).length;
  return { items, spread, end: Math.max(from, end - 1) };
}

function split(body: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let item = '';
  for (const c of body) {
    if (/[（(《“]/u.test(c)) depth += 1;
    if (/[）)》”]/u.test(c)) depth -= 1;
    if (c === '、' && depth === 0) {
      items.push(item);
      item = '';
    } else item += c;
  }
  return [...items, item].filter((one) => one !== '');
}

/**
 * The number of what has just been listed: …等5个行业, …“四个能力”, …的“六定”; not 三重一大, which counts twice. Without 等
 * only before a word for all of them together: 动员、排查、整改三个阶段; 商场、超市、便民店4个 are four of three kinds.
 */
const TOGETHER =
  '等次|档次|工作组|小组|阶段|环节|步骤|领域|行业|方面|层面|层级|等级|类别|类型|维度|时段|时期|关口|专项|部门|机构|工作机构|平台|中心|乡镇|街道|片区|行动|工程|体系';
const BEHIND = new RegExp(
  `(?:(?:等|这|共)${NUMBER}(?:大|个|项|种|类|家|处|所|县|市|镇|乡|方面)|“${NUMBER}(?!分)(?:(?![一二两三四五六七八九十])\\p{Script=Han}){1,6}”|${NUMBER}(?:大(?=\\p{Script=Han})|(?:个|项)?(?:重点|主要|关键|重要|响应|具体)?(?:${TOGETHER})(?!以上|以下|之一)|(?:个|家|处|条)(?<noun>\\p{Script=Han}{2,4})|(?<kind>类|种|级|档|组)(?!别|型|似)))`,
  'gu',
);

/** 甲、乙、丙、丁等5个…: the enumeration stands before its number; one more or less is a slip, much less is an excerpt. */
function behind(passage: Passage): Remark[] {
  return sentences(passage, true).flatMap(({ text, start }) =>
    [...text.matchAll(BEHIND)].flatMap((match): Remark[] => {
      const said = parseNumeral(match[1] ?? match[2] ?? match[3]!);
      const end = match.index;
      const from = Math.max(...['，', '。', '；', '：', '“', ','].map((c) => text.lastIndexOf(c, end - 1))) + 1;
      const body = text.slice(from, end).replace(/(?:等\p{Script=Han}{0,8}|的)$/u, '');
      const items = split(body);
      if (
        said === null ||
        items.length < (match[3] === undefined ? 4 : 3) ||
        items.some((item, i) => item.length > (i === 0 ? 60 : 24) || /等|[”“]/u.test(item))
      )
        return [];
      // Without 等 a plain noun counts what is listed where the items are that: 甲项目、乙项目、丙项目3个项目.
      const noun = match.groups?.noun?.slice(0, 2) ?? match.groups?.kind;
      if (noun && items.filter((item) => item.replace(/（[^（）]*）$/u, '').endsWith(noun)).length * 2 < items.length)
        return [];
      if (text[end - 1] === '、' || Math.abs(items.length - said) !== 1) return [];
      const spread = items.filter((item) => /[和及与]/u.test(item)).length;
      if (said > items.length && said <= items.length + spread) return [];
      return [
        {
          type: 'count',
          lines: [passage.lineAt(start + end), passage.lineAt(start + from)],
          stated: match[0],
          found: `列出${items.length}个`,
          severity: 'medium',
          message: `“${match[0].replace(/[“”]/gu, '')}”之前列出的是${items.length}个：${items.join('、').slice(0, 60)}。`,
        },
      ];
    }),
  );
}

const QUOTED =
  /((?:(?:“[^“”]{2,60}”|"[^"]{2,60}")[、和及与，]?){2,})\p{Script=Han}{0,6}?([\d一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})(?:枚|个|项|种|家|份|部)/gu;

/** “甲”、“乙”印章贰枚. */
function quoted(passage: Passage): Remark[] {
  return [...passage.text.matchAll(QUOTED)].flatMap((match): Remark[] => {
    const said = parseNumeral(match[2]!);
    const named = match[1]!.match(/“[^“”]+”|"[^"]+"/gu)!;
    if (said === null || said === named.length || Math.abs(said - named.length) > 2) return [];
    const stated = match[0].slice(match[1]!.length);
    return [
      {
        type: 'count',
        lines: [passage.lineAt(match.index + match[0].length - 1), passage.lineAt(match.index)],
        stated,
        found: `列出${named.length}个`,
        severity: 'medium',
        message: `文中称“${stated}”，其前列出${named.length}个：${named.join('、').slice(0, 60)}。`,
      },
    ];
  });
}

const IN_QUOTES = new RegExp(`“([^“”]{3,80})”(?:等)?${NUMBER}(?:项|个|大|种|条|类)(?=\\p{Script=Han})`, 'gu');

/** “周调度、月通报、季观摩”三项机制: the list stands inside one pair of quotation marks. */
function inQuotes(passage: Passage): Remark[] {
  return [...passage.text.matchAll(IN_QUOTES)].flatMap((match): Remark[] => {
    const said = parseNumeral(match[2]!);
    const items = split(match[1]!);
    if (
      said === null ||
      items.length < 3 ||
      Math.abs(items.length - said) !== 1 ||
      items.some((item) => item.length > 20)
    )
      return [];
    return [
      {
        type: 'count',
        lines: [passage.lineAt(match.index + match[0].length - 1), passage.lineAt(match.index)],
        stated: match[0].slice(match[1]!.length + 2),
        found: `列出${items.length}个`,
        severity: 'medium',
        message: `“${match[1]}”列出的是${items.length}个，而称“${match[0].slice(match[1]!.length + 2)}”。`,
      },
    ];
  });
}

const LEVEL = '国家|中央|国|省|市|县|区|旗|乡镇|街道|乡|镇|村|社区|组';
const LEVELS = new RegExp(
  `((?:(?:${LEVEL})(?:[（(][^（）()]{1,6}[）)])?级?[、和及与]?)+)(?:这)?([两二三四五])级(?!医|甲|乙|公路|响应|保护|标准|以上|以下|资质|安全)`,
  'gu',
);

/** 区、乡、村三级. 乡镇 may be one level or two. */
function levels(passage: Passage): Remark[] {
  return [...passage.text.matchAll(LEVELS)].flatMap((match): Remark[] => {
    const said = parseNumeral(match[2]!);
    const named = match[1]!.replace(/[（(].*?[）)]/gu, '').match(new RegExp(LEVEL, 'gu')) ?? [];
    const most = named.length + named.filter((one) => one === '乡镇').length;
    if (said === null || named.length < 2 || (said >= named.length && said <= most)) return [];
    return [
      {
        type: 'count',
        lines: [passage.lineAt(match.index), passage.lineAt(match.index + match[0].length - 1)],
        stated: match[0],
        found: `列出${named.length}级`,
        severity: 'low',
        message: `“${match[0]}”列出的是${named.length}级。`,
      },
    ];
  });
}
