/** Seats: who acts for which organ in which role, from when to when; who stands in for whom. Granting is the security officer's. */
import type { Kysely } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Writer } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';
import { type Actor, holds, isProgram, ROLES, type Role } from './actor.ts';
import { dayOf } from './clocks.ts';
import { append, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { mayAtAll } from './permission.ts';
import { organ, type Setting } from './setting.ts';

export interface NewSeat {
  account: string;
  person: string;
  organ: string;
  post?: string | undefined;
  role: Role;
  from: string;
  to?: string | undefined;
}

/** Roles of which nobody may hold two, nor any work beside: 三员分立. */
const ADMINISTRATORS: Role[] = ['system', 'security', 'auditor'];

/** Grants a seat. Refusal forbidden, invalid. */
export async function grantSeat(db: Kysely<Tables>, setting: Setting, actor: Actor, seat: NewSeat): Promise<string> {
  if (!isProgram(actor) && !mayAtAll(actor, 'seat.grant')) throw new Refusal('forbidden', '授权由安全管理员办理。');
  if (actor.account === seat.account) throw new Refusal('forbidden', '不能给自己授权；请由另一名安全管理员办理。');
  if (!ROLES.includes(seat.role)) throw new Refusal('invalid', `没有“${seat.role}”这个角色。`);
  if (seat.to !== undefined && seat.to < seat.from) throw new Refusal('invalid', '止期不能早于起期。');
  return db.transaction().execute(async (trx) => {
    const head = await takeChain(trx, setting.jurisdiction);
    await refuseMixed(trx, setting, seat);
    const id = await insertSeat(trx, setting, actor, seat, null);
    const payload = { ...seat, organ: organ(setting, seat.organ) };
    await append(trx, actor, setting.now(), head, [
      { type: 'seat-granted', stream: id, streamSeq: 1, policy: '', payload },
    ]);
    return id;
  });
}

/** Ends a seat with a day; what was done from it stays. */
export async function endSeat(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  id: string,
  on: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const seat = await seatRow(trx, setting, id);
    const own = seat.stands_in !== null && seat.granted_by === actor.account;
    if (!isProgram(actor) && !own && !mayAtAll(actor, 'seat.grant'))
      throw new Refusal('forbidden', '撤销授权由安全管理员或授权人办理。');
    if (on < seat.valid_from) throw new Refusal('invalid', `止期不能早于起期${seat.valid_from}。`);
    if (seat.valid_to !== null && on > seat.valid_to)
      throw new Refusal('invalid', `这项授权已定于${seat.valid_to}终止，只能提前；要延长请另行授权。`);
    const head = await takeChain(trx, setting.jurisdiction);
    await trx
      .updateTable('seats')
      .set({ valid_to: on })
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('id', '=', id)
      .execute();
    const { count } = await trx
      .selectFrom('desk_events')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('stream', '=', id)
      .executeTakeFirstOrThrow();
    const event = {
      type: 'seat-ended',
      stream: id,
      streamSeq: Number(count) + 1,
      policy: '',
      payload: { on, was: seat.valid_to },
    };
    await append(trx, actor, setting.now(), head, [event]);
  });
}

/** Lets another account of the same organ act from one's own seat, from .. to (AB岗、外出委托). */
export async function delegate(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  asked: { seat: string; account: string; person: string; from: string; to: string; reason: string },
): Promise<string> {
  const own = actor.seats.find(({ id, standsIn }) => id === asked.seat && !standsIn);
  if (!own) throw new Refusal('forbidden', '只能委托自己的职务，代理的职务不能再委托。');
  if (asked.to < asked.from || asked.from < dayOf(setting.now()))
    throw new Refusal('invalid', '委托要从今天或以后开始，止期不早于起期。');
  if (ADMINISTRATORS.includes(own.role)) throw new Refusal('forbidden', '管理员的职务不能委托。');
  return db.transaction().execute(async (trx) => {
    const colleague = await trx
      .selectFrom('seats')
      .select('id')
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('account', '=', asked.account)
      .where('organ', '=', own.organ)
      .where('stands_in', 'is', null)
      .where(holds('seats', asked.from))
      .executeTakeFirst();
    if (!colleague) throw new Refusal('invalid', '只能委托给本单位的在职人员。');
    const head = await takeChain(trx, setting.jurisdiction);
    const { account, person, from, to } = asked;
    const seat: NewSeat = { account, person, organ: own.organ, role: own.role, from, to, post: own.post ?? undefined };
    await refuseMixed(trx, setting, seat);
    const id = await insertSeat(trx, setting, actor, seat, own.id);
    const payload = { ...seat, standsIn: own.id, reason: asked.reason };
    await append(trx, actor, setting.now(), head, [
      { type: 'seat-delegated', stream: id, streamSeq: 1, policy: '', payload },
    ]);
    return id;
  });
}

/** All seats of the jurisdiction that hold on a day, or ever. Refusal forbidden. */
export async function listSeats(db: Kysely<Tables>, setting: Setting, actor: Actor, on?: string) {
  if (!mayAtAll(actor, 'seat.read') && !mayAtAll(actor, 'people.read'))
    throw new Refusal('forbidden', '你没有查看授权的职责。');
  return db
    .selectFrom('seats')
    .select([
      'id',
      'account',
      'person',
      'organ',
      'post',
      'role',
      'valid_from as from',
      'valid_to as to',
      'stands_in as standsIn',
    ])
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('superseded_at', 'is', null)
    .$if(on !== undefined, (query) => query.where(holds('seats', on!)))
    .orderBy('organ')
    .orderBy('person')
    .execute();
}

/** Accounts that watch the system administrator, and so are not his to reset or disable. */
export async function accountsApart(db: Kysely<Tables>, setting: Setting): Promise<Set<string>> {
  const rows = await db
    .selectFrom('seats')
    .select('account')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('role', 'in', ['security', 'auditor'])
    .where(holds('seats', dayOf(setting.now())))
    .execute();
  return new Set(rows.map(({ account }) => account));
}

async function insertSeat(trx: Writer, setting: Setting, actor: Actor, seat: NewSeat, standsIn: string | null) {
  const id = uuid();
  await trx
    .insertInto('seats')
    .values({
      jurisdiction: setting.jurisdiction,
      id,
      account: seat.account,
      person: seat.person,
      organ: organ(setting, seat.organ),
      post: seat.post ?? null,
      role: seat.role,
      valid_from: seat.from,
      valid_to: seat.to ?? null,
      stands_in: standsIn,
      granted_by: actor.account,
      recorded_at: setting.now(),
      superseded_at: null,
    })
    .execute();
  return id;
}

async function seatRow(trx: Writer, setting: Setting, id: string) {
  const seat = await trx
    .selectFrom('seats')
    .selectAll()
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!seat) throw new Refusal('unknown', '没有这项授权。');
  return seat;
}

async function refuseMixed(trx: Writer, setting: Setting, seat: NewSeat): Promise<void> {
  const held = await trx
    .selectFrom('seats')
    .select('role')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('account', '=', seat.account)
    .where('superseded_at', 'is', null)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', seat.from)]))
    .execute();
  const others = held.map(({ role }) => role as Role).filter((role) => role !== seat.role);
  const mixed = ADMINISTRATORS.includes(seat.role)
    ? others.length > 0
    : others.some((role) => ADMINISTRATORS.includes(role));
  if (mixed) throw new Refusal('invalid', '系统、安全、审计三员分立：一个账号不能兼任，也不能兼办业务。');
}
