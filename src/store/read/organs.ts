/** Organs: their names through time, their posts, the documents that name them. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Facet, OrganView, Reader } from '../views.ts';
import { readDocuments } from './documents.ts';
import { readTenures } from './people.ts';
import { visibleDocuments } from './permission.ts';

/** The organs that visible documents name, and in how many. */
export async function readOrgans(db: Kysely<Tables>, reader: Reader): Promise<Facet[]> {
  return await visibleDocuments(db, reader)
    .innerJoin('organ_mentions', (join) =>
      join
        .onRef('organ_mentions.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('organ_mentions.document_id', '=', 'documents.id')
        .on('organ_mentions.superseded_at', 'is', null),
    )
    .select(['organ as value', ({ fn }) => fn.countAll<number>().as('count')])
    .groupBy('organ')
    .orderBy('count', 'desc')
    .orderBy('organ')
    .execute();
}

/** An organ by any of its names, or null. */
export async function readOrgan(db: Kysely<Tables>, reader: Reader, name: string): Promise<OrganView | null> {
  const organ = await presentName(db, reader, name);
  if (organ === null) return null;
  const aliases = await db
    .selectFrom('organ_names')
    .select(['name', 'valid_from as from', 'valid_to as to', 'cite'])
    .where('jurisdiction', '=', reader.jurisdiction)
    .where('organ', '=', organ)
    .where('superseded_at', 'is', null)
    .orderBy('name')
    .execute();
  const documents = await readDocuments(db, reader, { organ }, { limit: 200, offset: 0 });
  const names = [organ, ...aliases.map((alias) => alias.name)];
  const hosts = await visibleDocuments(db, reader)
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('memberships.document_id', '=', 'documents.id')
        .on('memberships.superseded_at', 'is', null),
    )
    .select(['body', 'documents.address as number'])
    .where('office', 'in', names)
    .distinct()
    .orderBy('body')
    .execute();
  return { name: organ, aliases, tenures: await readTenures(db, reader, { organ }), documents: documents.items, hosts };
}

async function presentName(db: Kysely<Tables>, reader: Reader, name: string): Promise<string | null> {
  const known = await db
    .selectFrom('organs')
    .select('name')
    .where('jurisdiction', '=', reader.jurisdiction)
    .where('name', '=', name)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  if (known) return known.name;
  const alias = await db
    .selectFrom('organ_names')
    .select('organ')
    .where('jurisdiction', '=', reader.jurisdiction)
    .where('name', '=', name)
    .where('superseded_at', 'is', null)
    .orderBy('organ')
    .executeTakeFirst();
  return alias?.organ ?? null;
}
