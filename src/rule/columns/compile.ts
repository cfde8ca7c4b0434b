/** The column gear: the same tree over typed arrays, a block of rows at a time. */

import type { OnDay } from '../ask.ts';
import { divide, type Exact, type Rounding } from '../exact.ts';
import { parameterValue } from '../gears/run.ts';
import { comparison, inSet, negate } from '../primitives/comparison.ts';
import { date } from '../primitives/date.ts';
import { number } from '../primitives/number.ts';
import type { Rule } from '../rule.ts';
import type { Parameter, Tree } from '../tree.ts';
import { Failure, type Value } from '../value.ts';
import { anyMixed, BLOCK, blank, constant, full, select } from './block.ts';
import { type Column, EMPTY, fits, LARGEST, NoColumn, PLAIN, scaleOf, VALUE, valueAt } from './column.ts';
import {
  compared,
  extreme,
  type Fill,
  joinStates,
  product,
  rounded,
  roundedQuotient,
  type Sign,
  simple,
  sum,
  timesConstant,
} from './operations.ts';

export interface Block {
  start: number;
  rows: number;
}

export interface Program {
  /** One column for each output, a block long. */
  outputs: Column[];
  /** A row where one of these is not met goes to the plain gear. */
  requirements: Column[];
  run(block: Block): void;
}

/** The program of a rule on one day over its input columns. Throws NoColumn where a value does not fit a column. */
export function compileColumns(rule: Rule, inputs: Column[], day: OnDay): Program {
  const compiler = new Compiler(inputs, day);
  const requirements = day.requirements.map((that) => compiler.column(that));
  const outputs = rule.outputs.map(({ step }) => compiler.step(step));
  return { outputs, requirements, run: (block) => compiler.run(block) };
}

class Compiler {
  private readonly fills: ((block: Block) => void)[] = [];
  private readonly steps = new Map<number, Column>();
  private readonly inputs: Column[];
  private readonly day: OnDay;

  constructor(inputs: Column[], day: OnDay) {
    this.inputs = inputs;
    this.day = day;
  }

  run(block: Block): void {
    for (const fill of this.fills) fill(block);
  }

  /** Only steps that are used need to fit. */
  step(index: number): Column {
    const column = this.steps.get(index) ?? this.column(this.day.steps[index]!);
    this.steps.set(index, column);
    return column;
  }

  /** A column for the tree, filled for each block before everything that uses it. */
  column(tree: Tree): Column {
    if (tree.op !== 'fail' && tree.type.kind !== 'never' && !fits(tree.type)) throw new NoColumn(tree.type.kind);
    switch (tree.op) {
      case 'const':
        return constant(tree.value, tree.type.kind === 'number');
      case 'input':
        return this.input(tree.index);
      case 'step':
        return this.step(tree.index);
      case 'parameter':
        return this.parameter(tree);
      case 'fail':
        return full(PLAIN);
      case 'call':
        return this.call(tree);
      case 'and':
      case 'or':
        return this.logic(tree);
      case 'given': {
        const [out, of] = [blank(0), this.column(tree.of)];
        return this.stated(out, (rows) => {
          for (let row = 0; row < rows; row++) {
            out.data[row] = of.state[row] === EMPTY ? 0 : 1;
            out.state[row] = of.state[row] === PLAIN ? PLAIN : VALUE;
          }
        });
      }
      case 'default':
        return this.otherwise(tree);
      case 'choose':
        return this.choose(tree);
      case 'extreme':
        return this.extreme(tree);
      case 'collect':
        return this.collect(tree);
      default:
        throw new NoColumn(tree.op);
    }
  }

  private filled(out: Column, fill: Fill): Column {
    this.fills.push(({ rows }) => fill(rows));
    return out;
  }

  /** For operations that write the state of each row themselves. */
  private stated(out: Column, fill: Fill): Column {
    return this.filled(out, (rows) => {
      fill(rows);
      out.mixed = anyMixed(out.state, rows);
    });
  }

  /** The block of an input column. */
  private input(index: number): Column {
    const whole = this.inputs[index]!;
    const out = blank(whole.scale);
    this.fills.push(({ start, rows }) => {
      out.data.set(whole.data.subarray(start, start + rows));
      out.state.set(whole.state.subarray(start, start + rows));
      out.mixed = whole.mixed && anyMixed(out.state, rows);
    });
    return out;
  }

  /** A table by a choice; everything else about parameters is decided by the day. */
  private parameter(tree: Tree & { op: 'parameter' }): Column {
    if (tree.at || tree.key?.type.kind !== 'choice') throw new NoColumn('parameter');
    const isNumber = tree.type.kind === 'number';
    const rows = tree.key.type.domain.values.map((_, key) => this.row(tree.parameter, key, isNumber));
    const scale = Math.max(...rows.map((row) => row.scale));
    const key = this.column(tree.key);
    const out = blank(scale);
    return this.stated(out, (count) => {
      joinStates(out, [key], count);
      for (let row = 0; row < count; row++) {
        if (out.state[row] !== VALUE) continue;
        const found = rows[key.data[row]!]!;
        out.data[row] = found.data[0]! * 10 ** (scale - found.scale);
        out.state[row] = found.state[0]!;
      }
    });
  }

