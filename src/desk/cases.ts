/**
 * Opening a case and acting on it: one transaction each, that checks, changes the projections and appends the event. The same
 * request sent twice (its key) is done once; a case that somebody else changed meanwhile is refused with who and when.
 */
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import { isEnd, type Procedure } from '../policy/procedure.ts';
import type { Data } from '../rule/input.ts';
import { PREPARED } from '../store/database.ts';
import type { Writer } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';
import { type Actor, isProgram } from './actor.ts';
import {
  attach,
  clocksOf,
  duesOf,
  lexemes,
  type Paper,
  papersOf,
  saveClocks,
  saveTurns,
  textsOf,
} from './case-rows.ts';
import { dayOf } from './clocks.ts';
import { append, type DeskEvent, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { legalTime } from './legal-time.ts';
import { type NewNotice, notify } from './notices.ts';
import { numbered } from './numbering.ts';
import { bearerOf, mayDo, mayOpen, namedBearer, organsOf, withOrgans } from './parties.ts';
import { allows, scopeOf } from './permission.ts';
import { answerOf, type Done, remember, retrying } from './request.ts';
import { keepVersion, procedureInForce, procedureOf, type Setting } from './setting.ts';
import { type CaseState, opening, type Rules, transition } from './transition.ts';

export interface Opening {
  procedure: string;
  input: Record<string, Data>;
  /** The legal day or instant; the present one where it is left out. Never in the future. */
  on?: string | undefined;
  /** What made it (a task, a day of a cadence): opened once only. */
  origin?: string | undefined;
  /** Due on this day or instant, as a document or a cadence says. */
  due?: string | undefined;
  /** The organ in charge; else the procedure's, else the opener's. */
  bearer?: string | undefined;
  leader?: string | undefined;
  /** Organs that take part besides. */
  with?: string[] | undefined;
  title?: string | undefined;
  document?: string | undefined;
  cite?: string | undefined;
  /** Papers already stored (attachments.ts), attached at once. */
  papers?: Paper[] | undefined;
  key?: string | undefined;
}

export interface Acting {
  case: string;
  action: string;
  /** The version of the case that the person saw. */
  version: number;
  input: Record<string, Data>;
  on?: string | undefined;
  to?: string | undefined;
  note?: string | undefined;
  papers?: Paper[] | undefined;
  key?: string | undefined;
}

/** Opens a case. Refusal invalid, forbidden, unknown; for an origin that has one already, that one. */
export async function openCase(db: Kysely<Tables>, setting: Setting, actor: Actor, asked: Opening): Promise<Done> {
  return retrying(() => db.transaction().execute((trx) => openIn(trx, setting, actor, asked)), asked);
}

/** Opens a case inside a transaction that does more. */
export async function openIn(trx: Writer, setting: Setting, actor: Actor, asked: Opening): Promise<Done> {
  const { jurisdiction } = setting;
  const answered = await answerOf(trx, actor, asked.key);
  if (answered) return answered;
  if (asked.origin !== undefined) {
    const found = await byOrigin(trx, jurisdiction, asked.origin);
    if (found) return found;
  }
  const now = setting.now();
  const { procedure, sha256 } = procedureInForce(setting, asked.procedure);
  const rules: Rules = { procedure, clocks: setting.clocks, calendar: setting.calendar };
  const input = withOrgans(setting, procedure, asked.input);
  const on = legalTime(asked.on, now);
  const papers = asked.papers ?? [];
  const begun = opening(
    rules,
    { on, input, papers: papers.map(({ paper, name }) => paper ?? name) },
    asked.due ?? null,
  );
  const home = actor.seats[0]?.organ ?? null;
  const bearer = bearerOf(setting, procedure, input, asked.bearer) ?? home;
  const state: CaseState = { ...begun, bearer };
  mayOpen(setting, actor, procedure, state);
  const id = uuid();
  const head = await takeChain(trx, jurisdiction);
  await keepVersion(trx, setting, procedure.id.split('/')[0]!, now);
  const number = `${on.slice(0, 4)}-${head.seq + 1}`;
  const title = asked.title ?? titleOf(procedure, input);
  const row = {
    jurisdiction,
    id,
    version: 1,
    procedure: procedure.id,
    policy: sha256,
    number,
    title,
    state: state.state,
    open: !isEnd(procedure, state.state),
    bearer,
    leader: asked.leader ?? null,
    organs: organsOf(setting, procedure, state, [home, ...(asked.with ?? [])]),
    origin: asked.origin ?? null,
    document: asked.document ?? null,
    cite: asked.cite ?? procedure.cites[0] ?? null,
    data: JSON.stringify(state.data),
    opened_at: new Date(on),
    closed_at: null,
    ...duesOf(setting, state.clocks),
  };
  await trx
    .insertInto('cases')
    .values({ ...row, lexemes: lexemes(setting, [number, title, asked.document ?? '', ...textsOf(state.data)]) })
    .execute();
  await saveClocks(trx, setting, id, state.clocks);
  const turns = await saveTurns(trx, setting, id, procedure, state);
  await attach(trx, actor, id, papers, now);
  await notify(
    trx,
    jurisdiction,
    now,
    turnNotices(turns, home, id, `“${title}”（${number}）等待你单位办理：${state.state}`),
  );
  const payload = {
    procedure: procedure.id,
    number,
    title,
    on,
    input,
    state: state.state,
    bearer,
    papers,
    due: asked.due,
  };
  const event: DeskEvent = { type: 'case-opened', stream: id, streamSeq: 1, policy: sha256, payload };
  await append(trx, actor, now, head, [event]);
  return remember(trx, actor, asked.key, now, { id, number, version: 1, state: state.state });
}

/** Does an action. Refusal invalid, forbidden, unknown, conflict. */
export async function act(db: Kysely<Tables>, setting: Setting, actor: Actor, asked: Acting): Promise<Done> {
  return retrying(() => db.transaction().execute((trx) => actIn(trx, setting, actor, asked)), { key: asked.key });
}

export async function actIn(trx: Writer, setting: Setting, actor: Actor, asked: Acting): Promise<Done> {
  const { jurisdiction } = setting;
  const answered = await answerOf(trx, actor, asked.key);
  if (answered) return answered;
  const row = await trx
    .selectFrom('cases')
    .modifyFront(PREPARED)
    .selectAll()
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', asked.case)
    .forUpdate()
    .executeTakeFirst();
  if (!row || !(isProgram(actor) || allows(scopeOf(actor, 'case.read'), row.organs)))
    throw new Refusal('unknown', '没有这件事项，或不在你的职责范围内。');
  const { procedure, clocks } = await procedureOf(trx, setting, row.procedure, row.policy);
  const action = procedure.actions.find(({ key }) => key === asked.action);
  if (!action) throw new Refusal('unknown', `流程“${procedure.title}”没有“${asked.action}”这一步。`);
  const before: CaseState = {
    state: row.state,
    data: row.data as Record<string, Data>,
    bearer: row.bearer,
    clocks: await clocksOf(trx, jurisdiction, row.id),
  };
  const organs = mayDo(setting, actor, procedure, action, before);
  if (row.version !== asked.version) throw await conflict(trx, jurisdiction, row.id, row.version);
  const now = setting.now();
  const on = legalTime(asked.on, now);
  if (on.slice(0, 10) < dayOf(row.opened_at))
    throw new Refusal('invalid', `办理日期不能早于立案之日${dayOf(row.opened_at)}。`);
  const papers = asked.papers ?? [];
  const held = action.papers.length > 0 ? await papersOf(trx, jurisdiction, row.id) : [];
  const input = withOrgans(setting, procedure, asked.input);
  const rules: Rules = { procedure, clocks, calendar: setting.calendar };
  const doing = { on, input, to: asked.to, papers: [...held, ...papers.map(({ paper, name }) => paper ?? name)] };
  const next = transition(rules, before, action, doing);
  const moved = action.numbers ? await numbered(trx, setting, action.numbers, next, on) : next;
  const after: CaseState = { ...moved, bearer: namedBearer(setting, procedure, moved.data) ?? before.bearer };
  const open = !isEnd(procedure, after.state);
  const version = row.version + 1;
  await trx
    .updateTable('cases')
    .modifyEnd(PREPARED)
    .set({
      version,
      state: after.state,
      open,
      bearer: after.bearer,
      organs: organsOf(setting, procedure, after, row.organs),
      data: JSON.stringify(after.data),
      closed_at: open ? null : new Date(on),
      ...duesOf(setting, after.clocks),
      ...(Object.keys(input).length > 0 && {
        lexemes: lexemes(setting, [row.number, row.title, row.document ?? '', ...textsOf(after.data)]),
      }),
    })
    .where('jurisdiction', '=', jurisdiction)
    .where('id', '=', row.id)
    .execute();
  await saveClocks(
    trx,
    setting,
    row.id,
    after.clocks.filter((clock) => !before.clocks.includes(clock)),
  );
  const turns = await saveTurns(trx, setting, row.id, procedure, after, before);
  await attach(trx, actor, row.id, papers, now);
  const news = `“${row.title}”（${row.number}）${action.title}：${after.state}`;
  await notify(trx, jurisdiction, now, turnNotices(turns, organs[0] ?? null, row.id, news));
  const { note } = asked;
  const payload = {
    action: action.key,
    title: action.title,
    from: before.state,
    to: after.state,
    on,
    input,
    papers,
    note,
  };
  const event = { type: 'case-acted', stream: row.id, streamSeq: version, policy: row.policy, payload };
  const head = await takeChain(trx, jurisdiction);
  await append(trx, actor, now, head, [
    { ...event, payload: { ...payload, organ: organs[0], clocks: clockNews(before, after) } },
  ]);
  return remember(trx, actor, asked.key, now, { id: row.id, number: row.number, version, state: after.state });
}

/** One for every organ whose turn it is now, but not for whoever has just acted. */
function turnNotices(turns: { organ: string }[], own: string | null, id: string, text: string): NewNotice[] {
  const organs = new Set(turns.map((turn) => turn.organ).filter((name) => name !== own));
  return [...organs].map((name) => ({ organ: name, case_id: id, kind: 'turn', text }));
}

function clockNews(before: CaseState, after: CaseState) {
  const was = new Map(before.clocks.map((clock) => [clock.clock, clock]));
  return after.clocks
    .filter((clock) => {
      const old = was.get(clock.clock);
      return old?.due?.getTime() !== clock.due?.getTime() || old?.running !== clock.running;
    })
    .map(({ clock, due, running, facts }) => ({ clock, due: due?.toISOString() ?? null, running, facts }));
}

async function conflict(trx: Writer, jurisdiction: string, id: string, version: number): Promise<Refusal> {
  const last = await trx
    .selectFrom('desk_events')
    .select(['actor', 'at', 'payload'])
    .where('jurisdiction', '=', jurisdiction)
    .where('stream', '=', id)
    .where('stream_seq', '=', version)
    .executeTakeFirst();
  const what = (last?.payload as { title?: string } | undefined)?.title ?? '办理';
  const when = last ? new Date(last.at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ') : '';
  return new Refusal('conflict', `这件事项已在${when}由他人“${what}”；请刷新后再办理，你填写的内容没有提交。`);
}

function titleOf(procedure: Procedure, data: Record<string, Data>): string {
  if (procedure.subject === null) return procedure.title;
  return procedure.subject.replace(/\{([^}]+)\}/gu, (_, name: string) => {
    const field = procedure.fields.find(({ title, key }) => title === name || key === name);
    return field ? String(data[field.key] ?? '') : '';
  });
}

async function byOrigin(trx: Writer, jurisdiction: string, origin: string): Promise<Done | undefined> {
  return trx
    .selectFrom('cases')
    .select(['id', 'number', 'version', 'state'])
    .where('jurisdiction', '=', jurisdiction)
    .where('origin', '=', origin)
    .executeTakeFirst();
}
