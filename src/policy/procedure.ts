/**
 * A procedure: states, who may do what in which, with which papers, and the clocks that this starts, stops and extends.
 * What an action asks for and checks is a rule (src/rule), so that its conditions are typed and checked at load.
 */
import { checkRule } from '../rule/check/check.ts';
import { entries, type RuleScope, readRule } from '../rule/read-rule.ts';
import type { Rule } from '../rule/rule.ts';
import { suggestion } from '../rule/scope.ts';
import type { Source } from '../rule/tree.ts';
import {
  citesOf,
  flag,
  get,
  listOf,
  mapOf,
  optionalText,
  sourceOf,
  textOf,
  type Written,
  wrong,
} from '../rule/written.ts';
import { guardOf, readCaseFields } from './guard.ts';

export interface Procedure {
  /** MECHANISM/name. */
  id: string;
  title: string;
  /** Who may open a case: organs or fields of the case; empty = whoever may file. */
  by: string[];
  /** The first is where a case begins. A state that no action leaves is an end. */
  states: string[];
  fields: CaseField[];
  /** What a case is called: “{申请人}：{请求}”; null = the procedure's own title. */
  subject: string | null;
  /** The title of the field that names the organ in charge; null where `by` or the opener is. */
  bearer: string | null;
  /** Checked when a case is opened. */
  opening: Rule;
  actions: Action[];
  /** Clocks that start when a case is opened. */
  starts: ClockStart[];
  cites: string[];
  source: Source;
}

/** A field of the form; its type is that of the input of the same key in a guard. */
export interface CaseField {
  key: string;
  title: string;
  /** What the text is: an organ's name, a person, a long text …; null for plain values. */
  format: FieldFormat | null;
  optional: boolean;
  /** Asked when a case is opened. */
  opening: boolean;
  /** For people outside: never shown in public output. */
  personal: boolean;
}

export const FIELD_FORMATS = ['organ', 'person', 'phone', 'id-number', 'paragraph'] as const;
export type FieldFormat = (typeof FIELD_FORMATS)[number];

export interface ClockStart {
  /** MECHANISM/clock. */
  clock: string;
  /** The field that holds the day it starts; null = the day of the action. */
  from: string | null;
}

export interface Action {
  key: string;
  title: string;
  /** Organs, titles of fields that hold one, 承办单位, 系统. Empty = the organ in charge. */
  by: string[];
  /** Whose hand in the organ it takes. */
  role: ActionRole;
  /** Empty = every state that is not an end. */
  from: string[];
  /** Where it leads; empty = the case stays where it is; several = whoever acts chooses, unless the guard decides. */
  to: string[];
  /** Keys of the fields that it fills in. */
  fields: string[];
  /** Papers that must be attached. */
  papers: string[];
  /** Must be done within this clock, which runs from the day on which the case came into the state. */
  within: string | null;
  /** Refused before this clock has run out (公示期 …). */
  after: string | null;
  /** Refused once this clock has run out (异议期、请求复查的期限 …). */
  before: string | null;
  starts: ClockStart[];
  stops: string[];
  pauses: { clock: string; reason: string } | null;
  resumes: string | null;
  extends: { clock: string; amount: number | null; field: string | null } | null;
  restarts: { clock: string; reason: string } | null;
  /** Done by the program when this clock runs out (视为同意 …). */
  expires: string | null;
  /** Gives the next number of the series that one field names, into another field. */
  numbers: { series: string; into: string } | null;
  /** The document of the case becomes one of the register. */
  publishes: boolean;
  letter: string | null;
  guard: Rule;
  /** Does the guard decide where it leads? */
  decides: boolean;
  cites: string[];
  source: Source;
}

const ACTION_ROLES = ['clerk', 'reviewer', 'leader'] as const;
export type ActionRole = (typeof ACTION_ROLES)[number];

/** The organ in charge of a case, as a party of an action. */
export const IN_CHARGE = '承办单位';
/** The program, for what happens when a clock runs out. */
export const PROGRAM = '系统';

