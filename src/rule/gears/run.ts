/** One asking of a rule: the values that its tree sees. */
import type { Day } from '../../calendar/day.ts';
import { printDay } from '../../calendar/day.ts';
import type { WorkCalendar } from '../../calendar/working-days.ts';
import type { Parameter, Period } from '../tree.ts';
import { Failure, type Value } from '../value.ts';

export interface Run {
  /** undefined = not given. */
  inputs: (Value | undefined)[];
  /** Computed when first needed; undefined before. */
  steps: (Value | undefined)[];
  /** The elements of the lists that are being gone through. */
  items: Value[];
  today: Day;
  readings: ReadonlySet<string>;
  calendar: WorkCalendar;
  /** What-if: values in place of those of the policy. */
  replaced: ReadonlyMap<Parameter, Value> | null;
}

/** The period of a parameter on a day. Failure no-value-at-date before the first. */
export function periodAt(parameter: Parameter, day: Day): Period {
  const { periods } = parameter;
  for (let i = periods.length - 1; i >= 0; i--) {
    if (periods[i]!.from <= day) return periods[i]!;
  }
  throw new Failure(
    'no-value-at-date',
    `“${parameter.title}”自${printDay(periods[0]!.from)}起才有规定，${printDay(day)}没有值；请改问以后的日期。`,
  );
}

/** The value of a parameter, or the Failure that stands in its place. */
export function parameterValue(run: Pick<Run, 'replaced'>, parameter: Parameter, key: Value, day: Day): Value {
  const replaced = run.replaced?.get(parameter);
  if (replaced !== undefined) return replaced;
  const { content } = periodAt(parameter, day);
  if ('code' in content) throw new Failure(content.code, content.message);
  return 'rows' in content ? content.rows.get(key)!.value : content.value;
}

/** What is missing, as a sentence that says what to give. */
export function missing(title: string, key: string | null): Failure {
  return new Failure('invalid-input', `缺少“${title}”；请填写后再问。`, key);
}
