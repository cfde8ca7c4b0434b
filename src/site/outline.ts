/** A document's tree of clauses as the flat list in which a reader meets them. */
import type { Clause, Damage, GazetteDocument, LineRange } from '../gazette/types.ts';

export interface Entry {
  clause: Clause;
  /** 1 for the topmost. */
  depth: number;
  /** Numbers, counted from 1, of the repairs that show at this clause. */
  repairs: number[];
}

/** Damage that changes how a passage must be read; broken lines and page furniture are only counted. */
const SHOWN_IN_PLACE = new Set<Damage['type']>([
  'columns-interleaved',
  'signature-torn',
  'table-flattened',
  'table-lost',
  'look-alike',
  'numeral',
  'stray-text',
  'unreadable',
]);

export function outline(record: GazetteDocument): Entry[] {
  const entries: Entry[] = [];
  const walk = (clauses: Clause[], depth: number): void => {
    for (const clause of clauses) {
      entries.push({ clause, depth, repairs: [] });
      walk(clause.children, depth + 1);
    }
  };
  walk(record.clauses, 1);
  record.damage.forEach((damage, place) => {
    if (!SHOWN_IN_PLACE.has(damage.type)) return;
    entries.find(({ clause }) => clause.lines.some((lines) => overlap(lines, damage.lines)))?.repairs.push(place + 1);
  });
  return entries;
}

function overlap([a, b]: LineRange, [c, d]: LineRange): boolean {
  return a <= d && c <= b;
}

/** The entries that stand in a table of contents: topmost headings and annexes. */
export function headings(entries: Entry[]): Entry[] {
  return entries.filter(
    ({ clause, depth }) =>
      clause.kind === 'annex' || (depth === 1 && clause.label !== null && clause.kind !== 'paragraph'),
  );
}

/** For every source line, the anchor of the first entry that shows it: a line has one address. */
export function lineOwners(entries: Entry[]): Map<number, string> {
  const owners = new Map<number, string>();
  for (const { clause } of entries) {
    for (const [first, last] of clause.lines) {
      for (let line = first; line <= last; line++) if (!owners.has(line)) owners.set(line, clause.anchor);
    }
  }
  return owners;
}
