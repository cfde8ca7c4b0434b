/** `clock ID` or `clock --spec JSON`: asks one clock. */
import type { ClockAnswer } from '../calendar/answer.ts';
import { answerClock } from '../calendar/clock.ts';
import type { ClockQuestion } from '../calendar/question.ts';
import { findClock } from '../policy/find.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { printJson } from './issue-file.ts';
import { policies } from './policy-files.ts';

export const help = `usage: gongbao clock ID --start T [options]
       gongbao clock --spec JSON [options]

Asks one clock (info-disclosure/request-answer), or one written as JSON: {"unit": "month", "amount": 1, "roll": "none", …}.
T is a day (YYYY-MM-DD, Asia/Shanghai) or an instant with offset.
  --start T                       the event that starts it          --event T   the day of the event (n days before it)
  --at T                          cadence: the next due date        --from T --to T   cadence: all due dates
  --year Y                        window of that year               --events JSON --actual JSON   chain: what happened when
  --pause FROM..TO:REASON         days not counted; no TO = still open; may be repeated
  --extend N                      duly granted in time              --restart DATE:REASON   starts again
  --set-due DAY                   due date set by the competent body
  --as-of T                       also the state and what remains
  --json                          one JSON value: {due, state, explanation: [..]} or {error, message}
Exit code 2 where there is no answer.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    spec: { type: 'string' },
    start: { type: 'string' },
    event: { type: 'string' },
    at: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    year: { type: 'string' },
    events: { type: 'string' },
    actual: { type: 'string' },
    pause: { type: 'string', multiple: true },
    extend: { type: 'string' },
    restart: { type: 'string' },
    'set-due': { type: 'string' },
    'as-of': { type: 'string' },
    json: { type: 'boolean' },
  });
  const [id, ...more] = positionals;
  if ((id === undefined) === (values.spec === undefined) || more.length > 0) {
    throw new UserError('clock takes one id, for example info-disclosure/request-answer, or --spec JSON.');
  }
  const loaded = policies();
  const inline = values.spec === undefined ? {} : inlineQuestion(json(values.spec, '--spec'));
  const question: ClockQuestion = {
    ...inline,
    ...given({
      start: values.start,
      event: values.event,
      at: values.at,
      from: values.from,
      to: values.to,
      year: values.year === undefined ? undefined : Number(values.year),
      events: values.events === undefined ? undefined : (json(values.events, '--events') as Record<string, string>),
      actual: values.actual === undefined ? undefined : (json(values.actual, '--actual') as Record<string, string>),
      pauses: values.pause?.map(readPause),
      extend: values.extend === undefined ? undefined : Number(values.extend),
      restart: values.restart === undefined ? undefined : readRestart(values.restart),
      setDue: values['set-due'],
      asOf: values['as-of'],
    }),
  };
  const { clock } = findClock(loaded.policies, id ?? INLINE);
  const clocks = new Map(
    loaded.policies.flatMap((policy) => policy.clocks.map(({ spec }) => [spec.id, spec] as const)),
  );
  const answer = answerClock(clock.spec, question, { calendar: loaded.calendar, clocks });
  if (values.json) printJson(answer);
  if ('error' in answer) {
    process.stderr.write(`gongbao clock: ${answer.error}: ${answer.message}\n`);
    return 2;
  }
  if (!values.json) process.stdout.write(`${text(answer)}\n`);
  return 0;
}

/** The clock that carries whatever the question writes. */
const INLINE = 'generic/calendar-days';

/** What belongs to the question in a flat JSON: `pauses` as a list are days, as reasons they are the clock's. */
const ASKED = ['start', 'event', 'at', 'asOf', 'extend', 'setDue', 'events', 'actual'];

function inlineQuestion(value: unknown): ClockQuestion {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UserError('--spec must be one JSON object.');
  if ('clock' in value) return value;
  const entries = Object.entries(value);
  const isAsked = ([key, content]: [string, unknown]): boolean =>
    ASKED.includes(key) ||
    (key === 'pauses' && Array.isArray(content)) ||
    (key === 'restart' && typeof content === 'object' && content !== null && 'date' in content);
  return {
    ...Object.fromEntries(entries.filter(isAsked)),
    clock: Object.fromEntries(entries.filter((entry) => !isAsked(entry))),
  };
}

function given(question: ClockQuestion): ClockQuestion {
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
}

function readPause(text: string): { from: string; to?: string; reason: string } {
  const match = /^([^.:]+)\.\.([^:]*):(.+)$/u.exec(text);
  if (!match)
    throw new UserError(`--pause ${text}: write FROM..TO:REASON, for example 2024-03-11..2024-03-15:征求第三方意见.`);
  return { from: match[1]!, ...(match[2] !== '' && { to: match[2]! }), reason: match[3]! };
}

function readRestart(text: string): { date: string; reason: string } {
  const at = text.indexOf(':');
  if (at < 0) throw new UserError(`--restart ${text}: write DATE:REASON, for example 2024-03-13:补正.`);
  return { date: text.slice(0, at), reason: text.slice(at + 1) };
}

function json(text: string, option: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UserError(`${option} is no JSON: ${text.slice(0, 60)}`);
  }
}

function text(answer: Exclude<ClockAnswer, { error: unknown }>): string {
  const due =
    answer.due === null
      ? '暂停中，尚无到期日'
      : (answer.due ?? (Array.isArray(answer.dues) ? answer.dues.join('\n') : JSON.stringify(answer.dues, null, 2)));
  return [due, ...(answer.state ? [answer.state] : []), '', ...answer.explanation].join('\n');
}
