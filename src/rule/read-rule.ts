/** A rule as written → checked. */
import { type Day, dayOf, parseDay } from '../calendar/day.ts';
import { exact } from './exact.ts';
import { buildTest, buildValue, type FormScope } from './forms.ts';
import { readType, TYPE_KEYS, type TypeScope } from './read-type.ts';
import type { Input, Output, Reading, Requirement, Rule, Step, Validity } from './rule.ts';
import { Mistake, type Named, type Scope } from './scope.ts';
import type { Parameter, Tree } from './tree.ts';
import { unitOf } from './type.ts';
import type { Value } from './value.ts';
import { parametersOf } from './walk.ts';
import {
  citesOf,
  flag,
  get,
  listOf,
  mapOf,
  need,
  only,
  optionalText,
  sourceOf,
  textOf,
  type Written,
  type WrittenMap,
  wrong,
} from './written.ts';

/** What a rule takes from its policy. */
export interface RuleScope extends TypeScope {
  parameters: ReadonlyMap<string, Parameter>;
  bounds: Scope['bounds'];
  /** Where the rule states none of its own. */
  validity: Validity[];
  cites: string[];
  /** Every mistake of the rule; what can still be read is read. */
  report(mistake: Mistake): void;
}

const KEYS = ['title', 'asks', 'valid', 'inputs', 'readings', 'require', 'let', 'outputs', 'cite', 'note'];

/** Reads one entry of `rules`; null where it has mistakes (all of them reported). */
export function readRule(id: string, at: Written, policy: RuleScope): Rule | null {
  let failed = false;
  const report = (mistake: Mistake): void => {
    failed = true;
    policy.report(mistake);
  };
  const attempt = <T>(make: () => T, otherwise: T): T => {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof Mistake)) throw error;
      report(error);
      return otherwise;
    }
  };
  return attempt(() => {
    const map = mapOf(at);
    only(map, KEYS);
    const cites = citesOf(map, policy.cites);
    const names = new Map<string, Named>(
      [...policy.parameters].map(([title, parameter]) => [title, { kind: 'parameter', parameter }]),
    );
    const inputs = entries(get(map, 'inputs')).flatMap(([key, value], index) =>
      attempt(() => {
        const input = readInput(key, value, policy);
        declare(
          names,
          input.title,
          { kind: 'input', index, type: input.type, optional: input.optional && input.otherwise === null },
          value,
        );
        return [input];
      }, []),
    );
    const readings = entries(get(map, 'readings')).map(([key, value]) => readReading(key, value));
    const around: FormScope = {
      cites,
      questions: readings.map(({ options }) => options.map(({ name }) => name)),
      scope: (written, within) => ({
        names,
        items: [],
        units: policy.units,
        bounds: policy.bounds,
        readings: new Set(readings.flatMap(({ options }) => options.map(({ name }) => name))),
        source: (span) => ({
          ...sourceOf(written, within),
          text: written.kind === 'scalar' ? written.text.slice(span.start, span.end) : '',
          column: written.column + (written.kind === 'scalar' && written.exact ? span.start : 0),
        }),
      }),
    };
    const steps: Step[] = [];
    const addStep = (title: string, tree: Tree, value: Written): number => {
      declare(names, title, { kind: 'step', index: steps.length, type: tree.type, nullable: tree.nullable }, value);
      return steps.push({ title, tree }) - 1;
    };
    // Requirements see the steps: they are checked first, and a step is computed when it is needed.
    for (const [title, value] of entries(get(map, 'let'))) {
      attempt(() => void addStep(title, readStep(value, policy, around), value), undefined);
    }
    const outputs: Output[] = [];
    for (const [key, value] of entries(need(map, 'outputs'))) {
      attempt(() => void outputs.push(readOutput(key, value, policy, around, addStep)), undefined);
    }
    const required = get(map, 'require');
    const requirements = (required ? listOf(required) : []).flatMap((item) =>
      attempt(() => [readRequirement(item, around)], []),
    );
    const valid = get(map, 'valid');
    const validity = valid ? readValidity(valid, cites) : policy.validity;
    if (validity.length === 0) throw wrong(map, '没有写施行日期；请写“valid: {from: …, cite: …}”。');
    const trees = [...steps.map(({ tree }) => tree), ...requirements.map(({ that }) => that)];
    const rule: Rule = {
      id,
      title: textOf(need(map, 'title')),
      asks: textOf(need(map, 'asks')),
      inputs,
      requirements,
      steps,
      outputs,
      readings,
      validity,
      parameters: parametersOf(trees),
      cites,
      notes: notesOf(map),
      source: sourceOf(map, cites),
    };
    return failed ? null : rule;
  }, null);
}

