/** A response plan as the server answers it. */
import { useQuery } from '@tanstack/react-query';
import type { FormField } from '../../../desk/form.ts';
import type { Call, Group } from '../../../desk/responses.ts';
import { ask } from '../api.ts';

export interface PlanView {
  id: string;
  title: string;
  procedure: string;
  levels: Record<string, { title?: string }>;
  calls: Call[];
  groups: Group[];
  cites: string[];
  form: FormField[];
  /** What the rule of levels asks for. */
  facts: FormField[];
  /** What the rule of levels answers. */
  answers: FormField[];
  asks: string | null;
}

export function usePlans() {
  return useQuery({ queryKey: ['plans'], queryFn: () => ask<PlanView[]>('/plans'), staleTime: 600_000 });
}
