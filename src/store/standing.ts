/** The documents of a jurisdiction as they stand now, each with its issue: for readers behind `read/permission.ts`, and imports. */
import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

export function standingDocuments(db: Kysely<Tables>, jurisdiction: string) {
  return db
    .selectFrom('documents')
    .innerJoin('issues', (join) =>
      join
        .onRef('issues.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('issues.id', '=', 'documents.issue_id')
        .on('issues.superseded_at', 'is', null),
    )
    .where('documents.jurisdiction', '=', jurisdiction)
    .where('documents.superseded_at', 'is', null);
}
