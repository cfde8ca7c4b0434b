/**
 * Who may do what. One table says it; one object made from it is both the check of a single thing and the condition that a
 * list, a search, a count, an export carries, so that no way of reading can forget it. What the table does not name is denied.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Actor, Role } from './actor.ts';

export type Right =
  | 'case.read'
  | 'case.act'
  | 'case.urge'
  | 'register.read'
  | 'register.write'
  | 'indicator.read'
  | 'indicator.report'
  | 'indicator.lock'
  | 'document.edit'
  | 'document.read'
  | 'report.read'
  | 'people.read'
  | 'account.manage'
  | 'seat.grant'
  | 'seat.read'
  | 'audit.read'
  | 'system.manage';

/** `own`: what concerns the organ of the seat; `all`: the whole jurisdiction. */
type Reach = 'own' | 'all';

const OFFICE: Partial<Record<Right, Reach>> = {
  'case.read': 'own',
  'case.act': 'own',
  'register.read': 'own',
  'register.write': 'own',
  'indicator.read': 'all',
  'indicator.report': 'own',
  'document.read': 'all',
  'people.read': 'all',
};

export const RIGHTS: Record<Role, Partial<Record<Right, Reach>>> = {
  clerk: OFFICE,
  reviewer: OFFICE,
  leader: { ...OFFICE, 'report.read': 'own' },
  supervisor: {
    ...OFFICE,
    'case.read': 'all',
    'case.urge': 'all',
    'register.read': 'all',
    'indicator.lock': 'all',
    'report.read': 'all',
  },
  gazette: { ...OFFICE, 'document.edit': 'all' },
  system: { 'account.manage': 'all', 'seat.read': 'all', 'people.read': 'all', 'system.manage': 'all' },
  security: { 'seat.grant': 'all', 'seat.read': 'all', 'people.read': 'all' },
  auditor: { 'audit.read': 'all', 'seat.read': 'all' },
};

/** The organs for which an actor has a right; 'all' = every one. */
export type Scope = 'all' | string[];

export function scopeOf(actor: Actor, right: Right): Scope {
  const organs = new Set<string>();
  for (const seat of actor.seats) {
    const reach = RIGHTS[seat.role][right];
    // The head of the government reads what the government's office coordinates: the whole jurisdiction.
    if (reach === 'all' || (reach && seat.role === 'leader' && READS.has(right) && isGovernment(seat.organ)))
      return 'all';
    if (reach) organs.add(seat.organ);
  }
  return [...organs];
}

const READS = new Set<Right>(['case.read', 'register.read', 'report.read']);

function isGovernment(organ: string): boolean {
  return /^(?:区|县|市|旗)(?:人民)?政府$/u.test(organ) || /(?:区|县|市|旗)人民政府$/u.test(organ);
}

/** May it be done for one of these organs? */
export function allows(scope: Scope, organs: readonly (string | null)[]): boolean {
  return scope === 'all' || organs.some((organ) => organ !== null && scope.includes(organ));
}

/** Has the actor the right at all? */
export function mayAtAll(actor: Actor, right: Right): boolean {
  const scope = scopeOf(actor, right);
  return scope === 'all' || scope.length > 0;
}

/** The condition on a column that names one organ. */
export function organWithin(scope: Scope, column: string): RawBuilder<boolean> {
  return scope === 'all' ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} = ANY(${scope}::text[])`;
}

/** The condition on a column that lists organs. */
export function organsWithin(scope: Scope, column: string): RawBuilder<boolean> {
  return scope === 'all' ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} && ${scope}::text[]`;
}
