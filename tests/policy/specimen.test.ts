/** The specimen's policies: their answers, worked out by hand from its clauses, and their proof against its lines. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPolicies } from '../../src/policy/load.ts';
import { prove } from '../../src/policy/prove/prove.ts';
import { runRuleCase } from '../../src/policy/rule-cases.ts';
import { ready } from '../../src/rule/ask.ts';

const samples = resolve(import.meta.dirname, '../../samples');
const home = resolve(samples, 'policies');
const files = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({ path, text: readFileSync(resolve(folder, path), 'utf8') }));
const national = files(resolve(samples, '../policies')).filter(({ path }) => path.startsWith('national/'));
const loaded = loadPolicies([...national, ...files(home)]);
const own = loaded.policies.filter(({ jurisdiction }) => jurisdiction === 'specimen');
const rules = new Map(loaded.policies.flatMap((policy) => policy.rules.map((rule) => [rule.id, ready(rule)] as const)));

describe('the policies of the specimen', () => {
  it('load without a mistake', () => {
    expect(loaded.diagnostics).toEqual([]);
    const folders = readdirSync(resolve(home, 'specimen'));
    expect(own.map(({ id }) => id).sort()).toEqual(folders.sort());
  });

  it('are said by its lines', () => {
    const lines = readFileSync(resolve(samples, '2025-1.txt'), 'utf8').split('\n');
    const items = prove(own, new Map([['2025-1', lines]]));
    expect(items.length).toBeGreaterThan(20);
    expect(items.filter(({ outcome }) => outcome !== 'proven')).toEqual([]);
  });

  it.each([
    ['49.9', false, '0'],
    ['50', false, '3000'],
    ['199.5', false, '11970'],
    ['200', false, '16000'],
    ['499', false, '39920'],
    ['500', false, '50000'],
    ['800', false, '80000'],
    ['801', false, '80000'],
    ['900', true, '0'],
  ])('%s 立方米, subsidised otherwise %s: %s 元', (volume, subsidised, subsidy) => {
    const item = { at: '2025-06-01', input: { volume, subsidised }, expect: { subsidy } };
    expect(runRuleCase(rules.get('manure-storage/subsidy')!, item, loaded.calendar)).toMatchObject({ pass: true });
  });

  it.each([
    ['2025-03-31', [], '0', '400'],
    ['2025-03-31', ['特困人员', '脱贫不稳定户'], '400', '0'],
    ['2025-03-31', ['最低生活保障对象', '返贫致贫人口'], '320', '80'],
    ['2025-03-31', ['脱贫不稳定户'], '240', '160'],
    ['2025-04-01', ['特困人员'], '0', '1070'],
  ])('insurance on %s as %j: aid %s, to pay %s 元', (at, statuses, aid, pay) => {
    const item = { at, input: { statuses }, expect: { aid, pay } };
    expect(runRuleCase(rules.get('insurance-fee/payment')!, item, loaded.calendar)).toMatchObject({ pass: true });
  });
});
