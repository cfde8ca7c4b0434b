/** The traced gear: the same tree, gone through step by step; every step says in Chinese what it is, why, and by which lines. */
import type { Day } from '../../calendar/day.ts';
import { comparison } from '../primitives/comparison.ts';
import { printDate, printValue } from '../print.ts';
import type { Input, Rule } from '../rule.ts';
import type { Branch, Tree } from '../tree.ts';
import { Failure, type Value } from '../value.ts';
import { absent, conflict, JOIN, over } from './plain.ts';
import { missing, parameterValue, periodAt, type Run } from './run.ts';

/** One step of a reasoning. */
export interface TraceStep {
  title: string;
  /** With its unit: 320 元. */
  value: string;
  /** The formula as written, and with the values in it. */
  formula: string;
  filled: string;
  /** What decided: conditions that hold or not, values that apply on the day. */
  reasons: Reason[];
  cites: string[];
  /** FILE:LINE of the policy. */
  written: string;
}

export interface Reason {
  sentence: string;
  cites: string[];
  /** It made the value what it is; a condition that did not hold is said, but its lines are not needed beside the answer. */
  decisive: boolean;
}

/** Values of the outputs with the reasoning, in the order in which it was done. A Failure carries no trace. */
export function trace(rule: Rule, run: Run): { values: Value[]; steps: TraceStep[] } {
  const tracer = new Tracer(rule, run);
  for (const requirement of rule.requirements) tracer.require(requirement);
  return { values: rule.outputs.map(({ step }) => tracer.step(step)), steps: tracer.done };
}

class Tracer {
  readonly done: TraceStep[] = [];
  private reasons: Reason[] = [];
  private readonly inputs: Input[];
  private readonly rule: Rule;
  private readonly run: Run;

  constructor(rule: Rule, run: Run) {
    this.rule = rule;
    this.run = run;
    this.inputs = rule.inputs;
  }

  require({ that, code, message }: Rule['requirements'][number]): void {
    if (!this.value(that)) throw new Failure(code, message);
    this.reasons = [];
  }

  step(index: number): Value {
    const known = this.run.steps[index];
    if (known !== undefined) return known;
    const { title, tree } = this.rule.steps[index]!;
    const outside = this.reasons;
    this.reasons = [];
    const value = this.evaluate(tree);
    this.run.steps[index] = value;
    const { taken, filled } = this.decided(tree);
    this.done.push({
      title,
      value: printValue(value, tree.type),
      formula: taken.source.text,
      filled,
      reasons: this.reasons,
      cites: taken.source.cites,
      written: `${taken.source.file}:${taken.source.line}`,
    });
    this.reasons = outside;
    return value;
  }

  /** The part of the tree that gave the value, and its formula with values in place of names. */
  private decided(tree: Tree): { taken: Tree; filled: string } {
    const taken = this.takenOf(tree);
    return { taken, filled: taken.op === 'const' ? '' : this.fill(taken) };
  }

  private takenOf(tree: Tree): Tree {
    if (tree.op !== 'choose') return tree;
    const branch = tree.branches.find(({ when }) => this.quietly(() => this.evaluate(when)));
    return this.takenOf(branch ? branch.gives : tree.otherwise);
  }

  /** Evaluates what was evaluated before, without saying it twice. */
  private quietly<T>(evaluate: () => T): T {
    const reasons = this.reasons;
    this.reasons = [];
    const value = evaluate();
    this.reasons = reasons;
    return value;
  }

  private say(sentence: string, cites: string[], decisive = true): void {
    if (!this.reasons.some((reason) => reason.sentence === sentence)) this.reasons.push({ sentence, cites, decisive });
  }

  private value(tree: Tree): Exclude<Value, null> {
    const value = this.evaluate(tree);
    return value === null ? absent(tree, { inputs: this.inputs }) : value;
  }

  private evaluate(tree: Tree): Value {
    const { run } = this;
    switch (tree.op) {
      case 'const':
        return tree.value;
      case 'input': {
        const value = run.inputs[tree.index];
        const input = this.inputs[tree.index]!;
        if (value === undefined) throw missing(input.title, input.key);
        return value;
      }
      case 'step':
        return this.step(tree.index);
      case 'today':
        return run.today;
      case 'parameter':
        return this.parameter(tree);
      case 'item':
        return run.items[tree.depth]!;
      case 'field':
        return (this.value(tree.of) as Value[])[tree.index]!;
      case 'call':
        return tree.primitive.apply(
          tree.args.map((arg) => this.value(arg)),
          run.calendar,
        );
      case 'and':
        return this.value(tree.left) && this.value(tree.right);
      case 'or':
        return this.value(tree.left) || this.value(tree.right);
      case 'given':
        return this.evaluate(tree.of) !== null;
      case 'default':
        return this.evaluate(tree.of) ?? this.evaluate(tree.otherwise);
      case 'choose':
        return this.choose(tree);
      case 'extreme':
        return this.extreme(tree);
      case 'collect':
        return this.collect(tree);
      case 'over':
        return over(
          tree,
          this.value(tree.list) as Value[],
          (item) => this.within(tree, item, tree.body),
          tree.second && ((item) => this.within(tree, item, tree.second!)),
        );
      case 'reading':
        return run.readings.has(tree.name);
      case 'fail':
        throw new Failure(tree.code, tree.message);
    }
  }

