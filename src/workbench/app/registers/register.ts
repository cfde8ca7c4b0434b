/** One register as the server answers it. */
import { useQuery } from '@tanstack/react-query';
import type { FormField } from '../../../desk/form.ts';
import type { Balance, Row } from '../../../desk/registers.ts';
import { ask } from '../api.ts';
import { shown } from '../form/values.ts';

export interface RegisterView {
  id: string;
  title: string;
  keepers: string[];
  keys: string[];
  columns: FormField[];
  cites: string[];
  balance: Balance | null;
  /** May I register rows, if only my own organ's? */
  writable: boolean;
  rows: Row[];
  total: number;
}

/** What a row is called: its key columns in words. */
export function rowName({ keys, columns }: RegisterView, { data }: Row): string {
  return keys.map((key) => shown(data[key], { ...columns.find((field) => field.key === key)!, unit: null })).join('·');
}

export const PAGE_SIZE = 100;

export function useRegister(id: string, asked: { on: string; known: string; words: string; page: number }) {
  const { page, on, known, words } = asked;
  return useQuery({
    queryKey: ['register', id, asked],
    queryFn: () =>
      ask<RegisterView>(`/registers/${id}`, {
        ...{ on, known: endOf(known), words },
        ...{ limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE },
      }),
    placeholderData: (previous) => (previous?.id === id ? previous : undefined),
  });
}

/** The last moment of a day, as the server asks for it; nothing for no day. */
export function endOf(day: string): string {
  return day && `${day}T23:59:59.999+08:00`;
}
