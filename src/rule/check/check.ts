/** Checks of a whole rule at load: gaps, overlaps, branches never reached, dated values that are missing when needed. */
import { printDay } from '../../calendar/day.ts';
import { UNCOVERED } from '../forms.ts';
import { printDate } from '../print.ts';
import type { Rule } from '../rule.ts';
import { Mistake } from '../scope.ts';
import type { Tree } from '../tree.ts';
import { nodesOf, partsOf } from '../walk.ts';
import { type Formula, formulaOf, Variables } from './formula.ts';
import { and, type Known, NOTHING, solve } from './solve.ts';

/** Everything that is wrong with the branches and the dates of a rule. */
export function checkRule(rule: Rule): Mistake[] {
  const variables = new Variables();
  const choices = [...rule.steps.map(({ tree }) => tree), ...rule.requirements.map(({ that }) => that)]
    .flatMap((tree) => nodesOf(tree))
    .filter((node) => node.op === 'choose')
    .filter(({ branches }) => !branches.some(({ when }) => when.op === 'reading'))
    .map((tree) => ({ tree, conditions: tree.branches.map(({ when }) => formulaOf(when, variables)) }));
  const given = rule.requirements
    .map(({ that }) => formulaOf(that, variables))
    .reduce((known, formula) => and(known, formula, variables), NOTHING);
  return [
    ...choices.flatMap(({ tree, conditions }) => checkChoice(tree, conditions, given, variables)),
    ...checkDates(rule),
  ];
}

type Choice = Tree & { op: 'choose' };

function checkChoice(tree: Choice, conditions: Formula[], given: Known, variables: Variables): Mistake[] {
  const mistakes: Mistake[] = [];
  let others = given;
  conditions.forEach((condition, i) => {
    if (solve(and(tree.exclusive ? given : others, condition, variables), variables) === null) {
      const why = i > 0 && !tree.exclusive ? '前面的情形已经包括了它，永远轮不到' : '这个条件永远不成立';
      mistakes.push(new Mistake(`${why}；请核对条件或次序。`, tree.branches[i]!.source));
    }
    others = and(others, { is: 'not', of: condition }, variables);
  });
  if (tree.exclusive) mistakes.push(...overlaps(tree, conditions, given, variables));
  if (tree.otherwise.op === 'fail' && tree.otherwise.message === UNCOVERED) {
    const gap = solve(others, variables);
    if (Array.isArray(gap))
      mistakes.push(
        new Mistake(
          `没有写${gap.length > 0 ? `“${gap.join('，')}”时` : '其余情形'}的值；请补一级，或写“otherwise”。`,
          tree.source,
        ),
      );
  }
  return mistakes;
}

function overlaps(tree: Choice, conditions: Formula[], given: Known, variables: Variables): Mistake[] {
  for (let i = 0; i < conditions.length; i++) {
    const one = and(given, conditions[i]!, variables);
    for (let j = 0; j < i; j++) {
      const both = solve(and(one, conditions[j]!, variables), variables);
      if (!Array.isArray(both)) continue;
      const [first, second] = [tree.branches[j]!.source, tree.branches[i]!.source];
      return [
        new Mistake(
          `与第 ${first.line} 行重叠：${both.length > 0 ? `“${both.join('，')}”时` : ''}两条同时适用而没有先后；请改界限，或用“first-of”写明先后。`,
          second,
        ),
      ];
    }
  }
  return [];
}

/** A parameter must have begun on every day for which the rule can be asked, unless a condition on the date stands before it. */
function checkDates(rule: Rule): Mistake[] {
  const first = Math.min(...rule.validity.map(({ from }) => from));
  return rule.steps.flatMap(({ tree }) =>
    unguarded(tree).flatMap((node) => {
      const begins = node.parameter.periods[0]!.from;
      if (begins <= first) return [];
      return [
        new Mistake(
          `“${node.parameter.title}”自${printDate(begins)}起才有值，而规则自${printDay(first)}起就可以问；请补以前的值，或推迟“valid”。`,
          node.source,
        ),
      ];
    }),
  );
}

function unguarded(tree: Tree): (Tree & { op: 'parameter' })[] {
  if (tree.op === 'parameter') return tree.at ? [] : [tree];
  if (tree.op === 'choose' && tree.branches.some(({ when }) => nodesOf(when).some(({ op }) => op === 'today')))
    return [];
  return partsOf(tree).flatMap(unguarded);
}
