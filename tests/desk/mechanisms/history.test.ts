/** What the gazettes print as done, entered on its legal days: the four listings, the eleven replies; and a listing of today. */
import { beforeAll, describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/desk/clocks.ts';
import { replayHistory } from '../../../src/desk/history.ts';
import type { ReadIssue } from '../../../src/gazette/types.ts';
import { freshDatabase } from '../../support/database.ts';
import { haveShared, KEYS, realIssue } from '../../support/shared.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-12-31T09:00:00+08:00' };
const setting = county(clock);

/** Stand-ins with numbered lines: what is replayed rests on the days and organs of the policies, not on the words. */
const standIn = (key: string): ReadIssue =>
  ({ issue: { key }, text: Array.from({ length: 9500 }, (_, line) => `${key}:${line + 1}`) }) as unknown as ReadIssue;

const found = (title: string) =>
  database.selectFrom('cases').selectAll().where('title', '=', title).executeTakeFirstOrThrow();

describe('the past', () => {
  beforeAll(async () => {
    const done = await replayHistory(database, setting, new Map(KEYS.map((key) => [key, standIn(key)])));
    expect(done.filter(({ stopped }) => stopped !== null)).toEqual([]);
  });

  it.each([
    ['吕梁蕴华双语学校', '2023-09-28', '2024-03-07', '2024-04-30'],
    ['强联白金瀚店', '2024-07-12', '2024-08-27', '2024-08-29'],
    ['新启航幼儿园', '2024-07-12', '2024-09-09', '2024-09-23'],
    ['文育蒙氏幼儿园', '2024-07-12', '2024-09-09', '2024-09-23'],
  ])('of %s: listed %s, due %s, struck off %s', async (title, listed, due, closed) => {
    const row = await found(title);
    expect([dayOf(row.opened_at), row.state, dayOf(row.closed_at!)]).toEqual([listed, '已销案摘牌', closed]);
    const clocks = await database.selectFrom('case_clocks').selectAll().where('case_id', '=', row.id).execute();
    expect(clocks.map((one) => [one.clock, dayOf(one.due!), one.running, one.facts.stopped?.slice(0, 10)])).toEqual([
      ['@due', due, false, closed],
    ]);
    const events = await database
      .selectFrom('desk_events')
      .select('payload')
      .where('stream', '=', row.id)
      .orderBy('stream_seq')
      .execute();
    expect(events.map(({ payload }) => payload.action ?? 'open')).toEqual(['open', 'list', 'request-close', 'close']);
  });

  it('of eleven replies waits for what the proposers say', async () => {
    const rows = await database.selectFrom('cases').selectAll().where('procedure', '=', 'proposals/reply').execute();
    expect(rows).toHaveLength(11);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['已答复']));
    const days = rows.map(({ opened_at }) => dayOf(opened_at)).sort();
    expect(Map.groupBy(days, (day) => day)).toEqual(
      new Map([
        ['2024-07-17', Array(3).fill('2024-07-17')],
        ['2024-07-24', Array(5).fill('2024-07-24')],
        ['2024-07-31', Array(3).fill('2024-07-31')],
      ]),
    );
    expect(rows.map(({ bearer }) => bearer).filter((name) => name === '莲花池街道')).toHaveLength(3);
    const matter = new Matter(database, setting, clock, rows[0]!.id);
    const office = at(setting, '区政府办公室');
    expect(await matter.do('2024-12-31', office, 'feedback', { satisfaction: 'satisfied' })).toBe('已办结');
  });

  it('is entered once', async () => {
    const all = new Map(KEYS.map((key) => [key, standIn(key)]));
    expect(await replayHistory(database, setting, all)).toEqual([]);
  });
});

describe('a listing of today', () => {
  it('goes back for supplements, is late, is not struck off before the hazard is gone', async () => {
    const emergency = at(setting, '区应急管理局');
    const office = at(setting, '区政府办公室', 'leader');
    clock.now = '2024-09-02T09:00:00+08:00';
    const matter = await Matter.open(database, setting, clock, '2024-09-02', emergency, {
      procedure: 'fire-hazard-supervision/listing',
      input: { unit: '某商场' },
    });
    await matter.do('2024-09-03', office, 'return', { returnReason: '没有附检查记录' });
    await matter.do('2024-09-04', emergency, 'resubmit', { supplement: '已附' });
    const due = { dueOn: '2024-10-31' };
    await expect(matter.do('2024-09-05', office, 'list', due)).rejects.toThrow(/缺材料：挂牌批复/u);
    await matter.do('2024-09-05', office, 'list', due, { papers: ['挂牌批复'] });
    const brigade = at(setting, '区消防救援大队');
    await matter.do('2024-09-20', brigade, 'inspect', { inspectedOn: '2024-09-20', finding: '喷淋在改' });
    await matter.wake('2024-11-01');
    const { text } = await database
      .selectFrom('notices')
      .select('text')
      .where('case_id', '=', matter.id)
      .where('kind', '=', 'overdue')
      .executeTakeFirstOrThrow();
    expect(text).toMatch(/某商场.*2024-10-31届满/u);
    await expect(matter.do('2024-11-05', emergency, 'request-close', { eliminated: false })).rejects.toThrow(
      /隐患没有消除/u,
    );
    await matter.do('2024-11-08', emergency, 'request-close', { eliminated: true });
    await matter.do('2024-11-11', office, 'refuse-close', { returnReason: '没有复查记录' });
    await matter.do('2024-11-12', emergency, 'request-close', { eliminated: true });
    expect(await matter.do('2024-11-14', office, 'close', {}, { papers: ['销案批复'] })).toBe('已销案摘牌');
  });
});

describe.skipIf(!haveShared)('the papers of the past', () => {
  it('are the printed lines', async () => {
    const other = await freshDatabase();
    await replayHistory(other.database, setting, new Map(KEYS.map((key) => [key, realIssue(key)])));
    const papers = await other.database
      .selectFrom('attachments')
      .innerJoin('blobs', 'blobs.sha256', 'attachments.sha256')
      .select(['attachments.paper', 'blobs.content'])
      .execute();
    expect(papers).toHaveLength(8 + 11);
    for (const { paper, content } of papers)
      expect(content.toString('utf8')).toMatch({ 挂牌批复: /挂牌督/u, 销案批复: /摘牌/u, 答复函: /答复/u }[paper!]!);
  });
});
