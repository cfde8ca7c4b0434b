/** The clocks of a case: a line from first day to last with today on it, and how it was counted. */
import type { ClockView } from '../../../desk/case-view.ts';
import { Clause } from '../parts/cite.tsx';
import { LightMark } from '../parts/light.tsx';
import { dayOf, daysBetween, dueText, leftText } from '../parts/moment.ts';
import { Section } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';

/** As the desk names the clock of a day that was set. */
const SET_DAY = '@due';

export function Clocks({ clocks, openedAt }: { clocks: ClockView[]; openedAt: string }) {
  return (
    <Section title="期限">
      {clocks.map((clock) => (
        <Clock key={clock.clock} clock={clock} openedAt={openedAt} />
      ))}
    </Section>
  );
}

function Clock({ clock, openedAt }: { clock: ClockView; openedAt: string }) {
  const { day } = useMe();
  const { title, due, running, light, explanation, cites } = clock;
  return (
    <div className="clock">
      <p className="clock-head">
        <b>{title}</b>
        {running ? <LightMark light={light} /> : <span className="light closed">已停止</span>}
        {due && (
          <span>
            {dueText(due, day)}
            {running && `，${leftText(due, day)}`}
          </span>
        )}
      </p>
      {due && <Bar clock={clock} due={due} openedAt={openedAt} />}
      <details>
        <summary>怎样算出来的</summary>
        <ol className="explanation">
          {explanation.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
        {cites.map((cite) => (
          <Clause key={cite} cite={cite} />
        ))}
      </details>
    </div>
  );
}

function Bar({ clock, due, openedAt }: { clock: ClockView; due: string; openedAt: string }) {
  const { day } = useMe();
  const { start, light, running } = clock;
  // A day that was set has no first day of its own: the case's.
  const begun = clock.clock === SET_DAY ? openedAt : start;
  const [from, to] = [begun.length > 10 ? dayOf(begun) : begun, dayOf(due)];
  const whole = Math.max(1, daysBetween(from, to), daysBetween(from, day));
  const at = (date: string) => Math.min(100, Math.max(0, (daysBetween(from, date) / whole) * 100));
  const [end, now] = [at(to), at(day)];
  return (
    <svg
      className={`clock-bar ${running ? light : 'stopped'}`}
      viewBox="0 0 400 34"
      role="img"
      aria-label={`从${from}到${to}，今天是${day}`}
    >
      <rect x="0" y="12" width="400" height="6" rx="3" className="track" />
      <rect x="0" y="12" width={4 * Math.min(end, now)} height="6" rx="3" className="gone" />
      {now > end && <rect x={4 * end} y="12" width={4 * (now - end)} height="6" className="over" />}
      <path d={`M${4 * end} 6v18`} className="end" />
      <path d={`M${Math.min(395, Math.max(5, 4 * now))} 10l-5 -8h10z`} className="now" />
      <text x="0" y="33">
        {from}
      </text>
      <text x={4 * end} y="33" textAnchor={end > 50 ? 'end' : 'start'}>
        {to}
      </text>
    </svg>
  );
}
