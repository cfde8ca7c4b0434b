/** Lists of documents: their summaries. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { DocumentSummary, Reader, ValidityState } from '../views.ts';
import { visibleDocuments } from './permission.ts';

/** The visible documents with the columns of a summary; `toSummary` makes it. */
export function summaries(db: Kysely<Tables>, reader: Reader) {
  return visibleDocuments(db, reader)
    .leftJoin('validity', (join) =>
      join
        .onRef('validity.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('validity.document_id', '=', 'documents.id')
        .on('validity.superseded_at', 'is', null),
    )
    .select(['documents.address', 'documents.title', 'documents.kind', 'documents.issuer', 'documents.dated'])
    .select(['documents.topic', 'issues.key as issue', 'validity.state'])
    .select([
      sql<[number, number]>`record -> 'lines'`.as('lines'),
      sql<boolean>`record -> 'title' = 'null'::jsonb AND documents.title IS NOT NULL`.as('inferred'),
    ]);
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

export function toSummary(row: SummaryRow): DocumentSummary {
  const { address: number, title, kind, issuer, dated, topic, issue, lines } = row;
  const validity: ValidityState = row.state ?? '未标明';
  return { number, title, titleInferred: row.inferred, kind, issuer, dated, topic, issue, lines, validity };
}
