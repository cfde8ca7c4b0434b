/** What a policy claims about the lines that it cites: every number and date in a formula, a parameter, a clock. */
import { printDay } from '../calendar/day.ts';
import { number } from '../rule/primitives/number.ts';
import type { Rule } from '../rule/rule.ts';
import type { Source, Tree } from '../rule/tree.ts';
import { nodesOf } from '../rule/walk.ts';
import type { Evidence } from './policy.ts';

export function parameterEvidence(element: string, values: Tree[]): Evidence[] {
  return values.flatMap((tree) => treeEvidence(element, tree));
}

export function ruleEvidence(rule: Rule): Evidence[] {
  const trees = [...rule.steps.map(({ tree }) => tree), ...rule.requirements.map(({ that }) => that)];
  // A day on which law changes is often the first day of a period that is cited once.
  const around = rule.validity.flatMap(({ cites }) => cites);
  const periods = rule.validity.flatMap(({ stated, source }) =>
    stated.map((day) => dateEvidence(rule.id, printDay(day), source)),
  );
  return [...trees.flatMap((tree) => treeEvidence(rule.id, tree)), ...periods].map((evidence) =>
    evidence.claim.kind === 'date' ? { ...evidence, cites: [...new Set([...evidence.cites, ...around])] } : evidence,
  );
}

/** 0, 1, a unit that is divided away (÷ 1 万元) and the whole (100% without a cite) claim nothing; every other number and every date does. */
function treeEvidence(element: string, tree: Tree): Evidence[] {
  const found: Evidence[] = [];
  const nodes = nodesOf(tree);
  const divisors = new Set(
    nodes.flatMap((node) => (node.op === 'call' && node.primitive === number.divide ? node.args.slice(1) : [])),
  );
  for (const node of nodes) {
    if (node.op !== 'const' || node.value === null || node.source.text === '') continue;
    if (node.type.kind === 'date') found.push(dateEvidence(element, printDay(node.value as number), node.source));
    if (node.type.kind !== 'number' || (divisors.has(node) ? ONE : NOTHING).test(node.source.text)) continue;
    if (node.source.text === '100%' && node.source.cites.length === 0) continue;
    found.push({
      element,
      text: node.source.text,
      claim: { kind: 'quantity', tree: node },
      cites: node.source.cites,
      source: node.source,
    });
  }
  return found;
}

const ONE = /^[01](?![\d.])/u;
/** 1 万元 is an amount; 1 户 is not. */
const NOTHING = /^(?:0(?![\d.])|1(?!\s*[\d.十百千万亿]))/u;

function dateEvidence(element: string, iso: string, source: Source): Evidence {
  return { element, text: iso, claim: { kind: 'date', iso }, cites: source.cites, source };
}
