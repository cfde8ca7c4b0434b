/** Rows of a register as people name, sort and find them: by what the columns say, not by what is stored. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Register } from '../policy/register.ts';
import type { Data } from '../rule/input.ts';
import { columnFields, inWords } from './form.ts';

/** What a row is called: its key columns in words. */
export function rowName(register: Register, data: Record<string, Data>): string {
  const fields = columnFields(register);
  return register.keys
    .map((key) => inWords(data[key], fields.find((field) => field.key === key)?.options ?? []))
    .join('·');
}

/** The order of the rows: numbers as numbers, where a key is one; else that of the keys, for which there is an index. */
export function rowOrder(register: Register): RawBuilder<unknown> {
  const fields = columnFields(register);
  const numeric = (key: string) =>
    ['number', 'integer'].includes(fields.find((field) => field.key === key)?.kind ?? '');
  if (!register.keys.some(numeric)) return sql`key`;
  // What an older version of the policy took may be no number.
  const each = register.keys.map((key) =>
    numeric(key) ? sql`NULLIF(regexp_replace(data->>${key}, '[^0-9.]', '', 'g'), '')::numeric` : sql`data->>${key}`,
  );
  return sql.join(each);
}

/** Rows in which the words stand, be it as the title of a choice. */
export function rowsWith(register: Register, words: string): RawBuilder<SqlBool> {
  const said = words.trim();
  const chosen = columnFields(register).flatMap(({ key, options }) => {
    const values = options.filter(({ title }) => title.includes(said)).map(({ value }) => value);
    return values.length > 0 ? [sql<SqlBool>`data->>${key} = ANY(${values}::text[])`] : [];
  });
  const written = sql<SqlBool>`data::text ILIKE ${`%${said.replace(/[\\%_]/gu, (sign) => `\\${sign}`)}%`}`;
  return sql<SqlBool>`(${sql.join([written, ...chosen], sql` OR `)})`;
}
