/** The days of a clock as month sheets: counted, skipped with the reason, paused, moved, due. */
import type { DrawnDay, DrawnKind } from '../../calendar/answer.ts';
import { parseDay, weekday } from '../../calendar/day.ts';

const NAMES: Record<DrawnKind, string> = {
  start: '起算日',
  counted: '计入',
  skipped: '不计',
  paused: '暂停',
  added: '顺延',
  due: '到期',
};
/** More months are told in words only. */
const MOST_MONTHS = 18;

export function DayCalendar({ days }: { days: DrawnDay[] }) {
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  const shown = [...months].slice(0, MOST_MONTHS);
  return (
    <div className="day-sheets">
      <ul className="legend" aria-hidden="true">
        {Object.entries(NAMES).map(([kind, name]) => (
          <li key={kind}>
            <span className={`swatch d-${kind}`} />
            {name}
          </li>
        ))}
      </ul>
      <div className="sheets">
        {shown.map(([month, members]) => (
          <table key={month} className="sheet">
            <caption>{`${month.slice(0, 4)}年${Number(month.slice(5))}月`}</caption>
            <thead>
              <tr>
                {[...'一二三四五六日'].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(members).map((week) => (
                <tr key={week.find((day) => day !== null)!.day}>
                  {week.map((day, i) => (
                    <td key={i} className={day ? `d-${day.kind}` : undefined}>
                      {day && <DayCell day={day} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      {months.size > MOST_MONTHS && <p className="quiet">只画出前 {MOST_MONTHS} 个月。</p>}
    </div>
  );
}

function DayCell({ day: { day, kind, reason } }: { day: DrawnDay }) {
  return (
    <abbr title={`${NAMES[kind]}：${reason}`}>
      {Number(day.slice(8))}
      <span className="hidden">{`日，${NAMES[kind]}，${reason}`}</span>
    </abbr>
  );
}

/** Weeks from Monday; days outside the clock are empty. */
function weeksOf(days: DrawnDay[]): (DrawnDay | null)[][] {
  const weeks: (DrawnDay | null)[][] = [];
  let last = 8;
  for (const day of days) {
    const place = weekday(parseDay(day.day)!);
    if (place <= last) weeks.push(new Array<DrawnDay | null>(7).fill(null));
    weeks.at(-1)![place - 1] = day;
    last = place;
  }
  return weeks;
}