/** The first day that can be written: the answer does not depend on the day. */
const ALWAYS = dayOf(1, 1, 1);

/** `valid:` of a rule or a policy: `always`, one period or several, the last day included. */
export function readValidity(at: Written, around: string[]): Validity[] {
  if (at.kind === 'scalar' && at.value === 'always') {
    return [{ from: ALWAYS, to: null, stated: [], without: null, cites: around, source: sourceOf(at, around) }];
  }
  const items = at.kind === 'list' ? at.items : [at];
  return items.map((item) => {
    const map = mapOf(item);
    only(map, ['from', 'to', 'until', 'cite', 'note', 'not-stated', 'reading']);
    const from = readDay(need(map, 'from'));
    const to = get(map, 'to');
    const until = get(map, 'until');
    if (to && until) throw wrong(until, '“to”（最后一日）和“until”（不含的那一日）只写一个。');
    const without = optionalText(map, 'not-stated');
    const cites = citesOf(map, around);
    const last = to ? readDay(to) : until ? readDay(until) - 1 : null;
    if (last !== null && last < from) throw wrong((to ?? until)!, '最后一日早于开始之日。');
    return {
      from,
      to: last,
      stated: get(map, 'reading') ? [] : [from, ...(until ? [readDay(until)] : last === null ? [] : [last])],
      without: without === null ? null : { code: 'not-stated', message: without },
      cites,
      source: sourceOf(map, cites),
    };
  });
}

export function entries(at: Written | undefined): [string, Written][] {
  return at ? [...mapOf(at).entries.values()].map(({ key, value }) => [textOf(key), value]) : [];
}

function notesOf(map: WrittenMap): string[] {
  const note = get(map, 'note');
  return !note ? [] : note.kind === 'list' ? note.items.map(textOf) : [textOf(note)];
}

function readDay(at: Written): Day {
  const day = parseDay(textOf(at));
  if (day === null) throw wrong(at, `“${textOf(at)}”不是日期（如 2024-09-01）。`);
  return day;
}

function declare(names: Map<string, Named>, title: string, named: Named, at: Written): void {
  const before = names.get(title);
  if (before)
    throw wrong(
      at,
      `名称“${title}”用了两次（${before.kind === 'parameter' ? '参数' : before.kind === 'input' ? '输入' : '步骤'}已有同名）；请改一个。`,
    );
  names.set(title, named);
}

function readInput(key: string, at: Written, policy: RuleScope): Input {
  const map = mapOf(at);
  only(map, [...TYPE_KEYS, 'title', 'optional', 'default', 'min', 'max', 'help']);
  const type = readType(map, policy);
  const otherwise = get(map, 'default');
  return {
    key,
    title: optionalText(map, 'title') ?? key,
    type,
    optional: flag(map, 'optional') || otherwise !== undefined,
    otherwise: otherwise ? defaultOf(otherwise, type) : null,
    least: numberAt(get(map, 'min')),
    most: numberAt(get(map, 'max')),
    help: optionalText(map, 'help'),
    source: sourceOf(map, []),
  };
}

function numberAt(at: Written | undefined) {
  if (!at) return null;
  const number = exact(textOf(at));
  if (number === null) throw wrong(at, '这里要写一个数。');
  return number;
}

