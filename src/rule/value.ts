/** Values while a rule runs, and the ways in which a rule has no answer. */
import type { Exact } from './exact.ts';

/**
 * number → Exact; boolean; date, instant, month → whole number; choice → index; set → bits; text → string;
 * list → array; record → array by field; map → array of [key, value]; 空 → null.
 */
export type Value = Exact | boolean | string | null | Value[];

/** Why there is no answer; the codes are part of the interface to other programs. */
export type FailureCode =
  | 'invalid-input'
  | 'no-value-at-date'
  | 'not-stated'
  | 'unknown-reading'
  | 'calendar-not-published'
  | 'conflict';

/** No answer: a code for programs, a sentence for people. */
export class Failure extends Error {
  override name = 'Failure';
  readonly code: FailureCode;
  /** The input that has to be asked next, where one is missing. */
  readonly input: string | null;
  constructor(code: FailureCode, message: string, input: string | null = null) {
    super(message);
    this.code = code;
    this.input = input;
  }
}
