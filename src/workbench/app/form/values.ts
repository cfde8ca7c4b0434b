/** What a form holds while it is filled in, and what it sends: numbers stay decimal texts, so that none is rounded. */
import type { FormField } from '../../../desk/form.ts';
import type { Data } from '../../../rule/input.ts';
import { minuteOf } from '../parts/moment.ts';

/** By key: a text, several texts, a yes or no, or records. */
export type Held = string | boolean | string[] | Values[];
export interface Values {
  [key: string]: Held | undefined;
}

/** The input that the server takes; what was left empty is left out. */
export function inputOf(fields: FormField[], values: Values): Record<string, Data> {
  return Object.fromEntries(
    fields.flatMap((field): [string, Data][] => {
      const data = dataOf(field, values[field.key]);
      return data === undefined ? [] : [[field.key, data]];
    }),
  );
}

/** What a form begins with, from data that is held already. */
export function valuesOf(fields: FormField[], data: Record<string, Data>): Values {
  return Object.fromEntries(
    fields.flatMap((field): [string, Held][] => {
      const value = data[field.key];
      return value === undefined || value === null ? [] : [[field.key, heldOf(field, value)]];
    }),
  );
}

/** The fields that must be filled in and are not. */
export function missing(fields: FormField[], values: Values): FormField[] {
  return fields.filter((field) => {
    if (field.optional) return false;
    const value = values[field.key];
    if (field.kind === 'set' || field.kind === 'list') return value === undefined || (value as unknown[]).length === 0;
    return value === undefined || (typeof value === 'string' && value.trim() === '');
  });
}

function dataOf(field: FormField, value: Held | undefined): Data | undefined {
  if (value === undefined || value === '') return undefined;
  if (field.kind === 'instant') return /[+Z]/u.test(String(value)) ? String(value) : `${String(value)}:00+08:00`;
  if (field.kind === 'list' && field.columns.length > 0)
    return (value as Values[]).map((row) => inputOf(field.columns, row));
  if (field.kind === 'list') {
    const lines = String(value)
      .split('\n')
      .map((line) => line.trim());
    return lines.filter((line) => line !== '');
  }
  return typeof value === 'string' ? value.trim() : (value as Data);
}

function heldOf(field: FormField, value: Data): Held {
  if (field.kind === 'instant') return String(value).slice(0, 16);
  if (field.kind === 'list' && field.columns.length > 0)
    return (value as Record<string, Data>[]).map((row) => valuesOf(field.columns, row));
  if (field.kind === 'list') return (value as Data[]).map(String).join('\n');
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'boolean' ? value : String(value);
}

/** A value as it is read: choices by their titles, yes and no, records line by line. */
export function shown(value: unknown, field?: Pick<FormField, 'options' | 'columns' | 'unit' | 'kind'>): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((one) => shown(one, field)).join(value.some(isRecord) ? '\n' : '、');
  if (isRecord(value)) {
    // In the order of the form; the database keeps its own.
    const columns = field?.columns ?? [];
    const keys = [...columns.map(({ key }) => key), ...Object.keys(value)];
    return [...new Set(keys)]
      .filter((key) => value[key] !== undefined)
      .map((key) => {
        const column = columns.find((candidate) => candidate.key === key);
        return `${column?.title ?? key} ${shown(value[key], column)}`;
      })
      .join('，');
  }
  if (field?.kind === 'instant') return minuteOf(String(value));
  const title = field?.options.find((option) => option.value === value)?.title;
  return title ?? `${String(value)}${field?.unit && field.kind !== 'text' ? ` ${field.unit}` : ''}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
