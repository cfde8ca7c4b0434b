/** Sentences of a document with the source line of any place in them. */
import { squeeze } from './line.ts';
import type { Clause, GazetteDocument } from './types.ts';

export interface Sentence {
  text: string;
  clause: Clause;
  /** Clauses above, outermost first. */
  above: Clause[];
  /** What stands before it in its clause, and behind it, as far as a reader looks. */
  before: string;
  after: string;
  /** The source line on which the character at an offset of `text` stands. */
  lineAt(offset: number): number;
}

/** All sentences in reading order; tables are left out. `source` holds the lines of the issue. */
export function sentencesOf(document: GazetteDocument, source: readonly string[]): Sentence[] {
  return walk(document.clauses, []).flatMap(({ clause, above }) => {
    const places = placesOf(clause, source);
    const out: Sentence[] = [];
    let from = 0;
    for (const text of clause.text.split(/(?<=[。；！？;])/u).flatMap(readable)) {
      const start = from;
      from += text.length;
      out.push({
        text,
        clause,
        above,
        before: clause.text.slice(Math.max(0, start - FAR), start),
        after: clause.text.slice(from, from + FAR),
        lineAt: (offset) => places(start + offset),
      });
    }
    return out;
  });
}

/** How far a reader looks back and ahead; no sentence is longer. */
const FAR = 1000;

/** A sentence without end is a list, or no text: it is read in pieces. */
function readable(text: string): string[] {
  if (text.length <= FAR) return text === '' ? [] : [text];
  return Array.from({ length: Math.ceil(text.length / FAR) }, (_, i) => text.slice(i * FAR, (i + 1) * FAR));
}

function walk(clauses: Clause[], above: Clause[]): { clause: Clause; above: Clause[] }[] {
  return clauses.flatMap((clause) => [{ clause, above }, ...walk(clause.children, [...above, clause])]);
}

/** Maps an offset in a clause's text to its line: the text is its lines without white space, less the label. */
export function placesOf(clause: Clause, source: readonly string[]): (offset: number) => number {
  const numbers = clause.lines.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => first + i),
  );
  const starts: { at: number; line: number }[] = [];
  let at = 0;
  for (const line of numbers) {
    const bare = squeeze(source[line - 1] ?? '').replace(/^>/u, '');
    if (bare === '') continue;
    // The first line also holds the label; a line shared by several paragraphs holds more than this text.
    const found = at === 0 ? bare.length - Math.max(0, overlapOf(bare, clause.text)) : 0;
    starts.push({ at, line });
    at += bare.length - found;
  }
  return (offset) => starts.findLast((start) => start.at <= offset)?.line ?? numbers[0] ?? 0;
}

/** How many characters at the end of the first line open the text. */
function overlapOf(bare: string, text: string): number {
  const probe = text.slice(0, 8);
  const at = probe === '' ? -1 : bare.indexOf(probe);
  return at < 0 ? bare.length : bare.length - at;
}
