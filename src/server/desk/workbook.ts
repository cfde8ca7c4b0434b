/** Spreadsheets out and in. A text that a spreadsheet program would run as a formula leaves as text, marked so. */
import ExcelJS from 'exceljs';
import type { AnnexForm } from '../../desk/annex-form.ts';
import type { CaseLine } from '../../desk/board.ts';
import { Refusal } from '../../desk/fault.ts';
import { drawForm } from './draw-form.ts';

/** A form as a spreadsheet that prints as documents annex it. */
export async function workbook(form: AnnexForm): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const name = form.title.replace(/[\\/*?:[\]]/gu, '').slice(0, 31) || '表';
  drawForm(book.addWorksheet(name), { ...form, rows: form.rows.map((row) => row.map(harmless)) });
  return Buffer.from(await book.xlsx.writeBuffer());
}

/**
 * The first sheet as texts. `known`: names that heads may have; the heads are the row that has most of them, row 1 where none has
 * any. A last row of sums is left out. Refusal invalid for what is no spreadsheet, or too large a one.
 */
export async function readWorkbook(
  content: Buffer,
  known: string[],
): Promise<{ headLine: number; heads: string[]; rows: { line: number; cells: string[] }[] }> {
  const book = new ExcelJS.Workbook();
  try {
    await book.xlsx.load(content as unknown as ArrayBuffer);
  } catch {
    throw new Refusal('invalid', '这个文件不是能读的 .xlsx 表格；请用表格软件另存为 .xlsx 再传。');
  }
  const sheet = book.worksheets[0];
  if (!sheet || sheet.rowCount < 2) throw new Refusal('invalid', '表格里没有数据：第一行是列名，第二行起是数据。');
  if (sheet.rowCount > MOST_ROWS)
    throw new Refusal('invalid', `表格有${sheet.rowCount}行，一次最多导入${MOST_ROWS}行；请拆分。`);
  const texts = (row: ExcelJS.Row): string[] =>
    Array.from({ length: sheet.columnCount }, (_, index) => textOf(row.getCell(index + 1)));
  const names = new Set(known);
  const first = Array.from({ length: Math.min(sheet.rowCount, FIRST_ROWS) }, (_, row) => texts(sheet.getRow(row + 1)));
  const matches = first.map((cells) => cells.filter((cell) => names.has(cell)).length);
  const place = Math.max(0, matches.indexOf(Math.max(...matches)));
  const heads = first[place]!;
  const rows: { line: number; cells: string[] }[] = [];
  for (let line = place + 2; line <= sheet.rowCount; line++) {
    const cells = texts(sheet.getRow(line));
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
  }
  if (/^[合总]\s*计$/u.test(rows.at(-1)?.cells.find((cell) => cell !== '') ?? '')) rows.pop();
  return { headLine: place + 1, heads, rows };
}

/** A title and its notes stand above the heads. */
const FIRST_ROWS = 10;

export function casesWorkbook(cases: CaseLine[]): Promise<Buffer> {
  const light = { green: '绿', yellow: '黄', red: '红' };
  return workbook({
    title: '事项清单',
    notes: ['', ''],
    columns: ['编号', '事项', '状态', '承办单位', '分管领导', '期限', '灯', '文件', '依据', '立案日'].map((title) => ({
      title,
      number: false,
    })),
    totals: null,
    rows: cases.map((one) => [
      one.number,
      one.title,
      one.state,
      one.bearer,
      one.leader,
      day(one.due),
      one.open ? light[one.light] : '办结',
      one.document,
      one.cite,
      day(one.openedAt),
    ]),
  });
}

const MOST_ROWS = 50_000;

function day(at: string | null): string | null {
  return at === null ? null : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function textOf(cell: ExcelJS.Cell): string {
  const { value } = cell;
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object' && value !== null && 'result' in value) return String(value.result ?? '').trim();
  return cell.text.trim();
}

/** A leading =, +, -, @, tab or return makes a formula of a text (OWASP, CSV injection); a number is none. */
function harmless(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^[=+\-@\t\r]/u.test(value) && !/^[+-]?\d+(?:\.\d+)?$/u.test(value)
    ? `'${value}`
    : value;
}
