/** Letters: blanks filled, amounts in capitals; lists that may be shown to everybody. */
import { describe, expect, it } from 'vitest';
import { letter, letterTemplate, openBlanks } from '../../src/press/letter.ts';
import { plainText } from '../../src/press/plain.ts';
import { maskIdNumber, maskPhone, maskText } from '../../src/text/mask-person.ts';
import { capitalMoney } from '../../src/text/money.ts';

const template = letterTemplate('受理通知书', {
  to: '{申请人}',
  body: ['你提出的“{请求}”已于{今天}受理，给付{金额}元（大写：{金额|大写}）。'],
});
const facts = {
  values: new Map([
    ['申请人', '李某'],
    ['请求', '补发'],
    ['金额', '1680.32'],
  ]),
  organ: '县信访局',
  number: null,
  dated: '2024-09-03',
};

describe('a letter', () => {
  it('has its blanks filled', () => {
    const text = plainText(letter(template, facts));
    expect(text).toContain('李某：');
    expect(text).toContain('你提出的“补发”已于2024年9月3日受理，给付1680.32元（大写：壹仟陆佰捌拾元叁角贰分）。');
    expect(text).toContain('县信访局\n2024年9月3日');
  });

  it('tells what it lacks', () => {
    expect(openBlanks(template, facts)).toEqual([]);
    expect(openBlanks(template, { ...facts, values: new Map([['申请人', '李某']]) })).toEqual(['请求', '金额']);
  });
});

describe('capital amounts', () => {
  // Worked out by hand from 支付结算办法 附一.
  it.each([
    ['0', '零元整'],
    ['0.05', '伍分'],
    ['10.05', '壹拾元零伍分'],
    ['1005.5', '壹仟零伍元伍角'],
    ['100000.01', '壹拾万元零壹分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['20000000', '贰仟万元整'],
    ['9999999999.99', '玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('%s is %s', (amount, text) => expect(capitalMoney(amount)).toBe(text));

  it.each(['', '1.234', '1e5', '一百', '1,000'])('%s is none', (amount) => expect(capitalMoney(amount)).toBeNull());
});

describe('lists for publicity', () => {
  it('hide what opens doors and keep who is meant', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110105**********2X');
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskText('滨河路12号')).toBe('滨*****');
  });
});
