/** A cell that slipped into the row above: this row's is empty, and that row's speaks of this row's matter. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';

export const shiftedCell: Family = {
  name: 'shifted-cell',
  explanation: '表格中某行的内容误填到相邻行，本行留空。',
  check: ({ grids }) => grids.flatMap(remarksOn),
};

interface Slip {
  column: number;
  row: number;
  holder: number;
  word: string;
}

function remarksOn(grid: Grid): Remark[] {
  const rows = grid.rows.filter(({ cells }) => /^\d{1,3}$/u.test(cells[0] ?? ''));
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (rows.length < 6) return [];
  const text = (row: number, column: number): string => rows[row]?.cells[column] ?? '';
  const slips: Slip[] = [];
  for (let column = 1; column < width; column += 1) {
    const filled = rows.filter(({ cells }) => (cells[column] ?? '').length >= 8).length;
    // Only a column of texts that nearly every row fills.
    if (filled < rows.length * 0.75) continue;
    for (let row = 1; row < rows.length; row += 1) {
      if (text(row, column) !== '') continue;
      for (let holder = row - 1; holder >= Math.max(0, row - 3); holder -= 1) {
        const word = own(rows, row, column, holder);
        if (word === null) continue;
        slips.push({ column, row, holder, word });
        break;
      }
    }
  }
  return [...Map.groupBy(slips, ({ column }) => column)]
    .map(([column, group]) => remark(grid.header[column] ?? `第${column + 1}列`, group, rows))
    .concat(lost(rows));
}

/** Where cells slid from column to column: rows that have no long text, though nearly all others have one. */
function lost(rows: Grid['rows']): Remark[] {
  const long = rows.map(({ cells }) => cells.reduce((a, b) => (b.length > a.length ? b : a), ''));
  const empty = rows.flatMap((_, i) => (long[i]!.length < LONG ? [i] : []));
  if (empty.length === 0 || empty.length * 10 > rows.length) return [];
  const slips = empty.flatMap((row): Slip[] => {
    for (let holder = row - 1; holder >= Math.max(0, row - 3); holder -= 1) {
      const column = rows[holder]!.cells.indexOf(long[holder]!);
      const word = long[holder]!.length >= LONG ? own(rows, row, column, holder) : null;
      if (word !== null) return [{ column, row, holder, word }];
    }
    return [];
  });
  return slips.length === 0 ? [] : [remark('内容', slips, rows)];
}

/** Characters. */
const LONG = 60;

function remark(name: string, group: Slip[], rows: Grid['rows']): Remark {
  const number = (row: number): string => rows[row]!.cells[0]!;
  const lines = group.flatMap(({ row, holder }) => [rows[holder]!.line, rows[row]!.line]);
  const [first] = group;
  const empty = group.map(({ row }) => number(row)).join('、');
  return {
    type: 'mismatch',
    lines: [...new Set(lines)].sort((a, b) => a - b),
    stated: `序号${empty}的“${name}”为空`,
    found: `序号${number(first!.holder)}的该栏写有“${first!.word}”`,
    severity: 'high',
    message: `表中序号${empty}的“${name}”为空，其内容（“${first!.word}”）似误填在序号${group.map(({ holder }) => number(holder)).join('、')}。`,
  };
}

/** A word of four characters of the row's own cells that the holder's cell has and the holder's other cells have not. */
function own(rows: Grid['rows'], row: number, column: number, holder: number): string | null {
  const mine = rows[row]!.cells.filter((cell, i) => i !== 0 && i !== column && cell.length <= 60);
  const theirs = rows[holder]!.cells;
  const target = theirs[column] ?? '';
  const others = theirs.filter((_, i) => i !== column).join('\n');
  let best: string | null = null;
  for (const cell of mine) {
    for (let at = 0; at + 4 <= cell.length; at += 1) {
      const word = cell.slice(at, at + 4);
      if (!/^\p{Script=Han}{4}$/u.test(word) || !target.includes(word) || others.includes(word)) continue;
      // A word that many rows use says nothing.
      if (rows.filter(({ cells }) => cells.some((one) => one.includes(word))).length > 2) continue;
      let end = at + 4;
      while (end < cell.length && target.includes(cell.slice(at, end + 1))) end += 1;
      if (best === null || end - at > best.length) best = cell.slice(at, end);
    }
  }
  return best;
}
