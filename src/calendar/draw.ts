/** The days of a count one by one, with the reason of each: for a page that draws them and for the explanation. */
import type { DrawnKind } from './answer.ts';
import type { Day } from './day.ts';
import { dayOfMoment } from './moment.ts';
import { dayUnit, type Settled } from './settle.ts';
import { dayReason, isWorkingDay, type WorkCalendar } from './working-days.ts';

export interface Drawn {
  day: Day;
  kind: DrawnKind;
  reason: string;
}

/** Ascending, from the start (or the due day, before an event). Empty for hours and minutes and for more than ten years. */
export function drawDays(settled: Settled, calendar: WorkCalendar): Drawn[] {
  const { spec, zero, last, due, set } = settled;
  if (dayUnit(spec) === null) return [];
  const from = zero && dayOfMoment(zero);
  const end = due ? dayOfMoment(due) : settled.paused.at(-1)!.from;
  if (from !== null && Math.abs(end - from) > MOST_DAYS) return [];
  const days = set
    ? [{ day: end, kind: 'due' as const, reason: `${spec.override!.by}指定的到期日` }]
    : drawCount(settled, from, last ? dayOfMoment(last) : end, calendar);
  // A period of no days ends on its own start.
  if (from === null || days.some(({ day }) => day === from)) return days;
  const start = spec.period.unit === 'n-before-event' ? '事件日，不计入' : '起算日，不计入';
  return [...days, { day: from, kind: 'start' as const, reason: start }].sort((a, b) => a.day - b.day);
}

/** Ten years. */
const MOST_DAYS = 3660;

function drawCount(settled: Settled, from: Day | null, last: Day, calendar: WorkCalendar): Drawn[] {
  const step = settled.spec.period.unit === 'n-before-event' ? -1 : 1;
  const days = from === null ? [] : walk(settled, from, last, step, calendar);
  return settled.due ? finish(settled, days, calendar) : days;
}

/** The days behind `from` up to `to` in the direction of `step`. */
function walk(settled: Settled, from: Day, to: Day, step: 1 | -1, calendar: WorkCalendar): Drawn[] {
  const days: Drawn[] = [];
  const working = dayUnit(settled.spec) === 'working-day';
  let count = 0;
  for (let day = from + step; step * (to - day) >= 0; day += step) {
    const pause = settled.pauses.find((p) => p.from <= day && day <= p.to);
    if (pause) days.push({ day, kind: 'paused', reason: pause.reason });
    else if (working && !isWorkingDay(calendar, day))
      days.push({ day, kind: 'skipped', reason: dayReason(calendar, day) });
    else {
      const makeUp = working && calendar.named.has(day) ? `，${dayReason(calendar, day)}` : '';
      days.push({ day, kind: 'counted', reason: `第${++count}${working ? '个工作日' : '日'}${makeUp}` });
    }
  }
  return days;
}

/** Marks the due day, and the days over which the roll moved it. */
function finish({ last, due }: Settled, days: Drawn[], calendar: WorkCalendar): Drawn[] {
  const [found, end] = [dayOfMoment(last!), dayOfMoment(due!)];
  const known = new Map(days.map((drawn) => [drawn.day, drawn]));
  const rest = (day: Day): Drawn => ({ day, kind: 'added', reason: dayReason(calendar, day) });
  const moved = Array.from({ length: Math.abs(end - found) }, (_, i) => rest(Math.min(found, end + 1) + i));
  for (const drawn of moved) known.set(drawn.day, drawn);
  const reason = known.get(end)?.reason ?? (end > found ? '顺延后的到期日' : end < found ? '提前后的到期日' : '到期日');
  known.set(end, { day: end, kind: 'due', reason });
  return [...known.values()].sort((a, b) => a.day - b.day);
}
