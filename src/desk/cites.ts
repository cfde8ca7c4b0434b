/** What an order rests on, in the gazette's own lines: for the staff, who see an issue as it was printed. */
import type { Kysely } from 'kysely';
import { type LineCite, parseCite } from '../policy/prove/cited-lines.ts';
import { readIssue } from '../store/read/issues.ts';
import { visibleIssues } from '../store/read/permission.ts';
import type { Tables } from '../store/schema.ts';

export interface CitedClause {
  cite: string;
  /** Null where the cite names a law instead of lines. */
  place: LineCite | null;
  /** Null where the issue is not held, or has no such lines. */
  lines: string[] | null;
  /** The document in which they stand. */
  document: string | null;
}

/** More lines than any clause has. */
const MOST = 200;

export async function clauseOf(db: Kysely<Tables>, jurisdiction: string, cite: string): Promise<CitedClause> {
  const place = parseCite(cite);
  const nothing = { cite, place, lines: null, document: null };
  if (!place || place.to - place.from >= MOST) return nothing;
  const reader = { jurisdiction, role: 'public' } as const;
  const lines = await visibleIssues(db, reader)
    .innerJoin('issue_lines', (join) =>
      join
        .onRef('issue_lines.jurisdiction', '=', 'issues.jurisdiction')
        .onRef('issue_lines.issue_id', '=', 'issues.id')
        .onRef('issue_lines.version', '=', 'issues.version'),
    )
    .select('issue_lines.text')
    .where('issues.key', '=', place.issue)
    .where('issue_lines.line', '>=', place.from)
    .where('issue_lines.line', '<=', place.to)
    .orderBy('issue_lines.line')
    .execute();
  if (lines.length === 0) return nothing;
  const issue = await readIssue(db, reader, place.issue);
  const document = issue?.contents.find(({ lines: [first, last] }) => first <= place.from && place.from <= last);
  const texts = lines.map(({ text }) => text.trim()).filter((text) => text !== '');
  return { cite, place, lines: texts, document: document?.number ?? null };
}
