/** What an action makes of a case: checked data, next state, clocks, whose turn it is. Pure: no database, no present moment. */
import type { ClockSpec } from '../calendar/spec.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import {
  type Action,
  type ActionRole,
  actionsIn,
  type ClockStart,
  IN_CHARGE,
  isEnd,
  PROGRAM,
  type Procedure,
} from '../policy/procedure.ts';
import { answer, type Ready, ready } from '../rule/ask.ts';
import type { Data } from '../rule/input.ts';
import type { Rule } from '../rule/rule.ts';
import { Failure } from '../rule/value.ts';
import type { ClockFacts } from '../store/desk-schema.ts';
import { count, SET_DAY } from './clocks.ts';
import { Refusal } from './fault.ts';

export interface CaseClock {
  clock: string;
  facts: ClockFacts;
  due: Date | null;
  warn: Date | null;
  running: boolean;
}

/** A case as far as its actions see it. */
export interface CaseState {
  state: string;
  data: Record<string, Data>;
  bearer: string | null;
  clocks: CaseClock[];
}

/** An action as it is asked for. */
export interface Doing {
  /** The legal day, or the instant, on which it was done: YYYY-MM-DD or with time and offset. */
  on: string;
  input: Record<string, Data>;
  /** Which of several next states, where whoever acts chooses. */
  to?: string | undefined;
  /** Names of the papers that are attached to the case, these included. */
  papers: string[];
}

export interface Rules {
  procedure: Procedure;
  clocks: ReadonlyMap<string, ClockSpec>;
  calendar: WorkCalendar;
}

/** Opens a case: its data checked, in the first state, its clocks begun. Refusal invalid. */
export function opening(rules: Rules, doing: Doing, due: string | null): CaseState {
  const { procedure } = rules;
  const own = new Set(procedure.fields.filter((field) => field.opening).map(({ key }) => key));
  check(procedure.opening, doing, {}, own, rules);
  const state = procedure.states[0];
  if (state === undefined) throw new Refusal('invalid', `流程“${procedure.title}”没有写明状态，不能立案。`);
  const data = { ...doing.input };
  const set = due === null ? [] : [recount(rules, { clock: SET_DAY, facts: { start: due }, ...IDLE })];
  const started = procedure.starts.flatMap((start) => begin(rules, start, data, doing.on));
  return entered(rules, { state, data, bearer: null, clocks: replace(started, set) }, doing.on);
}

/** The case after `action`. Refusal invalid, in the words of the procedure. */
export function transition(rules: Rules, before: CaseState, action: Action, doing: Doing): CaseState {
  const { procedure } = rules;
  if (!actionsIn(procedure, before.state).includes(action))
    throw new Refusal(
      'invalid',
      `“${before.state}”状态下不能“${action.title}”；可以：${
        actionsIn(procedure, before.state)
          .map(({ title }) => title)
          .join('、') || '（已办结）'
      }。`,
    );
  const missing = action.papers.filter((paper) => !doing.papers.includes(paper));
  if (missing.length > 0) throw new Refusal('invalid', `“${action.title}”还缺材料：${missing.join('、')}；请先上传。`);
  refuseEarly(before, action, doing.on, rules);
  refuseLate(before, action, doing.on, rules);
  const next = check(action.guard, doing, before.data, new Set(action.fields), rules);
  const data = { ...before.data, ...doing.input };
  const state = nextState(action, before.state, doing.to, next);
  const clocks = moved(rules, before, action, doing, data);
  const after = { state, data, bearer: before.bearer, clocks };
  return state === before.state ? after : entered(rules, left(procedure, before.state, after, doing.on), doing.on);
}

/** Who may act next: organ (or the title of a field, resolved) and role, for every action but the program's. */
export function turnsOf(
  procedure: Procedure,
  { state, data, bearer }: CaseState,
  organ: (name: string) => string,
): { organ: string; role: ActionRole }[] {
  const turns = new Map<string, { organ: string; role: ActionRole }>();
  // An action that leads on is a turn; one that stays (催办, 补充) only a possibility.
  const leading = actionsIn(procedure, state).filter(({ to }) => to.some((next) => next !== state));
  for (const action of leading)
    for (const party of partiesOf(procedure, action, data, bearer)) {
      if (party === PROGRAM) continue;
      const turn = { organ: organ(party), role: action.role };
      turns.set(`${turn.organ} ${turn.role}`, turn);
    }
  return [...turns.values()];
}

