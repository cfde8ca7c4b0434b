/** Tables in a column of rows: cells by the x of their segments, wrapped cells put together. */
import type { Row, Segment } from './layout.ts';

/**
 * The table that begins at `rows[from]`: rows with several segments, and single ones between them where a cell wraps.
 * null where no table begins there. `pitch` is the usual distance of base lines; rows closer than that belong together
 * if the table elsewhere leaves more room between its rows.
 */
export function tableRows(rows: Row[], from: number, pitch: number): { lines: string[]; count: number } | null {
  const end = tableEnd(rows, from, pitch);
  if (end - from < 2) return null;
  const part = rows.slice(from, end);
  const columns = columnsOf(part);
  if (columns.length < 2 || !fits(part, columns)) return null;
  return { lines: logicalRows(part).map((group) => cells(group, columns).join('\t')), count: end - from };
}

/** A table goes on while rows have several segments; up to two single rows (a wrapped cell) may stand between. */
function tableEnd(rows: Row[], from: number, pitch: number): number {
  if (rows[from]!.length < 2 && (rows[from + 1]?.length ?? 0) < 2) return from;
  let end = from;
  let multiple = 0;
  for (let i = from; i < rows.length && i - end <= 2; i++) {
    const row = rows[i]!;
    if (row[0]!.ruled) break;
    if (i > from && row[0]!.y - rows[i - 1]![0]!.y > 4 * Math.min(pitch, 3 * row[0]!.size)) break;
    if (row.length >= 2) {
      multiple++;
      end = i + 1;
    }
  }
  // A single segment before the first full row belongs to the table only where it is a wrapped cell, not a caption.
  if (multiple < 2 || rows[from]!.length < 2) return from;
  const inside = columnsOf(rows.slice(from, end));
  const tail = rows[end];
  const wraps =
    tail &&
    tail.length === 1 &&
    inside.slice(1).some((c) => overlap(c, tail[0]!) > 0) &&
    !inside.slice(0, 1).some((c) => overlap(c, tail[0]!) > 0);
  return wraps && tail[0]!.y - rows[end - 1]![0]!.y <= pitch * 1.1 ? end + 1 : end;
}

interface Span {
  left: number;
  right: number;
}

/** Columns: the segments' extents, those that overlap united; a segment over several columns (a heading) does not count. */
function columnsOf(rows: Row[]): Span[] {
  const most = Math.max(...rows.map((row) => row.length));
  const spans: Span[] = [];
  const full = rows.filter((row) => row.length > most / 2).flat();
  for (const { left, right } of full.sort((a, b) => a.left - b.left)) {
    const last = spans.at(-1);
    if (last && left < last.right) last.right = Math.max(last.right, right);
    else spans.push({ left, right });
  }
  return spans;
}

/**
 * In a table the segments of a row stand in different columns, few lie across several, and two columns are clearly
 * apart. Text with wide gaps (a label and its sentence, a centred line) is not like that.
 */
function fits(rows: Row[], columns: Span[]): boolean {
  const odd = rows.filter((row) => new Set(row.map((segment) => columnOf(segment, columns))).size < row.length);
  const across = rows.filter((row) => row.some((segment) => columns.filter((c) => overlap(c, segment) > 0).length > 1));
  const apart = columns.length > 2 || columns[1]!.left - columns[0]!.right > APART * rows[0]![0]!.size;
  return apart && odd.length + across.length <= rows.length * 0.2;
}

/** The least white between the two columns of a table, in font sizes. */
const APART = 1.6;

/**
 * Printed rows that form one row of the table. Between two rows of a table stand the same borders everywhere, so their
 * base lines are equally far apart; lines closer together than that lie inside one row.
 */
function logicalRows(rows: Row[]): Row[] {
  const distances = rows.slice(1).map((row, i) => row[0]!.y - rows[i]![0]!.y);
  const size = rows[0]![0]!.size;
  const between = Math.max(0, ...distances.filter((distance) => distance < 3 * size));
  const groups: Row[] = [];
  rows.forEach((row, i) => {
    const inside = i > 0 && distances[i - 1]! < SAME * between && distances[i - 1]! < WRAPPED * size;
    if (inside) groups.at(-1)!.push(...row);
    else groups.push([...row]);
  });
  return groups;
}

/** Distances that differ by less than this share are equal. */
const SAME = 0.94;
/** Lines of one cell are at most this many font sizes apart. */
const WRAPPED = 1.7;

function cells(group: Segment[], columns: Span[]): string[] {
  const texts = columns.map(() => '');
  for (const segment of group.sort((a, b) => a.y - b.y)) texts[columnOf(segment, columns)] += segment.text.trim();
  return texts;
}

function columnOf(segment: Span, columns: Span[]): number {
  let best = 0;
  columns.forEach((column, i) => {
    if (overlap(column, segment) > overlap(columns[best]!, segment)) best = i;
  });
  return best;
}

function overlap(a: Span, b: Span): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left);
}
