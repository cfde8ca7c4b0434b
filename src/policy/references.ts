/** What the elements of a policy say of one another: a clock, a rule, a state, a column that is not there is a mistake at its place. */
import { entries } from '../rule/read-rule.ts';
import { type Mistake, suggestion } from '../rule/scope.ts';
import { get, listOf, textOf, type Written, wrong } from '../rule/written.ts';
import { type OrganRegister, resolve } from '../text/organ.ts';
import type { DeclaredKind } from './policy.ts';
import { fullId } from './procedure.ts';
import { DECLARED } from './schema-declared.ts';

/** Ids (medical-insurance/contribution) as the policies write them, those that do not load too: one mistake is told once. */
export interface WrittenIds {
  rules: ReadonlySet<string>;
  clocks: ReadonlySet<string>;
  /** Procedures with their actions. */
  procedures: ReadonlyMap<string, readonly string[]>;
}

const KINDS = Object.keys(DECLARED) as DeclaredKind[];

export function writtenIds(policies: { id: string; contents: Written[] }[]): WrittenIds {
  const ids = (section: string): Set<string> =>
    new Set(
      policies.flatMap(({ id, contents }) =>
        contents.flatMap((content) => keysOf(get(content, section)).map((key) => `${id}/${key}`)),
      ),
    );
  const procedures = policies.flatMap(({ id, contents }) =>
    contents.flatMap((content) =>
      entries(get(content, 'procedures')).map(([key, at]) => [`${id}/${key}`, keysOf(get(at, 'actions'))] as const),
    ),
  );
  return { rules: ids('rules'), clocks: ids('clocks'), procedures: new Map(procedures) };
}

/** Every reference of a file to a rule or a clock that nobody writes. `key` stands for a rule of the same policy, `policy/key` for any. */
export function unknownReferences(id: string, content: Written, known: WrittenIds): Mistake[] {
  const steps = entries(get(content, 'clocks')).flatMap(([, clock]) => itemsOf(get(clock, 'steps')));
  const declared = KINDS.flatMap((kind) => entries(get(content, kind)).map(([, at]) => at));
  const procedures = entries(get(content, 'procedures')).flatMap(([, at]) => [
    at,
    ...entries(get(at, 'actions')).map(([, action]) => action),
  ]);
  return [
    ...[...steps, ...declared].flatMap((at) => referencesIn(at, id, known)),
    ...entries(get(content, 'history')).flatMap(([, at]) => unknownSteps(at, id, known)),
    ...procedures.flatMap((at) =>
      CLOCK_KEYS.flatMap((key) => scalarsOf(get(at, key)).flatMap((name) => unknownClock(name, id, known))),
    ),
  ];
}

/** A case of the past names a procedure, and its actions. */
function unknownSteps(at: Written, id: string, { procedures }: WrittenIds): Mistake[] {
  const procedure = get(at, 'procedure');
  if (procedure?.kind !== 'scalar') return [];
  const name = fullId(id, procedure.text);
  const actions = procedures.get(name);
  if (!actions) return [wrong(procedure, `没有“${name}”这个流程${suggestion(name, procedures.keys()) || '。'}`)];
  return itemsOf(get(at, 'actions')).flatMap((step) =>
    among(get(step, 'action'), actions, '这一步', `；“${name}”有 ${actions.join('、')}。`),
  );
}

/** Keys of a procedure and its actions that name clocks besides `clock`. */
const CLOCK_KEYS = ['starts', 'stops', 'after', 'before', 'resumes', 'extends', 'expires'];

function unknownClock(at: Written & { kind: 'scalar' }, id: string, { clocks }: WrittenIds): Mistake[] {
  const name = fullId(id, at.text);
  if (name.startsWith('@') || clocks.has(name)) return [];
  return [wrong(at, `没有“${name}”这项时限${suggestion(name, clocks) || '；gongbao policies 列出全部。'}`)];
}

function scalarsOf(at: Written | undefined): (Written & { kind: 'scalar' })[] {
  const items = at?.kind === 'list' ? at.items : at ? [at] : [];
  return items.filter((item) => item.kind === 'scalar');
}

function referencesIn(at: Written, id: string, known: WrittenIds): Mistake[] {
  if (at.kind === 'scalar') return [];
  if (at.kind === 'list') return at.items.flatMap((item) => referencesIn(item, id, known));
  return [...at.entries].flatMap(([key, { value }]) => {
    if (value.kind !== 'scalar') return referencesIn(value, id, known);
    const ids = key === 'clock' ? known.clocks : key === 'rule' ? known.rules : null;
    const name = fullId(id, value.text);
    if (!ids || name.startsWith('@') || ids.has(name)) return [];
    const near = suggestion(name, ids) || '；gongbao policies 列出全部。';
    return [wrong(value, `没有“${name}”这${key === 'clock' ? '项时限' : '条规则'}${near}`)];
  });
}

/** References within a policy: columns of a view, documents. (States and types are read, and so checked, with their element.) */
export function faultsWithin(contents: Written[], documents: readonly string[]): Mistake[] {
  const section = (kind: DeclaredKind): [string, Written][] =>
    contents.flatMap((content) => entries(get(content, kind)));
  const registers = new Map(section('registers'));
  return [
    ...section('views').flatMap(([, at]) => viewFaults(at, registers)),
    ...KINDS.flatMap(section).flatMap(([, at]) =>
      among(get(at, 'document'), documents, '这件文件', '；请在“documents”里登记，或改正文号。'),
    ),
  ];
}

function viewFaults(view: Written, registers: ReadonlyMap<string, Written>): Mistake[] {
  const of = get(view, 'of');
  const register = of?.kind === 'scalar' ? registers.get(of.text) : undefined;
  if (!of || !register) return [];
  const columns = entries(get(register, 'columns')).map(([key]) => key);
  return itemsOf(get(view, 'columns')).flatMap((at) =>
    among(at, columns, '这一列', `；“${textOf(of)}”有 ${columns.join('、')}。`),
  );
}

/** The organ of a policy must be one of its jurisdiction's, where those are registered: 区医疗保障局, 区工科局（商务局）. */
export function unknownOrgan(content: Written, organs: OrganRegister): Mistake[] {
  const at = get(content, 'organ');
  if (at?.kind !== 'scalar') return [];
  const name = at.text.replace(/（.*）$/u, '');
  if (resolve(organs, name) !== null) return [];
  return [
    wrong(
      at,
      `登记的机构里没有“${name}”${suggestion(name, organs.byName.keys()) || '；请核对名称，或在 organs.yaml 里登记。'}`,
    ),
  ];
}

function among(at: Written | undefined, known: readonly string[], what: string, advice: string): Mistake[] {
  if (at?.kind !== 'scalar' || known.includes(at.text)) return [];
  return [wrong(at, `没有“${at.text}”${what}${suggestion(at.text, known) || advice}`)];
}

function itemsOf(at: Written | undefined): Written[] {
  return at?.kind === 'list' ? listOf(at) : [];
}

function keysOf(at: Written | undefined): string[] {
  return at?.kind === 'map' ? [...at.entries.values()].map(({ key }) => textOf(key)) : [];
}
