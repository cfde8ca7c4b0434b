/** What other issues tell the checker: which documents exist, when they were signed, what repealed them, what they set and to whom they give tasks. */
import { findTasks } from '../gazette/tasks.ts';
import type { ReadIssue } from '../gazette/types.ts';
import { figuresIn, isComparable } from './figures.ts';
import { type Known, type KnownDocument, NOTHING_KNOWN } from './known.ts';
import { subjectOf } from './subject.ts';

/** Figures and tasks are taken from documents whose printed order was kept and that none of the others repealed. */
export function knownFrom(issues: readonly ReadIssue[]): Known {
  const all = issues.flatMap(({ documents }) => documents);
  const repealedBy = new Map(
    all.flatMap(({ number, repeals }) => repeals.map((repealed) => [repealed, number] as const)),
  );
  const documents = all.flatMap(({ number, title, dated }): KnownDocument[] =>
    number === null ? [] : [{ number, title, dated, repealedBy: repealedBy.get(number) ?? null }],
  );
  const inForce = issues.map((issue) => ({
    ...issue,
    documents: issue.documents.filter(
      ({ number, readingOrder }) => number !== null && readingOrder === null && !repealedBy.has(number),
    ),
  }));
  return {
    ...NOTHING_KNOWN,
    documents,
    figures: inForce.flatMap((issue) =>
      issue.documents.flatMap((document) =>
        figuresIn(subjectOf(document, issue))
          .filter(isComparable)
          .map(({ name, value, year }) => ({ name, value, year, document: document.number! })),
      ),
    ),
    tasks: inForce.flatMap((issue) =>
      findTasks(issue).flatMap(({ document, tasks }) =>
        tasks.flatMap(({ text, lead }) =>
          lead === null || document === null
            ? []
            : [{ text, lead, document, year: issue.documents.find(({ number }) => number === document)?.year ?? null }],
        ),
      ),
    ),
  };
}
