/** The search index of the documents of an issue. */
import { sql } from 'kysely';
import type { Import } from '../import.ts';
import { insertRows } from '../rows.ts';
import { hitRow, searchRow } from './document-rows.ts';
import type { StoredDocument } from './documents.ts';
import { fullText } from './parts.ts';

export async function indexDocuments(job: Import, issue: string, documents: StoredDocument[]): Promise<void> {
  const { db, jurisdiction } = job;
  const ids = documents.map(({ id }) => id);
  for (const table of ['search_documents', 'search_hits'] as const) {
    await sql`
      DELETE FROM ${sql.table(table)}
      WHERE jurisdiction = ${jurisdiction.code} AND document_id = ANY(${ids})`.execute(db);
  }
  const standing = documents.filter(({ state }) => state !== 'gone');
  const rows = standing.map(({ id, shown, topic }) => {
    const organs = jurisdiction.vocabulary.mentions(fullText(shown));
    const place = { jurisdiction: jurisdiction.code, document_id: id, issue, topic };
    return searchRow(place, shown, organs, jurisdiction.vocabulary);
  });
  await insertRows(db, 'search_documents', rows);
  const hits = standing.map(({ id, address, shown }) =>
    hitRow({ jurisdiction: jurisdiction.code, document_id: id, address }, shown),
  );
  await insertRows(db, 'search_hits', hits);
}
