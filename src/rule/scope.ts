/** What an expression can see: names, units, readings, and where it stands in its file. */

import type { Span } from './syntax.ts';
import type { Parameter, Source } from './tree.ts';
import { describe, type Type, type Units } from './type.ts';

export type Named =
  | { kind: 'input'; index: number; type: Type; optional: boolean }
  | { kind: 'step'; index: number; type: Type; nullable: boolean }
  | { kind: 'parameter'; parameter: Parameter };

export interface Scope {
  names: ReadonlyMap<string, Named>;
  /** The lists that are being gone through, outermost first. */
  items: { alias: string | null; type: Type }[];
  units: Units;
  /** Whether 以上 and 以下 count the number itself; the law's default is yes (民法典 art. 1259). */
  bounds: { atLeast: boolean; atMost: boolean };
  readings: ReadonlySet<string>;
  /** Where a part of the expression stands. */
  source(span: Span): Source;
}

/** What is wrong in a policy file, and where; the message says what to do. */
export class Mistake extends Error {
  override name = 'Mistake';
  readonly source: Source;
  constructor(message: string, source: Source) {
    super(message);
    this.source = source;
  }
}

/** The message for a value of the wrong type. */
export function expected(what: string, found: Type): string {
  return `这里要${what}，写的是${describe(found)}`;
}

/** The known name nearest to `name`, as the end of a message; empty where none is near. */
export function suggestion(name: string, known: Iterable<string>): string {
  let best = '';
  let least = Math.max(1, Math.floor(name.length / 2));
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance <= least) [best, least] = [candidate, distance - 1];
  }
  return best === '' ? '' : `；是不是“${best}”？`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
