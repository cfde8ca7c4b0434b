/**
 * Who may read what. Every read of the store begins with one of these, so that no list, count or search can forget the
 * jurisdiction or show what is not published.
 */
import type { Kysely } from 'kysely';
import type { Tables, Visibility } from '../schema.ts';
import { standingDocuments } from '../standing.ts';
import type { Reader } from '../views.ts';

/** What a reader may see, as two conditions that every query carries. */
export function permitted(reader: Reader): { jurisdiction: string; visibility: Visibility[] } {
  return { jurisdiction: reader.jurisdiction, visibility: ['public'] };
}

/** Standing documents, with the key of their issue. */
export function visibleDocuments(db: Kysely<Tables>, reader: Reader) {
  const { jurisdiction, visibility } = permitted(reader);
  return standingDocuments(db, jurisdiction).where('documents.visibility', 'in', visibility);
}

/** Standing issues. An issue is as public as a printed gazette; its documents are filtered on their own. */
export function visibleIssues(db: Kysely<Tables>, reader: Reader) {
  return db
    .selectFrom('issues')
    .where('issues.jurisdiction', '=', permitted(reader).jurisdiction)
    .where('issues.superseded_at', 'is', null);
}

/** Ready-made document pages. */
export function visiblePages(db: Kysely<Tables>, reader: Reader) {
  const { jurisdiction, visibility } = permitted(reader);
  return db.selectFrom('document_pages').where('jurisdiction', '=', jurisdiction).where('visibility', 'in', visibility);
}