  /** Without a value on that day, every row that needs it goes to the plain gear. */
  private row(parameter: Parameter, key: number, isNumber: boolean): Column {
    try {
      return constant(parameterValue(this.day.known, parameter, key, this.day.known.today), isNumber);
    } catch (error) {
      if (error instanceof Failure) return full(PLAIN);
      throw error;
    }
  }

  private call(tree: Tree & { op: 'call' }): Column {
    const { primitive } = tree;
    if (isRounding(primitive)) return this.round(tree.args[0]!, primitive.places, primitive.mode);
    if (primitive === number.divide) return this.divide(tree);
    const args = tree.args.map((arg) => this.column(arg));
    const [a, b] = args as [Column, Column];
    const widest = Math.max(...args.map(({ scale }) => scale));
    switch (primitive) {
      case number.add:
        return this.into(widest, (out) => sum(out, a, b, 1));
      case number.subtract:
        return this.into(widest, (out) => sum(out, a, b, -1));
      case number.multiply:
        return this.into(a.scale + b.scale, (out) => product(out, a, b));
      case number.negate:
        return this.into(a.scale, (out) => timesConstant(out, a, -1));
      case number.max:
      case number.min:
        return args
          .slice(1)
          .reduce(
            (best, arg) =>
              this.into(Math.max(best.scale, arg.scale), (out) =>
                extreme(out, best, arg, primitive === number.max ? 1 : -1),
              ),
            a,
          );
      case negate:
        return this.into(0, (out) => simple(out, [a], (row) => 1 - a.data[row]!));
      case inSet:
        return this.into(0, (out) => simple(out, [a, b], (row) => (a.data[row]! >>> b.data[row]!) & 1));
      case date.addDays:
      case date.shiftMonth:
        if (b.scale > 0) throw new NoColumn('fraction of a day');
        return this.into(0, (out) => sum(out, a, b, 1));
      case date.difference:
        return this.into(0, (out) => sum(out, a, b, -1));
      default: {
        const sign = SIGN_OF.get(primitive);
        return sign ? this.into(0, (out) => compared(out, a, b, sign)) : this.general(tree, args);
      }
    }
  }

  /** Any other operation whose result is no fraction (dates by months and working days), row by row. */
  private general(tree: Tree & { op: 'call' }, args: Column[]): Column {
    const types = tree.args.map(({ type }) => type);
    const { calendar } = this.day.known;
    const out = blank(0);
    return this.stated(out, (rows) => {
      joinStates(out, args, rows);
      for (let row = 0; row < rows; row++) {
        if (out.state[row] !== VALUE) continue;
        const result = attempt(() =>
          tree.primitive.apply(
            args.map((arg, i) => valueAt(arg, row, types[i]!)),
            calendar,
          ),
        );
        if (typeof result === 'number' || typeof result === 'boolean') out.data[row] = Number(result);
        else out.state[row] = PLAIN;
      }
    });
  }

  private into(scale: number, make: (out: Column) => Fill): Column {
    if (scale > 12) throw new NoColumn('too many decimals');
    const out = blank(scale);
    return this.filled(out, make(out));
  }

  /** Division stays exact only by a constant whose reciprocal is a decimal; anything else has to be rounded. */
  private divide(tree: Tree & { op: 'call' }): Column {
    const [over, under] = tree.args as [Tree, Tree];
    if (under.op !== 'const' || under.value === 0) throw new NoColumn('quotient');
    const reciprocal = divide(1, under.value as Exact);
    if (scaleOf(reciprocal) === null) throw new NoColumn('endless quotient');
    const [a, b] = [this.column(over), constant(reciprocal, true)];
    return this.into(a.scale + b.scale, (out) => product(out, a, b));
  }

  private round(tree: Tree, places: number, mode: Rounding): Column {
    if (places < 0) throw new NoColumn('rounding to tens');
    if (tree.op === 'call' && tree.primitive === number.divide) {
      const [a, b] = [this.column(tree.args[0]!), this.column(tree.args[1]!)];
      return this.into(places, (out) => roundedQuotient(out, a, b, mode));
    }
    const a = this.column(tree);
    // Already whole there, but 空 still is for the plain gear to name.
    if (a.scale <= places) return this.into(a.scale, (out) => timesConstant(out, a, 1));
    return this.into(places, (out) => rounded(out, a, mode));
  }

