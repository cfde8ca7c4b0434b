/** Days that no calendar has, and weekdays that are not the day's. */
import { dayOf, exists, weekday } from '../../calendar/day.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject, Text } from '../subject.ts';

export const calendarDate: Family = {
  name: 'calendar-date',
  explanation: '日期应当存在，注明的星期应与日期相符。',
  check: (subject) => [...subject.texts, ...undated(subject)].flatMap((text) => remarksOn(text, subject)),
};

/** A date of signature that does not exist is none to the reader: it stands in no paragraph. */
function undated({ document, source }: Subject): Text[] {
  if (document.dated !== null) return [];
  const [first, last] = document.lines;
  return source.slice(first - 1, last).flatMap((raw, i): Text[] => {
    const text = raw.replace(/\s/gu, '');
    return SIGNED.test(text) ? [{ text, lineAt: () => first + i }] : [];
  });
}

const SIGNED = /^[\p{Script=Han}]{0,24}(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:$|[（(])/u;

const DATE = /(?:((?:19|20)\d\d)年)?(?<!\d)(\d{1,2})月(\d{1,2})日(?:[（(]?(?:星期|周)([一二三四五六日天])[）)]?)?/gu;

function remarksOn(passage: Text, { document }: Subject): Remark[] {
  return [...passage.text.matchAll(DATE)].flatMap((match): Remark[] => {
    const [printed, y, m, d, named] = match;
    const year = y ? Number(y) : document.dated ? Number(document.dated.slice(0, 4)) : null;
    const [month, day] = [Number(m), Number(d)];
    const lines = [passage.lineAt(match.index)];
    // Without a year, 2月29日 is given the benefit of the doubt.
    if (!exists(y ? Number(y) : 2000, month, day))
      return [
        {
          type: 'date-order',
          lines,
          stated: printed,
          found: '没有这一天',
          severity: 'high',
          message: `“${printed}”不是存在的日期。`,
        },
      ];
    if (named === undefined || year === null) return [];
    const real = '一二三四五六日'[weekday(dayOf(year, month, day)) - 1]!;
    if (real === named.replace('天', '日')) return [];
    return [
      {
        type: 'date-order',
        lines,
        stated: printed,
        found: `星期${real}`,
        severity: 'medium',
        message: `“${printed}”与星期不符：${year}年${month}月${day}日是星期${real}。`,
        proposal: `星期${real}`,
      },
    ];
  });
}
