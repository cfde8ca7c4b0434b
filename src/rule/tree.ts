/** The checked tree of a rule: every name resolved, every type known. All three gears run this one tree. */
import type { Primitive } from './primitive.ts';
import type { Type } from './type.ts';
import type { FailureCode, Value } from './value.ts';

export type Tree = {
  type: Type;
  /** May be 空 (an optional input left out): what needs a value then says which one is missing. */
  nullable: boolean;
  source: Source;
} & (
  | { op: 'const'; value: Value }
  | { op: 'input'; index: number }
  /** A named step of the same rule. */
  | { op: 'step'; index: number }
  /** 当日: the date for which the rule is asked. */
  | { op: 'today' }
  | { op: 'parameter'; parameter: Parameter; key: Tree | null; at: Tree | null }
  /** The element of the list that is being gone through; `depth` counts from the outermost. */
  | { op: 'item'; depth: number }
  | { op: 'field'; of: Tree; index: number }
  | { op: 'call'; primitive: Primitive; args: Tree[] }
  | { op: 'and'; left: Tree; right: Tree }
  | { op: 'or'; left: Tree; right: Tree }
  /** 有(…) */
  | { op: 'given'; of: Tree }
  /** 缺省(…, …) */
  | { op: 'default'; of: Tree; otherwise: Tree }
  /** The first branch that holds. */
  | { op: 'choose'; branches: Branch[]; otherwise: Tree; exclusive: boolean }
  /** The greatest, the least or the sum of the branches that hold. */
  | { op: 'extreme'; pick: 'max' | 'min' | 'sum'; branches: Branch[]; otherwise: Tree }
  /** The members whose branches hold, as a list or a set. */
  | { op: 'collect'; branches: Branch[] }
  /** Goes through a list; the body sees one element. */
  | { op: 'over'; how: Over; list: Tree; body: Tree; second: Tree | null; depth: number }
  | { op: 'reading'; name: string }
  | { op: 'fail'; code: FailureCode; message: string }
);

export type Over =
  | 'map'
  | 'filter'
  | 'sum'
  | 'count'
  | 'max'
  | 'min'
  | 'any'
  | 'all'
  | 'first'
  | 'sort'
  | 'sort-down'
  | 'repeated'
  | 'pairs';

export interface Branch {
  when: Tree;
  gives: Tree;
  source: Source;
}

/** Where something is written, and what it rests on. */
export interface Source {
  text: string;
  file: string;
  line: number;
  column: number;
  cites: string[];
}

/** A dated value: law that changes while the formula stays. */
export interface Parameter {
  id: string;
  title: string;
  type: Type;
  /** The keys of a table; null for a single value. */
  key: Type | null;
  /** From the earliest on; each holds until the next begins. */
  periods: Period[];
}

export interface Period {
  /** Days since 1970-01-01. */
  from: number;
  /** The value, or by key; a Failure code and sentence where the text gives none from this day on. */
  content:
    | { value: Value; cites: string[] }
    | { rows: Map<Value, { value: Value; cites: string[] }> }
    | { code: FailureCode; message: string };
  cites: string[];
}