  private within(tree: Tree & { op: 'over' }, item: Value, body: Tree): Value {
    this.run.items[tree.depth] = item;
    return this.quietly(() => (tree.how === 'map' ? this.evaluate(body) : this.value(body)));
  }

  private parameter(tree: Tree & { op: 'parameter' }): Value {
    const { run } = this;
    const key = tree.key ? this.value(tree.key) : null;
    const day = tree.at ? (this.value(tree.at) as number) : run.today;
    const value = parameterValue(run, tree.parameter, key, day);
    const name =
      key === null ? tree.parameter.title : `${tree.parameter.title}（${printValue(key, tree.parameter.key!)}）`;
    if (run.replaced?.has(tree.parameter)) {
      this.say(`“${name}”改为 ${printValue(value, tree.type)}（假设）`, []);
      return value;
    }
    const { from, content } = periodAt(tree.parameter, day);
    const cites = 'rows' in content ? content.rows.get(key)!.cites : 'value' in content ? content.cites : [];
    this.say(`${printDate(from)}起，“${name}”为 ${printValue(value, tree.type)}`, cites);
    return value;
  }

  private choose(tree: Tree & { op: 'choose' }): Value {
    let found = -1;
    for (let i = 0; i < tree.branches.length; i++) {
      if (found >= 0 && !tree.exclusive) break;
      if (!this.holds(tree.branches[i]!)) continue;
      if (found >= 0) throw conflict(tree, found, i);
      found = i;
    }
    return this.evaluate(found >= 0 ? tree.branches[found]!.gives : tree.otherwise);
  }

  private holds(branch: Branch): boolean {
    const { when, source } = branch;
    const holds = this.value(when) as boolean;
    const since = beginning(when);
    if (since !== null) {
      if (holds) this.say(`适用${printDate(since)}起的规定`, source.cites);
    } else if (when.op === 'reading') {
      if (holds) this.say(`按读法“${when.name}”`, source.cites);
    } else if (when.source.text !== '') {
      this.say(`“${when.source.text}”${holds ? '成立' : '不成立'}`, source.cites, holds);
    }
    return holds;
  }

  private extreme(tree: Tree & { op: 'extreme' }): Value {
    let result: Value = null;
    let count = 0;
    for (const branch of tree.branches) {
      if (!this.holds(branch)) continue;
      const value = this.value(branch.gives);
      this.say(`${branch.gives.source.text} = ${printValue(value, tree.type)}`, branch.source.cites);
      result = result === null ? value : JOIN[tree.pick](result, value);
      count++;
    }
    if (result === null) return this.evaluate(tree.otherwise);
    if (count > 1) this.say(PICKED[tree.pick], tree.source.cites);
    return result;
  }

  private collect(tree: Tree & { op: 'collect' }): Value {
    const members: Value[] = [];
    for (const branch of tree.branches) if (this.holds(branch)) members.push(this.value(branch.gives));
    return tree.type.kind === 'set'
      ? members.reduce<number>((bits, member) => bits | (1 << (member as number)), 0)
      : members;
  }

  /** `个人缴费标准 × 80%` with its values: `400 元 × 80%`. Only what is known already is filled in. */
  private fill(tree: Tree): string {
    switch (tree.op) {
      case 'const':
        return tree.source.text || printValue(tree.value, tree.type);
      case 'input':
      case 'step':
      case 'today':
      case 'parameter':
        return printValue(
          this.quietly(() => this.evaluate(tree)),
          tree.type,
        );
      case 'call': {
        const sign = SIGNS[tree.primitive.name];
        const args = tree.args.map((arg) => this.fill(arg));
        return sign && args.length === 2
          ? `${args[0]} ${sign} ${args[1]}`
          : `${tree.primitive.name}（${args.join('，')}）`;
      }
      default:
        return tree.source.text;
    }
  }
}

/** The day of a condition `当日 ≥ day`: the beginning of a dated value. */
function beginning(when: Tree): Day | null {
  if (when.op !== 'call' || when.primitive !== comparison['>=']) return null;
  const [subject, day] = when.args;
  return subject?.op === 'today' && day?.op === 'const' ? (day.value as Day) : null;
}

const PICKED = { max: '有几项同时适用，取最高的一项', min: '有几项同时适用，取最低的一项', sum: '适用的各项相加' };

const SIGNS: Record<string, string> = {
  加: '+',
  减: '−',
  乘: '×',
  除: '÷',
  加日: '+',
  加月: '+',
  加工作日: '+',
  相减: '−',
  等于: '=',
  不等于: '≠',
  小于: '<',
  不超过: '≤',
  超过: '>',
  不低于: '≥',
};

/** The cites of a reasoning, each once, in order. */
export function citesOfTrace(steps: TraceStep[]): string[] {
  return [
    ...new Set(
      steps.flatMap(({ cites, reasons }) => [
        ...cites,
        ...reasons.flatMap((reason) => (reason.decisive ? reason.cites : [])),
      ]),
    ),
  ];
}
