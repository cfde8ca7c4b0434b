/** Policies, rules and clocks as other programs see them. */
import { printDay } from '../../calendar/day.ts';
import type { ClockSpec } from '../../calendar/spec.ts';
import type { Policy } from '../../policy/policy.ts';
import { inputSchema, outputSchema } from '../../rule/json-schema.ts';
import type { Rule } from '../../rule/rule.ts';

export function describePolicy(policy: Policy) {
  return {
    id: policy.id,
    jurisdiction: policy.jurisdiction,
    title: policy.title,
    organ: policy.organ,
    documents: policy.documents.map(({ number }) => number),
    rules: policy.rules.map(({ id, title, asks }) => ({ id, title, asks })),
    clocks: policy.clocks.map(({ spec }) => ({ id: spec.id, title: spec.title, asks: spec.asks })),
    declared: policy.declared.map(({ id, kind, title, cites }) => ({ id, kind, title, cites })),
  };
}

export function describeRule(rule: Rule) {
  return {
    id: rule.id,
    title: rule.title,
    asks: rule.asks,
    valid: rule.validity.map(({ from, to }) => ({ from: printDay(from), to: to === null ? null : printDay(to) })),
    input: inputSchema(rule),
    output: outputSchema(rule),
    readings: rule.readings,
    notes: rule.notes,
    cites: rule.cites,
  };
}

export function describeClock(spec: ClockSpec) {
  const { id, title, asks, document, start, cite, readings } = spec;
  return { id, title, asks, document, start, unit: spec.period.unit, cites: cite, readings };
}
