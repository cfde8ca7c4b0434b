/** Lists of documents: their summaries. */
import type { Kysely } from 'kysely';
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
    .select(['documents.title_inferred', 'documents.first_line', 'documents.last_line']);
}

export type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

export function toSummary(row: SummaryRow): DocumentSummary {
  const { address: number, title, title_inferred: titleInferred, kind, issuer, dated, topic, issue } = row;
  const lines: [number, number] = [row.first_line, row.last_line];
  const validity: ValidityState = row.state ?? '未标明';
  return { number, title, titleInferred, kind, issuer, dated, topic, issue, lines, validity };
}
