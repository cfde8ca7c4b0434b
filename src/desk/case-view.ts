/** One case with everything about it, for one actor: what happened, what may be done now, what is due and why. */
import type { Kysely } from 'kysely';
import { type Action, actionsIn, type Procedure } from '../policy/procedure.ts';
import type { Data } from '../rule/input.ts';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { visible } from './board.ts';
import { clocksOf } from './case-rows.ts';
import { count, type Light, lightOf, SET_DAY } from './clocks.ts';
import { Refusal } from './fault.ts';
import { type FormField, formOf } from './form.ts';
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
  /** What the forms hold so far, by title, in the order of the procedure. */
  data: { key: string; title: string; value: Data }[];
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
  light: Light;
  explanation: string[];
  cites: string[];
}

export interface ActionView {
  key: string;
  title: string;
  /** Whose step it is, as the procedure says. */
  by: string[];
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
    data: procedure.fields.flatMap(({ key, title }) =>
      data[key] === undefined ? [] : [{ key, title, value: data[key] }],
    ),
    clocks: held.map(({ clock, facts, due, warn, running }) => {
      const spec = clocks.get(clock) ?? null;
      const { explanation } = count(spec, facts, setting.calendar);
      return {
        clock,
        title: spec?.title ?? (clock === SET_DAY ? '完成时限' : clock),
        start: facts.start,
        due: due?.toISOString() ?? null,
        running,
        light: running ? lightOf(due, warn, now) : ('green' as const),
        explanation: facts.stopped ? [...explanation, `已于${facts.stopped.slice(0, 10)}停止。`] : explanation,
        cites: spec?.cite ?? [],
      };
    }),
    actions: stepsIn(procedure, row.state).map((action) => ({
      key: action.key,
      title: action.title,
      by: partiesOf(procedure, action, data, row.bearer),
      to: action.decides ? [] : action.to,
      form: formOf(procedure, action.guard, action.fields),
      papers: action.papers,
      cites: action.cites,
      letter: action.letter,
      allowed: mine.has(action.key),
    })),
    papers: papers.map(({ at, ...paper }) => ({ ...paper, at: at.toISOString() })),
    events: events.map(({ at, payload, ...event }) => ({ ...event, at: at.toISOString(), payload })),
  };
}

/** What people may do in a state, whoever they are. */
function stepsIn(procedure: Procedure, state: string): Action[] {
  return actionsIn(procedure, state).filter(({ expires }) => expires === null);
}
