/** The filter of lists and searches, as conditions. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { DocumentFilter } from '../views.ts';

/** The columns that the conditions are about. */
export interface FilterColumns {
  jurisdiction: string;
  document: string;
  issue: string;
  kind: string;
  issuer: string;
  topic: string;
  dated: string;
}

/** One condition that every document passing `filter` meets. Values are parameters, never text. */
export function passes(filter: DocumentFilter, columns: FilterColumns): RawBuilder<SqlBool> {
  const column = (name: keyof FilterColumns) => sql.ref(columns[name]);
  const conditions: RawBuilder<SqlBool>[] = [sql`TRUE`];
  for (const name of ['issue', 'kind', 'issuer', 'topic'] as const) {
    if (filter[name] !== undefined) conditions.push(sql`${column(name)} = ${filter[name]}`);
  }
  const { year, from, to, organ, person } = filter;
  for (const first of [from, year && `${year}-01-01`])
    if (first) conditions.push(sql`${column('dated')} >= ${day(first)}`);
  for (const last of [to, year && `${year}-12-31`]) if (last) conditions.push(sql`${column('dated')} <= ${day(last)}`);
  const part = (table: string) =>
    sql`SELECT FROM ${sql.table(table)} AS part WHERE part.jurisdiction = ${column('jurisdiction')}
      AND part.document_id = ${column('document')} AND part.superseded_at IS NULL`;
  if (organ !== undefined) {
    conditions.push(sql`EXISTS (${part('organ_mentions')} AND part.organ = ${organ})`);
  }
  if (person !== undefined) {
    conditions.push(
      sql`(EXISTS (${part('personnel')} AND part.person = ${person})
        OR EXISTS (${part('memberships')} AND part.person = ${person}))`,
    );
  }
  return sql`(${sql.join(conditions, sql` AND `)})`;
}

/** A day that does not exist (2024-02-31, from an address typed by hand) must not be an error of the database. */
function day(text: string): RawBuilder<string> {
  const [, year, month, last] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!year) return sql`DATE '0001-01-01'`;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(last)));
  return sql`${Number.isNaN(date.getTime()) || Number(year) < 1 ? '0001-01-01' : date.toISOString().slice(0, 10)}::date`;
}