function defaultOf(at: Written, type: Input['type']): Value {
  if (type.kind === 'set' || type.kind === 'list') {
    const items = listOf(at).map(textOf);
    if (items.length === 0) return type.kind === 'set' ? 0 : [];
    if (type.kind === 'set')
      return items.reduce((bits, item) => bits | (1 << memberOf(type.domain.titles, item, at)), 0);
  }
  if (at.kind === 'scalar' && type.kind === 'boolean' && typeof at.value === 'boolean') return at.value;
  if (type.kind === 'number') return numberAt(at)!;
  if (type.kind === 'choice') return memberOf(type.domain.titles, textOf(at), at);
  if (type.kind === 'text') return textOf(at);
  throw wrong(at, '这种输入不能写默认值。');
}

function memberOf(titles: string[], title: string, at: Written): number {
  const index = titles.indexOf(title);
  if (index < 0) throw wrong(at, `选项里没有“${title}”。`);
  return index;
}

function readReading(id: string, at: Written): Reading {
  const map = mapOf(at);
  only(map, ['title', 'options', 'taken', 'cite', 'note']);
  const options = entries(need(map, 'options')).map(([name, value]) => ({ name, title: textOf(value) }));
  const taken = textOf(need(map, 'taken'));
  if (!options.some(({ name }) => name === taken))
    throw wrong(need(map, 'taken'), `“taken”要是所列读法之一：${options.map(({ name }) => name).join('、')}。`);
  return { id, title: textOf(need(map, 'title')), options, taken };
}

/** A step may be typed (`type`, `unit`, `of`) where its form does not say it. */
function readStep(at: Written, policy: RuleScope, around: FormScope): Tree {
  if (at.kind !== 'map') return buildValue(at, around);
  const type = get(at, 'type') ? readType(at, policy) : undefined;
  const unit = get(at, 'unit');
  const wanted = type ?? (unit ? { kind: 'number' as const, unit: unitAt(unit, policy) } : undefined);
  return buildValue(at, around, wanted, TYPE_KEYS);
}

function unitAt(at: Written, policy: RuleScope) {
  const unit = unitOf(textOf(at), policy.units);
  if (!unit) throw wrong(at, `不认识单位“${textOf(at)}”；请改用常用单位，或在“units”里登记。`);
  return unit;
}

function readOutput(
  key: string,
  at: Written,
  policy: RuleScope,
  around: FormScope,
  addStep: (title: string, tree: Tree, at: Written) => number,
): Output {
  const map = mapOf(at);
  const type = readType(map, policy);
  const title = optionalText(map, 'title') ?? key;
  const tree = buildValue(map, around, type, [...TYPE_KEYS, 'title', 'nullable', 'decimals']);
  const nullable = flag(map, 'nullable');
  if (!nullable && tree.nullable) throw wrong(map, `“${title}”可能为空；请写“nullable: true”，或写明为空时的值。`);
  const decimals = get(map, 'decimals');
  if (decimals && (decimals.kind !== 'scalar' || !Number.isInteger(decimals.value)))
    throw wrong(decimals, '小数位数要是整数。');
  return {
    key,
    title,
    type,
    step: addStep(title, tree, map),
    nullable,
    decimals: decimals ? Number(textOf(decimals)) : null,
  };
}

/** `{that: 面积 > 0 亩, else: 面积必须大于零}`; `code` where it is not the input that is wrong. */
function readRequirement(at: Written, around: FormScope): Requirement {
  const map = mapOf(at);
  only(map, ['that', 'else', 'no-value', 'not-stated', 'cite', 'note']);
  const cites = citesOf(map, around.cites);
  const that = buildTest(need(map, 'that'), { ...around, cites });
  const [code, message] =
    (['else', 'no-value', 'not-stated'] as const).flatMap((key) => {
      const text = optionalText(map, key);
      return text === null ? [] : [[CODES[key], text] as const];
    })[0] ?? [];
  if (!code) throw wrong(map, '没有写不满足时怎么说；请写“else: …”。');
  return { that, code, message: message!, source: sourceOf(map, cites) };
}

const CODES = { else: 'invalid-input', 'no-value': 'no-value-at-date', 'not-stated': 'not-stated' } as const;