/** Reads one entry of `procedures`; null where it has mistakes (all of them reported). */
export function readProcedure(policy: string, key: string, at: Written, scope: RuleScope): Procedure | null {
  const id = `${policy}/${key}`;
  let failed = false;
  const report = (mistake: Parameters<RuleScope['report']>[0]): void => {
    failed = true;
    scope.report(mistake);
  };
  const within = { ...scope, report, cites: citesOf(at, scope.cites) };
  const states = texts(get(at, 'states'));
  const written = entries(get(at, 'actions'));
  const fields = readCaseFields(at, written);
  const checkState = (piece: Written | undefined): string[] =>
    scalars(piece).map((item) => {
      if (!states.includes(textOf(item))) {
        const advice = suggestion(textOf(item), states) || `；“states”里有 ${states.join('、') || '（没有写）'}`;
        report(wrong(item, `没有“${textOf(item)}”这种状态${advice}。`));
      }
      return textOf(item);
    });
  const clockOf = (piece: Written): string => fullId(policy, textOf(piece));
  const guard = (name: string, action: Written | null): Rule | null => {
    const rule = readRule(`${id}/${name}`, guardOf({ at, action, fields, states, title: name }), within);
    if (rule && action && get(action, 'require')) for (const mistake of checkRule(rule)) report(mistake);
    return rule;
  };
  const opening = guard('open', null);
  const actions = written.flatMap(([name, action]): Action[] => {
    const to = get(action, 'to');
    const decides = to?.kind === 'map';
    const made = guard(name, action);
    if (!made) return [];
    const extension = get(action, 'extends');
    return [
      {
        key: name,
        title: optionalText(mapOf(action), 'title') ?? name,
        by: texts(get(action, 'by')),
        role: roleOf(action),
        from: checkState(get(action, 'from')),
        to: decides ? statesIn(to, states) : checkState(to),
        fields: entries(get(action, 'inputs')).map(([field]) => field),
        papers: texts(get(action, 'papers')),
        within: optional(get(action, 'clock'), clockOf),
        after: optional(get(action, 'after'), clockOf),
        before: optional(get(action, 'before'), clockOf),
        starts: startsOf(policy, get(action, 'starts')),
        stops: scalars(get(action, 'stops')).map(clockOf),
        pauses: reasoned(get(action, 'pauses'), clockOf),
        resumes: optional(get(action, 'resumes'), clockOf),
        extends: extension
          ? extension.kind === 'map'
            ? {
                clock: clockOf(get(extension, 'clock') ?? extension),
                amount: numberOf(get(extension, 'amount')),
                field: optionalText(extension, 'field'),
              }
            : { clock: clockOf(extension), amount: null, field: null }
          : null,
        restarts: reasoned(get(action, 'restarts'), clockOf),
        expires: optional(get(action, 'expires'), clockOf),
        numbers: optional(get(action, 'numbers'), (at) => ({
          series: optionalText(mapOf(at), 'series') ?? '',
          into: optionalText(mapOf(at), 'into') ?? '',
        })),
        publishes: flag(mapOf(action), 'publishes'),
        letter: optionalText(mapOf(action), 'letter'),
        guard: made,
        decides,
        cites: citesOf(action, within.cites),
        source: sourceOf(action, citesOf(action, within.cites)),
      },
    ];
  });
  if (failed || !opening) return null;
  return {
    id,
    title: optionalText(mapOf(at), 'title') ?? key,
    by: texts(get(at, 'by')),
    states,
    fields,
    subject: optionalText(mapOf(at), 'subject'),
    bearer: optionalText(mapOf(at), 'bearer'),
    opening,
    actions,
    starts: startsOf(policy, get(at, 'starts')),
    cites: within.cites,
    source: sourceOf(at, within.cites),
  };
}

/** The states in which nothing more is to be done. */
export function isEnd(procedure: Procedure, state: string): boolean {
  return !procedure.actions.some(({ from, to }) => from.includes(state) && to.some((next) => next !== state));
}

/** The actions that the state allows. */
export function actionsIn(procedure: Procedure, state: string): Action[] {
  const end = isEnd(procedure, state);
  return procedure.actions.filter(({ from }) => (from.length === 0 ? !end : from.includes(state)));
}

/** A clock of the same policy may be named by its own key; @due is the day that was set for the case. */
export function fullId(policy: string, name: string): string {
  return name.includes('/') || name.startsWith('@') ? name : `${policy}/${name}`;
}

/** The states that a form which decides can lead to: those that its parts name. */
function statesIn(form: Written, states: string[]): string[] {
  const said = (at: Written): string[] =>
    at.kind === 'scalar'
      ? [at.text]
      : at.kind === 'list'
        ? at.items.flatMap(said)
        : entries(at).flatMap(([, value]) => said(value));
  const all = said(form);
  return states.filter((state) => all.some((text) => text.includes(state)));
}

function scalars(at: Written | undefined): Written[] {
  if (!at || at.kind === 'map') return [];
  return at.kind === 'list' ? at.items : [at];
}

function texts(at: Written | undefined): string[] {
  return scalars(at).map(textOf);
}

function optional<T>(at: Written | undefined, read: (at: Written) => T): T | null {
  return at ? read(at) : null;
}

function numberOf(at: Written | undefined): number | null {
  return at?.kind === 'scalar' && typeof at.value === 'number' ? at.value : null;
}

function reasoned(at: Written | undefined, clockOf: (at: Written) => string): { clock: string; reason: string } | null {
  if (!at) return null;
  const map = mapOf(at);
  return { clock: clockOf(get(map, 'clock') ?? at), reason: optionalText(map, 'reason') ?? '' };
}

/** `starts: accept`, `[accept, {clock: close, from: acceptedOn}]`. */
function startsOf(policy: string, at: Written | undefined): ClockStart[] {
  if (!at) return [];
  const items = at.kind === 'list' ? listOf(at) : [at];
  return items.map((item) =>
    item.kind === 'map'
      ? { clock: fullId(policy, textOf(get(item, 'clock') ?? item)), from: optionalText(item, 'from') }
      : { clock: fullId(policy, textOf(item)), from: null },
  );
}

function roleOf(action: Written): ActionRole {
  const at = get(action, 'role');
  if (!at) return 'clerk';
  const role = ACTION_ROLES.find((known) => known === textOf(at));
  if (!role) throw wrong(at, `“role”可写 ${ACTION_ROLES.join('、')}。`);
  return role;
}

export function personalOf(at: Written): boolean {
  return at.kind === 'map' && flag(at, 'personal');
}
