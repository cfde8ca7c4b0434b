/** Figures that a text sets: a name, a verb of setting, a value: 总参保率不低于97%, 个人缴费标准为每人每年400元. */
import type { Subject } from './subject.ts';

export interface Figure {
  name: string;
  /** As printed, with its unit: 97%. */
  value: string;
  line: number;
  /** Words before it that tell which case, year or place the value is for. */
  context: string;
  /** The year that the text says last before the value, 今年 being the document's; null where it says none. */
  year: number | null;
}

const SETS =
  /((?:\p{Script=Han}|\d){2,14}(?:率|标准|总量|总额|目标|额度|密度|面积|比例))(?:要?(?:达到|达|为|定为|是|不低于|不少于|控制在|稳定在|保持在))(?:每[人亩户头只](?:每[年月])?)?(\d+(?:\.\d+)?(?:%|‰|万?元|公顷|万?亩|人|户))/gu;
const YEAR = /(20\d\d)(?=年|[—-])|[今本当]年/gu;

export function figuresIn({ passages, document }: Subject): Figure[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(SETS)].map((match) => {
      const context = `${passage.parent?.text ?? ''}${passage.text.slice(0, match.index)}`;
      const named = [...`${context}${match[1]}`.matchAll(YEAR)].at(-1);
      return {
        name: match[1]!.replace(/^(?:到?20\d\d年底?|[今本当]年底?|全[区县市省])+(?=.{4})/u, ''),
        value: match[2]!,
        line: passage.lineAt(match.index),
        context,
        year: named === undefined ? null : named[1] ? Number(named[1]) : document.year,
      };
    }),
  );
}

/** Rates and standards set for a year can be held against those of another document; areas and sums are of two matters. */
export const isComparable = ({ name, year }: Figure): boolean =>
  year !== null && name.length >= 5 && /(?:率|标准|比例|目标)$/u.test(name);
