/** The work of held issues begins by itself, once: divided tasks, printed registers, cases of the past. */
import { describe, expect, it } from 'vitest';
import { program } from '../../src/desk/actor.ts';
import { beginWork } from '../../src/desk/begin.ts';
import { governmentOffice } from '../../src/desk/organs.ts';
import { rowsOf } from '../../src/desk/registers.ts';
import { createSetting } from '../../src/desk/setting.ts';
import type { GazetteDocument, ReadIssue } from '../../src/gazette/types.ts';
import { historyOf } from '../../src/policy/history.ts';
import { loadPolicies } from '../../src/policy/load.ts';
import { importIssue } from '../../src/store/import.ts';
import { createVocabulary } from '../../src/store/vocabulary.ts';
import { freshDatabase } from '../support/database.ts';
import { blankRecord, record } from '../support/specimen.ts';
import { COUNTY, national } from './desk.ts';

const ORGANS = `
jurisdiction: "${COUNTY}"
place: 云州市青溪县
organs:
  - {name: 县政府, kind: 区政府}
  - {name: 县人民政府办公室, kind: 区直部门, aliases: [{name: 县政府办}]}
  - {name: 县信访局, kind: 区直部门}
  - {name: 县应急管理局, kind: 区直部门}
  - {name: 东河镇, kind: 镇}
`;

const POLICY = `
id: wells
title: 机井
organ: 县应急管理局
documents: [云政发〔2024〕1号]
registers:
  wells:
    title: 机井台账
    columns:
      no: {title: 序号, type: integer, key: true}
      village: {title: 村, type: text}
      depth: {title: 井深, type: number, unit: 米}
      kind: {title: 类别, type: text}
      sealed: {title: 已封, type: boolean, optional: true}
    from:
      - {document: 云政发〔2024〕1号, columns: [no, village, depth, sealed], heading: kind, whole: true, rows: 3, cite: "2024-1:10"}
      - {document: 云政发〔2024〕5号, columns: [no, village, depth, sealed], heading: kind, whole: true, rows: 2, cite: "2024-2:10"}
procedures:
  listing:
    title: 挂牌
    by: 县应急管理局
    states: [待批, 挂牌, 摘牌]
    inputs: {unit: {title: 单位, type: text}}
    actions:
      list: {title: 批复, by: 县政府, role: leader, from: 待批, to: 挂牌, papers: [批复]}
      close: {title: 摘牌, by: 县政府, role: leader, from: 挂牌, to: 摘牌}
history:
  mill:
    title: 磨坊
    procedure: listing
    "on": 2024-01-08
    by: 县应急管理局
    input: {unit: 磨坊}
    cite: "2024-1:3"
    actions:
      - {action: list, "on": 2024-01-10, by: 县政府, papers: {批复: "2024-1:2-3"}, cite: "2024-1:2"}
      - {action: close, "on": 2024-05-10, by: 县政府, cite: "2024-2:1"}
`;

const table = (rows: string[][]) => ({
  ...{ anchor: '表1', title: '机井表', unit: null, lines: [8, 20] as [number, number] },
  header: ['序号', '村', '井深', '已封'],
  rows: rows.map((cells, index) => ({ line: 10 + index, cells })),
});

function issue(key: string, number: string, dated: string, rows: string[][]): ReadIssue {
  const document: GazetteDocument = record(number, [1, 30], { dated, tables: [table(rows)] });
  const blank = blankRecord([31, 40]);
  const [year, no] = key.split('-').map(Number) as [number, number];
  const head = { key, year, number: no, total: no, published: dated, title: '青溪县人民政府公报', scrambled: false };
  return {
    issue: { ...head, imprint: {} } as unknown as ReadIssue['issue'],
    documents: [document, { ...blank, number: null }],
    damage: [],
    missing: [],
    text: Array.from({ length: 40 }, (_, line) => `第${line + 1}行`),
  };
}

const first = issue('2024-1', '云政发〔2024〕1号', '2024-01-10', [
  ['序号', '村', '井深', '已封'],
  ['一', '深井', '', '80'],
  ['1', '上村', '40.50(旧38)', '√'],
  ['2', '下村', '39.5', ''],
  ['序号', '村', '井深', '已封'],
  ['二', '浅井', '', ''],
  ['3', '前村', '不详', ''],
]);
const second = issue('2024-2', '云政发〔2024〕5号', '2024-05-20', [
  ['一', '深井', ''],
  ['2', '下村', '39.5', ''],
  ['4', '后村', '51', ''],
]);

