/** The day or instant on which something was legally done. */
import { beginning, parseMoment } from '../calendar/moment.ts';
import { dayOf } from './clocks.ts';
import { Refusal } from './fault.ts';

/** YYYY-MM-DDTHH:MM:SS+08:00. A day alone is that day; nothing is done in the future. */
export function legalTime(on: string | undefined, now: Date): string {
  const present = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
  if (on === undefined) return `${present}+08:00`;
  const moment = parseMoment(on);
  if (!moment) throw new Refusal('invalid', `“${on}”不是日期；请写成 2024-09-01。`);
  const time = moment.kind === 'instant' ? moment.at : beginning(moment.day);
  if (time > now.getTime())
    throw new Refusal('invalid', `办理日期${dayOf(new Date(time))}还没有到；请填今天或以前的日期。`);
  return `${new Date(time + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