  /** 且 and 或 ask their right side only where it is needed: a row that the left decides does not care about the right. */
  private logic(tree: Tree & { op: 'and' | 'or' }): Column {
    const [a, b] = [this.column(tree.left), this.column(tree.right)];
    const decides = tree.op === 'or' ? 1 : 0;
    const out = blank(0);
    return this.stated(out, (rows) => {
      for (let row = 0; row < rows; row++) {
        const left = a.state[row] === VALUE ? a.data[row]! : -1;
        if (left === decides) {
          out.data[row] = decides;
          out.state[row] = VALUE;
        } else {
          out.data[row] = b.data[row]!;
          out.state[row] = left < 0 || b.state[row] !== VALUE ? PLAIN : VALUE;
        }
      }
    });
  }

  private otherwise(tree: Tree & { op: 'default' }): Column {
    const [of, other] = [this.column(tree.of), this.column(tree.otherwise)];
    const out = blank(Math.max(of.scale, other.scale));
    const [up, down] = [10 ** (out.scale - of.scale), 10 ** (out.scale - other.scale)];
    return this.stated(out, (rows) => {
      for (let row = 0; row < rows; row++) {
        const empty = of.state[row] === EMPTY;
        const value = empty ? other.data[row]! * down : of.data[row]! * up;
        out.data[row] = value;
        out.state[row] = Math.abs(value) > LARGEST ? PLAIN : empty ? other.state[row]! : of.state[row]!;
      }
    });
  }

  /** From the last branch to the first: an earlier one that holds prevails. */
  private choose(tree: Tree & { op: 'choose' }): Column {
    const branches = tree.branches.map(({ when, gives }) => ({ when: this.column(when), gives: this.column(gives) }));
    const last = this.column(tree.otherwise);
    const out = blank(Math.max(last.scale, ...branches.map(({ gives }) => gives.scale)));
    const everyRow = full(VALUE);
    everyRow.data.fill(1);
    const hits = new Uint8Array(BLOCK);
    return this.stated(out, (rows) => {
      select(out, everyRow, last, rows);
      for (let i = branches.length - 1; i >= 0; i--) select(out, branches[i]!.when, branches[i]!.gives, rows);
      if (!tree.exclusive) return;
      hits.fill(0);
      for (const { when } of branches)
        for (let row = 0; row < rows; row++) hits[row]! += when.state[row] === VALUE ? when.data[row]! : 2;
      for (let row = 0; row < rows; row++) if (hits[row]! > 1) out.state[row] = PLAIN;
    });
  }

  private extreme(tree: Tree & { op: 'extreme' }): Column {
    const branches = tree.branches.map(({ when, gives }) => ({ when: this.column(when), gives: this.column(gives) }));
    const last = this.column(tree.otherwise);
    const out = blank(Math.max(last.scale, ...branches.map(({ gives }) => gives.scale)));
    const sources = branches.map(({ when, gives }) => ({ when, gives, up: 10 ** (out.scale - gives.scale) }));
    const down = 10 ** (out.scale - last.scale);
    const { pick } = tree;
    return this.stated(out, (rows) => {
      for (let row = 0; row < rows; row++) {
        let result = Number.NaN;
        let plain = false;
        for (const { when, gives, up } of sources) {
          if (when.state[row] !== VALUE || (when.data[row] === 1 && gives.state[row] !== VALUE)) {
            plain = true;
            break;
          }
          if (when.data[row] !== 1) continue;
          const value = gives.data[row]! * up;
          plain ||= Math.abs(value) > LARGEST;
          if (Number.isNaN(result)) result = value;
          else if (pick === 'sum') {
            result += value;
            plain ||= Math.abs(result) > LARGEST;
          } else if (pick === 'max' ? value > result : value < result) result = value;
        }
        const none = Number.isNaN(result);
        out.data[row] = none ? last.data[row]! * down : result;
        out.state[row] = plain || Math.abs(out.data[row]!) > LARGEST ? PLAIN : none ? last.state[row]! : VALUE;
      }
    });
  }

  private collect(tree: Tree & { op: 'collect' }): Column {
    if (tree.type.kind !== 'set') throw new NoColumn('list');
    const branches = tree.branches.map(({ when, gives }) => ({ when: this.column(when), gives: this.column(gives) }));
    const out = blank(0);
    return this.stated(out, (rows) => {
      for (let row = 0; row < rows; row++) {
        let bits = 0;
        let plain = false;
        for (const { when, gives } of branches) {
          plain ||= when.state[row] !== VALUE || (when.data[row] === 1 && gives.state[row] !== VALUE);
          if (when.data[row] === 1) bits |= 1 << gives.data[row]!;
        }
        out.data[row] = bits;
        out.state[row] = plain ? PLAIN : VALUE;
      }
    });
  }
}

const SIGN_OF = new Map<unknown, Sign>(
  Object.entries(comparison).map(([sign, primitive]) => [primitive, sign as Sign]),
);

function attempt(make: () => Value): Value {
  try {
    return make();
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

function isRounding(primitive: object): primitive is { places: number; mode: Rounding } {
  return 'places' in primitive;
}
