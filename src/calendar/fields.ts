/** Reading a plain object field by field: every fault becomes a diagnostic with its key path; nothing is thrown. */
import { type Day, parseDay, printDay } from './day.ts';

export interface SpecDiagnostic {
  /** Keys from the top of the object: ["extension", "max"]. */
  path: string[];
  /** One Chinese sentence. */
  message: string;
}

/** The keys of one mapping. Each reader method takes a key once; `end` reports the keys that nobody took. */
export class Fields {
  readonly path: string[];
  readonly diagnostics: SpecDiagnostic[];
  private readonly values: Map<string, unknown>;
  private readonly taken = new Set<string>();

  constructor(value: unknown, path: string[], diagnostics: SpecDiagnostic[]) {
    this.path = path;
    this.diagnostics = diagnostics;
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isMapping) diagnostics.push({ path, message: '此处应为一组键和值。' });
    this.values = new Map(isMapping ? Object.entries(value) : []);
  }

  /** `index` counts from 0 in the list under `key`; null = the mapping as a whole. */
  fault(key: string | null, message: string, index?: number): void {
    const place = [...(key === null ? [] : [key]), ...(index === undefined ? [] : [String(index)])];
    this.diagnostics.push({ path: [...this.path, ...place], message });
  }

  take(key: string): unknown {
    this.taken.add(key);
    return this.values.get(key) ?? undefined;
  }

  /** Present, null included. */
  has(key: string): boolean {
    return this.values.has(key);
  }

  keys(): string[] {
    return [...this.values.keys()];
  }

  /** The mapping under `key`. */
  fields(key: string): Fields {
    return new Fields(this.take(key), [...this.path, key], this.diagnostics);
  }

  text(key: string, otherwise = ''): string {
    const value = this.take(key);
    if (value === undefined) return otherwise;
    if (typeof value === 'string') return value;
    this.fault(key, '应为文字。');
    return otherwise;
  }

  oneOf<T extends string>(key: string, allowed: readonly T[], otherwise: T): T {
    const value = this.take(key);
    if (value === undefined) return otherwise;
    const found = allowed.find((word) => word === value);
    if (found === undefined) this.fault(key, `应为${allowed.join('、')}之一，不能是“${String(value)}”。`);
    return found ?? otherwise;
  }

  /** A whole number from `least` to `most`. */
  whole(key: string, least: number, most: number): number {
    const value = this.take(key);
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return value as number;
    const range = most === Number.MAX_SAFE_INTEGER ? `不小于${least}` : `${least}至${most}`;
    this.fault(key, `应为${range}的整数，不能是“${String(value)}”。`);
    return least;
  }

  day(key: string): Day | null {
    const value = this.take(key);
    if (value === undefined) return null;
    const day = typeof value === 'string' ? parseDay(value) : null;
    if (day === null) this.fault(key, `应为加引号的日期（如"2024-07-01"），不能是“${String(value)}”。`);
    return day;
  }

  list(key: string): unknown[] {
    const value = this.take(key);
    if (value === undefined) return [];
    if (Array.isArray(value)) return value;
    this.fault(key, '应为列表。');
    return [];
  }

  /** A list of texts; one text alone is a list of one. */
  texts(key: string): string[] {
    const value = this.take(key);
    if (typeof value === 'string') return [value];
    return this.list(key).filter((item, i): item is string => {
      if (typeof item !== 'string') this.fault(key, '应为文字。', i);
      return typeof item === 'string';
    });
  }

  days(key: string): Day[] {
    return this.list(key).flatMap((item, i) => {
      const day = typeof item === 'string' ? parseDay(item) : null;
      if (day === null) this.fault(key, `应为加引号的日期，不能是“${String(item)}”。`, i);
      return day ?? [];
    });
  }

  /** A mapping under `key`, or null where it says none or nothing. */
  optional(key: string): Fields | null {
    const value = this.values.get(key) ?? 'none';
    if (value !== 'none') return this.fields(key);
    this.taken.add(key);
    return null;
  }

  /** Reports every key that nobody asked for. */
  end(): void {
    for (const key of this.values.keys())
      if (!this.taken.has(key)) this.fault(key, `不认识的键“${key}”；请检查拼写，或删去。`);
  }
}

/** 2023-07-03起至2024-07-02止, for messages; an open end is left out. */
export function printSpan(from: Day | null, to: Day | null): string {
  return `${from === null ? '' : `${printDay(from)}起`}${to === null ? '' : `至${printDay(to)}止`}`;
}
