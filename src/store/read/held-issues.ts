/** Issues that are held, as the reader read them: what the desk needs to begin the work that they order. */
import type { Kysely } from 'kysely';
import type { ReadIssue } from '../../gazette/types.ts';
import type { Tables } from '../schema.ts';

/** The keys (2024-2) of the issues of a jurisdiction, oldest first. */
export async function heldKeys(db: Kysely<Tables>, jurisdiction: string): Promise<string[]> {
  const rows = await db
    .selectFrom('issues')
    .select('key')
    .where('jurisdiction', '=', jurisdiction)
    .where('superseded_at', 'is', null)
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => key);
}

/** One issue with all its documents and lines; null where it is not held. */
export async function heldIssue(db: Kysely<Tables>, jurisdiction: string, key: string): Promise<ReadIssue | null> {
  const issue = await db
    .selectFrom('issues')
    .select(['id', 'version', 'head', 'damage', 'missing'])
    .where('jurisdiction', '=', jurisdiction)
    .where('key', '=', key)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  if (!issue) return null;
  const documents = await db
    .selectFrom('documents')
    .select('record')
    .where('jurisdiction', '=', jurisdiction)
    .where('issue_id', '=', issue.id)
    .where('superseded_at', 'is', null)
    .orderBy('position')
    .execute();
  const lines = await db
    .selectFrom('issue_lines')
    .select('text')
    .where('jurisdiction', '=', jurisdiction)
    .where('issue_id', '=', issue.id)
    .where('version', '=', issue.version)
    .orderBy('line')
    .execute();
  const { head, damage, missing } = issue;
  return {
    issue: head,
    documents: documents.map(({ record }) => record),
    damage,
    missing,
    text: lines.map(({ text }) => text),
  };
}
