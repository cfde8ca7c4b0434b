/** The public cases of all rules, against the policy files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policies } from '../../src/cli/policy-files.ts';
import { type RuleCase, runRuleCase } from '../../src/policy/rule-cases.ts';
import { ready } from '../../src/rule/ask.ts';

const folder = resolve(import.meta.dirname, '../../../shared/cases');
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
const groups = files.flatMap(
  (name) =>
    (parse(readFileSync(resolve(folder, name), 'utf8')) as { rules?: { id: string; cases: RuleCase[] }[] }).rules ?? [],
);
const loaded = policies();
const rules = new Map(loaded.policies.flatMap((policy) => policy.rules.map((rule) => [rule.id, ready(rule)] as const)));

describe('public cases of rules', () => {
  if (groups.length === 0) it.skip(`${folder} is not there`, () => {});

  it.each(groups)('$id', ({ id, cases }) => {
    const rule = rules.get(id);
    expect(rule, id).toBeDefined();
    for (const item of cases) {
      const { pass, expected, got } = runRuleCase(rule!, item, loaded.calendar);
      if (!pass) expect(got, JSON.stringify(item)).toEqual(expected);
    }
  });
});
