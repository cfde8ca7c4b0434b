/** Documents by filter: kind, issuer, topic, year, organ, person, dates. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { DocumentFilter, DocumentSummary, Reader } from '../views.ts';
import { type FilterColumns, passes } from './filter.ts';
import { summaries, toSummary } from './summary.ts';

const COLUMNS: FilterColumns = {
  jurisdiction: 'documents.jurisdiction',
  document: 'documents.id',
  issue: 'issues.key',
  kind: 'documents.kind',
  issuer: 'documents.issuer',
  topic: 'documents.topic',
  dated: 'documents.dated',
};

/** The documents that pass the filter, newest first, and how many there are in all. */
export async function readDocuments(
  db: Kysely<Tables>,
  reader: Reader,
  filter: DocumentFilter,
  page: { limit: number; offset: number },
): Promise<{ total: number; items: DocumentSummary[] }> {
  const found = summaries(db, reader).where(passes(filter, COLUMNS));
  const rows = await found
    .orderBy('documents.dated', (order) => order.desc().nullsLast())
    .orderBy('issues.key', 'desc')
    .orderBy('documents.position')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await found
    .clearSelect()
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { total, items: rows.map(toSummary) };
}