/** The names of those who may do an action on this case. */
export function partiesOf(
  procedure: Procedure,
  { by }: Pick<Action, 'by'>,
  data: Record<string, Data>,
  bearer: string | null,
): string[] {
  const parties = by.length > 0 ? by : [IN_CHARGE];
  return parties.flatMap((party) => {
    if (party === IN_CHARGE) return bearer === null ? [] : [bearer];
    const field = procedure.fields.find(({ title }) => title === party);
    if (!field) return [party];
    const value = data[field.key];
    return Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];
  });
}

const IDLE = { due: null, warn: null, running: true };
const guards = new WeakMap<Rule, Ready>();

/** Asks the rule of an action; answers the state that it decides. Its words are for the person who acts. */
function check(rule: Rule, doing: Doing, data: Record<string, Data>, own: Set<string>, { calendar }: Rules): string {
  const stray = Object.keys(doing.input).find((key) => !own.has(key));
  if (stray !== undefined)
    throw new Refusal('invalid', `这一步没有“${stray}”这项；可填 ${[...own].join('、') || '（无）'}。`);
  const asked = guards.get(rule) ?? ready(rule);
  guards.set(rule, asked);
  const looked = new Set(rule.inputs.map(({ key }) => key));
  const kept = Object.fromEntries(Object.entries(data).filter(([key]) => !own.has(key) && looked.has(key)));
  try {
    const { next } = answer(asked, { at: doing.on.slice(0, 10), input: { ...kept, ...doing.input } }, calendar);
    return String(next);
  } catch (error) {
    if (error instanceof Failure) throw new Refusal('invalid', error.message);
    throw error;
  }
}

function nextState(action: Action, state: string, chosen: string | undefined, decided: string): string {
  if (action.decides) return decided;
  if (action.to.length <= 1) return action.to[0] ?? state;
  if (chosen !== undefined && action.to.includes(chosen)) return chosen;
  throw new Refusal('invalid', `“${action.title}”之后是哪个状态，请选一个：${action.to.join('、')}。`);
}

/** 公示期未满不得办理. */
function refuseEarly({ clocks }: CaseState, action: Action, on: string, { clocks: specs }: Rules): void {
  if (action.after === null) return;
  const clock = clocks.find((candidate) => candidate.clock === action.after);
  const title = specs.get(action.after)?.title ?? action.after;
  if (!clock) throw new Refusal('invalid', `“${title}”还没有开始，不能“${action.title}”。`);
  const last = clock.due && shanghai(clock.due);
  if (last === null || on.slice(0, 10) <= last)
    throw new Refusal('invalid', `“${title}”到${last ?? '（未定）'}才满，之后才能“${action.title}”。`);
}

/** 逾期不再受理. A clock that never began or has been stopped sets no end. */
function refuseLate({ clocks }: CaseState, action: Action, on: string, { clocks: specs }: Rules): void {
  const clock = clocks.find((candidate) => candidate.clock === action.before && candidate.running);
  const last = clock?.due ? shanghai(clock.due) : null;
  if (last !== null && on.slice(0, 10) > last)
    throw new Refusal(
      'invalid',
      `“${specs.get(clock!.clock)?.title ?? clock!.clock}”已于${last}届满，之后不能“${action.title}”。`,
    );
}

/** The clocks that run while somebody has to act in this state. */
function entered(rules: Rules, after: CaseState, on: string): CaseState {
  const limits = actionsIn(rules.procedure, after.state).flatMap(({ within }) => (within === null ? [] : [within]));
  const running = new Set(after.clocks.filter((clock) => clock.running).map(({ clock }) => clock));
  const begun = [...new Set(limits)].filter((clock) => !running.has(clock));
  const clocks = replace(
    after.clocks,
    begun.flatMap((clock) => begin(rules, { clock, from: null }, after.data, on)),
  );
  if (!isEnd(rules.procedure, after.state)) return { ...after, clocks };
  return { ...after, clocks: clocks.map((clock) => (clock.running ? stop(clock, on) : clock)) };
}

/** Limits of the state that was left end with it. */
function left(procedure: Procedure, state: string, after: CaseState, on: string): CaseState {
  const limits = new Set(actionsIn(procedure, state).map(({ within }) => within));
  const clocks = after.clocks.map((clock) => (clock.running && limits.has(clock.clock) ? stop(clock, on) : clock));
  return { ...after, clocks };
}

