/** The search index of the documents of an issue. */
import { sql } from 'kysely';
import type { Import } from '../import.ts';
import { insertRows } from '../rows.ts';
import { documentVectors } from '../search/lexemes.ts';
import { type StoredDocument, storableDate } from './documents.ts';
import { fullText } from './parts.ts';

/** Stands for an unknown date: before all others. */
const UNDATED = '0001-01-01';

export async function indexDocuments(job: Import, issue: string, documents: StoredDocument[]): Promise<void> {
  const { db, jurisdiction } = job;
  const ids = documents.map(({ id }) => id);
  await sql`
    DELETE FROM search_documents WHERE jurisdiction = ${jurisdiction.code} AND document_id = ANY(${ids})`.execute(db);
  const standing = documents.filter(({ state }) => state !== 'gone');
  const rows = standing.map(({ id, record, topic }) => {
    const organs = jurisdiction.vocabulary.mentions(fullText(record));
    const { head, words } = documentVectors(jurisdiction.code, record, organs, jurisdiction.vocabulary);
    return {
      ...{ jurisdiction: jurisdiction.code, document_id: id, visibility: 'public', issue, topic },
      ...{ dated: storableDate(record.dated) ?? UNDATED, kind: record.kind, issuer: record.issuer },
      ...{ head, body: words },
    };
  });
  await insertRows(db, 'search_documents', rows);
}
