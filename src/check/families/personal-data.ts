/** Personal data that a published document should not hold: mobile and ID numbers, bank cards, minors (个人信息保护法 art. 28, 31). */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject, Text } from '../subject.ts';

export const personalData: Family = {
  name: 'personal-data',
  explanation: '公开的文件不应含有个人手机号、身份证号、银行卡号和未成年人姓名（个人信息保护法第28、31条）。',
  check: ({ texts }: Subject) => [...together(texts.flatMap(numbers)), ...texts.flatMap(minors)],
};

interface Kind {
  name: string;
  pattern: RegExp;
  /** Is it one, and not another number of the same length? */
  holds(digits: string, before: string): boolean;
}

const MOBILE = '手机号';

const KINDS: Kind[] = [
  { name: '身份证号', pattern: /(?<![\dXx])\d{17}[\dXx](?!\d)/gu, holds: isIdNumber },
  {
    name: '身份证号',
    pattern: /(?<!\d)\d{15}(?!\d)/gu,
    holds: (digits, before) => /身份证/u.test(before) && isDate(`19${digits.slice(6, 12)}`),
  },
  {
    name: '银行卡号',
    pattern: /(?<!\d)\d{16,19}(?!\d)/gu,
    holds: (digits, before) => (/卡号|账号|帐号|银行/u.test(before) || /^62/u.test(digits)) && isLuhn(digits),
  },
  // Contact lines of an organ may name a duty telephone.
  {
    name: MOBILE,
    pattern: /(?<!\d)1[3-9]\d[-—]?\d{4}[-—]?\d{4}(?!\d)/gu,
    holds: (_, before) => !/咨询|举报|监督|投诉|值班|服务热线/u.test(before),
  },
];

function numbers({ text, lineAt }: Text): Remark[] {
  const taken = new Set<number>();
  return KINDS.flatMap(({ name, pattern, holds }) =>
    [...text.matchAll(pattern)].flatMap((match): Remark[] => {
      const digits = match[0].replace(/[-—]/gu, '');
      if (taken.has(match.index) || !holds(digits, text.slice(Math.max(0, match.index - 16), match.index))) return [];
      taken.add(match.index);
      const hidden = `${digits.slice(0, 3)}${'*'.repeat(digits.length - 5)}${digits.slice(-2)}`;
      return [
        {
          type: 'personal-data',
          lines: [lineAt(match.index)],
          stated: hidden,
          found: name,
          severity: name === MOBILE ? 'low' : 'high',
          message: `文中有个人${name}（${hidden}），公开前应删去或遮蔽。`,
          proposal: hidden,
        },
      ];
    }),
  );
}

/** Mobile numbers of contact persons usually come in numbers: one remark for all of them. */
function together(remarks: Remark[]): Remark[] {
  const mobiles = remarks.filter(({ found }) => found === MOBILE);
  if (mobiles.length < 2) return remarks;
  const stated = mobiles.map((one) => one.stated).join('、');
  const all: Remark = {
    ...mobiles[0]!,
    lines: mobiles.flatMap(({ lines }) => lines),
    stated,
    message: `文中有${mobiles.length}个个人手机号（${stated}），公开前应删去、遮蔽或改为办公电话。`,
    proposal: null,
  };
  return [...remarks.filter((one) => !mobiles.includes(one)), all];
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643—1999: a birth date that exists and the check digit of ISO 7064 MOD 11-2. */
export function isIdNumber(id: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/u.test(id) || !isDate(id.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((all, weight, i) => all + weight * Number(id[i]), 0);
  return '10X98765432'[sum % 11] === id[17]!.toUpperCase();
}

function isDate(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))];
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** ISO/IEC 7812. */
export function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, c, i) => {
    const doubled = i % 2 === 1 ? Number(c) * 2 : Number(c);
    return all + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** 学生李某某，男，12岁: a name beside two signs of childhood. */
const MINOR =
  /(?:学生|幼儿|儿童|孤儿|未成年人)(\p{Script=Han}{2,3})[，,（(](?:[男女][，,])?(?:年龄|现年)?(\d{1,2})(?:周?岁)/gu;

function minors({ text, lineAt }: Text): Remark[] {
  return [...text.matchAll(MINOR)]
    .filter((match) => Number(match[2]) < 18)
    .map((match): Remark => {
      const hidden = `${match[1]![0]}某某`;
      return {
        type: 'personal-data',
        lines: [lineAt(match.index)],
        stated: hidden,
        found: '未成年人姓名',
        severity: 'high',
        message: `文中写有未成年人姓名（${hidden}，${match[2]}岁），公开前应隐去。`,
        proposal: hidden,
      };
    });
}
