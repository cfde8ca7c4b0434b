import { beforeAll, describe, expect, it } from 'vitest';
import { importIssue } from '../../src/store/import.ts';
import { createRegister } from '../../src/store/register.ts';
import type { DocumentFilter, Register } from '../../src/store/views.ts';
import { freshDatabase } from '../support/database.ts';
import { COUNTY, clause, document, issue, READER, SOURCE } from './fixture.ts';

let register: Register;

const HAZARD = '青政函〔2024〕11号';
const SUBSIDY = '青政办发〔2024〕30号';
const OLD_SUBSIDY = '青政办发〔2021〕8号';
const PERSONNEL = '青政任〔2024〕2号';

beforeAll(async () => {
  const { database } = await freshDatabase();
  register = createRegister(database, () => COUNTY.vocabulary);
  const hazard = document(HAZARD, {
    title: '关于对柳湾集贸市场重大火灾隐患挂牌督办的批复',
    kind: '批复',
    dated: '2024-05-06',
    clauses: [clause('一', '请县工业和信息化局配合整改。', { label: '一', lines: [[7, 8]] })],
  });
  const subsidy = document(SUBSIDY, {
    title: '关于印发取暖补贴办法的通知',
    dated: '2024-09-01',
    clauses: [
      clause('第一条', '补贴对象为常住居民。', { kind: 'article', label: '第一条', lines: [[11, 11]] }),
      clause('第二条', '每户补贴三百五十元，总额不超过2万元，由镇政府督办。', {
        kind: 'article',
        label: '第二条',
        lines: [[12, 13]],
      }),
    ],
    tables: [
      {
        anchor: '附件1',
        title: '资金表',
        unit: null,
        lines: [20, 22],
        header: ['村', '户数'],
        rows: [{ line: 21, cells: ['柳湾村', '1,208'] }],
      },
    ],
    citations: [{ number: OLD_SUBSIDY, title: null, line: 11, held: false }],
  });
  const old = document(OLD_SUBSIDY, {
    title: '关于取暖补贴的通知',
    dated: '2021-09-01',
    clauses: [clause('首-1', '每户补贴350元。')],
  });
  const personnel = document(PERSONNEL, {
    title: '关于白晓川等任职的通知',
    dated: '2024-02-02',
    appoints: [{ person: '白晓川', post: '县民政局局长', probation: false, line: 3 }],
    clauses: [clause('首-1', '任命白晓川为县民政局局长。', { lines: [[3, 3]] })],
  });
  await importIssue(database, COUNTY, issue('2024-1', [hazard, personnel]), SOURCE);
  await importIssue(database, COUNTY, issue('2024-3', [subsidy, old]), SOURCE);
});

async function numbers(query: string, filter: DocumentFilter = {}): Promise<string[]> {
  return (await register.search(READER, query, filter, { limit: 20, offset: 0 })).hits.map(({ number }) => number);
}

