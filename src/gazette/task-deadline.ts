/** Until when a task is to be done, as its own text says. */
import { findDates } from '../text/date.ts';
import { lastDay } from '../text/point.ts';

/** 年底前, 年内, 年底完成: the end of the year of the document. */
const YEAR_END = /(?<!\d\s{0,2})(?:今年|本年|当年)?(?:年底(?:之?前|以前|完成)|年内)/u;
/** …前登记的车辆: a condition, not a term. */
const CONDITION = /^[^，。；、]{0,8}的/u;

/**
 * The last day (ISO) that the text names as a term: 11月底前, 2025年6月30日前, 年底前; the latest where it names stages. A month
 * without a year is the next one after the document's own date. Null where the text names none, or one that lies before the document.
 */
export function taskDeadline(text: string, dated: string): string | null {
  const year = Number(dated.slice(0, 4));
  const days = findDates(text).flatMap(({ value, start, end }) => {
    if (value.kind !== 'deadline' || CONDITION.test(text.slice(end))) return [];
    // 2025年前 may leave the year itself out.
    if (value.by.kind === 'year' && !/[底末]/u.test(text.slice(start, end))) return [];
    const own = lastDay(value.by, year);
    return own !== null && own < dated && value.by.kind !== 'date' ? [lastDay(value.by, year + 1)] : [own];
  });
  const named = YEAR_END.test(text) ? [...days, `${year}-12-31`] : days;
  return named.reduce<string | null>(
    (latest, day) => (day && day >= dated && day > (latest ?? '') ? day : latest),
    null,
  );
}
