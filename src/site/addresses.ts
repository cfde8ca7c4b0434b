/**
 * The addresses of the site: human, stable, and the same in every link, feed and citation. Paths are percent-encoded
 * (browsers show them as Chinese); fragments stay as they are.
 */
import type { DocumentFilter } from '../store/views.ts';

export const documentPath = (number: string, anchor?: string | null): string =>
  `/d/${encodeURIComponent(number)}${anchor ? `#${anchor}` : ''}`;
export const issuePath = (key: string): string => `/i/${encodeURIComponent(key)}`;
export const organPath = (name: string): string => `/o/${encodeURIComponent(name)}`;
export const personPath = (name: string): string => `/p/${encodeURIComponent(name)}`;

/** The original lines of a document, at one of them. */
export const sourcePath = (number: string, line?: number | null): string =>
  `/d/${encodeURIComponent(number)}?view=source${line ? `#L${line}` : ''}`;

/** The search page; without a query it lists what the filter leaves. `page` counts from 1. */
export function searchPath(query: string, filter: DocumentFilter = {}, page = 1): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value));
  }
  if (page > 1) parameters.set('page', String(page));
  const text = parameters.toString();
  return text ? `/search?${text}` : '/search';
}
