/** What the duty board shows, kept in its address: it can be sent, gone back to, saved under a name. */
import { useSearchParams } from 'react-router';

export const PAGE_SIZE = 50;
const KEYS = ['open', 'mine', 'light', 'organ', 'leader', 'document', 'state', 'procedure', 'words', 'order'] as const;
export type FilterKey = (typeof KEYS)[number];
export type Filter = Partial<Record<FilterKey, string>>;

/** Open cases of everyone, the earliest due first, where the address says nothing. */
export function useBoardFilter() {
  const [search, setSearch] = useSearchParams();
  const filter: Filter = Object.fromEntries(KEYS.flatMap((key) => (search.get(key) ? [[key, search.get(key)]] : [])));
  const page = Math.max(1, Number(search.get('page')) || 1);
  const query = { ...filter, open: filter.open ?? 'true' };
  return {
    filter,
    page,
    /** As the server takes it. */
    query: withoutAll(query),
    change: (changed: Filter) => setSearch(written({ ...filter, ...changed })),
    replace: (other: Filter) => setSearch(written(other)),
    turn: (to: number) => setSearch({ ...written(filter), page: String(to) }),
  };
}

/** `open=all`: open and done. */
function withoutAll(query: Filter): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter(([key, value]) => !(key === 'open' && value === 'all')));
}

function written(filter: Filter): Record<string, string> {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
}
