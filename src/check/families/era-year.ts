/** Years of an era beside their year of the common era: 康熙元年 is 1662. */
import { parseNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const eraYear: Family = {
  name: 'era-year',
  explanation: '年号纪年与其后括注的公元年应当相符（康熙元年为1662年）。',
  check: remarksOn,
};

/** First and last year of each era since 1368, as chronological tables give them. */
const ERAS: Record<string, [number, number]> = {
  洪武: [1368, 1398],
  建文: [1399, 1402],
  永乐: [1403, 1424],
  洪熙: [1425, 1425],
  宣德: [1426, 1435],
  正统: [1436, 1449],
  景泰: [1450, 1457],
  天顺: [1457, 1464],
  成化: [1465, 1487],
  弘治: [1488, 1505],
  正德: [1506, 1521],
  嘉靖: [1522, 1566],
  隆庆: [1567, 1572],
  万历: [1573, 1620],
  天启: [1621, 1627],
  崇祯: [1628, 1644],
  顺治: [1644, 1661],
  康熙: [1662, 1722],
  雍正: [1723, 1735],
  乾隆: [1736, 1795],
  嘉庆: [1796, 1820],
  道光: [1821, 1850],
  咸丰: [1851, 1861],
  同治: [1862, 1874],
  光绪: [1875, 1908],
  宣统: [1909, 1912],
  民国: [1912, 1949],
};
const DATED = new RegExp(
  `(${Object.keys(ERAS).join('|')})([元一二三四五六七八九十廿卅\\d]{1,4})年[（(](?:公元)?(\\d{4})年?[）)]`,
  'gu',
);

/** A year begins in January or February: one year after the table's may still be right in its last weeks. */
function remarksOn({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(DATED)].flatMap((match): Remark[] => {
      const [printed, era, digits, said] = match;
      const ordinal = digits === '元' ? 1 : parseNumeral(digits!.replace('廿', '二十').replace('卅', '三十'));
      if (ordinal === null) return [];
      const [first, last] = ERAS[era!]!;
      const year = first + ordinal - 1;
      if (year <= last && (Number(said) === year || Number(said) === year + 1)) return [];
      return [
        {
          type: 'mismatch',
          lines: [lineAt(match.index)],
          stated: printed,
          found: year <= last ? `${year}年` : `${era}只到${last}年`,
          severity: 'medium',
          message:
            year <= last
              ? `“${printed}”不符：${era}${digits}年是${year}年。`
              : `“${printed}”不符：${era}年号只到${last}年。`,
          proposal: year <= last ? printed.replace(said!, String(year)) : null,
        },
      ];
    }),
  );
}
