/** What other issues tell the checker: which documents exist, when they were signed, which of them repealed which. */
import type { ReadIssue } from '../gazette/types.ts';
import { type Known, type KnownDocument, NOTHING_KNOWN } from './known.ts';

export function knownFrom(issues: readonly ReadIssue[]): Known {
  const all = issues.flatMap(({ documents }) => documents);
  const repealedBy = new Map(
    all.flatMap(({ number, repeals }) => repeals.map((repealed) => [repealed, number] as const)),
  );
  const documents = all.flatMap(({ number, title, dated }): KnownDocument[] =>
    number === null ? [] : [{ number, title, dated, repealedBy: repealedBy.get(number) ?? null }],
  );
  return { ...NOTHING_KNOWN, documents };
}
