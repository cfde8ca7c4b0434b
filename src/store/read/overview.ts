/** The home page: newest issues and documents, and how many documents there are by organ, kind, year and topic. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { Facet, Overview, Reader } from '../views.ts';
import { readDocuments } from './documents.ts';
import { readIssues } from './issues.ts';
import { visibleDocuments } from './permission.ts';

const NEWEST = 12;

export async function readOverview(db: Kysely<Tables>, reader: Reader): Promise<Overview> {
  const issues = await readIssues(db, reader);
  const { items: newest, total: documents } = await readDocuments(db, reader, {}, { limit: NEWEST, offset: 0 });
  const byCount = (column: 'issuer' | 'kind' | 'topic') => facets(db, reader, sql.ref(`documents.${column}`));
  const years = await facets(db, reader, sql`extract(year from documents.dated)::text`);
  return {
    issues,
    newest,
    documents,
    byIssuer: await byCount('issuer'),
    byKind: await byCount('kind'),
    byYear: years.sort((a, b) => b.value.localeCompare(a.value)),
    byTopic: await byCount('topic'),
  };
}

/** Most frequent first. */
async function facets(db: Kysely<Tables>, reader: Reader, value: RawBuilder<unknown>): Promise<Facet[]> {
  const rows = await visibleDocuments(db, reader)
    .select(sql<string | null>`${value}`.as('value'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(sql`1`)
    .orderBy('count', 'desc')
    .orderBy('value')
    .execute();
  return rows.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }]));
}
