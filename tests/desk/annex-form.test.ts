/** Spreadsheets look like the forms that documents annex, and come back as what they were. */
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { annexForm, headsOf } from '../../src/desk/annex-form.ts';
import { columnFields } from '../../src/desk/form.ts';
import { preview } from '../../src/desk/register-sheet.ts';
import { rowsOf, writeRows } from '../../src/desk/registers.ts';
import { registerInForce } from '../../src/desk/setting.ts';
import { readWorkbook, workbook } from '../../src/server/desk/workbook.ts';
import { freshDatabase } from '../support/database.ts';
import { desk, REVIEW, somebody } from './desk.ts';

const PROJECTS = `
registers:
  projects:
    title: 项目资金表
    keeper: 县财政局
    money: {planned: amount, paid: paid}
    columns:
      no: {title: 序号, type: integer, key: true}
      name: {title: 项目名称, type: text}
      length: {title: 长度, type: number, unit: 米, optional: true}
      amount: {title: 计划, type: number, unit: 万元, min: 0}
      paid: {title: 已支付, type: number, unit: 万元, optional: true}
`;

const { database } = await freshDatabase();
const setting = desk({ now: '2024-05-06T09:00:00+08:00' }, `${REVIEW}${PROJECTS}`);
const finance = somebody('县财政局');
const register = registerInForce(setting, 'review/projects');
await writeRows(database, setting, finance, register.id, [
  { data: { no: 1, name: '石桥村道路硬化', length: '4200.5', amount: '168.00', paid: '50.4' } },
  { data: { no: 2, name: '云台镇农田提升', amount: '0.1' } },
  { data: { no: 3, name: '引水', amount: '1234567890123456.78' } },
]);
const { rows } = await rowsOf(database, setting, finance, register.id);
const file = await workbook(annexForm(register, rows, '县财政局', '2024-05-06'));

it('has its title over all columns, who reports and in what unit, ruled cells and a sum', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  const texts = (row: number) => [1, 2, 3, 4, 5].map((column) => sheet.getCell(row, column).text);
  expect(sheet.getCell('A1').text).toBe('项目资金表');
  expect(sheet.getCell('E1').master.address).toBe('A1');
  expect([sheet.getCell('A2').text, sheet.getCell('D2').text]).toEqual([
    '填报单位：县财政局',
    '截至2024年5月6日　单位：万元',
  ]);
  // The unit that all sums share is said once, any other in its head.
  expect(texts(3)).toEqual(['序号', '项目名称', '长度（米）', '计划', '已支付']);
  expect(texts(4)).toEqual(['1', '石桥村道路硬化', '4200.5', '168', '50.4']);
  expect([sheet.getCell('D4').value, sheet.getCell('D4').numFmt]).toEqual([168, '0.00']);
  // More digits than a spreadsheet holds stay as they are written.
  expect(sheet.getCell('D6').value).toBe('1234567890123456.78');
  expect(texts(7)).toEqual(['合计', '', '', '1234567890123624.88', '50.4']);
  for (const address of ['A3', 'E4', 'A7']) expect(sheet.getCell(address).border.bottom).toEqual({ style: 'thin' });
  expect(sheet.pageSetup).toMatchObject({
    paperSize: 9,
    orientation: 'portrait',
    fitToWidth: 1,
    printTitlesRow: '3:3',
  });
});

it('changes nothing when it comes back, with or without its title', async () => {
  const heads = columnFields(register).flatMap(headsOf);
  const read = await readWorkbook(file, heads);
  expect(read).toMatchObject({ headLine: 3, rows: [{ line: 4 }, { line: 5 }, { line: 6 }] });
  expect(preview(setting, register, rows, read)).toMatchObject({ same: 3, changed: 0, added: 0, faults: [] });
  const bare = new ExcelJS.Workbook();
  const sheet = bare.addWorksheet('表');
  sheet.addRows([
    ['序号', '项目名称', '计划'],
    [2, '云台镇农田提升', 0.1],
    ['合 计', '', 0.1],
  ]);
  const again = await readWorkbook(Buffer.from(await bare.xlsx.writeBuffer()), heads);
  expect(preview(setting, register, rows, again)).toMatchObject({
    same: 1,
    changed: 0,
    added: 0,
    absent: 2,
    faults: [],
  });
});
