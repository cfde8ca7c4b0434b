/** A policy: one mechanism as data, all ten primitives declared, each element with the lines that order it. */
import type { ClockSpec } from '../calendar/spec.ts';
import type { Rule } from '../rule/rule.ts';
import type { Parameter, Source, Tree } from '../rule/tree.ts';
import type { Procedure } from './procedure.ts';
import type { Register } from './register.ts';

export interface Policy {
  /** The folder's name: the first part of the ids of its rules and clocks. */
  id: string;
  /** lishi, national, specimen. */
  jurisdiction: string;
  title: string;
  /** The organ that is responsible, as its documents name it. */
  organ: string | null;
  documents: PolicyDocument[];
  parameters: Parameter[];
  rules: Rule[];
  clocks: PolicyClock[];
  procedures: Procedure[];
  registers: Register[];
  /** All kinds that the desk runs, as declared and checked. */
  declared: Declared[];
  /** The TypeScript hooks that it needs: the rare, counted exception. */
  hooks: string[];
  /** Every value that cites lines, for proof. */
  evidence: Evidence[];
  file: string;
}

export interface PolicyDocument {
  number: string;
  /** Lines of the whole document where it is printed in an issue that is known: "2022-3:2066-2330"; null otherwise. */
  lines: string | null;
}

export interface PolicyClock {
  spec: ClockSpec;
  source: Source;
}

export type DeclaredKind =
  | 'duties'
  | 'indicators'
  | 'registers'
  | 'procedures'
  | 'plans'
  | 'bodies'
  | 'letters'
  | 'views'
  | 'history';

export interface Declared {
  kind: DeclaredKind;
  /** MECHANISM/name. */
  id: string;
  title: string;
  /** Its keys as written (bearer, states, columns …), as plain data of the shape in schema.ts. */
  content: Record<string, unknown>;
  cites: string[];
  source: Source;
}

/** A part of a policy that has to be proven: what it says, and the lines that have to say it. */
export interface Evidence {
  /** The element: medical-insurance/contribution. */
  element: string;
  /** How the value stands in the policy: 400 元. */
  text: string;
  claim: Claim;
  cites: string[];
  source: Source;
}

export type Claim =
  /** A number in a unit, as written. */
  | { kind: 'quantity'; tree: Tree & { op: 'const' } }
  | { kind: 'amount'; digits: string; unit: string }
  | { kind: 'date'; iso: string }
  | { kind: 'day-of-year'; month: number; day: number }
  | { kind: 'day-of-month'; day: number }
  | { kind: 'weekday'; day: number }
  | { kind: 'words'; text: string };
