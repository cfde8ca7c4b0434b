/** Rows in bulk, and rows that are never deleted. */
import canonicalize from 'canonicalize';
import { type Insertable, type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { DeskTables } from './desk-schema.ts';
import type { Tables } from './schema.ts';

export type Writer = Transaction<Tables>;

/** Values as JSON can carry them: nested objects stand for jsonb columns, strings for dates, uuids and tsvectors. */
type Loose<T> = { [K in keyof T]: unknown };

/** Keeps one statement at a size that the server takes in one gulp. */
const BATCH = 2000;

/** Inserts any number of rows, a few thousand to a statement and one parameter each. */
export async function insertRows<T extends keyof Tables>(
  db: Kysely<Tables>,
  table: T,
  rows: Loose<Insertable<Tables[T]>>[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (let start = 0; start < rows.length; start += BATCH) {
    const batch = JSON.stringify(rows.slice(start, start + BATCH));
    await sql`
      INSERT INTO ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
      SELECT ${sql.join(columns.map((name) => sql.ref(name)))}
      FROM json_populate_recordset(NULL::${sql.table(table)}, ${batch}::json)`.execute(db);
  }
}

/** Tables whose rows are wanted or not, as a whole. */
export type Superseding = Exclude<
  keyof Tables,
  | 'jurisdictions'
  | 'events'
  | 'issues'
  | 'issue_lines'
  | 'documents'
  | 'clauses'
  | 'document_pages'
  | 'search_documents'
  | 'search_hits'
  | keyof DeskTables
>;

/** A row without what `reconcile` adds. */
export type Wanted<T extends Superseding> = Omit<
  Loose<Selectable<Tables[T]>>,
  'jurisdiction' | 'id' | 'recorded_at' | 'superseded_at'
>;

/**
 * Makes `wanted` the standing rows of `table`: rows that stand and are wanted stay as they are (and keep their identity),
 * the others are superseded, what is new is inserted. With `documents`, only rows of these documents are looked at.
 * Answers how many rows changed.
 */
export async function reconcile<T extends Superseding>(
  db: Writer,
  table: T,
  jurisdiction: string,
  wanted: Wanted<T>[],
  now: Date,
  documents?: string[],
): Promise<number> {
  const name = sql.table(table);
  const scope = documents ? sql`AND document_id = ANY(${documents})` : sql``;
  const { rows } = await sql<Record<string, unknown>>`
    SELECT * FROM ${name} WHERE jurisdiction = ${jurisdiction} AND superseded_at IS NULL ${scope}`.execute(db);
  const standing = new Map<string, string[]>();
  for (const { jurisdiction: _, id, recorded_at, superseded_at, ...row } of rows) {
    const key = canonicalize(row)!;
    standing.set(key, [...(standing.get(key) ?? []), id as string]);
  }
  const fresh = wanted.filter((row) => !standing.get(canonicalize(row)!)?.pop());
  const gone = [...standing.values()].flat();
  if (gone.length > 0) {
    await sql`UPDATE ${name} SET superseded_at = ${now} WHERE jurisdiction = ${jurisdiction} AND id = ANY(${gone})`.execute(
      db,
    );
  }
  const rows_ = fresh.map((row) => ({ jurisdiction, id: uuid(), ...row, recorded_at: now, superseded_at: null }));
  await insertRows(db, table, rows_ as unknown as Loose<Insertable<Tables[T]>>[]);
  return fresh.length + gone.length;
}
