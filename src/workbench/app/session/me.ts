/** Who is signed in, and what that allows. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Role, Seat } from '../../../desk/actor.ts';
import type { Right } from '../../../desk/permission.ts';
import { ask, Failed } from '../api.ts';

export interface Me {
  account: string;
  person: string;
  seats: Seat[];
  rights: Right[];
  mustChange: boolean;
  secondFactor: boolean;
  day: string;
  jurisdiction: string;
}

/** Null where nobody is signed in. */
export function useSignedIn() {
  return useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      try {
        return await ask<Me>('/me');
      } catch (error) {
        if (error instanceof Failed && error.status === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
  });
}

export const MeContext = createContext<Me | null>(null);

/** Inside the application: somebody is signed in. */
export function useMe(): Me & { has: (right: Right) => boolean; plays: (...roles: Role[]) => boolean } {
  const me = useContext(MeContext)!;
  return {
    ...me,
    has: (right) => me.rights.includes(right),
    plays: (...roles) => me.seats.some(({ role }) => roles.includes(role)),
  };
}
