/** Accounts: 收入88.3亿元，支出79.6亿元，结余8.7亿元. */
import { add, compare, type Rational } from '../../text/rational.ts';
import { type Amount, amountsIn, isNear, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { sentences, type Text } from '../subject.ts';

export const balance: Family = {
  name: 'balance',
  explanation: '同一句中写明收入、支出和结余的，收入减支出应等于结余。',
  check: ({ texts }) => texts.filter(({ text }) => /收入.*支出.*结余/u.test(text)).flatMap(remarksOn),
};

function remarksOn(text: Text): Remark[] {
  return sentences(text, true).flatMap(({ text: sentence, start }) => {
    const amounts = amountsIn(sentence).filter((one) => one.dimension === '元' && !one.rate && !one.loose);
    return amounts.flatMap((rest, i): Remark[] => {
      const [income, spent] = [amounts[i - 2], amounts[i - 1]];
      if (!income || !spent) return [];
      const lead = (one: Amount, from: number): string => sentence.slice(from, one.start);
      // Nothing between but the three words: transfers and what was left over make other sums.
      if (
        !/收入[^，。；\d]{0,4}$/u.test(lead(income, 0)) ||
        !/^[，,](?:总)?支出[^，。；\d]{0,4}$/u.test(lead(spent, income.end))
      )
        return [];
      if (!/^[，,](?:当年|本年|年度|收支)?结余$/u.test(lead(rest, spent.end))) return [];
      const exact: Rational = add(income.base, { n: -spent.base.n, d: spent.base.d });
      if (exact.n <= 0n || compare(exact, rest.base) === 0 || !isNear(rest.base, exact, 60)) return [];
      const found = printIn(exact, rest.unit);
      return [
        {
          type: 'sum',
          lines: [rest, income, spent].map((one) => text.lineAt(start + one.start)),
          stated: `结余${rest.text}`,
          found: `${income.text}－${spent.text}＝${found}`,
          severity: 'high',
          message: `结余${rest.text}与收支不符：${income.text}－${spent.text}＝${found}。`,
          proposal: found,
        },
      ];
    });
  });
}
