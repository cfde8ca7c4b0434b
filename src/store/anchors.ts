/**
 * Anchors that stay. When a better reader reads an issue again, a clause whose text is the same keeps its identity and its
 * anchor, wherever it stands now: what people have cited goes on leading to the same words.
 */
import type { Clause, GazetteDocument, LineRange } from '../gazette/types.ts';

/** A clause as it was stored. */
export interface HeldClause {
  id: string;
  version: number;
  anchor: string;
  kind: Clause['kind'];
  label: string | null;
  text: string;
  lines: LineRange[];
}

/** A clause of the new reading and the stored one that it continues. */
export interface MatchedClause {
  clause: Clause;
  /** Index of the parent in the same list; null at the top. */
  parent: number | null;
  held: HeldClause | null;
}

export interface Matched {
  /** The new reading, with the anchors that stay. */
  record: GazetteDocument;
  /** Its clauses, each before its children. */
  clauses: MatchedClause[];
  /** Stored clauses that the new reading does not have. */
  gone: HeldClause[];
}

/** Matches a new reading of a document with its stored clauses ([] for a new document). */
export function keepAnchors(record: GazetteDocument, held: HeldClause[]): Matched {
  const nodes = flatten(record.clauses);
  const pairs = pair(
    nodes.map(({ clause }) => clause),
    held,
  );
  const taken = new Set([...pairs.values()].map(({ anchor }) => anchor));
  const anchors = new Map<Clause, string>();
  for (const { clause } of nodes) {
    const anchor = pairs.get(clause)?.anchor ?? free(clause.anchor, taken);
    taken.add(anchor);
    anchors.set(clause, anchor);
  }
  const copies = new Map<Clause, Clause>();
  const clauses = record.clauses.map((clause) => renamed(clause, anchors, copies));
  const byOldAnchor = new Map(nodes.map(({ clause }) => [clause.anchor, anchors.get(clause)!]));
  const tables = record.tables.map((table) => ({ ...table, anchor: byOldAnchor.get(table.anchor) ?? table.anchor }));
  const kept = new Set(pairs.values());
  return {
    record: { ...record, clauses, tables },
    clauses: nodes.map(({ clause, parent }) => ({
      clause: copies.get(clause)!,
      parent,
      held: pairs.get(clause) ?? null,
    })),
    gone: held.filter((clause) => !kept.has(clause)),
  };
}

/** First what is the same in place, then the same text elsewhere, then the same place with another text. */
function pair(clauses: Clause[], held: HeldClause[]): Map<Clause, HeldClause> {
  const pairs = new Map<Clause, HeldClause>();
  const open = new Set(held);
  const pass = (key: (clause: Clause | HeldClause) => string | null) => {
    const byKey = new Map<string, HeldClause[]>();
    for (const old of open) {
      const name = key(old);
      if (name !== null) byKey.set(name, [...(byKey.get(name) ?? []), old]);
    }
    for (const clause of clauses) {
      const name = key(clause);
      const old = name === null || pairs.has(clause) ? undefined : byKey.get(name)?.shift();
      if (!old) continue;
      pairs.set(clause, old);
      open.delete(old);
    }
  };
  pass((clause) => `${clause.anchor}\n${content(clause)}`);
  pass((clause) => (clause.text === '' ? null : content(clause)));
  pass((clause) => clause.anchor);
  return pairs;
}

function content({ kind, label, text }: Clause | HeldClause): string {
  return `${kind}\n${label ?? ''}\n${text}`;
}

function flatten(clauses: Clause[]): { clause: Clause; parent: number | null }[] {
  const nodes: { clause: Clause; parent: number | null }[] = [];
  const visit = (clause: Clause, parent: number | null) => {
    const index = nodes.push({ clause, parent }) - 1;
    for (const child of clause.children) visit(child, index);
  };
  for (const clause of clauses) visit(clause, null);
  return nodes;
}

/** A new clause whose anchor belongs to another text is marked 补, "supplied". */
function free(anchor: string, taken: Set<string>): string {
  if (!taken.has(anchor)) return anchor;
  for (let n = 1; ; n++) {
    const supplied = `${anchor}-补${n}`;
    if (!taken.has(supplied)) return supplied;
  }
}

function renamed(clause: Clause, anchors: Map<Clause, string>, copies: Map<Clause, Clause>): Clause {
  const copy = {
    ...clause,
    anchor: anchors.get(clause)!,
    children: clause.children.map((child) => renamed(child, anchors, copies)),
  };
  copies.set(clause, copy);
  return copy;
}
