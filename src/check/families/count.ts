/** 以下13项, 分为三个阶段, 七项制度即…: the number said against the items that stand there. */
import { parseNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import { itemsUnder, type Passage, sentences } from '../subject.ts';

export const count: Family = {
  name: 'count',
  explanation: '文中写明的个数（共几项、以下几条、分几个阶段）应与实际列出的条目数一致。',
  check: ({ passages, orderly, grids }) => [
    ...passages.flatMap((passage) => [...(orderly ? listed(passage) : []), ...inline(passage), ...behind(passage)]),
    ...(orderly ? tabled(passages, grids) : []),
  ],
};

const N = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const MEASURE = '(?:大类|类|项|个|条|种|方面|步|大|点|件|份|处|名|家|座)';
const ANNOUNCED = new RegExp(
  `(?:以下|下列|如下|分为|分成|分|共|即|具体为|包括)(?:以下|下列|如下)?(?:为|有)?${N}(?:${MEASURE})?(阶段|步骤|[\\p{Script=Han}]{0,14})`,
  'gu',
);

/** A paragraph that announces a list and the numbered items under it, or behind it in the same section. */
function listed(passage: Passage): Remark[] {
  const { text } = passage;
  return [...text.matchAll(ANNOUNCED)].flatMap((match): Remark[] => {
    const said = parseNumeral(match[1]!);
    const rest = text.slice(match.index + match[0].length);
    const named = match[2]!;
    const stages = /阶段|步骤/u.test(named);
    const explicit = /以下|下列|如下/u.test(match[0]) || /^[^。；]{0,40}(?:如下|如下[：:])/u.test(rest);
    if (said === null || said < 2 || !(explicit || stages) || /^[^。]*[、，][^。]*等/u.test(rest.slice(0, 1)))
      return [];
    const items = itemsUnder(passage);
    if (items.length < 2 || !isWhole(items)) return [];
    // Two items may share a line: the last number counts them.
    const listed = ordinalOf(items.at(-1)!.label!) ?? items.length;
    if (listed === said) return [];
    // Stages are what the items call themselves; a list announced otherwise ends the paragraph with a colon.
    if (
      stages
        ? !items.every((item) => /阶段|步骤|[（(].{2,24}[月日].{0,14}[）)]/u.test(item.text.slice(0, 40)))
        : !/[：:]$/u.test(text) || rest.length > 60
    )
      return [];
    const printed = match[0].replace(/^(?:分为|分成|分|共|即|包括|具体为)/u, '');
    return [
      {
        type: 'count',
        lines: [passage.lineAt(match.index), ...items.map((item) => item.line)],
        stated: printed,
        found: `列出${listed}`,
        severity: 'high',
        message: `文中称“${printed}”，实际列出${listed}条（${items[0]!.label}至${items.at(-1)!.label}）。`,
        proposal: null,
      },
    ];
  });
}

/** Numbered from the first without a gap: otherwise numbering is what is wrong, or the reader lost an item. */
function isWhole(items: Passage[]): boolean {
  const ordinals = items.map((item) => ordinalOf(item.label!));
  return (
    ordinals[0] === 1 &&
    ordinals.every((n, i) => i === 0 || n === null || (n > ordinals[i - 1]! && n <= items.length + 2))
  );
}

const ordinalOf = (label: string): number | null => parseNumeral(label.replace(/[（()）第条章附件]/gu, ''));

const SAID = new RegExp(
  `(?<![\\d第.〔])${N}(?:${MEASURE})([\\p{Script=Han}]{0,8}?)”?(?:即|为|是指|包括|：|:|——|[（(])`,
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

/** The number of what has just been listed: …等5个行业, …“四个能力”, …的“六定”; not 三重一大, which counts twice. */
const BEHIND = new RegExp(
  `(?:(?:等|这|共)${N}(?:大|个|项|种|类|家|处|所|县|市|镇|乡)|“${N}(?!分)(?:(?![一二两三四五六七八九十])\\p{Script=Han}){1,6}”)`,
  'gu',
);

/** 甲、乙、丙、丁等5个…: the enumeration stands before its number; one more or less is a slip, much less is an excerpt. */
function behind(passage: Passage): Remark[] {
  return sentences(passage, true).flatMap(({ text, start }) =>
    [...text.matchAll(BEHIND)].flatMap((match): Remark[] => {
      const said = parseNumeral(match[1] ?? match[2]!);
      const end = match.index;
      const from = Math.max(...['，', '。', '；', '：', '“', ','].map((c) => text.lastIndexOf(c, end - 1))) + 1;
      const body = text.slice(from, end).replace(/(?:等\p{Script=Han}{0,8}|的)$/u, '');
      const items = split(body);
      if (said === null || items.length < 4 || items.some((item) => item.length > 24 || /等|[”“]/u.test(item)))
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

/** 共104项 beside a table whose rows are numbered to another number. */
function tabled(passages: Passage[], grids: Grid[]): Remark[] {
  const tables = grids.flatMap(({ rows }) => {
    const numbers = rows
      .map(({ cells }) => cells[0] ?? '')
      .filter((cell) => /^\d{1,3}$/u.test(cell))
      .map(Number);
    const whole = numbers.length >= 8 && numbers.every((n, i) => n === i + 1);
    return whole
      ? [{ rows: numbers.length, line: rows.findLast(({ cells }) => /^\d/u.test(cells[0] ?? ''))!.line }]
      : [];
  });
  if (tables.length !== 1) return [];
  const [table] = tables;
  return passages.slice(0, 12).flatMap((passage) =>
    [...passage.text.matchAll(/(?:共计?|合计|清单|目录|事项)(\d{1,3})(?:项|条|个)/gu)].flatMap((match): Remark[] => {
      const said = Number(match[1]);
      if (said === table!.rows || Math.abs(said - table!.rows) > Math.max(3, said * 0.15)) return [];
      return [
        {
          type: 'count',
          lines: [passage.lineAt(match.index), table!.line],
          stated: match[0],
          found: `表中列到${table!.rows}`,
          severity: 'high',
          message: `文中称“${match[0]}”，表中序号列到${table!.rows}。`,
        },
      ];
    }),
  );
}
