/** Registers: history, as of any day, spreadsheets with a preview, sums that must agree. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { annexForm, headsOf } from '../../src/desk/annex-form.ts';
import { columnFields } from '../../src/desk/form.ts';
import { preview } from '../../src/desk/register-sheet.ts';
import { balanceOf, historyOf, type Row, rowsOf, writeRows } from '../../src/desk/registers.ts';
import { registerInForce } from '../../src/desk/setting.ts';
import type { Data } from '../../src/rule/input.ts';
import { readWorkbook, workbook } from '../../src/server/desk/workbook.ts';
import { freshDatabase } from '../support/database.ts';
import { desk, REVIEW, somebody } from './desk.ts';

const REGISTER = `
choices: {险级: [高, 中, 低]}
registers:
  points:
    title: 隐患点台账
    keeper: 县信访局
    organ: town
    columns:
      code: {title: 编号, type: text, key: true}
      town: {title: 乡镇, type: organ}
      grade: {title: 险情等级, type: choice, of: 险级}
      people: {title: 威胁人数, type: integer, unit: 人, min: 0}
      checked: {title: 已核, type: boolean, optional: true}
    balance:
      - {that: "合计(台账, 威胁人数) ≤ 1000 人", else: 威胁人数合计超过了全县上报数1000人。}
    cite: 工作规则
  sales:
    title: 售煤台账
    keeper: 各乡镇（街道）
    columns:
      user: {title: 用户, type: text, key: true}
      tons: {title: 吨数, type: number, min: 0}
    cite: 工作规则
`;

const { database } = await freshDatabase();
const clock = { now: '2024-03-01T09:00:00+08:00' };
const setting = desk(
  clock,
  `${REVIEW.replace('clocks:', `${REGISTER.split('registers:')[0]!.trim()}\nclocks:`)}\nregisters:${REGISTER.split('registers:')[1]}`,
);
const ID = 'review/points';
const register = registerInForce(setting, ID);
const keeper = somebody('县信访局');
const town = somebody('东河镇');
const row = (code: string, people: number, place = '东河镇') => ({ code, town: place, grade: '高', people });

describe('a register', () => {
  it('keeps what was so before, on any day', async () => {
    await writeRows(database, setting, keeper, ID, [{ data: row('A1', 10) }, { data: row('A2', 20) }]);
    const [first] = (await rowsOf(database, setting, keeper, ID)).rows;
    clock.now = '2024-06-01T09:00:00+08:00';
    await writeRows(database, setting, keeper, ID, [
      { id: first!.id, version: first!.version, data: row('A1', 15), from: '2024-05-20' },
    ]);
    const on = async (day: string) =>
      (await rowsOf(database, setting, keeper, ID, { on: day })).rows.map(({ key, data }) => [key, data.people]);
    expect(await on('2024-02-29')).toEqual([]);
    expect(await on('2024-05-19')).toEqual([
      ['A1', 10],
      ['A2', 20],
    ]);
    expect(await on('2024-05-20')).toEqual([
      ['A1', 15],
      ['A2', 20],
    ]);
    // What was known on 10 May did not hold the change yet.
    const known = await rowsOf(database, setting, keeper, ID, {
      on: '2024-05-25',
      known: new Date('2024-05-25T00:00:00+08:00'),
    });
    expect(known.rows[0]!.data.people).toBe(10);
    expect((await historyOf(database, setting, keeper, ID, first!.id)).map(({ version }) => version)).toEqual([
      3, 2, 1,
    ]);
  });

  it('keeps every earlier state through several changes, also of the organ and the key', async () => {
    clock.now = '2024-01-10T09:00:00+08:00';
    await writeRows(database, setting, keeper, ID, [{ data: row('H1', 1) }]);
    const standing = async (day: string) =>
      (await rowsOf(database, setting, keeper, ID, { on: day })).rows.find(({ id }) => id === first.id);
    const [first] = (await rowsOf(database, setting, keeper, ID)).rows.filter(({ key }) => key === 'H1') as [Row];
    const change = async (from: string, data: Record<string, Data>) => {
      clock.now = `${from}T09:00:00+08:00`;
      const { version } = (await standing(from))!;
      await writeRows(database, setting, keeper, ID, [{ id: first.id, version, data, from }]);
    };
    await change('2024-02-01', row('H1', 2));
    await change('2024-03-01', row('H2', 3, '西坪乡'));
    const people = async (day: string) => (await standing(day))?.data.people;
    expect(await people('2024-01-15')).toBe(1);
    expect(await people('2024-02-15')).toBe(2);
    expect(await people('2024-03-15')).toBe(3);
    expect(await standing('2024-02-15')).toMatchObject({ key: 'H1', organ: '东河镇' });
    // Put right from the middle of an earlier state: what stood before that day stays.
    const now = (await standing('2024-03-15'))!;
    await writeRows(database, setting, keeper, ID, [
      { id: first.id, version: now.version, data: row('H3', 9), from: '2024-01-20' },
    ]);
    expect([await people('2024-01-19'), await people('2024-01-20'), await people('2024-03-15')]).toEqual([1, 9, 9]);
    const last = (await standing('2024-03-15'))!;
    await writeRows(database, setting, keeper, ID, [
      { id: first.id, version: last.version, from: '2024-02-20', end: { on: '2024-03-20', reason: '治理完成' } },
    ]);
    expect([await people('2024-01-20'), await people('2024-03-20')]).toEqual([9, undefined]);
    clock.now = '2024-06-01T09:00:00+08:00';
  });

  it('ends a row with its day and reason, and takes no further change of it', async () => {
    const { rows } = await rowsOf(database, setting, keeper, ID);
    const second = rows.find(({ key }) => key === 'A2')!;
    await writeRows(database, setting, keeper, ID, [
      { id: second.id, version: second.version, end: { on: '2024-06-01', reason: '治理后核销' } },
    ]);
    expect((await rowsOf(database, setting, keeper, ID, { on: '2024-06-01' })).rows.map(({ key }) => key)).toEqual([
      'A1',
    ]);
    expect((await rowsOf(database, setting, keeper, ID, { on: '2024-05-31' })).rows.map(({ key }) => key)).toEqual([
      'A1',
      'A2',
    ]);
    await expect(writeRows(database, setting, keeper, ID, [{ id: second.id, data: row('A2', 1) }])).rejects.toThrow(
      /已于2024-06-01结束/u,
    );
  });

  it('refuses a second row of the same key, a stale version, a wrong value, and writes nothing then', async () => {
    const before = (await rowsOf(database, setting, keeper, ID)).rows;
    const changes = [{ data: row('B1', 1) }, { data: row('A1', 1) }];
    await expect(writeRows(database, setting, keeper, ID, changes)).rejects.toThrow(/第2行：“A1”已在台账里/u);
    await expect(
      writeRows(database, setting, keeper, ID, [{ id: before[0]!.id, version: 1, data: row('A1', 1) }]),
    ).rejects.toThrow(/他人改过/u);
    await expect(writeRows(database, setting, keeper, ID, [{ data: row('B1', -1) }])).rejects.toThrow(/威胁人数/u);
    await expect(
      writeRows(database, setting, keeper, ID, [{ data: { ...row('B1', 1), grade: '极高' } }]),
    ).rejects.toThrow(/险情等级/u);
    expect((await rowsOf(database, setting, keeper, ID)).rows).toEqual(before);
  });

  it('lets a town see and write its own rows only', async () => {
    await writeRows(database, setting, keeper, ID, [{ data: row('W1', 5, '西坪乡') }]);
    const seen = (await rowsOf(database, setting, town, ID)).rows;
    expect(seen.every(({ organ }) => organ === '东河镇')).toBe(true);
    await writeRows(database, setting, town, ID, [{ data: row('E9', 5) }]);
    await expect(writeRows(database, setting, town, ID, [{ data: row('W9', 5, '西坪乡') }])).rejects.toThrow(
      /没有这个职责/u,
    );
    const west = (await rowsOf(database, setting, keeper, ID)).rows.find(({ key }) => key === 'W1')!;
    await expect(
      writeRows(database, setting, town, ID, [{ id: west.id, version: west.version, data: row('W1', 9) }]),
    ).rejects.toThrow(/没有这个职责/u);
    await expect(historyOf(database, setting, town, ID, west.id)).rejects.toThrow(/没有这一行/u);
  });

  it('that all townships keep is kept by each for itself', async () => {
    const [mine, other] = [somebody('西坪乡'), somebody('城关街道')];
    const names = async (who: typeof mine) =>
      (await rowsOf(database, setting, who, 'review/sales')).rows.map(({ data }) => data.user);
    await writeRows(database, setting, mine, 'review/sales', [{ data: { user: '赵家', tons: 2 } }]);
    await writeRows(database, setting, other, 'review/sales', [{ data: { user: '钱家', tons: 1 } }]);
    expect([await names(mine), await names(other)]).toEqual([['赵家'], ['钱家']]);
    expect(await names(somebody('县政府办公室', 'supervisor'))).toEqual(['赵家', '钱家']);
    const [row] = (await rowsOf(database, setting, mine, 'review/sales')).rows;
    const change = { id: row!.id, version: row!.version, data: { user: '赵家', tons: 9 } };
    await expect(writeRows(database, setting, other, 'review/sales', [change])).rejects.toThrow(/没有这个职责/u);
    await expect(writeRows(database, setting, keeper, 'review/sales', [{ data: change.data }])).rejects.toThrow(
      /由各乡镇（街道）登记/u,
    );
    await writeRows(database, setting, mine, 'review/sales', [change]);
  });

  it('says whether its sums agree', async () => {
    const { rows } = await rowsOf(database, setting, keeper, ID);
    expect(balanceOf(setting, register, rows)).toEqual({ holds: true, message: '各数平衡。' });
    const more = [...rows, { ...rows[0]!, data: row('X', 5000) }];
    expect(balanceOf(setting, register, more)).toEqual({
      holds: false,
      message: '威胁人数合计超过了全县上报数1000人。',
    });
  });
});

describe('a spreadsheet', () => {
  const sheetFile = (rows: (string | number)[][], heads = ['编号', '乡镇', '险情等级', '威胁人数', '已核']) =>
    workbook({
      ...{ title: '台账', notes: ['', ''], totals: null, rows },
      columns: heads.map((title) => ({ title, number: title === '威胁人数' })),
    });
  const read = (file: Buffer) => readWorkbook(file, columnFields(register).flatMap(headsOf));

  it('that was exported changes nothing when it comes back', async () => {
    const { rows } = await rowsOf(database, setting, keeper, ID);
    const file = await workbook(annexForm(register, rows, '县信访局', '2024-06-01'));
    const seen = preview(setting, register, rows, await read(file));
    expect(seen).toMatchObject({ added: 0, changed: 0, same: rows.length, absent: 0, faults: [] });
  });

  it('tells every change and every fault with its line before anything is written', async () => {
    const { rows } = await rowsOf(database, setting, keeper, ID);
    const file = await sheetFile([
      ['A1', '东河镇', '中', 15, '是'],
      ['N1', '城关街道', '低', '1,000', ''],
      ['N2', '城关街道', '极低', 3, ''],
      ['N1', '城关街道', '低', 3, ''],
      ['N3', '城关街道', '低', '若干', ''],
    ]);
    const seen = preview(setting, register, rows, await read(file));
    expect(seen.faults.map(({ line }) => line)).toEqual([5, 6, 7]);
    expect(seen).toMatchObject({ added: 1, changed: 1, changes: [] });
    expect(seen.shown[0]).toMatchObject({
      line: 3,
      key: 'A1',
      cells: [
        { title: '险情等级', was: '高', becomes: '中' },
        { title: '已核', was: null, becomes: '是' },
      ],
    });
    const stray = preview(setting, register, rows, await read(await sheetFile([['A1', '红']], ['编号', '颜色'])));
    expect(stray.faults[0]).toMatchObject({ line: 2, message: expect.stringMatching(/“颜色”不是这个台账的列/u) });
  });

  it('holds numbers below nothing as numbers, and texts that look like formulas as texts', async () => {
    const file = await readWorkbook(
      await workbook({
        ...{ title: '表', notes: ['', ''], totals: null, rows: [['-3.5', '-3+1']] },
        columns: ['数', '文'].map((title) => ({ title, number: true })),
      }),
      ['数', '文'],
    );
    expect(file.rows[0]!.cells).toEqual(['-3.5', "'-3+1"]);
  });

  it('that is none is refused', async () => {
    await expect(read(Buffer.from('not a sheet'))).rejects.toThrow(/不是能读的 \.xlsx/u);
    const empty = new ExcelJS.Workbook();
    empty.addWorksheet('空');
    await expect(read(Buffer.from(await empty.xlsx.writeBuffer()))).rejects.toThrow(/没有数据/u);
  });
});
