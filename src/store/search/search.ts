import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { DocumentFilter, Reader, SearchHit } from '../views.ts';
import type { Vocabulary } from '../vocabulary.ts';
export async function search(
  _db: Kysely<Tables>,
  _reader: Reader,
  _vocabulary: Vocabulary,
  _query: string,
  _filter: DocumentFilter,
  _page: { limit: number; offset: number },
): Promise<{ total: number; hits: SearchHit[] }> {
  return { total: 0, hits: [] };
}
