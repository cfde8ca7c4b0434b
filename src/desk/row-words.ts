/** Rows of a register as people name, sort and find them: by what the columns say, not by what is stored. */
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Register } from '../policy/register.ts';
import type { Data } from '../rule/input.ts';
import { columnFields, type FormField, inWords } from './form.ts';

/** What a row is called: its key columns in words. */
export function rowName(register: Register, data: Record<string, Data>): string {
  const fields = columnFields(register);
  return register.keys
    .map((key) => inWords(data[key], fields.find((field) => field.key === key)?.options ?? []))
    .join('·');
}

/**
 * The order of the rows: numbers as numbers and choices as the policy lists them, where a key is a number; else that of the keys,
 * for which there is an index.
 */
export function rowOrder(register: Register): RawBuilder<unknown> {
  const keys = register.keys.map((key) => columnFields(register).find((field) => field.key === key)!);
  const numeric = ({ kind }: FormField) => kind === 'number' || kind === 'integer';
  if (!keys.some(numeric)) return sql`key`;
  const each = keys.map((field) => {
    const value = sql`data->>${field.key}`;
    // What an older version of the policy took may be no number.
    if (numeric(field)) return sql`NULLIF(regexp_replace(${value}, '[^0-9.]', '', 'g'), '')::numeric`;
    const choices = field.options.map((option) => option.value);
    return choices.length > 0 ? sql`array_position(${choices}::text[], ${value})` : value;
  });
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
