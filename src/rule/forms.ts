/**
 * Ways of writing a value in a policy file, each a rewriting into the tree: an expression, the first branch that holds, the
 * highest of those that hold, a ladder, a table, values by date or by reading … One function for each, registered below.
 */
import { parseDay } from '../calendar/day.ts';
import { build, buildCondition, call, constant, fit } from './build.ts';
import type { Rounding } from './exact.ts';
import { parse, SyntaxProblem } from './parse.ts';
import { comparison } from './primitives/comparison.ts';
import { number, rounding } from './primitives/number.ts';
import { Mistake, type Scope } from './scope.ts';
import type { Branch, Source, Tree } from './tree.ts';
import { BOOLEAN, DATE, type Type } from './type.ts';
import type { FailureCode } from './value.ts';
import {
  citesOf,
  get,
  listOf,
  mapOf,
  need,
  only,
  sourceOf,
  textOf,
  type Written,
  type WrittenMap,
  wrong,
} from './written.ts';

/** What a value sees: the names, the cites that it rests on, and which readings answer one question. */
export interface FormScope {
  scope(at: Written, cites: string[]): Scope;
  cites: string[];
  /** Every question of reading with the names of its answers. */
  questions: string[][];
}

type Form = (map: WrittenMap, content: Written, around: FormScope, wanted?: Type) => Tree;

const FORMS: Record<string, Form> = {
  value: (_map, content, around, wanted) => buildValue(content, around, wanted),
  'first-of': (map, content, around, wanted) => choice(map, content, around, false, wanted),
  'one-of': (map, content, around, wanted) => choice(map, content, around, true, wanted),
  'highest-of': (map, content, around, wanted) => extreme(map, content, around, 'max', wanted),
  'lowest-of': (map, content, around, wanted) => extreme(map, content, around, 'min', wanted),
  'sum-of': (map, content, around, wanted) => extreme(map, content, around, 'sum', wanted),
  collect,
  ladder,
  table,
  dated,
  'by-reading': byReading,
  'not-stated': (_map, content, around) => failure('not-stated', content, around),
  'no-value': (_map, content, around) => failure('no-value-at-date', content, around),
  invalid: (_map, content, around) => failure('invalid-input', content, around),
};

/** Keys beside a form: what it rests on, what is done with the result, and remarks for people. */
const BESIDE = ['cite', 'note', 'otherwise', 'round', 'cap', 'floor'];

/** The tree of a value as written. `wanted` is its type where that is declared. */
export function buildValue(written: Written, around: FormScope, wanted?: Type, also: string[] = []): Tree {
  if (written.kind === 'scalar') return buildExpression(written, around, wanted);
  const map = mapOf(written);
  const keys = Object.keys(FORMS).filter((key) => map.entries.has(key));
  if (keys.length !== 1) {
    throw wrong(
      written,
      keys.length === 0 ? `没有写值；要有 ${Object.keys(FORMS).join('、')} 之一。` : `${keys.join('、')} 只能写一个。`,
    );
  }
  only(map, [...BESIDE, keys[0]!, ...also]);
  const inner = { ...around, cites: citesOf(map, around.cites) };
  const tree = FORMS[keys[0]!]!(map, need(map, keys[0]!), inner, wanted);
  return finished(map, tree, inner);
}

/** A condition as written. */
export function buildTest(written: Written, around: FormScope): Tree {
  const tree = expression(written, around, (syntax, scope) => buildCondition(syntax, scope));
  return tree;
}

function buildExpression(written: Written & { kind: 'scalar' }, around: FormScope, wanted?: Type): Tree {
  if (typeof written.value === 'boolean') return constantOf(written, around, written.value, wanted);
  if (written.value === null) return constant(null, wanted ?? { kind: 'null' }, sourceOf(written, around.cites));
  return expression(written, around, (syntax, scope) => build(syntax, scope, wanted));
}

function constantOf(written: Written, around: FormScope, value: boolean, wanted?: Type): Tree {
  const tree = constant(value, BOOLEAN, sourceOf(written, around.cites));
  return wanted ? fit(tree, wanted) : tree;
}

