/** 汽车、家居、控辍、耕地、废品、自建房、防疫、征收: the other procedures of the district, each walked once with its way back. */
import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../support/database.ts';
import { at, county, Matter } from './county.ts';

const { database } = await freshDatabase();
const clock = { now: '2024-08-01T09:00:00+08:00' };
const setting = county(clock);
const trade = (role: 'clerk' | 'reviewer' | 'leader' = 'clerk') => at(setting, '区工科局', role);
const finance = (role: 'reviewer' | 'leader') => at(setting, '区财政局', role);

describe('a subsidy', () => {
  const car = { owner: '王某', idNumber: '141102198001010029', newCar: 150000 };

  it('for a car is sent back, mended, examined by two organs and paid', async () => {
    const matter = await Matter.open(database, setting, clock, '2024-08-01', trade(), {
      procedure: 'car-subsidy/claim',
      input: car,
    });
    await matter.do('2024-08-05', trade(), 'return', { returnReason: '缺登记证书' });
    await matter.do('2024-08-06', trade(), 'mend', { mended: '已补' });
    const papers = { papers: ['申请表', '身份证', '销售统一发票', '机动车登记证书'] };
    await matter.do('2024-08-07', trade(), 'check', {}, papers);
    await matter.do('2024-08-08', finance('reviewer'), 'joint', { amount: 15000 });
    expect(await matter.do('2024-08-12', trade('leader'), 'pay', {}, { papers: ['发放凭证'] })).toBe('已发放');
  });

  it('for a car is not taken after the last day', async () => {
    const late = { procedure: 'car-subsidy/claim', input: car };
    await expect(Matter.open(database, setting, clock, '2025-01-11', trade(), late)).rejects.toThrow(/不再受理/u);
    await Matter.open(database, setting, clock, '2025-01-10', trade(), late);
  });

  it('for a home reaches the merchant in five working days', async () => {
    const matter = await Matter.open(database, setting, clock, '2024-09-01', trade(), {
      procedure: 'home-subsidy/merchant-claim',
      input: { merchant: '某家居', month: '2024-08', amount: 30000, invoices: 20 },
    });
    await matter.do('2024-09-10', trade('reviewer'), 'check', {}, { papers: ['汇总销售发票', '明细'] });
    // 11, 12, 13, Saturday 14 (worked), 18 September.
    expect(await matter.due('home-subsidy/payout')).toBe('2024-09-18');
    expect(await matter.do('2024-09-18', trade('leader'), 'pay', {}, { papers: ['拨付凭证'] })).toBe('已拨付');
  });

  it('for vaccination follows the score', async () => {
    const farm = at(setting, '区农业农村局');
    const matter = await Matter.open(database, setting, clock, '2024-11-01', farm, {
      procedure: 'vaccination-service/acceptance',
      input: { contractor: '某合作社', town: '坪头乡', period: '2024年秋防' },
    });
    const town = at(setting, '坪头乡', 'reviewer');
    await matter.do('2024-11-05', town, 'first', { firstReport: '合格' });
    const chief = at(setting, '区农业农村局', 'leader');
    const sheet = { papers: ['验收评分表'] };
    expect(await matter.do('2024-11-10', chief, 'formal', { score: 55, again: false }, sheet)).toBe('整改');
    await matter.do('2024-11-20', town, 'first', { firstReport: '已整改' });
    expect(await matter.do('2024-11-25', chief, 'formal', { score: 75, again: true }, sheet)).toBe('已验收');
    await expect(matter.do('2024-11-26', finance('leader'), 'settle', { share: 100 })).rejects.toThrow(/70分以上90%/u);
    expect(await matter.do('2024-11-26', finance('leader'), 'settle', { share: 90 })).toBe('已结算');
  });
});

