/** What a visitor asked for, read from the address: anything unreadable is left out rather than refused. */
import type { DocumentFilter, Reader, Register } from '../store/views.ts';
import { maskPublic, maskText } from './mask.ts';
import { PAGE_SIZE, type SearchResult } from './search.tsx';

export interface Asked {
  query: string;
  filter: DocumentFilter;
  page: number;
}

/** Longer queries are cut, signs. */
const LONGEST = 200;
/** Deeper pages are not counted out, pages. */
const DEEPEST = 500;

export function askedFilter(query: unknown): Asked {
  const given = query as Record<string, unknown>;
  const text = (name: string): string | undefined => {
    const value = given[name];
    const one = Array.isArray(value) ? value[0] : value;
    const trimmed = typeof one === 'string' ? one.replaceAll('\0', '').trim().slice(0, LONGEST) : '';
    return trimmed || undefined;
  };
  const year = Number(text('year'));
  const page = Number(text('page') ?? 1);
  return {
    query: text('q') ?? '',
    filter: {
      issue: text('issue'),
      kind: text('kind'),
      issuer: text('issuer'),
      topic: text('topic'),
      organ: text('organ'),
      person: text('person'),
      year: Number.isInteger(year) && year >= 1900 && year < 2200 ? year : undefined,
      from: isoDay(text('from')),
      to: isoDay(text('to')),
    },
    page: Number.isInteger(page) && page >= 1 ? Math.min(page, DEEPEST) : 1,
  };
}

/** ?on=2024-07-01 */
export function askedDay(query: unknown): string | null {
  const { on } = query as { on?: unknown };
  return (typeof on === 'string' && isoDay(on)) || null;
}

function isoDay(text: string | undefined): string | undefined {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : undefined;
}

export async function runSearch(
  register: Register,
  reader: Reader,
  { query, filter, page }: Asked,
): Promise<SearchResult> {
  const limits = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE };
  const base = { query, filter, page };
  if (!query) {
    const { total, items } = await register.documents(reader, filter, limits);
    return maskPublic({ ...base, total, hits: [], documents: items });
  }
  // A masked number must not be confirmed by searching for it.
  const { total, hits } = await register.search(reader, maskText(query), filter, limits);
  return { ...base, ...maskPublic({ total, hits, documents: [] }) };
}
