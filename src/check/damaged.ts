/** Lines on which nothing can be held against the drafter, because scanning or extraction made what stands there. */
import type { Damage, ReadIssue } from '../gazette/types.ts';

const RUINED: ReadonlySet<Damage['type']> = new Set([
  'columns-interleaved',
  'table-flattened',
  'table-lost',
  'stray-text',
  'unreadable',
  'signature-torn',
]);

export function damagedLines(issue: ReadIssue): Set<number> {
  const lines = new Set<number>();
  const records = [...issue.damage, ...issue.documents.flatMap((document) => document.damage)];
  for (const {
    type,
    lines: [first, last],
  } of records) {
    if (!RUINED.has(type)) continue;
    for (let n = first; n <= last; n += 1) lines.add(n);
  }
  return lines;
}
