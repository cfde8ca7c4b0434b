/**
 * Response plans 应急预案: facts → level by a rule; who is told within how many minutes; who has heard. A response is a case of the
 * plan's procedure; its calls are a list beside it. Event grade, warning colour and response level are three things: a plan
 * decides only the last.
 */
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Policy } from '../policy/policy.ts';
import { fullId } from '../policy/procedure.ts';
import type { Data } from '../rule/input.ts';
import { insertRows, type Writer } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';
import { type Actor, isProgram } from './actor.ts';
import { visible } from './board.ts';
import { openIn } from './cases.ts';
import { count } from './clocks.ts';
import { append, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { legalTime } from './legal-time.ts';
import { namesOf } from './names.ts';
import { notify } from './notices.ts';
import { type Done, retrying } from './request.ts';
import { organ, type Setting } from './setting.ts';

export interface Plan {
  /** MECHANISM/name. */
  id: string;
  title: string;
  policy: Policy;
  procedure: string;
  /** MECHANISM/rule that answers the level. */
  rule: string | null;
  levels: Record<string, unknown>;
  calls: Call[];
  groups: Group[];
  cites: string[];
}

export interface Call {
  to: string;
  what: string;
  /** MECHANISM/clock in minutes or hours. */
  clock: string;
  /** Counts from when the one before was heard, or from the beginning. */
  after: 'previous' | 'start';
}

export interface Group {
  title: string;
  lead: string;
  members: string[];
  duties: string[];
  levels: string[];
  cite: string | null;
}

/** The plans of all policies in force that can be started. */
export function plansOf(setting: Pick<Setting, 'policies'>): Plan[] {
  return [...setting.policies.values()].flatMap(({ policy }) =>
    policy.declared.flatMap(({ kind, id, title, content, cites }): Plan[] => {
      const said = content;
      if (kind !== 'plans' || typeof said.procedure !== 'string') return [];
      return [
        {
          id,
          title,
          policy,
          procedure: fullId(policy.id, said.procedure),
          rule: typeof said.rule === 'string' ? fullId(policy.id, said.rule) : null,
          levels: (said.levels as Record<string, unknown> | undefined) ?? {},
          calls: ((said.calls as Record<string, string>[] | undefined) ?? []).map((call) => ({
            to: call.to!,
            what: call.what!,
            clock: fullId(policy.id, call.clock!),
            after: call.after === 'start' ? 'start' : 'previous',
          })),
          groups: ((said.groups as Record<string, unknown>[] | undefined) ?? []).map((group) => ({
            title: String(group.title),
            lead: String(group.lead ?? ''),
            members: [group.members ?? []].flat().map(String),
            duties: [group.duties ?? []].flat().map(String),
            levels: [group.levels ?? []].flat().map(String),
            cite: typeof group.cite === 'string' ? group.cite : null,
          })),
          cites,
        },
      ];
    }),
  );
}

/** Opens a response and its list of calls. `on` is the instant at which the event was known. */
export async function startResponse(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  asked: { plan: string; input: Record<string, Data>; on?: string | undefined; key?: string | undefined },
): Promise<Done> {
  const plan = plansOf(setting).find(({ id }) => id === asked.plan);
  if (!plan) throw new Refusal('unknown', `没有“${asked.plan}”这个预案；请从预案目录里选。`);
  const start = legalTime(asked.on, setting.now());
  const begin = async (trx: Writer): Promise<Done> => {
    const { procedure, calls } = plan;
    const told = calls.map(({ to }) => organ(setting, to));
    const done = await openIn(trx, setting, actor, {
      procedure,
      input: asked.input,
      on: asked.on,
      with: told,
      key: asked.key,
    });
    const existing = await trx
      .selectFrom('calls')
      .select('id')
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('case_id', '=', done.id)
      .limit(1)
      .executeTakeFirst();
    if (existing) return done;
    const rows = calls.map((call, position) => ({
      jurisdiction: setting.jurisdiction,
      id: uuid(),
      case_id: done.id,
      position,
      organ: told[position]!,
      what: call.what,
      due: position === 0 || call.after === 'start' ? dueOf(setting, call.clock, start) : null,
      acknowledged_at: null,
      acknowledged_by: null,
    }));
    await insertRows(trx, 'calls', rows);
    const first = rows.filter(({ due }) => due !== null);
    const text = (what: string) => `【${plan.title}】${what}（${done.number}）`;
    await notify(
      trx,
      setting.jurisdiction,
      setting.now(),
      first.map((row) => ({ organ: row.organ, case_id: done.id, kind: 'call', text: text(row.what) })),
    );
    return done;
  };
  return retrying(() => db.transaction().execute(begin), { key: asked.key });
}

export interface CallView {
  id: string;
  position: number;
  organ: string;
  what: string;
  due: string | null;
  acknowledgedAt: string | null;
  /** By name. */
  acknowledgedBy: string | null;
}

/** The calls of a response that the actor may read. */
export async function callsOf(db: Kysely<Tables>, actor: Actor, id: string): Promise<CallView[]> {
  const rows = await visible(db, actor)
    .innerJoin('calls', (join) =>
      join.onRef('calls.case_id', '=', 'cases.id').onRef('calls.jurisdiction', '=', 'cases.jurisdiction'),
    )
    .select(['calls.id', 'position', 'calls.organ', 'what', 'calls.due', 'acknowledged_at', 'acknowledged_by'])
    .where('cases.id', '=', id)
    .orderBy('position')
    .execute();
  const nameOf = await namesOf(
    db,
    actor.jurisdiction,
    rows.map(({ acknowledged_by }) => acknowledged_by),
  );
  return rows.map(({ due, acknowledged_at, acknowledged_by, ...row }) => ({
    ...row,
    due: due?.toISOString() ?? null,
    acknowledgedAt: acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: acknowledged_by && nameOf(acknowledged_by),
  }));
}

/** “已收到”: only the organ that was called; the next in the chain is called then. */
export async function acknowledge(db: Kysely<Tables>, setting: Setting, actor: Actor, id: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { jurisdiction } = setting;
    // The case is the lock of all its calls: two that are heard at once do not wait for each other.
    const row = await trx
      .selectFrom('cases')
      .selectAll()
      .where('jurisdiction', '=', jurisdiction)
      .where('id', 'in', (calls) =>
        calls.selectFrom('calls').select('case_id').where('jurisdiction', '=', jurisdiction).where('id', '=', id),
      )
      .forUpdate()
      .executeTakeFirst();
    const call = await trx
      .selectFrom('calls')
      .selectAll()
      .where('jurisdiction', '=', jurisdiction)
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row || !call || !(isProgram(actor) || actor.seats.some((seat) => seat.organ === call.organ)))
      throw new Refusal('unknown', '没有这条通知，或通知的不是你单位。');
    if (call.acknowledged_at) return;
    const now = setting.now();
    const late = call.due !== null && now > call.due;
    await trx
      .updateTable('calls')
      .set({ acknowledged_at: now, acknowledged_by: actor.account })
      .where('jurisdiction', '=', jurisdiction)
      .where('id', '=', id)
      .execute();
    await callNext(trx, setting, row.procedure, call.case_id, call.position, row.title, row.number);
    const version = row.version + 1;
    await trx
      .updateTable('cases')
      .set({ version })
      .where('jurisdiction', '=', jurisdiction)
      .where('id', '=', row.id)
      .execute();
    const payload = { call: id, organ: call.organ, what: call.what, due: call.due?.toISOString() ?? null, late };
    const event = { type: 'call-acknowledged', stream: row.id, streamSeq: version, policy: row.policy, payload };
    await append(trx, actor, now, await takeChain(trx, jurisdiction), [event]);
  });
}

