/** A rule: inputs → outputs, with its readings and the days on which it holds. Everything is checked when it is loaded. */
import type { Day } from '../calendar/day.ts';
import type { Exact } from './exact.ts';
import type { Parameter, Source, Tree } from './tree.ts';
import type { Type } from './type.ts';
import type { FailureCode, Value } from './value.ts';

export interface Rule {
  /** MECHANISM/rule-name. */
  id: string;
  title: string;
  /** The question that it answers, in Chinese. */
  asks: string;
  inputs: Input[];
  /** What must hold before anything is computed, in order. */
  requirements: Requirement[];
  /** Named steps in the order of the file; outputs are the last of them. */
  steps: Step[];
  outputs: Output[];
  readings: Reading[];
  /** The days for which it can be asked; never empty. */
  validity: Validity[];
  /** The parameters that it uses. */
  parameters: Parameter[];
  cites: string[];
  notes: string[];
  source: Source;
}

export interface Input {
  key: string;
  title: string;
  type: Type;
  optional: boolean;
  /** What holds where it is left out; null = unknown. */
  otherwise: Value;
  least: Exact | null;
  most: Exact | null;
  help: string | null;
  source: Source;
}

export interface Step {
  title: string;
  tree: Tree;
}

export interface Output {
  key: string;
  title: string;
  type: Type;
  /** Which step it is. */
  step: number;
  /** May be null. */
  nullable: boolean;
  /** Printed with exactly so many decimals. */
  decimals: number | null;
}

export interface Requirement {
  that: Tree;
  code: FailureCode;
  message: string;
  source: Source;
}

/** A question that the text leaves open, with rival answers. */
export interface Reading {
  id: string;
  title: string;
  options: { name: string; title: string }[];
  /** The name that is taken where the caller names none. */
  taken: string;
}

export interface Validity {
  from: Day;
  /** Last day; null = no end is stated. */
  to: Day | null;
  /** The days as the file states them, which its cites have to say. */
  stated: Day[];
  /** Where no answer can be given although the rule holds: 附件未刊. */
  without: { code: FailureCode; message: string } | null;
  cites: string[];
  source: Source;
}
