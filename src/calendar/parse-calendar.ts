/** The calendar's file: plain data → notices. */
import { Fields, type SpecDiagnostic } from './fields.ts';
import type { CalendarNotice, Holiday } from './working-days.ts';

export type ParsedCalendar =
  | { notices: CalendarNotice[]; diagnostics: null }
  | { notices: null; diagnostics: SpecDiagnostic[] };

/** The notices that the file lists, or what is wrong with it. The years must follow one another without a gap. */
export function parseCalendar(value: unknown): ParsedCalendar {
  const diagnostics: SpecDiagnostic[] = [];
  const top = new Fields(value, [], diagnostics);
  for (const key of ['id', 'calendar', 'timezone']) top.text(key);
  const notices = top
    .list('notices')
    .map((item, i) => parseNotice(new Fields(item, ['notices', String(i)], diagnostics)));
  if (notices.length === 0) top.fault('notices', '没有放假安排通知。');
  const years = [...new Set(notices.map(({ year }) => year))].sort((a, b) => a - b);
  for (const [i, year] of years.entries())
    if (i > 0 && year !== years[i - 1]! + 1) top.fault('notices', `缺${years[i - 1]! + 1}年的放假安排。`);
  top.end();
  return diagnostics.length > 0 ? { notices: null, diagnostics } : { notices, diagnostics: null };
}

function parseNotice(fields: Fields): CalendarNotice {
  const notice: CalendarNotice = {
    year: fields.whole('year', 1900, 2199),
    title: fields.text('title'),
    number: fields.text('number'),
    date: fields.day('date') ?? Number.NaN,
    known: fields.day('known') ?? Number.NaN,
    holidays: fields
      .list('holidays')
      .map((item, i) => parseHoliday(new Fields(item, [...fields.path, 'holidays', String(i)], fields.diagnostics))),
  };
  for (const key of ['date', 'known'] as const) if (Number.isNaN(notice[key])) fields.fault(key, '缺日期。');
  if (notice.known < notice.date) fields.fault('known', '知悉日不能早于通知日期。');
  fields.end();
  return notice;
}

function parseHoliday(fields: Fields): Holiday {
  const holiday = { name: fields.text('name'), rest: fields.days('rest'), work: fields.days('work') };
  if (holiday.name === '') fields.fault('name', '缺节日名称。');
  fields.end();
  return holiday;
}