function moved(
  rules: Rules,
  { clocks }: CaseState,
  action: Action,
  { on }: Doing,
  data: Record<string, Data>,
): CaseClock[] {
  const day = on.slice(0, 10);
  const change = (all: CaseClock[], id: string | null, make: (clock: CaseClock) => ClockFacts): CaseClock[] => {
    if (id === null) return all;
    const clock = all.find((candidate) => candidate.clock === id && candidate.running);
    if (!clock)
      throw new Refusal('invalid', `“${rules.clocks.get(id)?.title ?? '完成时限'}”没有在走，不能“${action.title}”。`);
    return replace(all, [recount(rules, { ...clock, facts: make(clock) })]);
  };
  const { pauses, resumes, extends: extension, restarts } = action;
  let all = change(clocks, pauses?.clock ?? null, ({ facts }) => ({
    ...facts,
    pauses: [...(facts.pauses ?? []), { from: day, reason: pauses!.reason }],
  }));
  all = change(all, resumes, ({ facts }) => ({
    ...facts,
    pauses: (facts.pauses ?? []).map((pause) => (pause.to === undefined ? { ...pause, to: day } : pause)),
  }));
  all = change(all, restarts?.clock ?? null, ({ facts }) => ({
    ...facts,
    restart: { date: day, reason: restarts!.reason },
  }));
  all = change(all, extension?.clock ?? null, (clock) => extended(clock, extension!, action, day, data));
  const begun = action.starts.flatMap((start) => begin(rules, start, data, on));
  all = replace(all, begun);
  return all.map((clock) =>
    (action.stops.includes(clock.clock) || action.expires === clock.clock) && clock.running ? stop(clock, on) : clock,
  );
}

/** Only before expiry; by so many units, or, where a day was set, to another day. */
function extended(
  { facts, due }: CaseClock,
  { amount, field }: NonNullable<Action['extends']>,
  action: Action,
  day: string,
  data: Record<string, Data>,
): ClockFacts {
  if (due && day > shanghai(due))
    throw new Refusal('invalid', `期限已于${shanghai(due)}届满，届满后不能“${action.title}”。`);
  const given = field === null ? amount : data[field];
  if (typeof given === 'string' && /^\d{4}-/u.test(given)) {
    if (due && given <= shanghai(due)) throw new Refusal('invalid', `延长后的日期要晚于原定的${shanghai(due)}。`);
    return { ...facts, setDue: given };
  }
  return { ...facts, extend: { amount: Number(given), granted: day } };
}

/** The clock from its first day; none where the day is one that was to be set and was not. */
function begin(rules: Rules, { clock, from }: ClockStart, data: Record<string, Data>, on: string): CaseClock[] {
  const spec = rules.clocks.get(clock);
  const given = from === null ? on : data[from];
  const missing = given === undefined || given === null;
  if (clock === SET_DAY && missing) return [];
  if (!spec && clock !== SET_DAY) throw new Refusal('invalid', `没有“${clock}”这个时限；请检查流程所在的政策文件。`);
  if (missing) throw new Refusal('invalid', `“${spec?.title}”从哪天起算，请填写起算日。`);
  const exact = spec?.period.unit === 'hour' || spec?.period.unit === 'minute';
  const start = exact ? String(given) : String(given).slice(0, 10);
  return [recount(rules, { clock, facts: { start }, ...IDLE })];
}

/** The clock as the calendar counts it now. */
export function recount({ clocks, calendar }: Pick<Rules, 'clocks' | 'calendar'>, clock: CaseClock): CaseClock {
  const { fault: _, ...facts } = clock.facts;
  const { due, warn, fault } = count(clocks.get(clock.clock) ?? null, facts, calendar);
  return { ...clock, due, warn, facts: fault === null ? facts : { ...facts, fault } };
}

function stop(clock: CaseClock, on: string): CaseClock {
  return { ...clock, running: false, facts: { ...clock.facts, stopped: on } };
}

/** A clock that is begun again takes the place of the earlier one. */
function replace(clocks: CaseClock[], changed: CaseClock[]): CaseClock[] {
  const names = new Set(changed.map(({ clock }) => clock));
  return [...clocks.filter(({ clock }) => !names.has(clock)), ...changed];
}

function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}