function expression(
  written: Written,
  around: FormScope,
  make: (syntax: ReturnType<typeof parse>, scope: Scope) => Tree,
): Tree {
  if (written.kind === 'scalar' && typeof written.value === 'boolean')
    return constantOf(written, around, written.value);
  const scope = around.scope(written, around.cites);
  try {
    return make(parse(textOf(written)), scope);
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    throw new Mistake(error.message, scope.source(error.span));
  }
}

/** round, cap and floor beside the form. */
function finished(map: WrittenMap, tree: Tree, around: FormScope): Tree {
  let result = tree;
  for (const [key, primitive] of [
    ['cap', number.min],
    ['floor', number.max],
  ] as const) {
    const bound = get(map, key);
    if (bound)
      result = call(
        result.type,
        [result, buildValue(bound, around, result.type)],
        sourceOf(map, around.cites),
        primitive,
      );
  }
  const round = get(map, 'round');
  if (!round) return result;
  if (result.type.kind !== 'number') throw wrong(round, '只有数才能舍入。');
  const [places, mode] = [need(round, 'places'), textOf(need(round, 'mode'))];
  if (!(mode in ROUNDING)) throw wrong(round, `没有“${mode}”这种舍入；可用 ${Object.keys(ROUNDING).join('、')}。`);
  if (places.kind !== 'scalar' || !Number.isInteger(places.value)) throw wrong(places, '小数位数要是整数。');
  return call(result.type, [result], sourceOf(map, around.cites), rounding(places.value as number, ROUNDING[mode]!));
}

const ROUNDING: Record<string, Rounding> = { 四舍五入: 'half-up', 四舍六入: 'half-even', 进一: 'up', 舍去: 'down' };

function choice(map: WrittenMap, content: Written, around: FormScope, exclusive: boolean, wanted?: Type): Tree {
  const branches = branchesOf(content, around, 'then', wanted);
  const type = wanted ?? typeOf(branches, around, get(map, 'otherwise'));
  return chosen(map, branches, around, exclusive, type);
}

/** The branches with one type, and what holds where none applies; without `otherwise` the branches must cover everything. */
function chosen(map: WrittenMap, branches: Branch[], around: FormScope, exclusive: boolean, type: Type): Tree {
  const written = get(map, 'otherwise');
  const source = sourceOf(map, around.cites);
  const otherwise: Tree = written
    ? buildValue(written, around, type)
    : { op: 'fail', code: 'conflict', message: UNCOVERED, type, source, nullable: false };
  const fitted = branches.map((branch) => ({ ...branch, gives: fit(branch.gives, type) }));
  const nullable = otherwise.nullable || fitted.some(({ gives }) => gives.nullable);
  return { op: 'choose', branches: fitted, otherwise, exclusive, type, source, nullable };
}

/** The message of a choice that must not be reached: the check at load proves that it is not, where it can. */
export const UNCOVERED = '所写的情形都不适用，政策文件没有写完整。';

function extreme(
  map: WrittenMap,
  content: Written,
  around: FormScope,
  pick: 'max' | 'min' | 'sum',
  wanted?: Type,
): Tree {
  const branches = branchesOf(content, around, 'then', wanted);
  const type = wanted ?? typeOf(branches, around, get(map, 'otherwise'));
  const otherwise = buildValue(need(map, 'otherwise'), around, type);
  return {
    op: 'extreme',
    pick,
    branches: branches.map((branch) => ({ ...branch, gives: fit(branch.gives, type) })),
    otherwise,
    type,
    source: sourceOf(map, around.cites),
    nullable: false,
  };
}

function collect(map: WrittenMap, content: Written, around: FormScope, wanted?: Type): Tree {
  if (wanted?.kind !== 'set' && wanted?.kind !== 'list') throw wrong(map, '“collect”的结果要声明为 set 或 list。');
  const of: Type = wanted.kind === 'set' ? { kind: 'choice', domain: wanted.domain } : wanted.of;
  const branches = branchesOf(content, around, 'give', of);
  return { op: 'collect', branches, type: wanted, source: sourceOf(map, around.cites), nullable: false };
}

