/** Tables by their borders: which cell a piece of text stands in. Exact where there are borders; table.ts guesses elsewhere. */
import type { Piece } from './layout.ts';
import type { Rule } from './rules.ts';

/** Lines closer than this are one; a line may fall short of the next by as much. */
const CLOSE = 3;

/** A page with more lines than this is a drawing or a map. */
const MOST_RULES = 3000;

interface Grid {
  rules: Rule[];
  /** Borders of columns and rows, rising. */
  xs: number[];
  ys: number[];
}

/**
 * The pieces of a page with those inside bordered tables put together: one piece a table row, `ruled`, its cells divided
 * by TAB. A cell that spans several stands in the first of them.
 */
export function ruledRows(pieces: Piece[], rules: Rule[]): Piece[] {
  let rest = pieces;
  const rows: Piece[] = [];
  for (const grid of gridsOf(rules)) {
    const inside = rest.filter((piece) => cellOf(grid, piece) !== null);
    if (inside.length === 0) continue;
    rest = rest.filter((piece) => cellOf(grid, piece) === null);
    rows.push(...rowPieces(grid, inside));
  }
  return [...rest, ...rows];
}

function rowPieces(grid: Grid, pieces: Piece[]): Piece[] {
  const { xs, ys } = grid;
  const owner = mergedCells(grid);
  const columns = xs.length - 1;
  const cells: Piece[][] = Array.from({ length: columns * (ys.length - 1) }, () => []);
  for (const piece of pieces) {
    const { row, column } = cellOf(grid, piece)!;
    cells[owner(row * columns + column)]!.push(piece);
  }
  return ys.slice(1).flatMap((bottom, row) => {
    const texts = cells.slice(row * columns, (row + 1) * columns).map(cellText);
    if (texts.every((text) => text === '')) return [];
    const y = (ys[row]! + bottom) / 2;
    return [
      { text: texts.join('\t'), x: xs[0]!, y, width: xs.at(-1)! - xs[0]!, size: pieces[0]!.size, turn: 0, ruled: true },
    ];
  });
}

function cellText(pieces: Piece[]): string {
  const sorted = [...pieces].sort((a, b) => (Math.abs(a.y - b.y) < 0.4 * a.size ? a.x - b.x : a.y - b.y));
  return sorted
    .map(({ text }) => text.replace(/\t/g, ' '))
    .join('')
    .trim();
}

function cellOf({ xs, ys }: Grid, piece: Piece): { row: number; column: number } | null {
  const column = between(xs, piece.x + piece.width / 2);
  const row = between(ys, piece.y - 0.35 * piece.size);
  return column < 0 || row < 0 ? null : { row, column };
}

/** Index of the interval of rising `borders` in which `value` lies; -1 where in none. */
function between(borders: number[], value: number): number {
  return value > borders.at(-1)! ? -1 : borders.findLastIndex((border) => border < value);
}

/** Cells without a border between them are one: gives the first cell of each. */
function mergedCells({ rules, xs, ys }: Grid): (cell: number) => number {
  const columns = xs.length - 1;
  const parent = Array.from({ length: columns * (ys.length - 1) }, (_, i) => i);
  const find = (i: number): number => (parent[i] === i ? i : find(parent[i]!));
  const join = (a: number, b: number) => {
    parent[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  };
  const drawn = (horizontal: boolean, at: number, across: number) =>
    rules.some(
      (r) =>
        r.horizontal === horizontal && Math.abs(r.at - at) < CLOSE && r.from - CLOSE < across && r.to + CLOSE > across,
    );
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const [x, y] = [(xs[column]! + xs[column + 1]!) / 2, (ys[row]! + ys[row + 1]!) / 2];
      if (column < columns - 1 && !drawn(false, xs[column + 1]!, y)) join(cell, cell + 1);
      if (row < ys.length - 2 && !drawn(true, ys[row + 1]!, x)) join(cell, cell + columns);
    }
  }
  return find;
}

/** Lines that touch belong together; two of each direction and more than one cell make a table. */
function gridsOf(rules: Rule[]): Grid[] {
  if (rules.length > MOST_RULES) return [];
  const groups: Rule[][] = [];
  for (const rule of rules) {
    const touching = groups.filter((group) => group.some((other) => touch(rule, other)));
    for (const group of touching) groups.splice(groups.indexOf(group), 1);
    groups.push([rule, ...touching.flat()]);
  }
  const grids = groups.map((group) => ({
    rules: group,
    xs: distinct(group.filter((r) => !r.horizontal).map((r) => r.at)),
    ys: distinct(group.filter((r) => r.horizontal).map((r) => r.at)),
  }));
  return grids.filter(({ xs, ys }) => xs.length > 2 && ys.length > 1);
}

function touch(a: Rule, b: Rule): boolean {
  if (a.horizontal === b.horizontal) {
    return Math.abs(a.at - b.at) < CLOSE && a.from < b.to + CLOSE && b.from < a.to + CLOSE;
  }
  const within = (value: number, rule: Rule) => value > rule.from - CLOSE && value < rule.to + CLOSE;
  return within(a.at, b) && within(b.at, a);
}

function distinct(values: number[]): number[] {
  const sorted = values.sort((a, b) => a - b);
  return sorted.filter((value, i) => i === 0 || value - sorted[i - 1]! >= CLOSE);
}
