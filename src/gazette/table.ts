/** Tables whose cells are parted by tabs. */
import { type Line, squeeze } from './line.ts';
import type { Table } from './types.ts';

/** A table and the indices of the lines that it takes. */
export interface FoundTable {
  table: Table;
  first: number;
  last: number;
}

/** Finds the tables; a table that goes on over a page with its header repeated is one table. */
export function findTables(lines: Line[]): FoundTable[] {
  const found: FoundTable[] = [];
  let i = 0;
  while (i < lines.length) {
    if (!isRow(lines[i]!)) {
      i += 1;
      continue;
    }
    let last = i;
    while (last + 1 < lines.length && isRow(lines[last + 1]!)) last += 1;
    if (last > i || cells(lines[i]!).length >= 3) {
      const previous = found.at(-1);
      const rows = lines.slice(i, last + 1);
      const header = headerOf(rows[0]!);
      const between = previous ? lines.slice(previous.last + 1, i) : [];
      if (
        previous &&
        header.length > 0 &&
        same(header, previous.table.header) &&
        between.length <= 1 &&
        between.every((line) => line.bare.length < 30)
      ) {
        previous.table.rows.push(...toRows(rows.slice(1)));
        previous.table.lines[1] = lines[last]!.n;
        previous.last = last;
      } else found.push({ table: toTable(lines, i, rows, header), first: i, last });
    }
    i = last + 1;
  }
  return found;
}

const isRow = (line: Line): boolean =>
  line.text.includes('\t') && cells(line).filter((cell) => cell !== '').length >= 1 && cells(line).length >= 2;

/** The printed line is trimmed: an empty first cell shows as indent only (toRows). */
function cells(line: Line): string[] {
  return line.text.split('\t').map((cell) => tidy(cell));
}

function tidy(cell: string): string {
  const plain = cell.trim();
  if (!/[<\n \u3000]/.test(plain)) return plain;
  return cell
    .replace(/<\/?(?:p|br)\s*\/?>/giu, '\n')
    .replace(/<input[^>]*>/giu, '□')
    .replace(/[ \u3000]+/gu, ' ')
    .replace(/\s*\n\s*/gu, '\n')
    .trim();
}

/** The first row is a header when it names columns: words, no amounts. */
function headerOf(line: Line): string[] {
  const row = cells(line);
  const words = row.filter((cell) => cell !== '' && cell.length <= 16 && !/\d{2,}|[。；]/u.test(cell));
  const named = /^(?:序号|项目|单位|类别|名称|姓名|编号|组别|乡镇|时间|类型|内容|指标)/u.test(squeeze(row[0] ?? ''));
  return row.length >= 2 &&
    words.length >= row.length * 0.6 &&
    (named || words.length >= 3) &&
    !/^\d/u.test(row[0] ?? '')
    ? row
    : [];
}

const same = (a: string[], b: string[]): boolean =>
  a.length === b.length && a.every((cell, i) => squeeze(cell) === squeeze(b[i]!));

/** A row that is indented and lacks one cell has an empty first one. */
function toRows(lines: Line[]): Table['rows'] {
  const rows = lines.map((line) => ({ line, cells: cells(line) }));
  const usual = rows.map((row) => row.cells.length).sort((a, b) => a - b)[rows.length >> 1] ?? 0;
  return rows.map((row) => ({
    line: row.line.n,
    cells: row.line.indent > 0 && row.cells.length === usual - 1 ? ['', ...row.cells] : row.cells,
  }));
}

function toTable(lines: Line[], at: number, rows: Line[], header: string[]): Table {
  const before = lines.slice(Math.max(0, at - 4), at).reverse();
  const unitLine = before.find((line) => /^[（(]?(?:计量)?单位[：:]/u.test(line.bare));
  const unit = unitLine ? (/单位[：:]([^）)]+)/u.exec(unitLine.bare)?.[1] ?? null) : null;
  const title =
    before.find(
      (line) =>
        line !== unitLine &&
        /(?:表|清单|名单|目录|台账|明细|分工|计划|标准)$/u.test(line.bare) &&
        line.bare.length <= 60,
    )?.bare ?? null;
  return {
    anchor: '',
    title,
    unit,
    lines: [rows[0]!.n, rows.at(-1)!.n],
    header,
    rows: toRows(header.length > 0 ? rows.slice(1) : rows),
  };
}
