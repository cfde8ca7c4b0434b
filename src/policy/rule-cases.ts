/** Running one case of a rule: the question, and the outputs or the error that it expects. */
import type { WorkCalendar } from '../calendar/working-days.ts';
import { answer, type Ready } from '../rule/ask.ts';
import { exact, print } from '../rule/exact.ts';
import type { Data } from '../rule/input.ts';
import type { Type } from '../rule/type.ts';
import { Failure } from '../rule/value.ts';

/** As a case file writes it. */
export interface RuleCase {
  at: string;
  reading?: string;
  input: Record<string, Data>;
  expect: Record<string, Data>;
}

export interface CaseOutcome {
  pass: boolean;
  expected: Record<string, unknown>;
  /** The outputs that the case names, or the error. */
  got: Record<string, unknown>;
}

/** Only outputs that the case names are compared: numbers as numbers, sets without order; an error stands alone. */
export function runRuleCase(
  rule: Ready,
  { at, reading, input, expect }: RuleCase,
  calendar: WorkCalendar,
): CaseOutcome {
  try {
    const outputs = answer(
      rule,
      { at, input: input ?? {}, readings: reading === undefined ? [] : [reading] },
      calendar,
    );
    const got = 'error' in expect ? outputs : Object.fromEntries(Object.keys(expect).map((key) => [key, outputs[key]]));
    const pass =
      !('error' in expect) &&
      Object.entries(expect).every(([key, wanted]) => {
        const output = rule.rule.outputs.find((candidate) => candidate.key === key);
        return output !== undefined && canonical(wanted, output.type) === canonical(outputs[key]!, output.type);
      });
    return { pass, expected: expect, got };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { pass: expect.error === error.code, expected: expect, got: { error: error.code, message: error.message } };
  }
}

/** One text for all ways of writing the same value. */
function canonical(data: Data, type: Type): string {
  if (data === null || data === undefined) return 'null';
  if (type.kind === 'number') {
    const number = typeof data === 'boolean' ? null : exact(data);
    return number === null ? JSON.stringify(data) : print(number);
  }
  if (type.kind === 'set' && Array.isArray(data)) return JSON.stringify(data.map(String).toSorted());
  if (type.kind === 'list' && Array.isArray(data)) return JSON.stringify(data.map((item) => canonical(item, type.of)));
  if (type.kind === 'map' && typeof data === 'object' && !Array.isArray(data)) {
    return JSON.stringify(
      Object.entries(data)
        .map(([key, value]) => [key, canonical(value, type.value)])
        .toSorted(),
    );
  }
  return JSON.stringify(data);
}