async function callNext(
  trx: Writer,
  setting: Setting,
  procedure: string,
  caseId: string,
  position: number,
  title: string,
  number: string,
): Promise<void> {
  const plan = plansOf(setting).find((candidate) => candidate.procedure === procedure);
  const next = plan?.calls[position + 1];
  if (!plan || !next || next.after === 'start') return;
  const now = setting.now();
  const due = dueOf(setting, next.clock, legalTime(undefined, now));
  const row = await trx
    .updateTable('calls')
    .set({ due })
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('case_id', '=', caseId)
    .where('position', '=', position + 1)
    .where('due', 'is', null)
    .returning(['organ', 'what'])
    .executeTakeFirst();
  if (!row) return;
  const text = `【${plan.title}】${row.what}：“${title}”（${number}）`;
  await notify(trx, setting.jurisdiction, now, [{ organ: row.organ, case_id: caseId, kind: 'call', text }]);
}

function dueOf(setting: Setting, clock: string, start: string): Date | null {
  const spec = setting.clocks.get(clock);
  if (!spec) throw new Refusal('invalid', `预案里的时限“${clock}”不存在；请检查政策文件。`);
  const exact = spec.period.unit === 'hour' || spec.period.unit === 'minute';
  return count(spec, { start: exact ? start : start.slice(0, 10) }, setting.calendar).due;
}
