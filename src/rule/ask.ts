/** Asking a rule: at a date, with inputs, under a reading; the answer or the Failure that stands in its place. */
import { type Day, parseDay, printDay } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { type Compiled, compile } from './gears/plain.ts';
import { missing, type Run } from './gears/run.ts';
import { citesOfTrace, trace, type TraceStep } from './gears/traced.ts';
import { type Data, readInputs, writeOutputs } from './input.ts';
import type { Rule } from './rule.ts';
import type { Parameter } from './tree.ts';
import { Failure, type Value } from './value.ts';

/** A rule made ready: its steps as closures. */
export interface Ready {
  rule: Rule;
  steps: Compiled[];
  requirements: Compiled[];
}

export interface Question {
  /** YYYY-MM-DD in Asia/Shanghai. */
  at: string;
  input: Record<string, Data>;
  /** The names of readings to take instead of the rule's own. */
  readings?: string[];
  /** Values in place of those of parameters. */
  replaced?: ReadonlyMap<Parameter, Value>;
}

export function ready(rule: Rule): Ready {
  const steps: Compiled[] = [];
  for (const { tree } of rule.steps) steps.push(compile(tree, { inputs: rule.inputs, steps }));
  return { rule, steps, requirements: rule.requirements.map(({ that }) => compile(that, { inputs: rule.inputs, steps })) };
}

/** The outputs by key, untraced. Throws Failure. */
export function answer(of: Ready, question: Question, calendar: WorkCalendar): Record<string, Data> {
  const run = begin(of.rule, question, calendar);
  requireAll(of.rule, run);
  return writeOutputs(of.rule.outputs, outputs(of, run));
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
export function explain({ rule }: Ready, question: Question, calendar: WorkCalendar, lenient = false): Reasoned {
  const run = begin(rule, question, calendar);
  if (!lenient) requireAll(rule, run);
  const { values, steps } = trace(rule, run);
  const readings = rule.readings.map(({ id, options }) => [id, options.find(({ name }) => run.readings.has(name))!.name]);
  const cites = citesOfTrace(steps);
  return { outputs: writeOutputs(rule.outputs, values), readings: Object.fromEntries(readings), trace: steps, cites: cites.length > 0 ? cites : rule.cites };
}

/** The inputs that are still to be asked, the next first; empty once the answer is known. */
export function wanted(of: Ready, question: Question, calendar: WorkCalendar): string[] {
  const run = begin(of.rule, question, calendar);
  const open = of.rule.inputs.filter((_, i) => run.inputs[i] === undefined).map(({ key }) => key);
  try {
    outputs(of, run);
    return [];
  } catch (error) {
    if (!(error instanceof Failure) || error.input === null) throw error;
    const next = error.input;
    return [next, ...open.filter((key) => key !== next)];
  }
}

/** The values that an asking begins with. Failure for a date outside the validity, an unknown reading or a wrong input. */
export function begin(rule: Rule, question: Question, calendar: WorkCalendar): Run {
  const today = parseDay(question.at);
  if (today === null) throw new Failure('invalid-input', `没有“${question.at}”这一天；日期要写成 2024-09-01。`);
  checkValidity(rule, today);
  return {
    inputs: readInputs(rule.inputs, question.input),
    steps: new Array<Value | undefined>(rule.steps.length).fill(undefined),
    items: [],
    today,
    readings: readingsOf(rule, question.readings ?? []),
    calendar,
    replaced: question.replaced ?? null,
  };
}

/** Failure invalid-input for the first required input that is missing. */
export function requireAll(rule: Rule, run: Run): void {
  rule.inputs.forEach((input, i) => {
    if (run.inputs[i] === undefined) throw missing(input.title, input.key);
  });
}

/** The requirements, then the values of the outputs in order. */
export function outputs(of: Ready, run: Run): Value[] {
  const { requirements, outputs: wantedOutputs } = of.rule;
  for (let i = 0; i < requirements.length; i++) {
    if (!of.requirements[i]!(run)) throw new Failure(requirements[i]!.code, requirements[i]!.message);
  }
  return wantedOutputs.map(({ step }) => {
    const known = run.steps[step];
    if (known !== undefined) return known;
    const value = of.steps[step]!(run);
    run.steps[step] = value;
    return value;
  });
}

/** The names of the readings taken: those asked for, else the rule's own. Failure unknown-reading. */
export function readingsOf(rule: Rule, named: string[]): ReadonlySet<string> {
  const unknown = named.find((name) => !rule.readings.some(({ options }) => options.some((option) => option.name === name)));
  if (unknown !== undefined) {
    const known = rule.readings.flatMap(({ options }) => options.map(({ name }) => name));
    throw new Failure('unknown-reading', `没有“${unknown}”这种读法；${known.length > 0 ? `可选 ${known.join('、')}` : '本规则没有不同读法'}。`);
  }
  return new Set(rule.readings.map(({ options, taken }) => options.find(({ name }) => named.includes(name))?.name ?? taken));
}

function checkValidity(rule: Rule, day: Day): void {
  const { validity } = rule;
  const found = validity.find(({ from, to }) => from <= day && (to === null || day <= to));
  if (found?.without) throw new Failure(found.without.code, found.without.message);
  if (found) return;
  const spans = validity.map(({ from, to }) => (to === null ? `${printDay(from)}起` : `${printDay(from)}至${printDay(to)}`)).join('、');
  throw new Failure('no-value-at-date', `“${rule.title}”只在${spans}有规定，${printDay(day)}没有；请改问其间的日期。`);
}
