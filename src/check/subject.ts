/** A document as the families see it: its paragraphs in reading order, each place with its source line. */

import { placesOf } from '../gazette/sentence.ts';
import type { Clause, GazetteDocument, ReadIssue } from '../gazette/types.ts';
import { type Grid, gridsOf } from './grid.ts';

/** Any text with the source line of each place in it. */
export interface Text {
  /** Without white space; of a passage, without its label. */
  text: string;
  lineAt(offset: number): number;
}

/** One paragraph or heading. */
export interface Passage extends Text {
  clause: Clause;
  label: string | null;
  parent: Passage | null;
  children: Passage[];
  /** First source line. */
  line: number;
}

export interface Subject {
  document: GazetteDocument;
  /** Null where the title was lost. */
  title: Text | null;
  /** In reading order, tables left out. */
  passages: Passage[];
  /** Passages without a parent. */
  roots: Passage[];
  grids: Grid[];
  /** Passages and cells of tables alike: any text with its lines. */
  texts: Text[];
  /** The source lines of the whole issue; `source[0]` is line 1. */
  source: readonly string[];
  /** True where the printed order was kept. False on scrambled pages, whose blocks may stand anywhere. */
  intact: boolean;
  /**
   * True where one paragraph can be held against another: in print, or in an order that was restored with confidence.
   * Else only what a sentence says by itself is checked.
   */
  orderly: boolean;
}

/** Below this, paragraphs of a restored order stand under wrong headings too often; on two scrambled issues 0.7 gave no false finding. */
const RESTORED = 0.7;

export function subjectOf(document: GazetteDocument, issue: Pick<ReadIssue, 'text'>): Subject {
  const passages: Passage[] = [];
  const walk = (clause: Clause, parent: Passage | null): void => {
    let self = parent;
    if (clause.kind !== 'table' && clause.kind !== 'damaged') {
      self = passageOf(clause, parent, issue.text);
      parent?.children.push(self);
      passages.push(self);
    }
    for (const child of clause.children) walk(child, self);
  };
  for (const clause of document.clauses) walk(clause, null);
  const grids = gridsOf(document, issue.text);
  return {
    document,
    title:
      document.title === null
        ? null
        : { text: fullWidth(document.title), lineAt: titleLines(document.title, document.lines[0], issue.text) },
    passages,
    roots: passages.filter((passage) => passage.parent === null),
    grids,
    texts: [
      ...passages,
      ...grids.flatMap(({ rows }) =>
        rows.flatMap(({ line, cells }) => cells.map((text) => ({ text: fullWidth(text), lineAt: () => line }))),
      ),
    ],
    source: issue.text,
    intact: document.readingOrder === null,
    orderly: (document.readingOrder?.confidence ?? 1) >= RESTORED,
  };
}

function passageOf(clause: Clause, parent: Passage | null, source: readonly string[]): Passage {
  let places: ((offset: number) => number) | null = null;
  const single = clause.lines.length === 1 && clause.lines[0]![0] === clause.lines[0]![1];
  const line = clause.lines[0]?.[0] ?? 0;
  return {
    clause,
    text: fullWidth(clause.text),
    label: clause.label,
    parent,
    children: [],
    line,
    lineAt(offset) {
      if (single) return line;
      places ??= placesOf(clause, source);
      return places(offset);
    },
  };
}

/** The sentences of a passage with their offsets; a sentence ends at 。！？ (but goes on where 其中 opens the next), and at ；where `clauses` is set. */
export function sentences(passage: Pick<Text, 'text'>, clauses = false): { text: string; start: number }[] {
  const out: { text: string; start: number }[] = [];
  let start = 0;
  for (const text of passage.text.split(clauses ? /(?<=[。！？；;])/u : /(?<=[。！？])(?!其中)/u)) {
    if (text !== '') out.push({ text, start });
    start += text.length;
  }
  return out;
}

/** The numbered items that a paragraph introduces: under it, or behind it where it has no number itself. */
export function itemsUnder(passage: Passage): Passage[] {
  const own = passage.children.filter(({ label }) => label !== null);
  if (own.length > 0 || !passage.parent || passage.label !== null) return own;
  const siblings = passage.parent.children;
  return siblings.slice(siblings.indexOf(passage) + 1).filter(({ label }) => label !== null);
}

const HALF = /[()]|(?<=[\p{Script=Han}”》）)])[,:;?!]|[,:;?!](?=[\p{Script=Han}“《（(])/gu;
const FULL: Record<string, string> = { ',': '，', ':': '：', ';': '；', '?': '？', '!': '！', '(': '（', ')': '）' };

/** Some extractions print the marks between Chinese words half as wide: the same marks, at the same places. */
const fullWidth = (text: string): string => (/[,:;?!()]/u.test(text) ? text.replace(HALF, (c) => FULL[c]!) : text);

/** A title may run over several lines. */
function titleLines(title: string, first: number, source: readonly string[]): (offset: number) => number {
  return (offset) => {
    let at = 0;
    for (let line = first; line < first + 6; line += 1) {
      at += (source[line - 1] ?? '').replace(/\s/gu, '').length;
      if (offset < at || at >= title.length) return line;
    }
    return first;
  };
}
