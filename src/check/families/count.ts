/** 以下13项, 分为三个阶段: the number said against the items that stand under it, or the rows of the table. */
import { parseNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';
import { MEASURE, NUMBER } from '../said-number.ts';
import { itemsUnder, type Passage } from '../subject.ts';

export const count: Family = {
  name: 'count',
  explanation: '文中写明的个数（共几项、以下几条、分几个阶段）应与实际列出的条目数一致。',
  check: ({ passages, orderly, grids }) => [
    ...passages.flatMap((passage) => [...(orderly ? listed(passage) : [])]),
    ...(orderly ? tabled(passages, grids) : []),
  ],
};

const ANNOUNCED = new RegExp(
  `(?:以下|下列|如下|分为|分成|分|共|即|具体为|包括)(?:以下|下列|如下)?(?:为|有)?${NUMBER}(?:${MEASURE})?(阶段|步骤|[\\p{Script=Han}]{0,14})`,
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
