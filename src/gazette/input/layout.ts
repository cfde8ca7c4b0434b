/**
 * Pieces of text with their places → lines in reading order: running heads first, two columns one after the other,
 * table rows with their cells divided by TAB, page numbers last.
 *
 * Works by the white between pieces: a gutter that most rows leave free makes columns, unless what stands beside it is
 * too short for running text, which makes a table.
 */
import { tableRows } from './table.ts';

export interface Piece {
  text: string;
  /** Left end of the base line, in points, to the right and down. */
  x: number;
  y: number;
  width: number;
  /** Font size in points. */
  size: number;
  /** Quarter turns of the text against the page. */
  turn: number;
  /** A whole row of a bordered table, its cells divided by TAB. */
  ruled?: boolean;
}

/** Pieces that stand close together on one base line. */
export interface Segment {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  ruled: boolean;
}

/** The segments of one base line, left to right. */
export type Row = Segment[];

/** Lines of each page. */
export function layOut(pages: Piece[][]): string[][] {
  const rows = pages.map((pieces) => rowsOf(pieces.filter((piece) => piece.turn === 0)));
  const sheets = findFurniture(rows);
  const extent = extentOf(sheets.flatMap(({ body }) => body));
  const gutters = sheets.map(({ body }) => findGutter(body, extent));
  // A page with a few lines in its second column has no gutter of its own: it has that of the others, where most pages have one.
  const usual = gutters.filter((x) => x !== null).sort((a, b) => a - b);
  const inColumns = usual.length * 2 > sheets.filter(({ body }) => body.length > 0).length;
  const spare = inColumns ? usual[Math.floor(usual.length / 2)]! : null;
  return pages.map((pieces, page) => {
    const { heads, body, feet } = sheets[page]!;
    const turned = [1, 2, 3].flatMap((turn) => {
      const turnedRows = rowsOf(pieces.filter((piece) => piece.turn === turn));
      return bodyLines(turnedRows, findGutter(turnedRows, extentOf(turnedRows)));
    });
    return [...heads.map(joined), ...bodyLines(body, gutters[page] ?? spare), ...turned, ...feet.map(joined)];
  });
}

/** White wider than this many font sizes divides segments: the least that stands between two cells of a table. */
const GAP = 0.6;
/** White wider than this between segments that turn out to be no cells is a TAB, less is a space in a line. */
const TAB_GAP = 1.6;

function rowsOf(pieces: Piece[]): Row[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && piece.y - row[0]!.y < 0.4 * Math.min(piece.size, row[0]!.size)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.map((row) => segmentsOf(row.sort((a, b) => a.x - b.x)));
}

function segmentsOf(pieces: Piece[]): Row {
  const segments: Row = [];
  for (const { text, x, y, width, size, ruled = false } of pieces) {
    const last = segments.at(-1);
    const gap = last ? x - last.right : Infinity;
    if (last && !ruled && !last.ruled && (gap < GAP * size || isSpacedWord(last.text, text, gap / size))) {
      last.text += (gap > 0.2 * size && !last.text.endsWith(' ') && !text.startsWith(' ') ? ' ' : '') + text;
      last.right = Math.max(last.right, x + width);
    } else segments.push({ text, left: x, right: x + width, y, size, ruled });
  }
  return segments;
}

/** 成　员：, 丁　岚, 总 指 挥：: a short word or name spread over the width of a longer one. */
function isSpacedWord(before: string, after: string, gap: number): boolean {
  return gap < 2.3 && /(?:^|\s)\p{Script=Han}$/u.test(before) && /^\p{Script=Han}{1,2}[：:]?$/u.test(after);
}

interface Sheet {
  heads: Row[];
  body: Row[];
  feet: Row[];
}

/**
 * Running heads and page numbers: the outermost row, if a row at the same height with the same words (digits aside)
 * stands on another page, or if it is a page number.
 */
