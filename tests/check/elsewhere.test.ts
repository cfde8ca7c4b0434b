/**
 * Documents in the manner of other governments (a budget report, a province's rules, a county's plan, an emergency plan, a
 * request for money, a district's programme), all invented and free of mistakes: as they stand they yield nothing, with one
 * mistake put in they yield a finding of the family that is made for it.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from './draft.ts';

const text = (name: string): string => readFileSync(resolve(import.meta.dirname, 'elsewhere', `${name}.txt`), 'utf8');
const NAMES = ['budget', 'province', 'county', 'emergency', 'request', 'action-plan'];

it.each(NAMES)('%s is left alone', (name) => expect(check(text(name).split('\n'))).toEqual([]));

describe('one mistake', () => {
  it.each([
    ['budget', '税收收入96.4亿元', '税收收入94.4亿元', 'sum-in-sentence'],
    ['budget', '增加6.1亿元，增长5.0%', '增加6.1亿元，增长6.0%', 'growth'],
    ['budget', '城乡社区支出22.1亿元', '城乡社区支出21.1亿元', 'sum-in-sentence'],
    ['budget', '增长5.6%', '增长6.6%', 'growth'],
    ['budget', '年结余8.7亿元', '年结余9.7亿元', 'balance'],
    ['budget', '三个方面不出', '四个方面不出', 'count-in-sentence'],
    ['budget', '以下四项工作', '以下五项工作', 'count'],
    ['budget', '市、县、乡三级', '市、县、乡四级', 'count-in-sentence'],
    ['budget', '二是优化', '三是优化', 'inline-list'],
    ['province', '分为下列三类', '分为下列四类', 'count'],
    ['province', '（三）公开水价', '（四）公开水价', 'numbering'],
    ['province', '第七条', '第八条', 'numbering'],
    ['province', '80分以上90分以下', '85分以上90分以下', 'tier-chain'],
    ['province', '80分以上90分以下', '80分以上95分以下', 'tier-chain'],
    ['province', '设施完好率\t15', '设施完好率\t25', 'sum-in-table'],
    ['province', '四个等次', '五个等次', 'count-in-sentence'],
    ['province', '2024年10月1日起', '2024年9月31日起', 'calendar-date'],
    ['province', '附件2\n', '附件3\n', 'annex'],
    ['province', '水质合格率\t30', '水质合格率\t35', 'sum-in-table'],
    ['province', '本办法由', '本规定由', 'self-name'],
    ['province', '100立方米以上1000立方米', '200立方米以上1000立方米', 'tier-chain'],
    ['county', '产业项目41个、', '产业项目43个、', 'sum-in-sentence'],
    ['county', '总投资15480万元', '总投资14580万元', 'rate'],
    ['county', '14.6∶43.9∶41.5', '14.6∶43.9∶45.5', 'share'],
    ['county', '15480万元', '15480元', 'rate'],
    ['county', '增长4.7%；农村', '增长7.4%；农村', 'growth'],
    ['county', '三项机制', '四项机制', 'count-in-sentence'],
    ['county', '总投资214亿元', '总投资241亿元', 'table-total'],
    ['county', '三大行动', '四大行动', 'count-in-sentence'],
    ['county', '2\t基础设施项目\t23', '2\t基础设施项目\t33', 'sum-in-table'],
    ['county', '7月10日前', '1月10日前', 'deadline'],
    ['emergency', '3.2.3', '3.2.2', 'decimal-numbering'],
    ['emergency', '2.2　', '2.3　', 'decimal-numbering'],
    ['emergency', '五个工作组', '六个工作组', 'count-in-sentence'],
    ['emergency', '四个等级', '三个等级', 'count-in-sentence'],
    ['emergency', '4　后期', '5　后期', 'decimal-numbering'],
    ['emergency', '0931-5550112', '0931-555011', 'contact'],
    ['emergency', '2021年4月2日', '2021年4月31日', 'calendar-date'],
    ['request', '下降40%', '下降45%', 'growth'],
    ['request', '土建工程70万元', '土建工程80万元', 'sum-in-sentence'],
    ['request', '4\t12\t48', '4\t12\t58', 'sum-in-table'],
    ['request', '县人民政府：', '县人民政府、县水利局：', 'form'],
    ['request', '　　　　签发人：周文', '', 'form'],
    ['request', '286万元', '286元', 'sum-in-sentence'],
    ['action-plan', '2026年36个', '2026年38个', 'sum-in-sentence'],
    ['action-plan', '1.8万户', '1.6万户', 'sum-in-sentence'],
    ['action-plan', '分为基础类、完善类、提升类三类', '分为基础类、完善类、提升类四类', 'count-in-sentence'],
    ['action-plan', '8月31日）', '9月10日）', 'window'],
    ['action-plan', '6月30日）', '6月20日）', 'window'],
    ['action-plan', '2025年6月1日至', '2025年4月1日至', 'window'],
    ['action-plan', '（2025—2027年）》已经', '（2025—2028年）》已经', 'title-name'],
    ['action-plan', '领导小组办公室设在', '领导组办公室设在', 'body-name'],
  ])('%s: “%s” as “%s” is seen by %s', (name, right, wrong, family) => {
    const whole = text(name);
    expect(whole).toContain(right);
    const found = check(whole.replace(right, wrong).split('\n')).map((one) => one.family);
    expect(found).toContain(family);
  });
});
