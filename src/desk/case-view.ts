/** One case with everything about it, for one actor: what happened, what may be done now, what is due and why. */
import type { Kysely } from 'kysely';
import { type Action, type ActionRole, actionsIn, type Procedure } from '../policy/procedure.ts';
import type { Data } from '../rule/input.ts';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { visible } from './board.ts';
import { clocksOf } from './case-rows.ts';
import { count, isLimit, type Light, lightOf, SET_DAY } from './clocks.ts';
import { Refusal } from './fault.ts';
import { type FormField, fieldsOf, formOf } from './form.ts';
import { namesOf } from './names.ts';
import { possible } from './parties.ts';
import { procedureOf, type Setting } from './setting.ts';
import { partiesOf } from './transition.ts';

export interface CaseView {
  id: string;
  number: string;
  version: number;
  title: string;
  procedure: { id: string; title: string; states: string[]; cites: string[] };
  state: string;
  open: boolean;
  bearer: string | null;
  leader: string | null;
  organs: string[];
  document: string | null;
  cite: string | null;
  due: string | null;
  light: Light;
  openedAt: string;
  closedAt: string | null;
  /** What the forms hold so far, in the order of the procedure. `opening`: the case was opened with it. */
  data: (FormField & { value: Data; opening: boolean })[];
  clocks: ClockView[];
  actions: ActionView[];
  papers: { id: string; name: string; paper: string | null; sha256: string; at: string; actor: string }[];
  events: EventView[];
}

export interface ClockView {
  clock: string;
  title: string;
  start: string;
  due: string | null;
  running: boolean;
  /** Is something to be done by then? Else it is a right that lapses, or a period that must last. */
  limit: boolean;
  /** The day or moment at which it was stopped, as it was written. */
  stopped: string | null;
  light: Light;
  explanation: string[];
  cites: string[];
}

export interface ActionView {
  key: string;
  title: string;
  /** Whose step it is, as the procedure says: the organs, and whose hand there. */
  by: string[];
  role: ActionRole;
  to: string[];
  form: FormField[];
  papers: string[];
  cites: string[];
  letter: string | null;
  /** May this actor do it? */
  allowed: boolean;
}

export interface EventView {
  seq: number;
  version: number;
  at: string;
  /** By name. */
  actor: string;
  type: string;
  payload: Record<string, unknown>;
}

/** Refusal unknown where there is no such case, or none that this actor may read. */
export async function viewCase(db: Kysely<Tables>, setting: Setting, actor: Actor, id: string): Promise<CaseView> {
  const row = await visible(db, actor).selectAll('cases').where('cases.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('unknown', '没有这件事项，或不在你的职责范围内。');
  const { jurisdiction } = actor;
  const [{ procedure, clocks }, held, papers, events] = await Promise.all([
    procedureOf(db, setting, row.procedure, row.policy),
    clocksOf(db, jurisdiction, id),
    db
      .selectFrom('attachments')
      .select(['id', 'name', 'paper', 'sha256', 'at', 'actor'])
      .where('jurisdiction', '=', jurisdiction)
      .where('owner', '=', id)
      .orderBy('at')
      .execute(),
    db
      .selectFrom('desk_events')
      .select(['seq', 'stream_seq as version', 'at', 'actor', 'type', 'payload'])
      .where('jurisdiction', '=', jurisdiction)
      .where('stream', '=', id)
      .orderBy('stream_seq')
      .execute(),
  ]);
  const nameOf = await namesOf(
    db,
    jurisdiction,
    [...papers, ...events].map(({ actor: account }) => account),
  );
  const now = setting.now();
  const data = row.data as Record<string, Data>;
  const state = { state: row.state, data, bearer: row.bearer, clocks: held };
  const mine = new Set(possible(setting, actor, procedure, state).map(({ key }) => key));
  return {
    id,
    number: row.number,
    version: row.version,
    title: row.title,
    procedure: { id: procedure.id, title: procedure.title, states: procedure.states, cites: procedure.cites },
    state: row.state,
    open: row.open,
    bearer: row.bearer,
    leader: row.leader,
    organs: row.organs,
    document: row.document,
    cite: row.cite,
    due: row.due?.toISOString() ?? null,
    light: row.open ? lightOf(row.due, row.warn, now) : 'green',
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    data: fieldsOf(procedure).flatMap((field) => {
      const value = data[field.key];
      const { opening } = procedure.fields.find(({ key }) => key === field.key)!;
      return value === undefined ? [] : [{ ...field, value, opening }];
    }),
    clocks: held.map(({ clock, facts, due, warn, running }) => {
      const spec = clocks.get(clock) ?? null;
      const { explanation } = count(spec, facts, setting.calendar);
      return {
        clock,
        title: spec?.title ?? (clock === SET_DAY ? '完成时限' : clock),
        start: facts.start,
        due: due?.toISOString() ?? null,
        running,
        limit: isLimit(spec),
        stopped: facts.stopped ?? null,
        light: running && isLimit(spec) ? lightOf(due, warn, now) : ('green' as const),
        explanation: facts.stopped ? [...explanation, `已于${facts.stopped.slice(0, 10)}停止。`] : explanation,
        cites: spec?.cite ?? [],
      };
    }),
    actions: stepsIn(procedure, row.state).map((action) => ({
      key: action.key,
      title: action.title,
      by: partiesOf(procedure, action, data, row.bearer),
      role: action.role,
      to: action.decides ? [] : action.to,
      form: formOf(procedure, action.guard, action.fields),
      papers: action.papers,
      cites: action.cites,
      letter: action.letter,
      allowed: mine.has(action.key),
    })),
    papers: papers.map(({ at, ...paper }) => ({ ...paper, at: at.toISOString(), actor: nameOf(paper.actor) })),
    events: events.map(({ at, ...event }) => ({ ...event, at: at.toISOString(), actor: nameOf(event.actor) })),
  };
}

/** What people may do in a state, whoever they are. */
function stepsIn(procedure: Procedure, state: string): Action[] {
  return actionsIn(procedure, state).filter(({ expires }) => expires === null);
}