function findFurniture(pages: Row[][]): Sheet[] {
  const seen = new Map<string, number>();
  const mark = (row: Row | undefined) => row && `${Math.round(row[0]!.y / 4)} ${joined(row).replace(/\d+/g, '#')}`;
  for (const rows of pages) {
    for (const key of new Set([mark(rows[0]), mark(rows.at(-1))])) if (key) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const repeated = (row: Row | undefined) => row !== undefined && (seen.get(mark(row)!) ?? 0) > 1;
  return pages.map((rows) => {
    const body = [...rows];
    const heads = repeated(body[0]) ? [body.shift()!] : [];
    const last = body.at(-1);
    const feet = repeated(last) || (last && /^[-—–·•\s]*\d+[-—–·•\s]*$/.test(joined(last))) ? [body.pop()!] : [];
    return { heads, body, feet };
  });
}

/** Cuts the page into bands where the gutter is free and where it is not; bands of running text are read column by column. */
function bodyLines(rows: Row[], gutter: number | null): string[] {
  const margin = Math.min(...rows.flat().map((s) => s.left));
  if (gutter === null) return columnLines(rows, margin);
  const lines: string[] = [];
  let whole: Row[] = [];
  for (const band of bandsOf(rows, gutter)) {
    const columns = columnsOf(band, gutter);
    if (columns === null) {
      whole.push(...band);
      continue;
    }
    lines.push(
      ...columnLines(whole, margin),
      ...columnLines(columns.left, margin),
      ...columnLines(columns.right, columns.margin),
    );
    whole = [];
  }
  return [...lines, ...columnLines(whole, margin)];
}

/** Rows in succession that all leave the gutter free, or all do not. */
function bandsOf(rows: Row[], gutter: number): Row[][] {
  const bands: Row[][] = [];
  let inside: boolean | null = null;
  for (const row of rows) {
    const free = !row.some(({ left, right }) => left < gutter && right > gutter);
    if (free === inside) bands.at(-1)!.push(row);
    else bands.push([row]);
    inside = free;
  }
  return bands;
}

interface Extent {
  left: number;
  right: number;
}

function extentOf(rows: Row[]): Extent {
  const segments = rows.flat();
  return { left: Math.min(...segments.map((s) => s.left)), right: Math.max(...segments.map((s) => s.right)) };
}

/** Enough rows on each side to call the white between them a gutter. */
const LEAST_ROWS = 3;
/** Or this many rows of the left column that end flush, whatever stands at the right. */
const FLUSH_ROWS = 6;

/**
 * The x near the middle of the text that fewest rows lie across, if text runs up to it on the left and begins at it on
 * the right; null where there is no such, as on a page of one column with a signature at the right.
 */
function findGutter(rows: Row[], { left, right }: Extent): number | null {
  let best: { x: number; score: number } | null = null;
  for (let x = left + (right - left) * 0.35; x <= left + (right - left) * 0.65; x += 2) {
    const free = rows.filter((row) => !row.some((s) => s.left < x + 1 && s.right > x - 1));
    const ends = free.flatMap((row) => row.findLast((s) => s.right <= x) ?? []);
    const starts = free.flatMap((row) => row.find((s) => s.left >= x) ?? []);
    const score = ends.length + starts.length - 2 * (rows.length - free.length);
    if (starts.length > 0 && (best === null || score > best.score) && isGutter(ends, starts, right))
      best = { x, score };
  }
  // Where most rows lie across it, it is white beside a signature.
  return best && best.score > 0 ? best.x : null;
}

/** `edge`: how far text reaches to the right. */
function isGutter(ends: Segment[], starts: Segment[], edge: number): boolean {
  const from = Math.max(...ends.map((s) => s.right));
  const to = Math.min(...starts.map((s) => s.left));
  const upTo = (sizes: number) => ends.filter((s) => from - s.right < sizes * s.size).length / ends.length;
  if (ends.length >= FLUSH_ROWS && upTo(0.5) > 0.4) return true;
  const beginning = starts.filter((s) => s.left - to < 2.5 * s.size).length / starts.length;
  // A signature with its date begins flush too, but does not run to the edge as text does.
  const running = starts.filter((s) => s.right - s.left > 0.6 * (edge - to)).length / starts.length;
  const enough = Math.min(ends.length, starts.length) >= LEAST_ROWS && running >= 0.3;
  return enough && upTo(2) >= 0.2 && beginning >= 0.5 && to - from <= 4 * ends[0]!.size;
}

/**
 * The two columns of a band; null where it has but one, or a table. Text in columns fills them, cells do not; a few
 * last lines in the right column stand between the base lines of the left one, cells stand on them.
 */
function columnsOf(band: Row[], gutter: number): { left: Row[]; right: Row[]; margin: number } | null {
  const left = band.map((row) => row.filter((s) => s.right <= gutter)).filter((row) => row.length > 0);
  const right = band.map((row) => row.filter((s) => s.left >= gutter)).filter((row) => row.length > 0);
  if (left.length === 0 || right.length === 0 || !isText(left)) return null;
  const paired = left.length + right.length - band.length;
  const few = right.length < 0.5 * left.length || paired <= 0.75 * Math.min(left.length, right.length);
  if (!isText(right) && !few) return null;
  return { left, right, margin: Math.min(...right.flat().map((s) => s.left)) };
}

function isText(rows: Row[]): boolean {
  const from = Math.min(...rows.flat().map((s) => s.left));
  const to = Math.max(...rows.flat().map((s) => s.right));
  const filled = rows.filter((row) => row.length === 1 && row[0]!.right - row[0]!.left > 0.6 * (to - from));
  const widest = Math.max(...rows.map((row) => row[0]!.text.length));
  return widest >= 8 && filled.length >= rows.length * 0.4;
}

/** One column: lines with their indent, and tables where several rows in succession have several segments. */
function columnLines(rows: Row[], margin: number): string[] {
  const lines: string[] = [];
  const pitch = commonPitch(rows);
  for (let i = 0; i < rows.length; ) {
    const table = tableRows(rows, i, pitch);
    if (table) {
      lines.push(...table.lines);
      i += table.count;
      continue;
    }
    const row = rows[i]!;
    if (row[0]!.ruled) {
      lines.push(row.map(({ text }) => text).join('\t'));
      i++;
      continue;
    }
    const indent = Math.min(20, Math.max(0, Math.round((row[0]!.left - margin) / row[0]!.size)));
    lines.push('\u3000'.repeat(indent) + joined(row));
    i++;
  }
  return lines;
}

/** The usual distance between base lines. */
function commonPitch(rows: Row[]): number {
  const distances = rows.slice(1).map((row, i) => Math.round(row[0]!.y - rows[i]![0]!.y));
  const counts = new Map<number, number>();
  for (const d of distances) counts.set(d, (counts.get(d) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? Infinity;
}

function joined(row: Row): string {
  let line = '';
  row.forEach(({ text, left, size }, i) => {
    const gap = i === 0 ? 0 : left - row[i - 1]!.right;
    line += (i === 0 ? '' : gap > TAB_GAP * size ? '\t' : ' ') + text.trim();
  });
  return line;
}
