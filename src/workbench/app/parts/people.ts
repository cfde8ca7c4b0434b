/** Accounts by the names of their people, organs by their names: what other screens are shown with. */
import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../../desk/actor.ts';
import { ask } from '../api.ts';
import { useMe } from '../session/me.ts';

export interface SeatLine {
  id: string;
  account: string;
  person: string;
  organ: string;
  post: string | null;
  role: Role;
  from: string;
  to: string | null;
  standsIn: string | null;
}

export const ROLE_NAMES: Record<Role, string> = {
  clerk: '经办',
  reviewer: '审核',
  leader: '负责人',
  supervisor: '督查',
  gazette: '公报编辑',
  system: '系统管理员',
  security: '安全管理员',
  auditor: '审计员',
};

export function useSeats() {
  const { has } = useMe();
  const enabled = has('seat.read') || has('people.read');
  return useQuery({ queryKey: ['seats'], queryFn: () => ask<SeatLine[]>('/seats'), enabled, staleTime: 60_000 });
}

/** account → the name of whoever holds it; nothing until the names are here. */
export function usePersonName(): (account: string) => string {
  const { data, isLoading } = useSeats();
  const names = new Map(data?.map(({ account, person }) => [account, person]));
  return (account) => (account === 'program' ? '系统' : (names.get(account) ?? (isLoading ? '' : account)));
}

/** The organs of the jurisdiction by their present names. */
export function useOrgans(): string[] {
  const { data } = useQuery({ queryKey: ['organs'], queryFn: () => ask<string[]>('/organs'), staleTime: 600_000 });
  return data ?? [];
}
