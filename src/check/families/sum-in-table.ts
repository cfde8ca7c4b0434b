/** Totals, subtotals and classes of a table against its rows; row totals against their columns. */
import { add, compare, fromDecimal, type Rational, round, toDecimal } from '../../text/rational.ts';
import { isNear } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';

export const sumInTable: Family = {
  name: 'sum-in-table',
  explanation: '表中的合计、小计和类别数应等于所属各行之和，行末合计应等于各列之和。',
  check: ({ grids, intact }) =>
    grids
      .filter((grid) => intact || isWhole(grid))
      .flatMap((grid) => [...columnsOf(grid), ...rowTotals(grid), ...lastColumn(grid), ...cellParts(grid)]),
};

const TOTAL = /^(?:合计|总计|共计|总数|全[区县市省镇乡村]合?计?|小计)(?:[（(].*)?$/u;
const CLASS = /^(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?|[一二三四五六七八九十]{1,3}、.{0,20})$/u;
const NOT_ADDED = /序号|编号|标准|单价|比例|占比|电话|年龄|时间|日期|年度|率|页码|排名|备注|%/u;

/** On a scrambled page a table may have lost rows: only numbering without a gap says that it has not. */
function isWhole({ rows }: Grid): boolean {
  const numbers = rows.map(({ cells }) => cells[0] ?? '').filter((cell) => /^\d+$/u.test(cell));
  return numbers.length >= 3 && numbers.every((n, i) => Number(n) === i + 1);
}

type Kind = 'total' | 'class' | 'item';

interface Cell {
  row: number;
  line: number;
  kind: Kind;
  name: string;
  value: Rational | null;
}

function columnsOf(grid: Grid): Remark[] {
  const width = Math.max(0, ...grid.rows.map(({ cells }) => cells.length));
  const kinds = grid.rows.map(({ cells }) => kindOf(cells));
  const remarks: Remark[] = [];
  for (let column = 1; column < width; column += 1) {
    if (NOT_ADDED.test(grid.header[column] ?? '')) continue;
    const cells = grid.rows.map(({ line, cells }, row): Cell => {
      const value = numberIn(cells[column]);
      return { row, line, kind: kinds[row]!, name: nameOf(cells), value };
    });
    if (cells.filter((cell) => cell.value !== null && cell.kind === 'item').length < 3) continue;
    remarks.push(...classes(cells, grid), ...totals(cells, grid));
  }
  return remarks;
}

/** Each class row holds the sum of the rows below it, to the next class. */
function classes(cells: Cell[], grid: Grid): Remark[] {
  const heads = cells.filter((cell) => cell.kind === 'class' && cell.value !== null);
  if (heads.length < 2) return [];
  const judged = heads.map((head) => {
    const next = cells.findIndex((cell) => cell.row > head.row && cell.kind !== 'item');
    const items = cells.slice(head.row + 1, next < 0 ? cells.length : next);
    return { head, items, sum: sumOf(items) };
  });
  const right = judged.filter(({ head, sum }) => compare(head.value!, sum) === 0).length;
  // A table most of whose classes do not close is not built that way.
  if (right * 2 < heads.length) return [];
  return judged.flatMap(({ head, items, sum }) =>
    compare(head.value!, sum) === 0 || items.length === 0 ? [] : [remark(head, items, sum, grid)],
  );
}

function totals(cells: Cell[], grid: Grid): Remark[] {
  return cells.flatMap((total): Remark[] => {
    if (total.kind !== 'total' || total.value === null) return [];
    const others = cells.filter((cell) => cell.kind !== 'total' && cell.value !== null);
    const before = others.filter((cell) => cell.row < total.row);
    const behind = others.filter((cell) => cell.row > total.row);
    const side = before.length > 0 && behind.length > 0 ? others : before.length > 0 ? before : behind;
    const candidates = [
      side.filter((cell) => cell.kind === 'item'),
      side.filter((cell) => cell.kind === 'class'),
      since(cells, before, total),
    ].filter((set) => set.length >= 2);
    if (candidates.length === 0) return [];
    if (candidates.some((set) => compare(sumOf(set), total.value!) === 0)) return [];
    const best = candidates.find((set) => isNear(sumOf(set), total.value!, 30));
    return best ? [remark(total, best, sumOf(best), grid)] : [];
  });
}

/** The items between the total before and this one: a subtotal's. */
function since(cells: Cell[], before: Cell[], total: Cell): Cell[] {
  const last = cells.findLast((cell) => cell.kind === 'total' && cell.row < total.row);
  return before.filter((cell) => cell.row > (last?.row ?? -1) && cell.kind === 'item');
}

function remark(head: Cell, items: Cell[], sum: Rational, grid: Grid): Remark {
  const unit = grid.unit ?? '';
  const [stated, found] = [head.value!, sum].map((value) => `${toDecimal(value)}${unit}`);
  return {
    type: 'sum',
    // Of a long class the rows are not named: any of them may be right.
    lines: [head.line, ...(items.length <= 15 ? items.map((item) => item.line) : [])],
    stated: `${head.name}${stated}`,
    found: `${items.length}行合计${found}`,
    severity: 'high',
    message: `表中“${head.name}”为${stated}，而第${items[0]!.line}至${items.at(-1)!.line}行${items.length}个数合计${found}。`,
    proposal: found!,
  };
}

/** A column headed 合计 or 小计 beside the columns that it adds up, if most rows say so. */
function rowTotals(grid: Grid): Remark[] {
  return grid.header.flatMap((head, column): Remark[] => {
    if (!/^(?:合计|小计|总计|总数|共计)/u.test(head)) return [];
    const judged = grid.rows.flatMap(({ line, cells }) => {
      const total = numberIn(cells[column]);
      const parts = cells.slice(column + 1).map(numberIn);
      const end = parts.indexOf(null);
      const run = end < 0 ? parts : parts.slice(0, end);
      if (total === null || run.length < 2) return [];
      const sum = run.reduce<Rational>((all, part) => add(all, part!), { n: 0n, d: 1n });
      return [{ line, name: nameOf(cells), total, sum, holds: compare(total, sum) === 0 }];
    });
    const right = judged.filter(({ holds }) => holds).length;
    if (judged.length < 3 || right < judged.length * 0.7) return [];
    return judged
      .filter(({ holds }) => !holds)
      .map(({ line, name, total, sum }) => ({
        type: 'sum' as const,
        lines: [line],
        stated: `${head}${toDecimal(total)}`,
        found: `各列合计${toDecimal(sum)}`,
        severity: 'high' as const,
        message: `表中“${name}”一行的${head}为${toDecimal(total)}，而各列合计${toDecimal(sum)}。`,
        proposal: toDecimal(sum),
      }));
  });
}

/** A table laid on its side, the total of each row in its last cell, where no head says so: two rows that close show it. */
function lastColumn({ header, rows }: Grid): Remark[] {
  if (header.some((head) => /^(?:合计|小计|总计|总数|共计)/u.test(head))) return [];
  const judged = rows.flatMap(({ line, cells }) => {
    const numbers = cells
      .slice(1)
      .filter((cell) => cell !== '')
      .map((cell) => ({ cell, value: numberIn(cell) }));
    if (numbers.length < 4 || numbers.some(({ value }) => value === null)) return [];
    const total = numbers.at(-1)!;
    const sum = numbers.slice(0, -1).reduce<Rational>((all, { value }) => add(all, value!), { n: 0n, d: 1n });
    const places = /\.(\d+)/u.exec(total.cell)?.[1]?.length ?? 0;
    const holds = compare(fromDecimal(round(sum, places))!, total.value!) === 0;
    return [{ line, name: cells[0] ?? '', total: total.value!, sum, holds }];
  });
  const right = judged.filter(({ holds }) => holds).length;
  if (right < 2 || right < judged.length / 2) return [];
  return judged
    .filter(({ holds, sum, total }) => !holds && isNear(sum, total, 60))
    .map(({ line, name, total, sum }) => ({
      type: 'sum' as const,
      lines: [line],
      stated: `${name}${toDecimal(total)}`,
      found: `各列合计${toDecimal(sum)}`,
      severity: 'high' as const,
      message: `表中“${name}”一行末为${toDecimal(total)}，而其前各数合计${toDecimal(sum)}。`,
      proposal: toDecimal(sum),
    }));
}

/** 3909.16(第一批资金3619.10, 第二批资金290.06) in one cell. */
function cellParts({ rows }: Grid): Remark[] {
  return rows.flatMap(({ line, cells }) =>
    cells.flatMap((cell): Remark[] => {
      const match = /^(\d+(?:\.\d+)?)[（(](.*)[）)]$/u.exec(cell);
      const parts = (match?.[2] ?? '').match(/(?<![\d.])\d+\.\d+(?![\d.%])/gu)?.map((part) => fromDecimal(part)!) ?? [];
      if (!match || parts.length < 2) return [];
      const total = fromDecimal(match[1]!)!;
      const sum = parts.reduce((all, part) => add(all, part), { n: 0n, d: 1n });
      if (compare(sum, total) === 0 || !isNear(sum, total, 30)) return [];
      return [
        {
          type: 'sum',
          lines: [line],
          stated: cell,
          found: `括号内合计${toDecimal(sum)}`,
          severity: 'high',
          message: `表中“${cell}”：括号内各数合计${toDecimal(sum)}。`,
          proposal: toDecimal(sum),
        },
      ];
    }),
  );
}

function kindOf(cells: string[]): Kind {
  const head = cells.filter((cell) => cell !== '').slice(0, 2);
  if (head.some((cell) => TOTAL.test(cell))) return 'total';
  return CLASS.test(cells[0] ?? '') ? 'class' : 'item';
}

const nameOf = (cells: string[]): string =>
  cells.find((cell) => /[\p{Script=Han}]{2}/u.test(cell) && !CLASS.test(cell))?.slice(0, 30) ?? cells[0] ?? '';

const sumOf = (cells: Cell[]): Rational =>
  cells.reduce<Rational>((sum, { value }) => (value ? add(sum, value) : sum), { n: 0n, d: 1n });

/** 3909.16, 3909.16(第一批3619.10, 第二批290.06) */
function numberIn(cell: string | undefined): Rational | null {
  const printed = /^(\d[\d,]*(?:\.\d+)?)(?:[（(].*[）)])?$/u.exec(cell ?? '')?.[1];
  return printed === undefined ? null : fromDecimal(printed.replaceAll(',', ''));
}
