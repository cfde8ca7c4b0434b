/** Cases: who may act, what is checked, what the clocks do, what is written. */
import { describe, expect, it } from 'vitest';
import { listCases } from '../../src/desk/board.ts';
import { type Acting, act, openCase } from '../../src/desk/cases.ts';
import type { Refusal } from '../../src/desk/fault.ts';
import { expireClocks } from '../../src/desk/wake.ts';
import { warnOfClocks } from '../../src/desk/warn.ts';
import { freshDatabase } from '../support/database.ts';
import { COUNTY, desk, REVIEW, somebody, stored } from './desk.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-09-02T09:00:00+08:00' };
const setting = desk(clock);
const petition = somebody('县信访局');
const civil = somebody('县民政局');
const finance = somebody('县财政局');
const chief = somebody('县信访局', 'leader');

const INPUT = { applicant: '李某', request: '补发冬季补助', unit: '县民政局', amount: 800 };

async function open(on = '2024-09-02') {
  clock.now = `${on}T09:00:00+08:00`;
  return openCase(database, setting, petition, { procedure: 'review/review', input: INPUT });
}

async function version(id: string) {
  return database.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

async function doing(
  who: ReturnType<typeof somebody>,
  id: string,
  action: string,
  more: Partial<Acting> & { at?: string } = {},
) {
  const { at, ...asked } = more;
  if (at) clock.now = `${at}T10:00:00+08:00`;
  const { version: seen } = await version(id);
  return act(database, setting, who, { case: id, action, version: seen, input: {}, ...asked });
}

const refusal = (kind: Refusal['kind'], message: RegExp) =>
  expect.objectContaining({ kind, message: expect.stringMatching(message) });

describe('a case', () => {
  it('goes from registration to the answer, each step by whose turn it is', async () => {
    const { id, number } = await open();
    expect(number).toMatch(/^2024-\d+$/u);
    expect((await version(id)).title).toBe('李某：补发冬季补助');
    await expect(doing(civil, id, 'accept')).rejects.toEqual(refusal('forbidden', /由县信访局的经办人员办理/u));
    await doing(petition, id, 'accept', { at: '2024-09-03' });
    // 30 days, the first not counted.
    expect((await version(id)).due?.toISOString()).toBe('2024-10-03T15:59:59.999Z');
    await doing(civil, id, 'consult', { at: '2024-09-04' });
    const turns = await database.selectFrom('turns').select(['organ', 'role']).where('case_id', '=', id).execute();
    expect(turns).toEqual([{ organ: '县财政局', role: 'clerk' }]);
    await doing(finance, id, 'reply', { at: '2024-09-05' });
    await expect(
      doing(civil, id, 'submit', { at: '2024-09-08', input: { opinion: '同意', pay: 800 } }),
    ).rejects.toEqual(refusal('invalid', /缺材料：意见书/u));
    const paper = [{ paper: '意见书', name: '意见书.pdf', sha256: await stored(database) }];
    await expect(
      doing(civil, id, 'submit', { at: '2024-09-08', input: { opinion: '同意', pay: 800 }, papers: paper }),
    ).rejects.toEqual(refusal('invalid', /公示期”到2024-09-08才满/u));
    await expect(
      doing(civil, id, 'submit', { at: '2024-09-09', input: { opinion: '同意', pay: 900 }, papers: paper }),
    ).rejects.toEqual(refusal('invalid', /给付不能多于请求的金额/u));
    await doing(civil, id, 'submit', { at: '2024-09-09', input: { opinion: '同意', pay: 800 }, papers: paper });
    await expect(doing(petition, id, 'approve')).rejects.toEqual(refusal('forbidden', /负责人员/u));
    await doing(chief, id, 'approve', { at: '2024-09-10' });
    const row = await version(id);
    expect(row).toMatchObject({ state: '已答复', open: false, due: null });
    expect(row.data).toMatchObject({ pay: 800, opinion: '同意' });
    const left = await database
      .selectFrom('case_clocks')
      .select('clock')
      .where('case_id', '=', id)
      .where('running', '=', true)
      .execute();
    expect(left).toEqual([]);
  });

  it('refuses what the form does not allow, in words', async () => {
    const ask = (input: Record<string, never>) =>
      openCase(database, setting, petition, { procedure: 'review/review', input });
    await expect(ask({ ...INPUT, amount: -1 } as never)).rejects.toEqual(refusal('invalid', /金额/u));
    await expect(ask({ ...INPUT, colour: '红' } as never)).rejects.toEqual(refusal('invalid', /没有“colour”/u));
    await expect(ask({ request: '补发' } as never)).rejects.toEqual(refusal('invalid', /申请人/u));
    await expect(openCase(database, setting, civil, { procedure: 'review/review', input: INPUT })).rejects.toEqual(
      refusal('forbidden', /由县信访局立案/u),
    );
    await expect(
      openCase(database, setting, petition, { procedure: 'review/review', input: INPUT, on: '2024-12-01' }),
    ).rejects.toEqual(refusal('invalid', /还没有到/u));
  });

  it('lets nobody outside know that it exists', async () => {
    const { id } = await open();
    await expect(doing(somebody('东河镇'), id, 'accept')).rejects.toEqual(refusal('unknown', /没有这件事项/u));
  });

  it('pauses, resumes and extends its clock by real days, and only before expiry', async () => {
    const { id } = await open('2024-03-01');
    await doing(petition, id, 'accept', { at: '2024-03-01' });
    await doing(civil, id, 'hear', { at: '2024-03-11' });
    expect((await version(id)).due).toBeNull();
    await doing(civil, id, 'heard', { at: '2024-03-21' });
    const paused = (await version(id)).due!.getTime();
    const plain = Date.parse('2024-03-31T15:59:59.999Z');
    expect((paused - plain) / 86_400_000).toBeGreaterThanOrEqual(10);
    await doing(somebody('县信访局', 'reviewer'), id, 'extend', { at: '2024-03-22' });
    expect(((await version(id)).due!.getTime() - paused) / 86_400_000).toBe(30);
    await expect(doing(somebody('县信访局', 'reviewer'), id, 'extend', { at: '2024-12-22' })).rejects.toEqual(
      refusal('invalid', /已于.*届满/u),
    );
  });

  it('warns those whose turn it is before the last day, once, and again when the day has moved', async () => {
    const { id } = await open('2024-05-06');
    await doing(petition, id, 'accept', { at: '2024-05-06' });
    const warned = async (now: string) => {
      clock.now = now;
      await warnOfClocks(database, setting);
      const rows = await database
        .selectFrom('notices')
        .select(['organ', 'text'])
        .where('case_id', '=', id)
        .where('kind', '=', 'warn')
        .orderBy('at')
        .execute();
      return rows.map(({ organ, text }) => `${organ} ${text.slice(-18)}`);
    };
    // Thirty days from 6 May end on 5 June.
    expect(await warned('2024-05-10T09:00:00+08:00')).toEqual([]);
    expect(await warned('2024-06-05T09:00:00+08:00')).toEqual(['县民政局 答复期限将于2024-06-05届满']);
    expect(await warned('2024-06-05T10:00:00+08:00')).toHaveLength(1);
    await doing(somebody('县信访局', 'reviewer'), id, 'extend', { at: '2024-06-05' });
    expect(await warned('2024-06-05T11:00:00+08:00')).toHaveLength(1);
    expect(await warned('2024-07-05T09:00:00+08:00')).toEqual([
      '县民政局 答复期限将于2024-06-05届满',
      '县民政局 答复期限将于2024-07-05届满',
    ]);
    // Past its day it is late, not near.
    const late = await open('2024-05-06');
    await doing(petition, late.id, 'accept', { at: '2024-05-06' });
    clock.now = '2024-06-06T09:00:00+08:00';
    expect(await warnOfClocks(database, setting)).toBe(0);
  });

  it('takes silence for consent when the clock has run out, and only then', async () => {
    const { id } = await open('2024-09-02');
    await doing(petition, id, 'accept', { at: '2024-09-02' });
    await doing(civil, id, 'consult', { at: '2024-09-10' });
    // 7 working days after 10 September 2024: 14 September is a make-up day, 15–17 are the holiday; the last is the 20th.
    clock.now = '2024-09-20T23:59:00+08:00';
    await expireClocks(database, setting);
    expect((await version(id)).state).toBe('征求意见');
    clock.now = '2024-09-21T00:00:01+08:00';
    await expireClocks(database, setting);
    expect((await version(id)).state).toBe('公示');
    const events = await database
      .selectFrom('desk_events')
      .select(['type', 'actor', 'stream_seq'])
      .where('stream', '=', id)
      .orderBy('stream_seq')
      .execute();
    expect(events.slice(-2)).toEqual([
      { type: 'clock-expired', actor: 'program', stream_seq: 4 },
      { type: 'case-acted', actor: 'program', stream_seq: 5 },
    ]);
  });

  it('that cannot go on when its clock runs out stops no other', async () => {
    // Consent may be deemed only where an amount is named: one of two has none.
    const strict = desk(
      clock,
      REVIEW.replace(
        'expires: consult, starts: publicity}',
        'expires: consult, starts: publicity, require: [{that: "有(金额)", else: 没有金额。}]}',
      ),
    );
    const consulted = async (input: object) => {
      clock.now = '2024-10-08T09:00:00+08:00';
      const { id } = await openCase(database, strict, petition, {
        procedure: 'review/review',
        input: { ...INPUT, ...input },
      });
      await act(database, strict, petition, { case: id, action: 'accept', version: 1, input: {} });
      await act(database, strict, civil, { case: id, action: 'consult', version: 2, input: {} });
      return id;
    };
    const stuck = await consulted({ amount: undefined });
    const free = await consulted({});
    clock.now = '2024-10-20T09:00:00+08:00';
    await expect(expireClocks(database, strict)).rejects.toThrow(new RegExp(`${stuck}.*没有金额`, 'u'));
    expect((await version(free)).state).toBe('公示');
    expect((await version(stuck)).state).toBe('征求意见');
    // Refused by what was asked for, not for ever: now it can.
    await database
      .updateTable('cases')
      .set({ data: JSON.stringify(INPUT) })
      .where('id', '=', stuck)
      .execute();
    await expireClocks(database, strict);
    expect((await version(stuck)).state).toBe('公示');
  });

  it('is not acted on before it was opened, nor on a day that does not exist, nor at an hour of no zone', async () => {
    const { id } = await open('2024-09-05');
    for (const [on, message] of [
      ['2024-09-04', /早于立案之日2024-09-05/u],
      ['2024-02-31', /不是日期/u],
      ['2024-09-05T08:00:00', /不是日期/u],
    ] as const)
      await expect(doing(petition, id, 'accept', { on })).rejects.toEqual(refusal('invalid', message));
    await doing(petition, id, 'accept', { on: '2024-09-05' });
  });

  it('is opened by an editor of the gazette as by a clerk, and found by no word that is none', async () => {
    const editor = somebody('县信访局', 'gazette');
    const { id } = await openCase(database, setting, editor, { procedure: 'review/review', input: INPUT });
    expect((await version(id)).state).toBe('已登记');
    expect((await listCases(database, setting, petition, { words: '！？' })).total).toBe(0);
  });

  it('has no paper that was never stored', async () => {
    const { id } = await open();
    const papers = [{ paper: null, name: '意见书.pdf', sha256: 'b'.repeat(64) }];
    await expect(doing(petition, id, 'accept', { papers })).rejects.toEqual(
      refusal('invalid', /没有收到“意见书\.pdf”/u),
    );
    expect((await version(id)).state).toBe('已登记');
  });

  it('is done once for the same request, and refuses who saw an older version', async () => {
    const { id } = await open();
    const first = await doing(petition, id, 'accept', { key: 'click-1' });
    const again = await act(database, setting, petition, {
      case: id,
      action: 'accept',
      version: 1,
      input: {},
      key: 'click-1',
    });
    expect(again).toEqual(first);
    await expect(act(database, setting, civil, { case: id, action: 'consult', version: 1, input: {} })).rejects.toEqual(
      refusal('conflict', /由他人“受理”/u),
    );
    const both = await Promise.allSettled([
      act(database, setting, civil, { case: id, action: 'consult', version: 2, input: {} }),
      act(database, setting, civil, { case: id, action: 'hear', version: 2, input: {} }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('keeps the policy under which it began', async () => {
    const { id } = await open();
    const changed = desk(clock, REVIEW.replace('title: 受理,', 'title: 收下,'));
    const { version: seen } = await version(id);
    await act(database, changed, petition, { case: id, action: 'accept', version: seen, input: {} });
    const { payload } = await database
      .selectFrom('desk_events')
      .select('payload')
      .where('jurisdiction', '=', COUNTY)
      .where('stream', '=', id)
      .where('stream_seq', '=', 2)
      .executeTakeFirstOrThrow();
    expect(payload.title).toBe('受理');
  });
});
