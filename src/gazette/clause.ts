/** The text of a document as a tree of clauses, each with a stable anchor and its source lines. */
import type { Adjacency } from './adjacency.ts';
import type { Line } from './line.ts';
import { type Paragraph, toParagraphs } from './paragraph.ts';
import { findTables } from './table.ts';
import type { Clause, LineRange, Table } from './types.ts';

/** `lines` in reading order without the frame (title, number, addressees, signature, contact). */
export function readClauses(
  lines: Line[],
  adjacency: Adjacency,
  members: LineRange | null,
): { clauses: Clause[]; tables: Table[] } {
  const found = findTables(lines);
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const [index, { first, last, table }] of found.entries()) {
    paragraphs.push(...toParagraphs(lines.slice(at, first), adjacency, members));
    paragraphs.push({ label: null, text: '', lines: [lines[first]!, lines[last]!], table: index });
    table.anchor = `表${index + 1}`;
    at = last + 1;
  }
  paragraphs.push(...toParagraphs(lines.slice(at), adjacency, members));
  return { clauses: toTree(paragraphs), tables: found.map((one) => one.table) };
}

/** Nesting depth: an annex holds everything, an article stands where 一、 stands. */
const DEPTH: Record<number, number> = { 7: 0, 0: 1, 1: 2, 6: 2, 2: 3, 3: 4, 4: 5, 5: 6 };

function toTree(paragraphs: Paragraph[]): Clause[] {
  const roots: Clause[] = [];
  const stack: { clause: Clause; depth: number }[] = [];
  const used = new Set<string>();
  const counts = new Map<string, number>();
  const unique = (anchor: string): string => {
    let name = anchor;
    for (let i = 2; used.has(name); i += 1) name = `${anchor}~${i}`;
    used.add(name);
    return name;
  };
  for (const { label, text, lines, table } of paragraphs) {
    const depth = label ? DEPTH[label.level]! : 99;
    if (label) while (stack.length > 0 && stack.at(-1)!.depth >= depth) stack.pop();
    const parent = stack.at(-1)?.clause ?? null;
    const base = parent?.anchor ?? '';
    const key = label ? label.text : table !== null ? `表${table + 1}` : `段${bump(counts, base)}`;
    const anchor = unique(
      label?.level === 7 ? key : parent ? `${base}-${key}` : label || table !== null ? key : `首-${counts.get('')}`,
    );
    const clause: Clause = {
      anchor,
      kind:
        table !== null
          ? 'table'
          : label === null
            ? 'paragraph'
            : label.level === 7
              ? 'annex'
              : label.level === 6
                ? 'article'
                : isHeading(text)
                  ? 'heading'
                  : 'paragraph',
      label: label?.text ?? null,
      text,
      lines: toRanges(lines, table !== null),
      children: [],
      ...(table !== null ? { table } : {}),
    };
    (parent?.children ?? roots).push(clause);
    if (label) stack.push({ clause, depth });
  }
  return roots;
}

const isHeading = (text: string): boolean => text.length <= 44 && !/[。；：]/u.test(text);

function bump(counts: Map<string, number>, key: string): number {
  const next = (counts.get(key) ?? 0) + 1;
  counts.set(key, next);
  return next;
}

/** Runs of lines that stand together in print become one range. */
function toRanges(lines: Line[], whole: boolean): LineRange[] {
  if (whole) return [[lines[0]!.n, lines.at(-1)!.n]];
  const ranges: LineRange[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last && line.n > last[1] && line.n - last[1] <= 2) last[1] = line.n;
    else ranges.push([line.n, line.n]);
  }
  return ranges;
}
