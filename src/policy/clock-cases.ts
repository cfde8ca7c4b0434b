/** Running one case of a clock: the question, and the outputs that it expects. */
import type { ClockAnswer } from '../calendar/answer.ts';
import { answerClock, type ClockContext } from '../calendar/clock.ts';
import type { ClockQuestion } from '../calendar/question.ts';
import type { ClockSpec } from '../calendar/spec.ts';

/** A case as its file writes it: the fields of the question, `expect`, and a `note` for people. */
export interface ClockCase extends ClockQuestion {
  expect: Record<string, unknown>;
  note?: string;
}

export interface ClockCaseOutcome {
  pass: boolean;
  expected: Record<string, unknown>;
  /** The outputs that the case names, or the error where one came instead. */
  got: Record<string, unknown>;
}

/** Only outputs that the case names are compared; an error stands alone. */
export function runClockCase(
  spec: ClockSpec,
  { expect, note: _, ...question }: ClockCase,
  context: ClockContext,
): ClockCaseOutcome {
  const { clock, ...asked } = question;
  const answer: ClockAnswer = answerClock(
    spec,
    clock === undefined ? asked : { ...asked, clock: asPolicyClock(clock) },
    context,
  );
  const outputs: Record<string, unknown> = { ...answer };
  const failed = 'error' in answer;
  const named = failed ? ['error'] : Object.keys('error' in expect ? answer : expect).filter((key) => !PROSE.has(key));
  const got = Object.fromEntries(named.map((key) => [key, outputs[key]]));
  return { pass: equal(got, expect), expected: expect, got: failed ? { ...got, message: answer.message } : got };
}

const PROSE = new Set(['explanation', 'days']);

/** Case files write the validity of a clock as two keys; policy files as one mapping. */
function asPolicyClock(clock: unknown): unknown {
  if (typeof clock !== 'object' || clock === null || Array.isArray(clock)) return clock;
  const { id: _, validFrom, validTo, ...rest } = clock as Record<string, unknown>;
  if (validFrom === undefined && validTo === undefined) return rest;
  return { ...rest, valid: { from: validFrom, to: validTo } };
}

/** Equal as JSON values, whatever the order of keys; what is absent is not null. */
function equal(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}
