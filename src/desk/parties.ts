/** Who may open a case and do an action, and who takes part: organs of the procedure and of the case, by present names. */
import { type Action, actionsIn, PROGRAM, type Procedure } from '../policy/procedure.ts';
import type { Data } from '../rule/input.ts';
import { type Actor, isProgram, type Role, type Seat } from './actor.ts';
import { Refusal } from './fault.ts';
import { RIGHTS } from './permission.ts';
import { organ, type Setting } from './setting.ts';
import { type CaseState, partiesOf } from './transition.ts';

/** The actions that this actor may do now on a case in this state. */
export function possible(setting: Setting, actor: Actor, procedure: Procedure, state: CaseState): Action[] {
  return actionsIn(procedure, state.state).filter(
    (action) => organsFor(setting, actor, procedure, action, state).length > 0,
  );
}

/** Which hand a seat has: 督查 and the gazette's editors act as clerks of their office. Whether it may act, permission.ts says. */
const HAND: Partial<Record<Role, number>> = { clerk: 1, reviewer: 2, leader: 3 };

function handOf({ role }: Seat): number {
  return RIGHTS[role]['case.act'] ? (HAND[role] ?? HAND.clerk!) : 0;
}

/** The organs of the actor for which it may do the action: the reviewer's hand may do a clerk's work, not the other way. */
function organsFor(setting: Setting, actor: Actor, procedure: Procedure, action: Action, state: CaseState): string[] {
  const parties = partiesOf(procedure, action, state.data, state.bearer);
  if (isProgram(actor)) return parties.includes(PROGRAM) || action.expires !== null ? [PROGRAM] : [];
  const organs = parties.map((party) => organ(setting, party));
  return actor.seats
    .filter((seat) => organs.includes(seat.organ) && handOf(seat) >= HAND[action.role]!)
    .map((seat) => seat.organ);
}

export function mayDo(
  setting: Setting,
  actor: Actor,
  procedure: Procedure,
  action: Action,
  state: CaseState,
): string[] {
  const organs = organsFor(setting, actor, procedure, action, state);
  if (organs.length > 0) return organs;
  const parties = partiesOf(procedure, action, state.data, state.bearer);
  const hand = { clerk: '经办', reviewer: '审核', leader: '负责' }[action.role];
  throw new Refusal(
    'forbidden',
    `“${action.title}”由${parties.join('、') || '承办单位'}的${hand}人员办理；你没有这个职责。`,
  );
}

export function mayOpen(setting: Setting, actor: Actor, procedure: Procedure, state: CaseState): void {
  if (isProgram(actor)) return;
  const organs = partiesOf(procedure, { by: procedure.by }, state.data, state.bearer).map((name) =>
    organ(setting, name),
  );
  if (actor.seats.some((seat) => handOf(seat) > 0 && organs.includes(seat.organ))) return;
  if (actor.seats.some(({ role }) => role === 'supervisor')) return;
  throw new Refusal('forbidden', `“${procedure.title}”由${organs.join('、')}立案；你没有这个职责。`);
}

/** The organ in charge of a new case: as given, as the form names it, as the procedure says. */
export function bearerOf(
  setting: Setting,
  procedure: Procedure,
  data: Record<string, Data>,
  given: string | undefined,
): string | null {
  if (given !== undefined) return organ(setting, given);
  const named = namedBearer(setting, procedure, data);
  if (named !== null) return named;
  const isField = (name: string) => procedure.fields.some(({ title, key }) => title === name || key === name);
  const fixed = [procedure.bearer, procedure.by[0]].find((name) => name && !isField(name));
  return fixed ? organ(setting, fixed) : null;
}

/** The organ that the form names as the one in charge. */
export function namedBearer(setting: Setting, procedure: Procedure, data: Record<string, Data>): string | null {
  const field = procedure.fields.find(({ title, key }) => title === procedure.bearer || key === procedure.bearer);
  const value = field && data[field.key];
  return typeof value === 'string' && value !== '' ? organ(setting, value) : null;
}

/** Everyone who takes part or may come to act: they may read it. */
export function organsOf(setting: Setting, procedure: Procedure, state: CaseState, more: (string | null)[]): string[] {
  const parties = procedure.actions.flatMap((action) => partiesOf(procedure, action, state.data, state.bearer));
  const named = procedure.fields.flatMap(({ key, format }) =>
    format === 'organ' ? [state.data[key] ?? null].flat() : [],
  );
  const all = [state.bearer, ...more, ...parties, ...named.map((value) => (value === null ? null : String(value)))];
  return [...new Set(all.filter((name) => name !== null && name !== PROGRAM).map((name) => organ(setting, name!)))];
}

/** Organs by their present names, whatever the form wrote. */
export function withOrgans(setting: Setting, procedure: Procedure, input: Record<string, Data>): Record<string, Data> {
  const formats = new Map(procedure.fields.map(({ key, format }) => [key, format]));
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => {
      if (formats.get(key) !== 'organ') return [key, value];
      return [
        key,
        Array.isArray(value) ? value.map((one) => organ(setting, String(one))) : organ(setting, String(value)),
      ];
    }),
  );
}