describe('search', () => {
  it.each([
    ['a whole word, title before text', '挂牌督办', [HAZARD]],
    ['a part of it', '督办', [HAZARD, SUBSIDY]],
    ['another part', '挂牌', [HAZARD]],
    ['a number in digits, whatever the text has', '350元', [OLD_SUBSIDY, SUBSIDY]],
    ['a number in words', '三百五十元', [OLD_SUBSIDY, SUBSIDY]],
    ['an amount in 万', '2万元', [SUBSIDY]],
    ['the same amount in full', '20000元', [SUBSIDY]],
    ['full-width digits', '３５０', [OLD_SUBSIDY, SUBSIDY]],
    ['a number in a table', '1208', [SUBSIDY]],
    ['no number that stands with another unit', '350人', []],
    ['an organ by another of its names', '县工科局', [HAZARD]],
    ['an organ by its present name', '县工信和科技局', [HAZARD]],
    ['a person', '白晓川', [PERSONNEL]],
    ['initials of a person', 'bxc', [PERSONNEL]],
    ['initials from any word of the title', 'BTBF', [SUBSIDY]],
    ['two words that stand apart', '柳湾 整改', [HAZARD]],
    ['nothing that is there', '核潜艇', []],
  ])('finds %s', async (_, query, expected) => {
    const found = await numbers(query);
    expect(new Set(found)).toEqual(new Set(expected));
    if (query === '督办') expect(found[0]).toBe(HAZARD);
  });

  it.each([
    '青政办发〔2024〕30号',
    '青政办发[2024]30号',
    '青政办发(2024) 30 号',
    '青政办发2024 30',
    '2024 30',
    '青政办发 30号',
  ])('finds a document number as %s', async (query) => {
    expect((await numbers(query))[0]).toBe(SUBSIDY);
  });

  it('puts the document of a number before those that cite it', async () => {
    expect(await numbers(OLD_SUBSIDY)).toEqual([OLD_SUBSIDY, SUBSIDY]);
  });

  it('shows the clause and its lines, with the matches marked', async () => {
    const { total, hits } = await register.search(
      READER,
      '350元',
      { issue: '2024-3', year: 2024 },
      { limit: 5, offset: 0 },
    );
    expect(total).toBe(1);
    expect(hits[0]).toMatchObject({
      number: SUBSIDY,
      clause: '第二条',
      lines: [12, 13],
      issue: '2024-3',
      dated: '2024-09-01',
    });
    expect(hits[0]!.snippet).toBe('每户补贴\u{E000}三百五十元\u{E001}，总额不超过2万元，由镇政府督办。');
  });

  it('shows a row of a table', async () => {
    const { hits } = await register.search(READER, '柳湾村', { kind: '通知' }, { limit: 5, offset: 0 });
    expect(hits[0]).toMatchObject({ clause: '附件1', lines: [21, 21] });
  });

  it('marks the title where only that has the word', async () => {
    const { hits } = await register.search(READER, '挂牌督办', {}, { limit: 5, offset: 0 });
    expect(hits[0]).toMatchObject({ clause: null, snippet: expect.stringContaining('\u{E000}挂牌督办\u{E001}') });
  });

  it.each([
    ['kind', { kind: '批复' }, [HAZARD]],
    ['person', { person: '白晓川' }, []],
    ['organ', { organ: '县工信和科技局' }, [HAZARD]],
    ['from', { from: '2024-06-01' }, [SUBSIDY]],
    ['to', { to: '2024-06-01' }, [HAZARD]],
    ['a day that does not exist', { to: '2024-06-31' }, [HAZARD]],
    ['issue', { issue: '2024-3' }, [SUBSIDY]],
  ])('filters by %s', async (_, filter, expected) => {
    expect(await numbers('督办', filter)).toEqual(expected);
  });

  it('puts newer before older where the match is the same', async () => {
    expect(await numbers('取暖补贴')).toEqual([SUBSIDY, OLD_SUBSIDY]);
  });

  it('finds some of what was typed where nothing has all of it', async () => {
    expect(await numbers('核潜艇 柳湾集贸市场')).toEqual([HAZARD]);
  });

  it('pages through the hits', async () => {
    const page = (offset: number) => register.search(READER, '补贴', {}, { limit: 1, offset });
    const [first, second, third] = [await page(0), await page(1), await page(2)];
    expect([first.total, second.total]).toEqual([2, 2]);
    expect(new Set([...first.hits, ...second.hits].map(({ number }) => number))).toEqual(
      new Set([SUBSIDY, OLD_SUBSIDY]),
    );
    expect(third.hits).toEqual([]);
  });

  it.each(
    [
      ...[
        '',
        '   ',
        '，。！？',
        "'",
        "'; DROP TABLE documents; --",
        '\\',
        ':*',
        '!!',
        '<->',
        '& |',
        '\0',
        '\ud800',
        '的',
        '%',
      ],
      ...['_', '(((', '😀', ...[10_000, 5_000, 300].map((length, n) => ['a', '补贴', '1'][n]!.repeat(length))],
    ].map((query): [string, string] => [query.length > 40 ? `${query.slice(0, 4)} × ${query.length}` : query, query]),
  )('takes any text: %j', async (_, query) => {
    const { total, hits } = await register.search(READER, query, {}, { limit: 5, offset: 0 });
    expect(hits.length).toBeLessThanOrEqual(total);
  });
});