describe('an order', () => {
  it('to send a child back to school ends when the child is back, and may go to court only after its day', async () => {
    const matter = await Matter.open(database, setting, clock, '2024-09-05', at(setting, '信义镇'), {
      procedure: 'dropout-control/escalation',
      input: { pupil: '小某', school: '某中学', town: '信义镇', leftOn: '2024-09-01' },
    });
    const chief = at(setting, '信义镇', 'leader');
    await matter.do('2024-09-06', chief, 'order', { correctBy: '2024-09-20' });
    const law = at(setting, '区司法局', 'leader');
    await expect(matter.do('2024-09-20', law, 'court')).rejects.toThrow(/2024-09-20才满/u);
    await matter.do('2024-09-21', law, 'court');
    expect(await matter.do('2024-09-25', at(setting, '信义镇'), 'back', { backOn: '2024-09-25' })).toBe('已复学');
  });

  it('to clear a scrap yard is accepted, or ends in its closure', async () => {
    const housing = (role: 'clerk' | 'reviewer' | 'leader') => at(setting, '区住建局', role);
    const open = () =>
      Matter.open(database, setting, clock, '2024-09-02', housing('clerk'), {
        procedure: 'scrap-stations/rectify',
        input: { station: '某收购站', town: '交口街道', kind: 'substandard' },
      });
    const good = await open();
    await expect(good.do('2024-09-02', housing('leader'), 'order', { correctBy: '2024-10-31' })).rejects.toThrow(
      /9月30日前/u,
    );
    expect(await good.do('2024-09-02', housing('leader'), 'order', { correctBy: '2024-09-30' })).toBe('限期整改');
    await good.do('2024-09-20', at(setting, '交口街道'), 'done', {}, { papers: ['整改照片'] });
    expect(await good.do('2024-09-22', housing('reviewer'), 'accept', { passed: true })).toBe('已销号');
    const bad = await open();
    await bad.do('2024-09-02', housing('leader'), 'order', { correctBy: '2024-09-30' });
    expect(await bad.do('2024-10-01', housing('leader'), 'close-down')).toBe('提请取缔');
  });

  it('to mend a house is accepted by the district where it is a business', async () => {
    const town = at(setting, '城北街道');
    const matter = await Matter.open(database, setting, clock, '2024-08-01', town, {
      procedure: 'self-built-houses/rectify',
      input: { house: '某楼', owner: '赵某', town: '城北街道', business: true },
    });
    expect(await matter.do('2024-08-02', town, 'judge', { verdict: '安全' })).toBe('待鉴定');
    await matter.do('2024-08-10', town, 'appraise', { safe: false }, { papers: ['鉴定报告'] });
    await matter.do('2024-08-11', town, 'plan', { finishBy: '2024-10-31', plan: '加固' });
    await matter.do('2024-10-20', town, 'finish', {}, { papers: ['整治前后照片'] });
    const chief = at(setting, '城北街道', 'leader');
    await expect(matter.do('2024-10-21', chief, 'accept-other', { passed: true })).rejects.toThrow(/领导小组/u);
    const housing = at(setting, '区住建局', 'leader');
    expect(await matter.do('2024-10-22', housing, 'accept-business', { passed: true })).toBe('已销号');
  });
});

describe('land and houses', () => {
  it('that were turned into fields are looked at twice and rewarded', async () => {
    const matter = await Matter.open(database, setting, clock, '2024-08-01', at(setting, '吴城镇'), {
      procedure: 'farmland-balance/transfer-in',
      input: { unit: '某村委会', town: '吴城镇', area: 120 },
    });
    const papers = { papers: ['申请', '耕地进出平衡表', '勘界报告', '质量重估报告'] };
    const town = at(setting, '吴城镇', 'reviewer');
    await matter.do('2024-08-05', town, 'first', {}, papers);
    const land = at(setting, '区自然资源局', 'leader');
    const report = { papers: ['初验报告及终验申请'] };
    expect(await matter.do('2024-08-20', land, 'final', { passed: false, accepted: 100 }, report)).toBe('整改');
    await matter.do('2024-09-01', town, 'first');
    expect(await matter.do('2024-09-10', land, 'final', { passed: true, accepted: 118 })).toBe('待奖补');
    expect(await matter.do('2024-09-20', finance('leader'), 'reward', { paid: 118000 })).toBe('已奖补');
  });

  it('that are taken are paid for by agreement, else by decision', async () => {
    const street = at(setting, '凤山街道');
    const chief = at(setting, '凤山街道', 'leader');
    const open = () =>
      Matter.open(database, setting, clock, '2024-09-20', street, {
        procedure: 'expropriation/compensation',
        input: { household: '孙某', parcel: '12号' },
      });
    const agreed = await open();
    await agreed.do('2024-09-21', street, 'assess', { assessed: 300000 }, { papers: ['评估报告'] });
    await agreed.do('2024-09-25', street, 'sign', { amount: 390000 }, { papers: ['补偿协议'] });
    await agreed.do('2024-10-10', street, 'hand-over', {}, { papers: ['交房验收单'] });
    expect(await agreed.do('2024-10-15', chief, 'pay', {}, { papers: ['支付凭证'] })).toBe('已支付');
    const refused = await open();
    await refused.do('2024-10-21', chief, 'petition', { ground: '期限内未签约' });
    expect(await refused.do('2024-11-01', at(setting, '区人民政府', 'leader'), 'decide')).toBe('已作决定');
  });
});
