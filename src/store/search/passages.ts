/** What of a document a search can show: its clauses, each before its children, then the rows of its tables. */
import type { Clause, GazetteDocument, LineRange } from '../../gazette/types.ts';

export type Passage = [anchor: string, kind: string, text: string, first: number | null, last: number | null];

export function passagesOf({ clauses, tables }: GazetteDocument): Passage[] {
  return [
    ...clauses.flatMap(clausePassages),
    ...tables.flatMap(({ anchor, rows }) =>
      rows.map(({ line, cells }): Passage => [anchor, 'table', cells.join(' '), line, line]),
    ),
  ];
}

function clausePassages({ anchor, kind, text, lines, children }: Clause): Passage[] {
  const own: Passage[] = text === '' ? [] : [[anchor, kind, text, ...extent(lines)]];
  return [...own, ...children.flatMap(clausePassages)];
}

function extent(lines: LineRange[]): [number, number] | [null, null] {
  if (lines.length === 0) return [null, null];
  return [Math.min(...lines.map(([first]) => first)), Math.max(...lines.map(([, last]) => last))];
}
