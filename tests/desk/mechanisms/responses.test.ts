/** 动物疫情、地质灾害: facts make a level, each link of the chain has half an hour, the response ends with its assessment. */
import { describe, expect, it } from 'vitest';
import { acknowledge, callsOf, plansOf, startResponse } from '../../../src/desk/responses.ts';
import { findRule } from '../../../src/policy/find.ts';
import { answer, ready } from '../../../src/rule/ask.ts';
import { freshDatabase } from '../../support/database.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-09-02T22:00:00+08:00' };
const setting = county(clock);
const farm = at(setting, '区农业农村局');
const farmReviewer = at(setting, '区农业农村局', 'reviewer');
const government = at(setting, '区人民政府', 'leader');

function levelOf(plan: string, input: Record<string, never>): unknown {
  const { rule } = plansOf(setting).find(({ id }) => id === plan)!;
  const policies = [...setting.policies.values()].map(({ policy }) => policy);
  return answer(ready(findRule(policies, rule!).rule), { at: '2024-09-02', input }, setting.calendar).level;
}

describe('an animal epidemic', () => {
  const facts = { withinDays: 10, towns: 1, counties: 1, spreading: false };

  it('has its level by the rule of its disease', () => {
    expect(levelOf('epidemic-response/swine-fever', facts as never)).toBe('二级');
    expect(levelOf('epidemic-response/swine-fever', { ...facts, counties: 2, spreading: true } as never)).toBe('一级');
    expect(
      plansOf(setting)
        .filter(({ id }) => id.startsWith('epidemic-response/'))
        .map(({ groups }) => groups.length),
    ).toEqual(Array(8).fill(6));
  });

  it('is reported link by link in half an hour each, at night too; started, closed off, ended, assessed', async () => {
    const { id } = await startResponse(database, setting, farm, {
      plan: 'epidemic-response/swine-fever',
      input: { disease: '非洲猪瘟', place: '信义镇', reporter: '信义镇', facts: '一户存栏三十头，死亡五头' },
    });
    const matter = new Matter(database, setting, clock, id);
    const dues = async () => (await callsOf(database, government, id)).map(({ due }) => due);
    // 22:00 in Shanghai is 14:00 UTC.
    expect(await dues()).toEqual(['2024-09-02T14:30:00.000Z', null, null]);
    clock.now = '2024-09-02T22:10:00+08:00';
    const [first, second] = await callsOf(database, government, id);
    await acknowledge(database, setting, at(setting, '区动物疫病预防控制机构'), first!.id);
    expect(await dues()).toEqual(['2024-09-02T14:30:00.000Z', '2024-09-02T14:40:00.000Z', null]);
    // Ten minutes late: on record, and the chain goes on from there.
    clock.now = '2024-09-02T22:50:00+08:00';
    await acknowledge(database, setting, farm, second!.id);
    expect((await dues())[2]).toBe('2024-09-02T15:20:00.000Z');
    const { payload } = await database
      .selectFrom('desk_events')
      .select('payload')
      .where('stream', '=', id)
      .where('type', '=', 'call-acknowledged')
      .orderBy('stream_seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(payload.late).toBe(true);

    await matter.do('2024-09-03T00:10:00+08:00', at(setting, '信义镇'), 'isolate', { isolation: '已隔离消毒' });
    await matter.do('2024-09-03T00:20:00+08:00', farmReviewer, 'propose', { level: '二级' });
    await expect(
      matter.do('2024-09-03T00:30:00+08:00', at(setting, '区农业农村局', 'leader'), 'start-third'),
    ).rejects.toThrow(/总指挥或指挥长/u);
    expect(await matter.do('2024-09-03T00:40:00+08:00', government, 'start')).toBe('响应中');
    await matter.do('2024-09-03T01:00:00+08:00', government, 'blockade', { blockade: '信义镇某村周边三公里' });
    await matter.do('2024-09-04', at(setting, '区卫健局'), 'log', { log: '密切接触者观察' });
    expect(await matter.do('2024-10-20', government, 'end')).toBe('待评估');
    const assessed = { cause: '外购仔猪', lessons: '加强检疫' };
    await expect(matter.do('2024-10-25', farm, 'assess', assessed)).rejects.toThrow(/评估报告/u);
    expect(await matter.do('2024-10-25', farm, 'assess', assessed, { papers: ['评估报告'] })).toBe('已终止');
  });
});

describe('a landslide', () => {
  it('is reported to the ministry in forty-five minutes', async () => {
    clock.now = '2024-10-01T08:00:00+08:00';
    const town = at(setting, '田家会街道');
    const { id } = await startResponse(database, setting, town, {
      plan: 'geohazards/incident-report',
      input: { place: '某沟东侧', finder: '田家会街道', casualties: 5, facts: '山体滑坡' },
    });
    const calls = await callsOf(database, at(setting, '区自然资源局'), id);
    expect(calls.map(({ organ, due }) => [organ, due])).toEqual([
      ['区自然资源局', '2024-10-01T00:45:00.000Z'],
      ['区应急管理局', '2024-10-01T00:45:00.000Z'],
      ['区人民政府', '2024-10-01T00:45:00.000Z'],
    ]);
    const matter = new Matter(database, setting, clock, id);
    const land = at(setting, '区自然资源局');
    await matter.do('2024-10-01T08:20:00+08:00', town, 'evacuate', { evacuated: 40 });
    await matter.do('2024-10-01T09:00:00+08:00', land, 'confirm', { survey: '中型滑坡' });
    await matter.do('2024-10-01T12:00:00+08:00', town, 'follow', { follow: '趋于稳定' });
    const chief = at(setting, '区自然资源局', 'leader');
    await matter.do('2024-10-08', chief, 'written', {}, { papers: ['书面报告'] });
    expect(await matter.do('2024-12-01', chief, 'strike', { treated: '已治理' })).toBe('已核销');
  });
});
