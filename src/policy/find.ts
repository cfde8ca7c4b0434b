/** Finding an element by its id; a UserError names what is near. */
import type { Rule } from '../rule/rule.ts';
import { suggestion } from '../rule/scope.ts';
import { UserError } from '../text/error.ts';
import type { Policy, PolicyClock } from './policy.ts';

export function findRule(policies: Policy[], id: string): { policy: Policy; rule: Rule } {
  for (const policy of policies) {
    const rule = policy.rules.find((candidate) => candidate.id === id);
    if (rule) return { policy, rule };
  }
  throw unknown(
    '规则',
    id,
    policies.flatMap((policy) => policy.rules.map((rule) => rule.id)),
  );
}

export function findClock(policies: Policy[], id: string): { policy: Policy; clock: PolicyClock } {
  for (const policy of policies) {
    const clock = policy.clocks.find(({ spec }) => spec.id === id);
    if (clock) return { policy, clock };
  }
  throw unknown(
    '时限',
    id,
    policies.flatMap((policy) => policy.clocks.map(({ spec }) => spec.id)),
  );
}

export function findPolicy(policies: Policy[], id: string): Policy {
  const policy = policies.find((candidate) => candidate.id === id);
  if (policy) return policy;
  throw unknown(
    '政策',
    id,
    policies.map((candidate) => candidate.id),
  );
}

function unknown(what: string, id: string, known: string[]): UserError {
  return new UserError(`没有“${id}”这项${what}${suggestion(id, known) || '；用 gongbao policies 查看全部。'}`);
}
