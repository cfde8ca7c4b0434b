/** `cases FILE…`: runs case files of rules and clocks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type ClockCase, runClockCase } from '../policy/clock-cases.ts';
import type { Loaded } from '../policy/load.ts';
import { type CaseOutcome, type RuleCase, runRuleCase } from '../policy/rule-cases.ts';
import { type Ready, ready } from '../rule/ask.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { printJson } from './issue-file.ts';
import { policies } from './policy-files.ts';

export const help = `usage: gongbao cases FILE... [--json]

Runs case files: {rules: [{id, cases: [{at, reading, input, expect}]}]} and {clocks: [{id, cases: [...]}]}, YAML or JSON.
Prints every case that fails with what was expected and what came, and "N passed, N failed" as the last line.
Exit code 1 where a case fails. A file without cases (calendar.yaml) is named and passed over.
  --json   one JSON value: {passed, failed, cases: [{file, id, case, pass, expected, got}]}
`;

interface Result extends CaseOutcome {
  file: string;
  id: string;
  /** From 1. */
  case: number;
}

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
  if (positionals.length === 0)
    throw new UserError('name at least one case file, for example cases/medical-insurance.yaml.');
  const loaded = policies();
  const rules = new Map(
    loaded.policies.flatMap((policy) => policy.rules.map((rule) => [rule.id, ready(rule)] as const)),
  );
  const results = positionals.flatMap((file) => runFile(file, loaded, rules));
  const failed = results.filter(({ pass }) => !pass);
  if (values.json) printJson({ passed: results.length - failed.length, failed: failed.length, cases: results });
  else {
    for (const { file, id, case: number, expected, got } of failed) {
      process.stdout.write(
        `FAIL ${file} ${id} #${number}\n  expected ${JSON.stringify(expected)}\n  got      ${JSON.stringify(got)}\n`,
      );
    }
    process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`);
  }
  return failed.length > 0 ? 1 : 0;
}

interface CaseFile {
  rules?: { id: string; cases?: RuleCase[] }[];
  clocks?: { id: string; cases?: ClockCase[] }[];
}

function runFile(file: string, loaded: Loaded, rules: ReadonlyMap<string, Ready>): Result[] {
  const content = readCaseFile(file);
  const groups = [...(content.rules ?? []), ...(content.clocks ?? [])];
  if (groups.length === 0) process.stderr.write(`${file}: no rules and no clocks, passed over.\n`);
  const specs = new Map(loaded.policies.flatMap((policy) => policy.clocks.map(({ spec }) => [spec.id, spec] as const)));
  const context = { calendar: loaded.calendar, clocks: specs };
  const runRules = (content.rules ?? []).flatMap(({ id, cases = [] }) => {
    const rule = rules.get(id);
    return cases.map((one, i) => ({
      file,
      id,
      case: i + 1,
      ...(rule ? runRuleCase(rule, one, loaded.calendar) : absent(one.expect)),
    }));
  });
  const runClocks = (content.clocks ?? []).flatMap(({ id, cases = [] }) => {
    const spec = specs.get(id);
    return cases.map((one, i) => ({
      file,
      id,
      case: i + 1,
      ...(spec ? runClockCase(spec, one, context) : absent(one.expect)),
    }));
  });
  return [...runRules, ...runClocks];
}

function absent(expected: Record<string, unknown>): CaseOutcome {
  return { pass: false, expected, got: { error: 'no such rule or clock' } };
}

function readCaseFile(file: string): CaseFile {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`cannot read the case file ${file}.`);
  }
  try {
    const content: unknown = parse(text);
    if (typeof content === 'object' && content !== null) return content;
  } catch (error) {
    throw new UserError(`${file} is no YAML or JSON: ${(error as Error).message.split('\n')[0]}`);
  }
  throw new UserError(`${file} holds no case file: rules or clocks with cases are expected.`);
}
