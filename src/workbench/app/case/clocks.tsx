/** The clocks of a case: those that run, each as a line from first moment to last with the present on it; then those that are over. */
import type { ClockView } from '../../../desk/case-view.ts';
import { Clause } from '../parts/cite.tsx';
import { LightMark } from '../parts/light.tsx';
import { beginningOf, dayOf, dueText, endsWithDay, leftText, minuteOf, shortDay } from '../parts/moment.ts';
import { Section } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';

/** As the desk names the clock of a day that was set. */
const SET_DAY = '@due';

export function Clocks({ clocks, openedAt }: { clocks: ClockView[]; openedAt: string }) {
  const [running, over] = [true, false].map((runs) => clocks.filter((clock) => clock.running === runs));
  return (
    <Section title="期限">
      {running!.map((clock) => (
        <Running key={clock.clock} clock={clock} openedAt={openedAt} />
      ))}
      {over!.length > 0 && (
        <details open={running!.length === 0}>
          <summary>已停止的期限（{over!.length}）</summary>
          {over!.map((clock) => (
            <Over key={clock.clock} clock={clock} />
          ))}
        </details>
      )}
    </Section>
  );
}

function Running({ clock, openedAt }: { clock: ClockView; openedAt: string }) {
  const { day } = useMe();
  const { title, due, light, limit } = clock;
  const over = due !== null && dayOf(due) < day;
  return (
    <div className="clock">
      <p className="clock-head">
        <b>{title}</b>
        {limit ? <LightMark light={light} /> : <span className="light closed">{over ? '已过' : '在期内'}</span>}
        {due && <span>{limit ? `${dueText(due, day)}，${leftText(due, day)}` : `到${dueText(due, day)}`}</span>}
      </p>
      {due && <Bar clock={clock} due={due} openedAt={openedAt} />}
      <Counted clock={clock} />
    </div>
  );
}

function Over({ clock }: { clock: ClockView }) {
  const { day } = useMe();
  const { title, due, stopped } = clock;
  return (
    <div className="clock">
      <p className="clock-head">
        <b>{title}</b>
        <span className="light closed">{stopped ? `${shortDay(dayOf(stopped), day)}停止` : '已停止'}</span>
        {due && <span>期限{dueText(due, day)}</span>}
      </p>
      <Counted clock={clock} />
    </div>
  );
}

function Counted({ clock: { explanation, cites } }: { clock: ClockView }) {
  return (
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
  );
}

/** In days where the last moment is a day's end, else in minutes. */
function Bar({ clock, due, openedAt }: { clock: ClockView; due: string; openedAt: string }) {
  const { day } = useMe();
  // A day that was set has no first day of its own: the case's.
  const begun = clock.clock === SET_DAY ? openedAt : clock.start;
  const inDays = endsWithDay(due);
  const said = inDays ? dayOf : minuteOf;
  const place = (moment: string) => (inDays ? beginningOf(dayOf(moment)) : Date.parse(moment));
  const [from, to] = [place(begun), place(due)];
  const now = inDays ? beginningOf(day) : Date.now();
  const whole = Math.max(1, to - from, now - from);
  const at = (moment: number) => Math.min(400, Math.max(0, ((moment - from) / whole) * 400));
  const [end, present] = [at(to), at(now)];
  return (
    <svg
      className={`clock-bar ${clock.light}`}
      viewBox="0 0 400 34"
      role="img"
      aria-label={`从${said(begun)}到${said(due)}，今天是${day}`}
    >
      <rect x="0" y="12" width="400" height="6" rx="3" className="track" />
      <rect x="0" y="12" width={Math.min(end, present)} height="6" rx="3" className="gone" />
      {clock.limit && present > end && <rect x={end} y="12" width={present - end} height="6" className="over" />}
      <path d={`M${end} 6v18`} className="end" />
      <path d={`M${Math.min(395, Math.max(5, present))} 10l-5 -8h10z`} className="now" />
      <text x="0" y="33">
        {said(begun)}
      </text>
      <text x={Math.max(end, BESIDE)} y="33" textAnchor={end > 200 ? 'end' : 'start'}>
        {said(due)}
      </text>
    </svg>
  );
}

/** Where the last day is written so that it does not lie on the first. */
const BESIDE = 90;
