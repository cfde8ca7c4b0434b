/** Asking a rule: at a date, with inputs, under a reading; the answer or the Failure that stands in its place. */
import { type Day, parseDay, printDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { fold, type Known } from './fold.ts';
import { type Compiled, compile } from './gears/plain.ts';
import { missing, type Run } from './gears/run.ts';
import { citesOfTrace, type TraceStep, trace } from './gears/traced.ts';
import { type Data, readInputs, writeOutputs } from './input.ts';
import type { Rule } from './rule.ts';
import type { Parameter, Tree } from './tree.ts';
import { Failure, type Value } from './value.ts';

/** A rule made ready; what it is on one day under one set of readings is compiled once and kept. */
export interface Ready {
  rule: Rule;
  kept: Map<string, OnDay>;
}

/** A rule on one day: its trees with everything decided that the day and the readings decide, and their closures. */
export interface OnDay {
  known: Known;
  steps: Tree[];
  requirements: Tree[];
  compiledSteps: Compiled[];
  compiledRequirements: Compiled[];
}

export interface Question {
  /** YYYY-MM-DD in Asia/Shanghai. */
  at: string;
  input: Record<string, Data>;
  /** The names of readings to take instead of the rule's own. */
  readings?: string[];
  /** Values in place of those of parameters. */
  replaced?: ReadonlyMap<Parameter, Value> | null;
}

export function ready(rule: Rule): Ready {
  return { rule, kept: new Map() };
}

/** Throws Failure for a date outside the validity or an unknown reading. */
export function onDay(
  { rule, kept }: Ready,
  { at, readings = [], replaced = null }: Omit<Question, 'input'>,
  calendar: WorkCalendar,
): OnDay {
  const key = readings.length > 0 ? `${at} ${readings.join(' ')}` : at;
  const found = replaced ? undefined : kept.get(key);
  if (found?.known.calendar === calendar) return found;
  const today = parseDay(at);
  if (today === null) throw new Failure('invalid-input', `没有“${at}”这一天；日期要写成 2024-09-01。`);
  checkValidity(rule, today);
  const known: Known = { today, readings: readingsOf(rule, readings), calendar, replaced };
  const steps = rule.steps.map(({ tree }) => fold(tree, known));
  const requirements = rule.requirements.map(({ that }) => fold(that, known));
  const compiledSteps: Compiled[] = [];
  for (const tree of steps) compiledSteps.push(compile(tree, { inputs: rule.inputs, steps: compiledSteps }));
  const compiledRequirements = requirements.map((tree) => compile(tree, { inputs: rule.inputs, steps: compiledSteps }));
  const made = { known, steps, requirements, compiledSteps, compiledRequirements };
  if (!replaced) {
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, made);
  }
  return made;
}

/** Days kept for each rule: a year of questions, day by day. */
const MOST_KEPT = 400;

/** The outputs by key, untraced. Throws Failure. */
export function answer(of: Ready, question: Question, calendar: WorkCalendar): Record<string, Data> {
  const day = onDay(of, question, calendar);
  const run = begin(of.rule, day.known, question.input);
  requireAll(of.rule, run);
  return writeOutputs(of.rule.outputs, outputs(of.rule, day, run));
}

/** An answer with its reasons. */
export interface Reasoned {
  outputs: Record<string, Data>;
  /** Question of reading → the name of the answer that was taken. */
  readings: Record<string, string>;
  trace: TraceStep[];
  /** Lines of issues and articles of laws on which it rests. */
  cites: string[];
}

/** The answer with every step of its reasoning. `lenient` asks only for the inputs that it needs. Throws Failure. */
export function explain(of: Ready, question: Question, calendar: WorkCalendar, lenient = false): Reasoned {
  const { rule } = of;
  const run = begin(rule, onDay(of, question, calendar).known, question.input);
  if (!lenient) requireAll(rule, run);
  const { values, steps } = trace(rule, run);
  const readings = rule.readings.map(({ id, options }) => [
    id,
    options.find(({ name }) => run.readings.has(name))!.name,
  ]);
  const cites = citesOfTrace(steps);
  return {
    outputs: writeOutputs(rule.outputs, values),
    readings: Object.fromEntries(readings),
    trace: steps,
    cites: cites.length > 0 ? cites : rule.cites,
  };
}

/** The inputs that are still to be asked, the next first; empty once the answer is known. */
export function wanted(of: Ready, question: Question, calendar: WorkCalendar): string[] {
  const day = onDay(of, question, calendar);
  const run = begin(of.rule, day.known, question.input);
  const open = of.rule.inputs.filter((_, i) => run.inputs[i] === undefined).map(({ key }) => key);
  try {
    outputs(of.rule, day, run);
    return [];
  } catch (error) {
    if (!(error instanceof Failure) || error.input === null) throw error;
    const next = error.input;
    return [next, ...open.filter((key) => key !== next)];
  }
}

/** The values that an asking begins with. Failure for a wrong input. */
export function begin(rule: Rule, known: Known, input: Record<string, Data>): Run {
  return {
    today: known.today,
    readings: known.readings,
    calendar: known.calendar,
    replaced: known.replaced,
    inputs: readInputs(rule.inputs, input),
    steps: new Array<Value | undefined>(rule.steps.length).fill(undefined),
    items: [],
  };
}

/** Failure invalid-input for the first required input that is missing. */
export function requireAll(rule: Rule, run: Run): void {
  rule.inputs.forEach((input, i) => {
    if (run.inputs[i] === undefined) throw missing(input.title, input.key);
  });
}

/** The requirements, then the values of the outputs in order. */
export function outputs(rule: Rule, day: OnDay, run: Run): Value[] {
  const { requirements } = rule;
  for (let i = 0; i < requirements.length; i++) {
    if (!day.compiledRequirements[i]!(run)) throw new Failure(requirements[i]!.code, requirements[i]!.message);
  }
  return rule.outputs.map(({ step }) => {
    const before = run.steps[step];
    if (before !== undefined) return before;
    const value = day.compiledSteps[step]!(run);
    run.steps[step] = value;
    return value;
  });
}

/** The names of the readings taken: those asked for, else the rule's own. Failure unknown-reading. */
export function readingsOf(rule: Rule, named: string[]): ReadonlySet<string> {
  const unknown = named.find(
    (name) => !rule.readings.some(({ options }) => options.some((option) => option.name === name)),
  );
  if (unknown !== undefined) {
    const known = rule.readings.flatMap(({ options }) => options.map(({ name }) => name));
    throw new Failure(
      'unknown-reading',
      `没有“${unknown}”这种读法；${known.length > 0 ? `可选 ${known.join('、')}` : '本规则没有不同读法'}。`,
    );
  }
  return new Set(
    rule.readings.map(({ options, taken }) => options.find(({ name }) => named.includes(name))?.name ?? taken),
  );
}

function checkValidity(rule: Rule, day: Day): void {
  const { validity } = rule;
  const found = validity.find(({ from, to }) => from <= day && (to === null || day <= to));
  if (found?.without) throw new Failure(found.without.code, found.without.message);
  if (found) return;
  const spans = validity
    .map(({ from, to }) => (to === null ? `${printDay(from)}起` : `${printDay(from)}至${printDay(to)}`))
    .join('、');
  throw new Failure('no-value-at-date', `“${rule.title}”只在${spans}有规定，${printDay(day)}没有；请改问其间的日期。`);
}
