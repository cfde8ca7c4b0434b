/** The procedures that can be begun, with their opening forms. */
import { useQuery } from '@tanstack/react-query';
import type { FormField } from '../../../desk/form.ts';
import { ask } from '../api.ts';

export interface ProcedureLine {
  id: string;
  title: string;
  mechanism: string;
  /** The organs that open it. */
  by: string[];
  /** The form names the organ that opens it: every organ may. */
  named: boolean;
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
