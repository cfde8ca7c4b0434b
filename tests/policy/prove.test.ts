/** Proof: what lines say in any form of number is found, and a changed number is not. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gazetteLines } from '../../src/cli/gazettes.ts';
import { policies } from '../../src/cli/policy-files.ts';
import type { Claim, Evidence, Policy } from '../../src/policy/policy.ts';
import { prove } from '../../src/policy/prove/prove.ts';
import { NO_UNIT, unitOf } from '../../src/rule/type.ts';
import { load } from '../rule/support.ts';

const SOURCE = { text: '', file: 'f', line: 1, column: 1, cites: [] };

/** The outcome of one claim about lines written here, as the issue 2024-9. */
function outcome(claim: Claim, ...lines: string[]): string {
  const evidence: Evidence = { element: 'e', text: 't', claim, cites: [`2024-9:1-${lines.length}`], source: SOURCE };
  return prove([{ evidence: [evidence] } as unknown as Policy], new Map([['2024-9', lines]]))[0]!.outcome;
}

function quantity(value: number, unit = ''): Claim {
  const type = { kind: 'number' as const, unit: unit === '' ? NO_UNIT : unitOf(unit, new Set(['学时']))! };
  return { kind: 'quantity', tree: { op: 'const', value, type, source: SOURCE, nullable: false } };
}

describe('numbers', () => {
  it.each([
    [350, '元', '每人缴纳350元。'],
    [350, '元', '每人缴纳三百五十元。'],
    [350, '元', '每人缴纳 35', '0 元。'],
    [4_500_000, '元', '共安排450万元'],
    [30, '分钟', '应在0.5小时内报告'],
    [6, '个月', '满半年以上的'],
    [90, '%', '比例达百分之九十以上'],
    [400, '元/平方米', '每平方米奖励400元'],
    [5, '个工作日', '自收到之日起五个工作日内'],
    [22_611, '人', '某街道办事处\t22611'],
    [60, '学时', '不少于60学时'],
    [10, '天', '培训期间前10天每人每天150元'],
    [150, '元/人/天', '培训期间前10天每人每天150元'],
    [10, '天', '头10天，每人每天各80元'],
  ])('finds %s %s in %s', (value, unit, ...lines) => {
    expect(outcome(quantity(value, unit), ...(lines as string[]))).toBe('proven');
  });

  it.each([
    [351, '元', '每人缴纳350元。', 'contradicted'],
    [350, '元', '见附件。', 'unproven'],
    [5, '日', '五个工作日内', 'unproven'],
    [10, '元', '2010年起', 'unproven'],
    [95, '%', '不低于90%', 'contradicted'],
    [150, '天', '培训期间前10天每人每天150元', 'contradicted'],
    [10, '元/人/天', '培训期间前10天每人每天150元', 'contradicted'],
  ])('does not find %s %s in %s', (value, unit, line, expected) => {
    expect(outcome(quantity(value, unit), line)).toBe(expected);
  });
});

describe('dates', () => {
  it.each([
    ['2024-09-01', '2024年9月1日至2025年2月25日'],
    ['2025-02-25', '2024年9月1日至2025年2月25日'],
    ['2024-12-25', '自9月1日至12月25日'],
    ['2024-07-31', '7月底前'],
    ['2025-12-31', '到2025年'],
    ['2024-07-21', '7月下旬'],
    ['2028-01-31', '自2025年2月1日起施行，有效期三年。'],
    ['2026-02-28', '有效期为2年，自2024年3月1日起执行'],
    ['2025-05-16', '本办法自 2023 年 5 月 17 日起试行,试行期2年。'],
  ])('finds %s in %s', (iso, line) => {
    expect(outcome({ kind: 'date', iso }, line)).toBe('proven');
  });
  it('does not take another day or year', () => {
    expect(outcome({ kind: 'date', iso: '2024-09-02' }, '2024年9月1日起')).toBe('contradicted');
    expect(outcome({ kind: 'date', iso: '2023-09-01' }, '9月1日起')).toBe('contradicted');
  });
});

