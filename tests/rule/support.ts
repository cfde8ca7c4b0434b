/** Rules written in a test, loaded as the program loads them. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Loaded, loadPolicies } from '../../src/policy/load.ts';
import { type Ready, ready } from '../../src/rule/ask.ts';

const CALENDAR = 'national/calendar/calendar.yaml';
const calendarText = readFileSync(resolve(import.meta.dirname, '../../policies', CALENDAR), 'utf8');

/** A policy `test/sample` with the given sections, beside the calendar. */
export function load(sections: string): Loaded {
  const head = 'id: sample\ntitle: 样例\ndocuments: [样政发〔2024〕1号]\nvalid: {from: 2024-01-01}\n';
  return loadPolicies([
    { path: CALENDAR, text: calendarText },
    { path: 'test/sample/policy.yaml', text: head + sections },
  ]);
}

/** The only rule of the sections; throws with every diagnostic where it does not load. */
export function rule(sections: string): { rule: Ready; loaded: Loaded } {
  const loaded = load(sections);
  const found = loaded.policies.flatMap((policy) => policy.rules)[0];
  if (!found)
    throw new Error(loaded.diagnostics.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n'));
  return { rule: ready(found), loaded };
}

/** A rule with these inputs and one output `y`. */
export function formula(value: string, inputs = '', type = 'type: money', extra = ''): { rule: Ready; loaded: Loaded } {
  return rule(
    `rules:\n  r:\n    title: 规则\n    asks: 多少？\n    inputs: {${inputs}}\n${extra}    outputs:\n      y: {title: 结果, ${type}, ${value}}\n`,
  );
}
