/** Days and moments as they are read in Shanghai, wherever the browser stands. */

const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const MINUTE = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** 2024-09-06 */
export function dayOf(at: string | Date): string {
  return DAY.format(new Date(at));
}

/** 2024-09-06 09:30 */
export function minuteOf(at: string | Date): string {
  return MINUTE.format(new Date(at)).replace('T', ' ');
}

/** 9月6日, with the year where it is not that of `today`. */
export function shortDay(day: string, today: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const short = `${month}月${date}日`;
  return day.slice(0, 4) === today.slice(0, 4) ? short : `${year}年${short}`;
}

/** The last moment in time of a due instant as a day, or with its minute where it is not a day's end. */
export function dueText(due: string, today: string): string {
  const local = minuteOf(due);
  const day = shortDay(local.slice(0, 10), today);
  return endsWithDay(due) ? day : `${day} ${local.slice(11)}`;
}

/** Is it the end of a day, and not a minute that was set? */
export function endsWithDay(due: string): boolean {
  return minuteOf(due).endsWith('23:59');
}

/** The moment at which a day begins in Shanghai, in milliseconds. */
export function beginningOf(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}

/** Whole days from `from` to `to`, both YYYY-MM-DD. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** 还有3天 / 今天到期 / 已超2天, counted in calendar days. */
export function leftText(due: string, today: string): string {
  const left = daysBetween(today, dayOf(due));
  if (left > 0) return `还有${left}天`;
  if (left < 0) return `已超${-left}天`;
  return new Date(due) < new Date() ? '已超时' : '今天到期';
}
