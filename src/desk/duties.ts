/**
 * Duties that policies order: whose, due when. A duty with a cadence is due again and again, one with a day is due once; each
 * time it is due it becomes a case of the general procedure 定期报送.
 */
import type { ClockAnswer } from '../calendar/answer.ts';
import { answerClock } from '../calendar/clock.ts';
import { parseDay } from '../calendar/day.ts';
import type { ClockSpec } from '../calendar/spec.ts';
import type { Policy } from '../policy/policy.ts';
import { fullId } from '../policy/procedure.ts';
import type { Database } from '../store/database.ts';
import { program } from './actor.ts';
import { openCase } from './cases.ts';
import { eachAlone } from './each-alone.ts';
import { expand } from './organs.ts';
import { openedOrigins } from './origins.ts';
import { organ, type Setting } from './setting.ts';

export interface Duty {
  /** MECHANISM/name. */
  id: string;
  title: string;
  bearers: string[];
  cooperators: string[];
  leaders: string[];
  receivers: string[];
  evidence: string[];
  /** Its cadence, its window, its day; null where the text names none that can be dated. */
  clock: ClockSpec | null;
  /** Windows of days outside of which it is not due; none = always. */
  during: ClockSpec[];
  /** Its first and last day; null = none is stated. */
  valid: { from: string; to: string | null } | null;
  due: string | null;
  document: string | null;
  cite: string | null;
  policy: Policy;
}

/** One time at which a duty is due. */
export interface Occurrence {
  due: string;
  bearer: string;
  duty: string;
  document: string | null;
  /** ISSUE:FIRST-LAST. */
  line: string | null;
  of: Duty;
}

/** The duties of all policies in force, as their files declare them. */
export function dutiesOf(setting: Pick<Setting, 'policies' | 'clocks'>): Duty[] {
  return [...setting.policies.values()].flatMap(({ policy }) =>
    policy.declared.flatMap(({ kind, id, title, content, cites }): Duty[] => {
      if (kind !== 'duties') return [];
      const said = content;
      const due = typeof said.due === 'string' && parseDay(said.due) !== null ? said.due : null;
      const clock = typeof said.clock === 'string' ? (setting.clocks.get(fullId(policy.id, said.clock)) ?? null) : null;
      const bearers = many(said.bearer);
      return [
        {
          id,
          title,
          bearers: bearers.length > 0 ? bearers : policy.organ === null ? [] : [policy.organ],
          cooperators: many(said.cooperators),
          leaders: many(said.leader),
          receivers: many(said.to),
          evidence: many(said.evidence),
          clock,
          during: many(said.during).flatMap((name) => setting.clocks.get(fullId(policy.id, name)) ?? []),
          valid: validOf(said.valid),
          due,
          document:
            typeof said.document === 'string'
              ? said.document
              : (clock?.document ?? policy.documents[0]?.number ?? null),
          cite: cites[0] ?? clock?.cite[0] ?? null,
          policy,
        },
      ];
    }),
  );
}

/** Every duty due from..to (both included, YYYY-MM-DD), the earliest first; one entry for each bearer. */
export function occurrences(
  setting: Pick<Setting, 'policies' | 'clocks' | 'calendar' | 'vocabulary'>,
  from: string,
  to: string,
): Occurrence[] {
  const all = dutiesOf(setting).flatMap((duty) =>
    within(duty, datesOf(duty, from, to, setting.calendar), setting.calendar).flatMap((due) =>
      duty.bearers
        .flatMap((name) => expand(setting, name))
        .map((bearer) => ({
          due,
          bearer,
          duty: duty.title,
          document: duty.document,
          line: duty.cite,
          of: duty,
        })),
    ),
  );
  return all.sort((a, b) => (a.due === b.due ? (a.of.id < b.of.id ? -1 : 1) : a.due < b.due ? -1 : 1));
}

/**
 * Opens a case for every duty that is due within the next days and has none yet. Answers how many are new. Called daily, it may
 * be called as often as one likes. AggregateError, at the end, for those that could not be opened.
 */
export async function openDuties(db: Database, setting: Setting, from: string, to: string): Promise<number> {
  const all = occurrences(setting, from, to).map((one) => ({
    ...one,
    origin: `duty:${one.of.id}:${one.due}:${one.bearer}`,
  }));
  const known = await openedOrigins(
    db,
    setting.jurisdiction,
    all.map(({ origin }) => origin),
  );
  let opened = 0;
  await eachAlone(
    all.filter(({ origin }) => !known.has(origin)),
    ({ origin }) => `duty ${origin}`,
    async ({ origin, due, bearer, of }) => {
      const receiver = organ(setting, of.receivers[0] ?? of.policy.organ ?? bearer);
      await openCase(db, setting, program(setting.jurisdiction), {
        procedure: 'generic/report',
        origin,
        input: { text: of.title, bearer, receiver, period: due.slice(0, 10) },
        due,
        bearer,
        leader: of.leaders[0],
        with: of.cooperators.flatMap((name) => expand(setting, name)),
        document: of.document ?? undefined,
        cite: of.cite ?? undefined,
      });
      opened += 1;
    },
  );
  return opened;
}

function datesOf({ clock, due }: Duty, from: string, to: string, calendar: Setting['calendar']): string[] {
  if (due !== null) return due >= from && due <= to ? [due] : [];
  if (!clock) return [];
  const { unit } = clock.period;
  if (unit === 'cadence') {
    const answer = answerClock(clock, { from, to }, { calendar });
    return 'error' in answer ? [] : ((answer.dues as string[] | undefined) ?? []);
  }
  const dues =
    unit === 'window'
      ? windowsOf(clock, from, to, calendar).map(({ due: last }) => last)
      : unit === 'fixed-date'
        ? [dueOf(answerClock(clock, {}, { calendar }))]
        : [];
  return [...new Set(dues)].filter(
    (day) => day !== null && day.slice(0, 10) >= from && day.slice(0, 10) <= to,
  ) as string[];
}

/** Of the days, those on which the duty holds: of its own period, in one of its windows. */
function within({ during, valid }: Duty, all: string[], calendar: Setting['calendar']): string[] {
  const days = all.filter(
    (day) => !valid || (day.slice(0, 10) >= valid.from && (valid.to === null || day.slice(0, 10) <= valid.to)),
  );
  if (during.length === 0 || days.length === 0) return days;
  const [from, to] = [days[0]!.slice(0, 10), days.at(-1)!.slice(0, 10)];
  const windows = during.flatMap((clock) => windowsOf(clock, from, to, calendar));
  return days.filter((day) => windows.some(({ opens, due }) => day.slice(0, 10) >= opens && day.slice(0, 10) <= due));
}

/** The windows that may touch from..to; one may be named by the year after it has begun (待遇年度). */
function windowsOf(
  clock: ClockSpec,
  from: string,
  to: string,
  calendar: Setting['calendar'],
): { opens: string; due: string }[] {
  const [first, last] = [Number(from.slice(0, 4)) - 1, Number(to.slice(0, 4)) + 1];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year) => {
    const answer = answerClock(clock, { year }, { calendar });
    return 'error' in answer || !answer.due || !answer.opens ? [] : [{ opens: answer.opens, due: answer.due }];
  });
}

function dueOf(answer: ClockAnswer): string | null {
  return 'error' in answer ? null : (answer.due ?? null);
}

function validOf(value: unknown): Duty['valid'] {
  const period = value as { from: string; to?: string } | undefined;
  return period ? { from: period.from, to: period.to ?? null } : null;
}

function many(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}
