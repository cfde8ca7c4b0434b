/**
 * Reading order of scrambled pages. The lines of a page are cut into blocks that print holds together (block.ts); of their
 * orders the one with the greatest sum of evidence is taken (sequence.ts): sentences that run on, brackets that close,
 * what stands after what, shared words (evidence.ts), and numbering (numbering.ts). Pages keep their order.
 */
import type { Adjacency } from './adjacency.ts';
import { blocksOf, isIndented } from './block.ts';
import { measuredShare } from './confidence.ts';
import { Customs } from './custom.ts';
import { type Add, ending, opening, overPage, pair } from './evidence.ts';
import { type Line, typicalWidth } from './line.ts';
import { advance, type Numbering, numberingStart } from './numbering.ts';
import { sharedWords } from './overlap.ts';
import { type Part, partOf } from './part.ts';
import type { Segment } from './segment.ts';
import { type Puzzle, solve } from './sequence.ts';
import { FOLLOWS, WEIGHTS } from './weights.ts';

export interface Ordered {
  lines: Line[];
  /** 0..1: the share of neighbouring lines that are expected to stand rightly side by side. */
  confidence: number;
  /** True where any block moved. */
  moved: boolean;
}

/** What the pages before leave to a page. */
export interface Context {
  /** The last block. */
  tail: Part | null;
  numbering: Numbering;
}

/** Puts the blocks of each page of a document back in order; pages keep their order. */
export function readingOrder(lines: Line[], adjacency: Adjacency): Ordered {
  const cut = cutPages(lines, adjacency);
  const customs = new Customs(cut);
  const out: Line[] = [];
  let context: Context = { tail: null, numbering: numberingStart() };
  let moved = false;
  let sure = 0;
  for (const [p, parts] of cut.entries()) {
    const { order, sure: links, numbering } = solve(pose(parts, context, cut[p + 1] ?? [], adjacency, customs));
    for (const [k, i] of order.entries()) {
      const { lines: own } = parts[i]!;
      if (k !== i) moved = true;
      out.push(...own);
      sure += own.length - 1 + links[k]!;
    }
    const last = order.findLast((i) => parts[i]!.frame === null);
    context = { tail: last === undefined ? context.tail : parts[last]!, numbering };
  }
  const confidence = measuredShare(sure / Math.max(1, lines.length));
  return { lines: out, confidence: Math.round(confidence * 100) / 100, moved };
}

/** The parts of each page. */
export function cutPages(lines: Line[], adjacency: Adjacency): Part[][] {
  const pages = groupByPage(lines);
  const widths = columnWidths(pages);
  const indented = isIndented(pages, widths);
  return pages.map((page, i) =>
    blocksOf(page, widths[i]!, adjacency, indented, { before: pages[i - 1]?.at(-1), after: pages[i + 1]?.[0] }).map(
      partOf,
    ),
  );
}

/**
 * The width of a full line on each page. On a page of short paragraphs few lines are full: where its width is near that of
 * the other pages, theirs holds.
 */
function columnWidths(pages: Line[][]): number[] {
  const own = pages.map(typicalWidth);
  const usual = own.toSorted((a, b) => a - b)[own.length >> 1] ?? 0;
  const near = pages.flat().flatMap((line) => (Math.abs(line.width - usual) <= NEAR ? line.width : []));
  const common = near.sort((a, b) => a - b)[Math.floor(near.length * 0.9)] ?? usual;
  return own.map((width) => (Math.abs(width - common) <= NEAR ? common : width));
}

const NEAR = 3;

/** Ordinals by level that must stand before a page: it has their successors but not themselves. */
function wantedBy(next: Part[]): number[][] {
  const held = Array.from({ length: 6 }, () => new Set<number>());
  for (const { label } of next) if (label) held[label.level]?.add(label.ordinal);
  return held.map((ordinals) => [...ordinals].filter((o) => o > 1 && !ordinals.has(o - 1)).map((o) => o - 1));
}

/** A page as the search sees it. */
function pose(
  parts: Part[],
  { tail, numbering }: Context,
  next: Part[],
  adjacency: Adjacency,
  customs: Customs,
): Puzzle {
  const n = parts.length;
  const words = sharedWords([...parts, tail].map((part) => part?.text ?? ''));
  const links = new Float64Array(n * n);
  let sum = 0;
  const add: Add = (name, value) => {
    sum += WEIGHTS[name]! * value;
  };
  const link = (a: Part, b: Part, shared: number, printed: boolean): number => {
    sum = FOLLOWS[a.kind][b.kind];
    pair(a, b, { shared, custom: customs.of(a, b, printed), printed }, adjacency, add);
    return sum;
  };
  for (const [i, a] of parts.entries())
    for (const [j, b] of parts.entries())
      if (i !== j) links[i * n + j] = link(a, b, words[i * (n + 1) + j]!, j === i + 1);
  const starts = Float64Array.from(parts, (b, j) => {
    if (tail) sum = link(tail, b, words[n * (n + 1) + j]!, false);
    else {
      sum = FOLLOWS.start[b.kind];
      opening(b, add);
    }
    if (j === 0) add('first in print', 1);
    return sum;
  });
  const ends = Float64Array.from(parts, (a) => {
    sum = next.length > 0 ? FOLLOWS[a.kind].page : FOLLOWS[a.kind].end;
    if (next.length > 0) overPage(a, next, adjacency, add);
    else ending(a, add);
    return sum;
  });
  return {
    n,
    links,
    starts,
    ends,
    labels: parts.map((part) => part.label),
    headings: parts.map((part) => part.heading),
    colons: parts.map((part) => part.colon),
    colon: tail?.colon ?? false,
    numbering,
    wanted: wantedBy(next),
  };
}

function groupByPage(lines: Line[]): Line[][] {
  const pages: Line[][] = [];
  for (const line of lines) {
    const last = pages.at(-1);
    if (last && last[0]!.page === line.page) last.push(line);
    else pages.push([line]);
  }
  return pages;
}

/**
 * Are the pages of an issue scrambled? Where they are, the parts of the frame stand in any order (a date before the
 * addressees, a mark before the date) and numbers go back; in clean text they hardly ever do.
 */
export function isScrambled(lines: Line[], segments: Segment[]): boolean {
  if (segments.length === 0) return false;
  const torn = segments.filter(({ first, at, last }) => {
    const page = lines.slice(first, last + 1).filter((line) => line.page === lines[at]!.page);
    const ranks = page.flatMap((line) => line.frame ?? []).filter((rank) => rank !== 5 && rank < 8);
    return ranks.some((rank, i) => ranks.slice(0, i).some((before) => before > rank));
  });
  return torn.length >= Math.max(1, segments.length * 0.2) || numbersGoBack(lines);
}

/** One number in twenty-five or more is lower than the number of its level before it, and no 1. */
function numbersGoBack(lines: Line[]): boolean {
  let back = 0;
  let all = 0;
  for (const page of groupByPage(lines)) {
    const state = numberingStart();
    for (const { label } of page) {
      if (!label) continue;
      all += 1;
      if (label.ordinal > 1 && label.ordinal < state[label.level]!) back += 1;
      advance(state, label, false);
    }
  }
  return back >= 3 && back * 25 >= all;
}