it('tells a cite to a line that does not exist', () => {
  const evidence: Evidence = {
    element: 'e',
    text: '3 元',
    claim: quantity(3, '元'),
    cites: ['2024-9:7'],
    source: SOURCE,
  };
  const [item] = prove([{ evidence: [evidence] } as unknown as Policy], new Map([['2024-9', ['3元']]]));
  expect(item).toMatchObject({
    outcome: 'unproven',
    message: expect.stringMatching(/2024-9:7 没有这些行（2024-9 共 1 行）/u),
  });
});

describe('the policies on the real issues', () => {
  const folder = resolve(import.meta.dirname, '../../../shared/gazettes');
  const have = existsSync(folder);
  if (!have) it.skip(`${folder} is not there`, () => {});
  const issues = have ? gazetteLines(folder) : new Map<string, string[]>();
  const all = have ? policies().policies : [];

  it.runIf(have)('are proven', () => {
    const wrong = prove(all, issues).filter(({ outcome: found }) => found === 'unproven' || found === 'contradicted');
    expect(wrong.map(({ written, message }) => `${written} ${message}`)).toEqual([]);
  });

  it.runIf(have)('lose their proof when one number is changed by one: at least 95 % of 1,000 random changes', () => {
    const proven = all
      .flatMap((policy) => policy.evidence)
      .filter((evidence) => prove([{ evidence: [evidence] } as unknown as Policy], issues)[0]!.outcome === 'proven');
    let state = 7;
    const random = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return state / 0x7fffffff;
    };
    let found = 0;
    let made = 0;
    const missed: string[] = [];
    while (made < 1000) {
      const evidence = proven[Math.floor(random() * proven.length)]!;
      const claim = changed(evidence.claim, random() < 0.5 ? 1 : -1);
      if (!claim) continue;
      made++;
      const [item] = prove([{ evidence: [{ ...evidence, claim }] } as unknown as Policy], issues);
      if (item!.outcome !== 'proven') found++;
      else missed.push(`${evidence.source.file}:${evidence.source.line} ${evidence.text}`);
    }
    console.log(
      `${found} of ${made} changes found; not found for example:\n${[...new Set(missed)].slice(0, 12).join('\n')}`,
    );
    expect(found).toBeGreaterThanOrEqual(950);
  });
});

/** The claim with its number one higher or lower; null for words. */
function changed(claim: Claim, by: 1 | -1): Claim | null {
  switch (claim.kind) {
    case 'quantity':
      return {
        ...claim,
        tree: {
          ...claim.tree,
          value:
            typeof claim.tree.value === 'number'
              ? claim.tree.value + by
              : step(claim.tree.value as { n: number; d: number }, by),
        },
      };
    case 'amount':
      return { ...claim, digits: String(Number(claim.digits) + by) };
    case 'date': {
      const day = new Date(Date.parse(`${claim.iso}T00:00:00Z`) + by * 86_400_000);
      return { ...claim, iso: day.toISOString().slice(0, 10) };
    }
    case 'day-of-year':
    case 'day-of-month':
    case 'weekday':
      return { ...claim, day: claim.day + by } as Claim;
    case 'words':
      return null;
  }
}

/** A decimal fraction one higher or lower in its last printed place. */
function step({ n, d }: { n: number; d: number }, by: number): { n: number; d: number } {
  return { n: n + by, d };
}

describe('what a policy claims', () => {
  const claims = (value: string): string[] =>
    load(
      `parameters:\n  p: {title: 数额, unit: 元, cite: "2024-9:1", values: {2024-01-01: {value: ${value}}}}\n` +
        `rules:\n  r: {title: 规则, asks: 几？, inputs: {a: {title: 款, type: money}}, outputs: {n: {title: 数, type: number, value: 款 ÷ 1 万元}}}\n`,
    ).policies[0]!.evidence.flatMap(({ text, claim }) => (claim.kind === 'quantity' ? [text] : []));

  it.each([
    ['1 万元', ['1 万元']],
    ['1.5 元', ['1.5 元']],
    ['12 元', ['12 元']],
    ['1 元', []],
    ['0 元', []],
    ['0 万元', []],
  ])('%s claims %j; a unit that is divided away claims nothing', (value, expected) => {
    expect(claims(value)).toEqual(expected);
  });
});