const { database } = await freshDatabase();
const files = [
  ...national('calendar'),
  ...national('generic'),
  { path: 'qingxi/wells/policy.yaml', text: POLICY.trim() },
];
const loaded = loadPolicies(files);
const vocabulary = createVocabulary(ORGANS, '');
const setting = createSetting(COUNTY, vocabulary, loaded, files, () => new Date('2024-09-02T09:00:00+08:00'));
const keep = (one: ReadIssue) =>
  importIssue(database, { code: COUNTY, name: '青溪县', vocabulary }, one, { sha256: one.issue.key, reader: 'test' });

describe('the work of held issues', () => {
  it('is read from a policy without a mistake', () => {
    expect(loaded.diagnostics).toEqual([]);
    expect(governmentOffice(setting)).toBe('县人民政府办公室');
    const declared = loaded.policies.find(({ id }) => id === 'wells')!.declared.find(({ kind }) => kind === 'history')!;
    expect(historyOf(declared).actions.map(({ action, on }) => [action, on])).toEqual([
      ['list', '2024-01-10'],
      ['close', '2024-05-10'],
    ]);
  });

  it('begins as far as the issues reach: rows with their heading, what cannot be read told with its line', async () => {
    await keep(first);
    const begun = await beginWork(database, setting);
    expect(begun.registers).toEqual([
      expect.objectContaining({
        register: 'wells/wells',
        rows: 2,
        stated: 3,
        written: 2,
        faults: [expect.objectContaining({ line: 16 })],
      }),
    ]);
    expect(begun.history).toEqual([
      expect.objectContaining({
        id: 'wells/mill',
        taken: 2,
        state: '挂牌',
        stopped: expect.stringMatching(/还没有导入/u),
      }),
    ]);
    const { rows } = await rowsOf(database, setting, program(COUNTY), 'wells/wells');
    expect(rows.map(({ data, from }) => [data.no, data.kind, data.depth, data.sealed ?? null, from])).toEqual(
      [
        [1, '深井', '40.50', true, '2024-01-10'],
        [2, '深井', '39.5', null, '2024-01-10'],
      ].map(([no, ...rest]) => [String(no), ...rest]),
    );
  });

  it('goes on with the next issue, and does nothing twice', async () => {
    await keep(second);
    const begun = await beginWork(database, setting);
    expect(begun.history).toEqual([expect.objectContaining({ taken: 1, state: '摘牌', stopped: null })]);
    const on = async (day: string) =>
      (await rowsOf(database, setting, program(COUNTY), 'wells/wells', { on: day })).rows.map(({ key }) => key);
    expect(await on('2024-05-19')).toEqual(['1', '2']);
    expect(await on('2024-05-20')).toEqual(['2', '4']);
    const again = await beginWork(database, setting);
    expect(again.history).toEqual([]);
    expect(again.registers.map(({ written }) => written)).toEqual([0, 0]);
    expect(await on('2024-05-20')).toEqual(['2', '4']);
  });

  it('comes to the same where the older issue is imported last', async () => {
    const { database: other } = await freshDatabase();
    const place = { code: COUNTY, name: '青溪县', vocabulary };
    for (const one of [second, first]) {
      await importIssue(other, place, one, { sha256: one.issue.key, reader: 'test' });
      await beginWork(other, setting);
    }
    const on = async (day: string) =>
      (await rowsOf(other, setting, program(COUNTY), 'wells/wells', { on: day })).rows.map(({ key }) => key);
    expect(await on('2024-01-09')).toEqual([]);
    expect(await on('2024-01-10')).toEqual(['1', '2']);
    expect(await on('2024-05-19')).toEqual(['1', '2']);
    expect(await on('2024-05-20')).toEqual(['2', '4']);
    expect((await beginWork(other, setting)).registers.map(({ written }) => written)).toEqual([0, 0]);
  });

  it('gives the printed lines as the paper of a step', async () => {
    const paper = await database
      .selectFrom('attachments')
      .innerJoin('blobs', 'blobs.sha256', 'attachments.sha256')
      .select(['paper', 'content'])
      .executeTakeFirstOrThrow();
    expect([paper.paper, paper.content.toString('utf8')]).toEqual(['批复', '2024-1:2-3\n第2行\n第3行\n']);
  });
});

describe('a mistake in a case of the past', () => {
  it('is told when the policy is loaded', () => {
    const wrongly = (from: string, to: string) =>
      loadPolicies([{ path: 'qingxi/wells/policy.yaml', text: POLICY.replace(from, to).trim() }]).diagnostics.map(
        ({ message }) => message,
      );
    expect(wrongly('action: close', 'action: shut')).toEqual([expect.stringMatching(/没有“shut”这一步/u)]);
    expect(wrongly('procedure: listing', 'procedure: list')).toEqual([
      expect.stringMatching(/没有“wells\/list”这个流程/u),
    ]);
    expect(wrongly('heading: kind', 'heading: sort')).toEqual([expect.stringMatching(/没有“sort”这一列/u)]);
  });
});
