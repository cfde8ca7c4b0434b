/** A question in an address: ?at=2024-09-15&statuses=低保对象 ↔ the inputs of a rule. The address reproduces the answer. */
import type { Data } from '../../rule/input.ts';
import type { Input, Rule } from '../../rule/rule.ts';
import type { Type } from '../../rule/type.ts';

export type Query = Readonly<Record<string, unknown>>;

/** What the form shows again, cell by cell, and what the rule is asked. */
export interface AskedRule {
  at: string | null;
  readings: string[];
  input: Record<string, Data>;
  /** How many rows a list shows. */
  rows: number;
}

const MOST_ROWS = 50;

export function readQuestion(rule: Rule, query: Query): AskedRule {
  const rows = Math.min(MOST_ROWS, Math.max(rowsGiven(query), Number(one(query.rows)) || 0, 3));
  const input: Record<string, Data> = {};
  for (const field of rule.inputs) {
    const value = fieldValue(field, query, rows);
    if (value !== undefined) input[field.key] = value;
  }
  const readings = rule.readings.flatMap(({ id, options }) => {
    const named = one(query[`reading.${id}`]);
    return named !== undefined && options.some(({ name }) => name === named) ? [named] : [];
  });
  return { at: one(query.at) ?? null, readings, input, rows };
}

/** The value of one field as the form shows it again. */
export function cellOf(query: Query, name: string): string {
  return one(query[name]) ?? '';
}

export function manyOf(query: Query, name: string): string[] {
  const value = query[name];
  return (Array.isArray(value) ? value : [value]).filter(
    (item): item is string => typeof item === 'string' && item !== '',
  );
}

function fieldValue({ key, type }: Input, query: Query, rows: number): Data | undefined {
  switch (type.kind) {
    case 'set':
      // An empty choice is an answer once the form has been sent.
      return one(query[`${key}.asked`]) === undefined && query[key] === undefined ? undefined : manyOf(query, key);
    case 'list':
      return listValue(key, type.of, query, rows);
    case 'map':
      return mapValue(key, type.value, query, rows);
    default:
      return scalar(type, one(query[key]));
  }
}

function listValue(key: string, of: Type, query: Query, rows: number): Data | undefined {
  if (
    one(query[`${key}.asked`]) === undefined &&
    !Object.keys(query).some((name) => name.startsWith(`${key}.`) || name === key)
  )
    return undefined;
  if (of.kind !== 'record') return texts(query, key);
  const items: Data[] = [];
  for (let row = 0; row < rows; row++) {
    const entries = of.fields.flatMap((field): [string, Data][] => {
      const name = `${key}.${row}.${field.key}`;
      const value = field.type.kind === 'set' ? manyOf(query, name) : scalar(field.type, one(query[name]));
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[field.key, value]];
    });
    if (entries.length > 0) items.push(Object.fromEntries(entries));
  }
  return items;
}

function mapValue(key: string, value: Type, query: Query, rows: number): Data | undefined {
  const found: Record<string, Data> = {};
  for (let row = 0; row < rows; row++) {
    const name = one(query[`${key}.${row}.key`]);
    if (name === undefined) continue;
    if (value.kind !== 'record') found[name] = scalar(value, one(query[`${key}.${row}.value`])) ?? '';
    else
      found[name] = Object.fromEntries(
        value.fields.flatMap((field) =>
          scalar(field.type, one(query[`${key}.${row}.${field.key}`])) === undefined
            ? []
            : [[field.key, scalar(field.type, one(query[`${key}.${row}.${field.key}`]))!]],
        ),
      );
  }
  return Object.keys(found).length > 0 || one(query[`${key}.asked`]) !== undefined ? found : undefined;
}

/** Texts of a list stand in one field, divided by 、 or a new line. */
function texts(query: Query, key: string): string[] {
  return manyOf(query, key)
    .flatMap((text) => text.split(/[、，,;；\s]+/u))
    .filter((text) => text !== '');
}

function scalar(type: Type, text: string | undefined): Data | undefined {
  if (text === undefined) return undefined;
  if (type.kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  // A date and a time of the browser's own field have no zone: they are Shanghai's.
  if (type.kind === 'instant') return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(text) ? `${text}:00+08:00` : text;
  return text;
}

function one(value: unknown): string | undefined {
  const first: unknown = Array.isArray(value) ? value.at(-1) : value;
  const text = typeof first === 'string' ? first.trim().slice(0, 500) : '';
  return text === '' ? undefined : text;
}

function rowsGiven(query: Query): number {
  const numbers = Object.keys(query).flatMap((name) =>
    /\.(\d{1,2})\./u.exec(name) && cellOf(query, name) !== '' ? [Number(/\.(\d{1,2})\./u.exec(name)![1]) + 1] : [],
  );
  return Math.max(0, ...numbers);
}
