/** How an annexed form looks: title, notes, ruled cells, heads on every page, numbers at the right. */
import type ExcelJS from 'exceljs';
import type { AnnexForm, Cell } from '../../desk/annex-form.ts';

/** The fonts of the national format (GB/T 9704), by the names that office programs know. */
const FONTS = { title: '方正小标宋简体', head: '黑体', text: '仿宋_GB2312' };
const RULE = { style: 'thin' } as const;
const RULED = { top: RULE, left: RULE, bottom: RULE, right: RULE };
/** In characters. */
const WIDTH = { least: 6, head: 14, most: 36 };
/** More columns than this are printed across. */
const UPRIGHT = 6;

export function drawForm(sheet: ExcelJS.Worksheet, { title, notes, columns, rows, totals }: AnnexForm): void {
  const last = columns.length;
  const widths = columns.map((column, place) =>
    widthOf([column.title, ...rows.slice(0, 1000).map((row) => row[place] ?? null)]),
  );
  sheet.columns = widths.map((width) => ({ width }));
  sheet.addRow([title]).height = 36;
  sheet.mergeCells(1, 1, 1, last);
  sheet.getCell(1, 1).style = { font: { name: FONTS.title, size: 18 }, alignment: MIDDLE };
  if (notes.some((note) => note !== '')) drawNotes(sheet, notes, widths);
  const heads = sheet.addRow(columns.map((column) => column.title));
  heads.eachCell((cell) => {
    cell.style = { font: { name: FONTS.head, size: 11 }, alignment: { ...MIDDLE, wrapText: true }, border: RULED };
  });
  heads.height = 30;
  const looks = columns.map((column, place) =>
    lookOf(
      column,
      [...rows, totals ?? []].map((row) => row[place] ?? null),
    ),
  );
  for (const row of [...rows, ...(totals ? [totals] : [])])
    drawRow(sheet, row, looks, row === totals).height = heightOf(row, widths);
  sheet.views = [{ state: 'frozen', ySplit: heads.number }];
  sheet.pageSetup = {
    ...{
      paperSize: 9,
      orientation: last > UPRIGHT ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
    printTitlesRow: `${heads.number}:${heads.number}`,
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.6, top: 0.8, bottom: 0.8, header: 0.3, footer: 0.4 },
  };
  sheet.headerFooter.oddFooter = '&C— &P —';
}

const MIDDLE = { horizontal: 'center', vertical: 'middle' } as const;

/** Who reports stands at the left, the day and the unit at the right. */
function drawNotes(sheet: ExcelJS.Worksheet, [left, right]: [string, string], widths: number[]): void {
  const font = { name: FONTS.text, size: 11 };
  const last = widths.length;
  // As many columns from the right as the right note is long.
  let half = last - 1;
  for (let room = widths[half] ?? 0; half > 1 && room < lengthOf(right) + 2; room += widths[half]!) half -= 1;
  const row = sheet.addRow([]);
  const write = (from: number, to: number, text: string, horizontal: 'left' | 'right') => {
    if (to > from) sheet.mergeCells(row.number, from, row.number, to);
    const cell = row.getCell(from);
    cell.value = text;
    cell.style = { font, alignment: { horizontal, vertical: 'middle' } };
  };
  if (last === 1) write(1, 1, `${left}　${right}`, 'left');
  else {
    write(1, half, left, 'left');
    write(half + 1, last, right, 'right');
  }
}

/** How the cells of one column look. */
type Look = Pick<ExcelJS.Style, 'alignment' | 'numFmt'> & { number: boolean };

/** Short texts and running numbers stand in the middle, other numbers at the right with the same decimals, long texts at the left. */
function lookOf({ number }: { number: boolean }, cells: Cell[]): Look {
  const longest = Math.max(0, ...cells.map((cell) => String(cell ?? '').length));
  const decimals = number ? Math.max(0, ...cells.map(decimalsOf)) : 0;
  const running =
    number &&
    decimals === 0 &&
    cells.every((cell, place) => cell === null || Number(cell) === place + 1 || cell === '合计');
  const horizontal = number && !running ? 'right' : running || longest <= SHORT ? 'center' : 'left';
  const numFmt = number ? (decimals > 0 ? `0.${'0'.repeat(decimals)}` : '0') : '@';
  return { number, numFmt, alignment: { vertical: 'middle', wrapText: true, horizontal } };
}

function drawRow(sheet: ExcelJS.Worksheet, row: Cell[], looks: Look[], bold: boolean): ExcelJS.Row {
  const drawn = sheet.addRow(row.map((value, place) => (looks[place]!.number ? numberOf(value) : value)));
  for (const [place, { alignment, numFmt }] of looks.entries()) {
    drawn.getCell(place + 1).style = {
      ...{ font: { name: FONTS.text, size: 11, bold }, border: RULED, alignment },
      numFmt,
    };
  }
  return drawn;
}

/** In points; a text that is longer than its column is wide takes more lines. */
function heightOf(row: Cell[], widths: number[]): number {
  const lines = row.map((cell, place) => Math.ceil((lengthOf(cell) + 1) / widths[place]!));
  return Math.max(22, 15 * Math.max(...lines) + 4);
}

/** Texts up to this length stand in the middle of their cell. */
const SHORT = 10;

/** A number where a spreadsheet holds it exactly; else its text. */
function numberOf(value: Cell): Cell {
  if (typeof value !== 'string' || !/^-?\d+(?:\.\d+)?$/u.test(value)) return value;
  return value.replace(/[-.]/gu, '').length <= EXACT_DIGITS ? Number(value) : value;
}

const EXACT_DIGITS = 15;

/** How many decimals are written. */
function decimalsOf(value: Cell): number {
  return /^-?\d+\.(\d+)$/u.exec(String(value ?? ''))?.[1]?.length ?? 0;
}

/** Wide enough for nearly all of what stands in it. */
function widthOf([head = null, ...cells]: Cell[]): number {
  const lengths = cells.map(lengthOf).sort((a, b) => a - b);
  const most = lengths[Math.ceil(0.95 * (lengths.length - 1))] ?? 0;
  return Math.min(WIDTH.most, Math.max(WIDTH.least, most + 2, Math.min(lengthOf(head) + 2, WIDTH.head)));
}

/** In the width of a Latin sign; a Chinese sign takes two. */
function lengthOf(cell: Cell): number {
  return [...String(cell ?? '')].reduce((sum, sign) => sum + (sign > '\u2000' ? 2 : 1), 0);
}