/** `when … then …`, each with its own cite. */
function branchesOf(content: Written, around: FormScope, key: string, wanted?: Type): Branch[] {
  let type = wanted;
  return listOf(content).map((item) => {
    const map = mapOf(item);
    only(map, ['when', key, 'cite', 'note']);
    const inner = { ...around, cites: citesOf(map, around.cites) };
    const when = buildTest(need(map, 'when'), inner);
    const gives = buildValue(need(map, key), inner, type);
    if (!type && gives.type.kind !== 'never' && gives.type.kind !== 'null') type = gives.type;
    return { when, gives, source: sourceOf(item, inner.cites) };
  });
}

function typeOf(branches: Branch[], around: FormScope, otherwise: Written | undefined): Type {
  const found = branches.map(({ gives }) => gives.type).find((type) => type.kind !== 'never' && type.kind !== 'null');
  if (found) return found;
  return otherwise ? buildValue(otherwise, around).type : { kind: 'never' };
}

/** Steps between bounds: `{以上: 300 亩, 不满: 500 亩, then: 3000 元}`. Gaps and overlaps are found when the file is loaded. */
function ladder(map: WrittenMap, content: Written, around: FormScope, wanted?: Type): Tree {
  const spec = mapOf(content);
  only(spec, ['of', 'steps', 'cite', 'note']);
  const inner = { ...around, cites: citesOf(spec, around.cites) };
  const of = buildValue(need(spec, 'of'), inner);
  let type = wanted;
  const branches = listOf(need(spec, 'steps')).map((item) => {
    const step = mapOf(item);
    only(step, [...Object.keys(BOUNDS), 'then', 'cite', 'note']);
    const within = { ...inner, cites: citesOf(step, inner.cites) };
    const gives = buildValue(need(step, 'then'), within, type);
    if (!type && gives.type.kind !== 'never') type = gives.type;
    return { when: bounded(step, of, within), gives, source: sourceOf(item, within.cites) };
  });
  return chosen(map, branches, inner, true, type ?? { kind: 'never' });
}

function bounded(step: WrittenMap, of: Tree, around: FormScope): Tree {
  const tests: Tree[] = [];
  for (const [name, { value }] of step.entries) {
    const bound = BOUNDS[name];
    if (!bound) continue;
    const limit = buildValue(value, around, of.type);
    const scope = around.scope(value, around.cites);
    tests.push(
      call(
        BOOLEAN,
        [of, limit],
        { ...sourceOf(value, around.cites), text: said(of, name, limit) },
        comparison[typeof bound === 'string' ? bound : bound(scope)],
      ),
    );
  }
  if (tests.length === 0) throw wrong(step, `每一级要写界限：${Object.keys(BOUNDS).join('、')}。`);
  return tests.reduce((left, right) => ({
    op: 'and',
    left,
    right,
    type: BOOLEAN,
    source: { ...right.source, text: `${left.source.text}，${right.source.text}` },
    nullable: false,
  }));
}

/** As a person says it: 面积 不满 300 亩, 面积 300 亩以上. */
function said(of: Tree, bound: string, limit: Tree): string {
  const behind = ['以上', '以下', '以内'].includes(bound);
  return `${of.source.text} ${behind ? `${limit.source.text}${bound}` : `${bound} ${limit.source.text}`}`;
}

type Sign = '<' | '<=' | '>' | '>=' | '=';

const BOUNDS: Record<string, Sign | ((scope: Scope) => Sign)> = {
  以上: (scope) => (scope.bounds.atLeast ? '>=' : '>'),
  以下: (scope) => (scope.bounds.atMost ? '<=' : '<'),
  以内: '<=',
  不低于: '>=',
  超过: '>',
  高于: '>',
  不超过: '<=',
  低于: '<',
  不足: '<',
  不满: '<',
  等于: '=',
};

/** One value for each member of a choice: `table: {by: 单位, rows: {滨河街道: 22611 人, …}}`; rows may be tables again. */
function table(map: WrittenMap, content: Written, around: FormScope, wanted?: Type): Tree {
  const spec = mapOf(content);
  only(spec, ['by', 'rows', 'cite', 'note']);
  const inner = { ...around, cites: citesOf(spec, around.cites) };
  const by = buildValue(need(spec, 'by'), inner);
  let type = wanted;
  const branches = [...mapOf(need(spec, 'rows')).entries.values()].map(({ key, value }): Branch => {
    const source = sourceOf(key, value.kind === 'map' ? citesOf(value, inner.cites) : inner.cites);
    const gives = buildValue(value, inner, type);
    if (!type && gives.type.kind !== 'never') type = gives.type;
    return { when: call(BOOLEAN, [by, rowKey(key, by, inner)], source, comparison['=']), gives, source };
  });
  return chosen(map, branches, inner, true, type ?? { kind: 'never' });
}

