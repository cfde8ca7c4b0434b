/** 护工奖补、试用期、席位: people apply, are on trial for a year, succeed one another in the bodies. */
import { beforeAll, describe, expect, it } from 'vitest';
import { program } from '../../../src/desk/actor.ts';
import { replayHistory } from '../../../src/desk/history.ts';
import { balanceOf, rowsOf, writeRows } from '../../../src/desk/registers.ts';
import { seatsOn } from '../../../src/desk/seating.ts';
import { registerInForce } from '../../../src/desk/setting.ts';
import { expireClocks } from '../../../src/desk/wake.ts';
import type { ReadIssue } from '../../../src/gazette/types.ts';
import { importIssue } from '../../../src/store/import.ts';
import { jurisdictionOf } from '../../../src/store/jurisdictions.ts';
import { freshDatabase } from '../../support/database.ts';
import { haveShared, KEYS, realIssue } from '../../support/shared.ts';
import { at, county, LISHI, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-09-06T09:00:00+08:00' };
const setting = county(clock);

describe('a care worker', () => {
  const town = (role: 'clerk' | 'reviewer' | 'leader') => at(setting, '枣林乡', role);
  const labour = (role: 'clerk' | 'reviewer' | 'leader') => at(setting, '区人社局', role);
  const papers = { papers: ['身份证件', '培训合格证', '就业证明', '工资发放凭证'] };
  const open = () =>
    Matter.open(database, setting, clock, '2024-09-05', town('clerk'), {
      procedure: 'care-worker-subsidy/claim',
      input: { person: '刘某', idNumber: '141102198001010029', town: '枣林乡', workPlace: '区外' },
    });

  it('is made public for three full days, sent on, sent back, mended, listed and paid', async () => {
    const matter = await open();
    await expect(matter.do('2024-09-06', town('clerk'), 'publicize', { postedOn: '2024-09-06' })).rejects.toThrow(
      /审核人员/u,
    );
    await matter.do('2024-09-06', town('reviewer'), 'publicize', { postedOn: '2024-09-06' }, papers);
    const forward = { opinion: '属实' };
    await expect(matter.do('2024-09-09', town('leader'), 'forward', forward, { papers: ['申请表'] })).rejects.toThrow(
      /到2024-09-09才满/u,
    );
    await matter.do('2024-09-10', town('leader'), 'forward', forward, { papers: ['申请表'] });
    await matter.do('2024-09-11', labour('clerk'), 'return', { returnReason: '缺工资凭证' });
    await matter.do('2024-09-12', town('clerk'), 'mend', { mended: '已补' });
    const listed = { quarter: '2024-Q3', training: 900, employment: 500 };
    await expect(matter.do('2024-09-13', labour('reviewer'), 'check', listed)).rejects.toThrow(/400元/u);
    await matter.do('2024-09-13', labour('reviewer'), 'check', { ...listed, employment: 400 });
    const { number } = await matter.row();
    const register = registerInForce(setting, 'care-worker-subsidy/payment-list');
    const row = { quarter: '2024-Q3', case: number, person: '刘某', town: '枣林乡', training: 900, employment: 400 };
    await writeRows(database, setting, labour('clerk'), register.id, [{ data: row }]);
    await expect(writeRows(database, setting, labour('clerk'), register.id, [{ data: row }])).rejects.toThrow(
      /已在台账里/u,
    );
    const { rows } = await rowsOf(database, setting, program(LISHI), register.id);
    expect(balanceOf(setting, register, rows)?.holds).toBe(true);
    const paid = await matter.do(
      '2024-09-29',
      labour('leader'),
      'pay',
      { paidOn: '2024-09-29' },
      { papers: ['发放凭证'] },
    );
    expect(paid).toBe('已拨付');
  });
});

describe('a year on trial', () => {
  it('ends after twelve months for the eleven whom the gazette names', async () => {
    const stand = (key: string) => ({ issue: { key }, text: Array(9500).fill('。') }) as unknown as ReadIssue;
    clock.now = '2024-12-31T09:00:00+08:00';
    await replayHistory(database, setting, new Map(KEYS.map((key) => [key, stand(key)])));
    const states = async () => {
      const rows = await database
        .selectFrom('cases')
        .select(['state'])
        .where('procedure', '=', 'appointments/probation')
        .execute();
      return rows.map(({ state }) => state).sort();
    };
    expect(await states()).toEqual(Array(11).fill('试用中'));
    // One was appointed on 11 April 2024, three on 4 June, seven on 15 August.
    for (const [day, due] of [
      ['2025-04-11', 0],
      ['2025-04-12', 1],
      ['2025-06-05', 4],
      ['2025-08-16', 11],
    ] as const) {
      clock.now = `${day}T12:00:00+08:00`;
      await expireClocks(database, setting);
      expect((await states()).filter((state) => state === '待考核')).toHaveLength(due);
    }
  });
});

describe.skipIf(!haveShared)('a seat', () => {
  beforeAll(async () => {
    for (const key of KEYS) {
      const issue = realIssue(key);
      await importIssue(database, jurisdictionOf(issue), issue, { sha256: key, reader: 'test' });
    }
  }, 60_000);

  it('goes to the successor on the day of the appointment, in every body that holds the post', async () => {
    const holders = async (day: string) =>
      (await seatsOn(database, LISHI, day))
        .filter(({ post }) => /凤山街道办事处主任$/u.test(post))
        .map(({ document, person, successor, ground }) => ({ document, person, successor, ground }));
    const before = await holders('2024-08-14');
    const after = await holders('2024-08-15');
    expect(before.length).toBeGreaterThan(1);
    expect(after).toHaveLength(before.length);
    // 离政发〔2024〕31号 appoints on 15 August.
    expect(before.filter(({ successor }) => successor === '吴彦祥')).toEqual([]);
    expect(after.every(({ person, successor }) => person === '吴彦祥' || successor === '吴彦祥')).toBe(true);
    expect(new Set(after.map(({ ground }) => ground))).toEqual(new Set(['离政发〔2024〕31号']));
  });

  it('that changes hands is checked with the body', async () => {
    clock.now = '2024-08-16T09:00:00+08:00';
    const office = at(setting, '区政府办公室');
    const matter = await Matter.open(database, setting, clock, '2024-08-16', office, {
      procedure: 'leading-groups/succession',
      input: {
        ...{ body: '医保征缴领导小组', post: '凤山街道办事处主任', former: '牛梅', ground: '离政发〔2024〕31号' },
        lead: '区医疗保障局',
      },
    });
    const lead = at(setting, '区医疗保障局');
    await matter.do('2024-08-17', lead, 'vacant', { remark: '尚未到任' });
    expect(await matter.do('2024-08-20', lead, 'fill', { successor: '吴彦祥' })).toBe('已接替');
  });
});
