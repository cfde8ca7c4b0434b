/** A draft: one document that has no number yet, and so none of the marks by which an issue is divided. */
import { learnAdjacency } from './adjacency.ts';
import { readDocument } from './document.ts';
import { interpretationOf } from './interpretation.ts';
import { kindOfTitle } from './kind.ts';
import { type Line, toLines } from './line.ts';
import { readIssue } from './read.ts';
import type { ReadIssue } from './types.ts';

/** Reads an issue, or, where no document number divides the text, the whole text as one document without a number. */
export function readIssueOrDraft(source: readonly string[], options: { key: string }): ReadIssue {
  const issue = readIssue(source, options);
  if (issue.documents.length > 0) return issue;
  const lines = toLines(source);
  if (lines.length === 0) return issue;
  const title = titleLines(lines);
  // The reader looks for the number behind the title: a draft leaves its place empty.
  const place: Line = { ...toLines(['（文号）'])[0]!, n: 0 };
  const { document } = readDocument([...lines.slice(0, title), place, ...lines.slice(title)], {
    segment: {
      number: '',
      series: '',
      printedSeries: '',
      year: null,
      seq: 0,
      at: title,
      title: Array.from({ length: title }, (_, i) => i),
      first: 0,
      last: lines.length,
    },
    title:
      title > 0
        ? lines
            .slice(0, title)
            .map((line) => line.bare)
            .join('')
        : null,
    government: null,
    scrambled: false,
    adjacency: learnAdjacency(lines.map((line) => line.bare)),
    tocPage: null,
  });
  return { ...issue, documents: [{ ...document, number: null, numberLine: null, series: null, seq: null }] };
}

/** How many lines at the head make up the title: up to the line that ends with a kind of document. */
function titleLines(lines: Line[]): number {
  for (let count = 1; count <= Math.min(4, lines.length); count += 1) {
    const text = lines
      .slice(0, count)
      .map((line) => line.bare)
      .join('');
    if (/[。；]/u.test(text)) return 0;
    if (kindOfTitle(text) !== null || interpretationOf(text, [1, count])) return count;
  }
  return 0;
}
