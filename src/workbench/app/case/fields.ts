/** The titles and choices of a case's fields, as far as its forms tell them. */
import { useQuery } from '@tanstack/react-query';
import type { CaseView } from '../../../desk/case-view.ts';
import type { FormField } from '../../../desk/form.ts';
import { ask } from '../api.ts';

export interface ProcedureLine {
  id: string;
  title: string;
  mechanism: string;
  by: string[];
  states: string[];
  form: FormField[];
  cites: string[];
}

export function useProcedures() {
  return useQuery({
    queryKey: ['procedures'],
    queryFn: () => ask<ProcedureLine[]>('/procedures'),
    staleTime: 600_000,
  });
}

export function useCaseFields(one: CaseView): Map<string, FormField> {
  const { data } = useProcedures();
  const opening = data?.find(({ id }) => id === one.procedure.id)?.form ?? [];
  const all = [...opening, ...one.actions.flatMap(({ form }) => form)];
  return new Map(all.map((field) => [field.key, field]));
}
