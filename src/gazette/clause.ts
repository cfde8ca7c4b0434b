/** The text of a document as a tree of clauses, each with a stable anchor and its source lines. */
import type { Adjacency } from './adjacency.ts';
import { type Label, labelOf } from './label.ts';
import { endsSentence, type Line, squeeze, typicalWidth } from './line.ts';
import { findTables } from './table.ts';
import type { Clause, LineRange, Table } from './types.ts';

interface Paragraph {
  label: Label | null;
  text: string;
  lines: Line[];
  table: number | null;
}

/** `lines` in reading order without the frame (title, number, addressees, signature, contact). */
export function readClauses(lines: Line[], adjacency: Adjacency): { clauses: Clause[]; tables: Table[] } {
  const found = findTables(lines);
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const [index, { first, last, table }] of found.entries()) {
    paragraphs.push(...toParagraphs(lines.slice(at, first), adjacency));
    paragraphs.push({ label: null, text: '', lines: [lines[first]!, lines[last]!], table: index });
    table.anchor = `表${index + 1}`;
    at = last + 1;
  }
  paragraphs.push(...toParagraphs(lines.slice(at), adjacency));
  return { clauses: toTree(paragraphs), tables: found.map((one) => one.table) };
}

/** Joins broken lines: a paragraph ends where a sentence ends on a line that is not full, or where a label begins. */
export function toParagraphs(lines: Line[], adjacency: Adjacency): Paragraph[] {
  const width = typicalWidth(lines);
  const paragraphs: Paragraph[] = [];
  let current: Paragraph | null = null;
  let last: Line | null = null;
  const reached: number[] = [];
  for (const line of lines) {
    for (const [i, piece] of pieces(line, reached).entries()) {
      const label = piece === line.bare ? line.label : labelOf(piece);
      if (label) reached[label.level] = label.ordinal;
      if (i === 0 && current && last && label === null && runsOn(current, last, line, width, adjacency)) {
        current.text += piece;
        current.lines.push(line);
      } else {
        current = { label, text: piece.slice(label?.length ?? 0), lines: [line], table: null };
        paragraphs.push(current);
      }
    }
    last = line;
  }
  return paragraphs;
}

const INNER =
  /(?<=[。；：:）)\p{Script=Han}]\s{1,4}|[。；])(?=(?:\d{1,3}[.．]\s?|[一二三四五六七八九十]{1,3}、)\p{Script=Han})/gu;

/** A printed line that runs several numbered paragraphs together is cut where the numbering goes on inside it. */
function pieces(line: Line, reached: number[]): string[] {
  if (line.bare.length < 12 || line.text.includes('\t')) return [line.bare];
  const cuts: number[] = [];
  const state = [...reached];
  const own = line.label;
  if (own) state[own.level] = own.ordinal;
  for (const { index } of line.text.matchAll(INNER)) {
    const label = labelOf(squeeze(line.text.slice(index, index + 12)));
    if (!label || label.ordinal !== (state[label.level] ?? 0) + 1 || label.ordinal === 1) continue;
    state[label.level] = label.ordinal;
    cuts.push(index);
  }
  if (cuts.length === 0) return [line.bare];
  return [0, ...cuts]
    .map((from, i) => squeeze(line.text.slice(from, cuts[i] ?? line.text.length)))
    .filter((piece) => piece !== '');
}

function runsOn(current: Paragraph, last: Line, line: Line, width: number, adjacency: Adjacency): boolean {
  if (/^[，。；、：）》”’！？,;]/u.test(line.bare)) return true;
  if (UNITS.test(line.bare)) return false;
  // The first line of a paragraph is indented by two characters.
  const full = last.width >= width - (current.lines.length === 1 ? 3.5 : 1.5);
  if (endsSentence(last.bare) && !/[）)》”]$/u.test(last.bare))
    return (
      full &&
      width < 60 &&
      /[。；]$/u.test(last.bare) &&
      last.n + 4 > line.n &&
      !/[：:]$/u.test(line.bare) &&
      line.bare.length > 6
    );
  // A numbered heading may fill its line: without a stop in it, words have to run over the break.
  if (full)
    return (
      current.label === null ||
      current.label.level > 2 ||
      current.lines.length > 1 ||
      /[。；：:]/u.test(current.text) ||
      adjacency.joint(last.bare, line.bare) > 0.5
    );
  // A short line without a full stop ends a heading or a title, unless words run over the break.
  if (current.label !== null && current.text.length <= 44 && current.lines.length === 1)
    return adjacency.joint(last.bare, line.bare) > 1.8;
  return adjacency.joint(last.bare, line.bare) > (/[，、]$/u.test(last.bare) ? -3 : 0.8);
}

/** “配合单位：…” begins a paragraph of its own. */
export const UNITS = /^(?:牵头|责任|配合|协办|参加|完成)(?:单位|部门|时限)[：:]/u;

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
