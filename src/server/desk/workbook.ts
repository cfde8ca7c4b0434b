/** Spreadsheets out and in. A text that a spreadsheet program would run as a formula leaves as text, marked so. */
import ExcelJS from 'exceljs';
import type { CaseLine } from '../../desk/board.ts';
import { Refusal } from '../../desk/fault.ts';

export interface Sheet {
  title: string;
  columns: { title: string; width?: number }[];
  rows: (string | number | null)[][];
}

/** One sheet, heads bold and kept in sight. */
export async function workbook({ title, columns, rows }: Sheet): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet(title.replace(/[\\/*?:[\]]/gu, '').slice(0, 31) || '表');
  sheet.columns = columns.map(({ title: header, width }) => ({
    header,
    width: width ?? Math.max(12, header.length * 2.4),
  }));
  sheet.getRow(1).font = { bold: true };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  for (const row of rows) sheet.addRow(row.map(harmless));
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The first sheet as texts: row 1 is the heads. Refusal invalid for what is no spreadsheet, or too large a one. */
export async function readWorkbook(
  content: Buffer,
): Promise<{ heads: string[]; rows: { line: number; cells: string[] }[] }> {
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
  const heads = texts(sheet.getRow(1));
  const rows: { line: number; cells: string[] }[] = [];
  for (let line = 2; line <= sheet.rowCount; line++) {
    const cells = texts(sheet.getRow(line));
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
  }
  return { heads, rows };
}

export function casesWorkbook(cases: CaseLine[]): Promise<Buffer> {
  const light = { green: '绿', yellow: '黄', red: '红' };
  return workbook({
    title: '事项',
    columns: ['编号', '事项', '状态', '承办单位', '分管领导', '期限', '灯', '文件', '依据', '立案日'].map((title) => ({
      title,
    })),
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