/** The member, number or text that a row of a table is for. */
function rowKey(key: Written, by: Tree, around: FormScope): Tree {
  if (by.type.kind === 'choice') {
    const index = by.type.domain.titles.indexOf(textOf(key));
    if (index < 0) throw wrong(key, `选项里没有“${textOf(key)}”；可选 ${by.type.domain.titles.join('、')}。`);
    return constant(index, by.type, sourceOf(key, []));
  }
  if (by.type.kind === 'text') return constant(textOf(key), by.type, sourceOf(key, []));
  // What a row is for is no claim about the text: the row's value is.
  const tree = buildValue(key, around, by.type);
  return { ...tree, source: { ...tree.source, text: '' } };
}

/** Values by the date of the question: each holds from its day until the next begins. */
function dated(map: WrittenMap, content: Written, around: FormScope, wanted?: Type): Tree {
  const source = sourceOf(map, around.cites);
  const today: Tree = { op: 'today', type: DATE, source, nullable: false };
  let type = wanted;
  let last = -Infinity;
  const branches = [...mapOf(content).entries.values()].map(({ key, value }): Branch => {
    const day = parseDay(textOf(key));
    if (day === null) throw wrong(key, `“${textOf(key)}”不是日期（如 2024-09-01）。`);
    if (day <= last) throw wrong(key, '日期要从早到晚写。');
    last = day;
    const gives = buildValue(value, around, type);
    if (!type && gives.type.kind !== 'never') type = gives.type;
    const begins = sourceOf(key, value.kind === 'map' ? citesOf(value, around.cites) : around.cites);
    const when = call(BOOLEAN, [today, constant(day, DATE, begins)], begins, comparison['>=']);
    return { when, gives, source: begins };
  });
  if (get(map, 'otherwise')) throw wrong(map, '“dated”第一个日期以前没有值，不能写“otherwise”。');
  const whole = type ?? { kind: 'never' };
  const before: Tree = {
    op: 'fail',
    code: 'no-value-at-date',
    message: '所问日期在规定施行以前，没有值。',
    type: whole,
    source,
    nullable: false,
  };
  const fitted = branches.toReversed().map((branch) => ({ ...branch, gives: fit(branch.gives, whole) }));
  return {
    op: 'choose',
    branches: fitted,
    otherwise: before,
    exclusive: false,
    type: whole,
    source,
    nullable: fitted.some(({ gives }) => gives.nullable),
  };
}

/** One value for each reading of one question. */
function byReading(map: WrittenMap, content: Written, around: FormScope, wanted?: Type): Tree {
  const entries = [...mapOf(content).entries.values()];
  const names = entries.map(({ key }) => textOf(key));
  const question = around.questions.find(
    (options) => options.length === names.length && options.every((o) => names.includes(o)),
  );
  if (!question)
    throw wrong(
      content,
      `要把同一个问题的各种读法都写上：${around.questions.map((q) => q.join('、')).join('；') || '（没有写明读法）'}。`,
    );
  let type = wanted;
  const source: Source = sourceOf(map, around.cites);
  const branches = entries.map(({ key, value }): Branch => {
    const gives = buildValue(value, around, type);
    if (!type && gives.type.kind !== 'never') type = gives.type;
    return {
      when: { op: 'reading', name: textOf(key), type: BOOLEAN, source, nullable: false },
      gives,
      source: gives.source,
    };
  });
  return chosen(map, branches, around, false, type ?? { kind: 'never' });
}

function failure(code: FailureCode, content: Written, around: FormScope): Tree {
  return {
    op: 'fail',
    code,
    message: textOf(content),
    type: { kind: 'never' },
    source: sourceOf(content, around.cites),
    nullable: false,
  };
}
