/** What the held documents of a jurisdiction say of each other, as it stands now. */
import type { Import } from '../import.ts';
import type { HeldTitle, StandingRelation } from './relations.ts';

/** All relations, in the order of their lines. */
export async function standingRelations({ db, jurisdiction }: Import): Promise<StandingRelation[]> {
  return await db
    .selectFrom('relations')
    .innerJoin('documents', (join) =>
      join
        .onRef('documents.jurisdiction', '=', 'relations.jurisdiction')
        .onRef('documents.id', '=', 'relations.document_id')
        .on('documents.superseded_at', 'is', null),
    )
    .select(['document_id', 'relations.type', 'relations.number', 'subject', 'evidence', 'documents.dated'])
    .select(['relations.first_line', 'relations.last_line'])
    .where('relations.jurisdiction', '=', jurisdiction.code)
    .where('relations.superseded_at', 'is', null)
    .orderBy('documents.dated')
    .orderBy('relations.first_line')
    .execute();
}

/** All documents by which a relation may be resolved. */
export async function heldTitles({ db, jurisdiction }: Import): Promise<HeldTitle[]> {
  return await db
    .selectFrom('documents')
    .select(['id', 'number', 'title', 'dated'])
    .where('jurisdiction', '=', jurisdiction.code)
    .where('superseded_at', 'is', null)
    .orderBy('address')
    .execute();
}
