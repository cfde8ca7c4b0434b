/** A page of a PDF of ours as it is printed: runs of characters and lines, each in its place. In millimetres from the top left corner. */
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PrintedPage {
  width: number;
  height: number;
  marks: Mark[];
}

/** In the order in which they are printed. */
export type Mark = Run | Line;

export interface Run {
  kind: 'run';
  characters: string[];
  /** Where the first character begins on its base line. */
  x: number;
  y: number;
  /** From one character to the next: one fewer than characters. */
  advances: number[];
  size: number;
  /** As the PDF names it, without the mark of a subset: FandolFang-Regular. */
  font: string;
  colour: Colour;
}

export interface Line {
  kind: 'line';
  from: Point;
  to: Point;
  width: number;
  colour: Colour;
}

export type Point = [x: number, y: number];

/** Red, green, blue, 0 to 255. */
export type Colour = [number, number, number];

/** The pages of a PDF that the typesetter made: upright text, straight lines. Throws Error for a mark of any other kind. */
export async function printedPages(pdf: Uint8Array): Promise<PrintedPage[]> {
  const file = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  try {
    const pages: PrintedPage[] = [];
    for (let n = 1; n <= file.numPages; n++) pages.push(await printedPage(await file.getPage(n)));
    return pages;
  } finally {
    await file.loadingTask.destroy();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;
/** a b c d e f: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Matrix = [number, number, number, number, number, number];
type Glyph = number | { unicode: string; width: number };

interface Pen {
  matrix: Matrix;
  fill: Colour;
  stroke: Colour;
  lineWidth: number;
  font: string;
  size: number;
}

const MM = 25.4 / 72;

async function printedPage(page: Page): Promise<PrintedPage> {
  const [left, bottom, right, top] = page.view as [number, number, number, number];
  const { fnArray, argsArray } = await page.getOperatorList();
  const begin: Matrix = [MM, 0, 0, -MM, -left * MM, top * MM];
  let pen: Pen = { matrix: begin, fill: BLACK, stroke: BLACK, lineWidth: 1, font: '', size: 0 };
  let text: Matrix = [1, 0, 0, 1, 0, 0];
  const saved: Pen[] = [];
  const marks: Mark[] = [];
  for (const [i, operator] of fnArray.entries()) {
    const args = argsArray[i];
    if (operator === OPS.save) saved.push(pen);
    else if (operator === OPS.restore) pen = saved.pop() ?? pen;
    else if (operator === OPS.transform) pen = { ...pen, matrix: multiply(pen.matrix, args) };
    else if (operator === OPS.setFillRGBColor) pen = { ...pen, fill: colourOf(args[0]) };
    else if (operator === OPS.setStrokeRGBColor) pen = { ...pen, stroke: colourOf(args[0]) };
    else if (operator === OPS.setLineWidth) pen = { ...pen, lineWidth: args[0] };
    else if (operator === OPS.setFont) pen = { ...pen, font: nameOf(page, args[0]), size: args[1] };
    else if (operator === OPS.beginText) text = [1, 0, 0, 1, 0, 0];
    else if (operator === OPS.setTextMatrix) text = [...args[0]] as unknown as Matrix;
    else if (operator === OPS.showText) marks.push(...runOf(pen, text, args[0]));
    else if (operator === OPS.constructPath) marks.push(...linesOf(pen, args[0], args[1][0]));
    else if (!SILENT.has(operator))
      throw new Error(`the page has a mark that is neither text nor line (operator ${operator}).`);
  }
  return { width: (right - left) * MM, height: (top - bottom) * MM, marks };
}

/** What leaves no mark. */
const SILENT = new Set<number>([
  OPS.dependency,
  OPS.endText,
  OPS.setTextRenderingMode,
  OPS.setMiterLimit,
  OPS.setLineCap,
  OPS.setLineJoin,
  OPS.setDash,
  OPS.setGState,
  OPS.beginMarkedContent,
  OPS.beginMarkedContentProps,
  OPS.endMarkedContent,
]);

function runOf({ matrix, fill, font, size }: Pen, text: Matrix, glyphs: Glyph[]): Run[] {
  const placed: { character: string; at: number }[] = [];
  let at = 0;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      at -= (glyph / 1000) * size;
      continue;
    }
    const advance = (glyph.width / 1000) * size;
    const characters = [...glyph.unicode];
    for (const [n, character] of characters.entries())
      placed.push({ character, at: at + (advance * n) / characters.length });
    at += advance;
  }
  if (placed.length === 0) return [];
  const whole = multiply(matrix, text);
  const [scale] = whole;
  const [x, y] = apply(whole, placed[0]!.at, 0);
  return [
    {
      kind: 'run',
      characters: placed.map(({ character }) => character),
      x,
      y,
      advances: placed.slice(1).map((one, n) => (one.at - placed[n]!.at) * scale),
      size: size * scale,
      font,
      colour: fill,
    },
  ];
}

/** 0 move, 1 line, 4 close: how pdf.js writes a path. */
function linesOf({ matrix, stroke, lineWidth }: Pen, operator: number, path: ArrayLike<number>): Line[] {
  if (operator !== OPS.stroke) throw new Error('the page has a surface; only lines are expected.');
  const lines: Line[] = [];
  const width = lineWidth * Math.abs(matrix[0]);
  let [start, last]: Point[] = [
    [0, 0],
    [0, 0],
  ];
  for (let i = 0; i < path.length; ) {
    const step = path[i]!;
    if (step > 1 && step !== 4) throw new Error('the page has a curve; only straight lines are expected.');
    const to: Point = step === 4 ? start! : apply(matrix, path[i + 1]!, path[i + 2]!);
    if (step === 0) start = to;
    else lines.push({ kind: 'line', from: last!, to, width, colour: stroke });
    last = to;
    i += step === 4 ? 1 : 3;
  }
  return lines;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ];
}

function apply(m: Matrix, x: number, y: number): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

const BLACK: Colour = [0, 0, 0];

/** #e60012 */
function colourOf(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function nameOf(page: Page, key: string): string {
  const { name } = page.commonObjs.get(key) as { name: string };
  return name.replace(/^[A-Z]{6}\+/u, '');
}
