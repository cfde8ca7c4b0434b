/**
 * Duties that policies order: whose, due when. A duty with a cadence is due again and again, one with a day is due once; each
 * time it is due it becomes a case of the general procedure 定期报送.
 */
import { sql } from 'kysely';
import { answerClock } from '../calendar/clock.ts';
import { parseDay } from '../calendar/day.ts';
import type { ClockSpec } from '../calendar/spec.ts';
import type { Policy } from '../policy/policy.ts';
import { fullId } from '../policy/procedure.ts';
import type { Database } from '../store/database.ts';
import { program } from './actor.ts';
import { openCase } from './cases.ts';
import { eachAlone } from './each-alone.ts';
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
    datesOf(duty, from, to, setting.calendar).flatMap((due) =>
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
  const wanted = occurrences(setting, from, to).map((one) => ({
    ...one,
    origin: `duty:${one.of.id}:${one.due}:${one.bearer}`,
  }));
  const held = await db
    .selectFrom('cases')
    .select('origin')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where(sql<boolean>`origin = ANY(${wanted.map(({ origin }) => origin)}::text[])`)
    .execute();
  const old = new Set(held.map(({ origin }) => origin));
  let opened = 0;
  await eachAlone(
    wanted.filter(({ origin }) => !old.has(origin)),
    ({ origin }) => origin,
    async ({ origin, due, bearer, of }) => {
      const receiver = organ(setting, of.receivers[0] ?? of.policy.organ ?? bearer);
      await openCase(db, setting, program(setting.jurisdiction), {
        procedure: 'generic/report',
        origin,
        input: { text: of.title, bearer, receiver, period: due },
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

/** 各乡镇（街道） are as many organs as there are; any other name is one. */
export function expand(setting: Pick<Setting, 'vocabulary'>, name: string): string[] {
  const kinds = /^(?:全区)?各(?:有关)?(?=.*(?:乡|镇|街道))(?:乡|镇|街道|人民政府|办事处|[（）()、])+$/u.test(name)
    ? [...(/乡|镇/u.test(name) ? ['乡', '镇'] : []), ...(/街道/u.test(name) ? ['街道'] : [])]
    : [];
  const organs = setting.vocabulary.organs.filter(({ kind }) => kinds.includes(kind));
  return organs.length > 0 ? organs.map((one) => one.name) : [setting.vocabulary.organNamed(name) ?? name];
}

function datesOf({ clock, due }: Duty, from: string, to: string, calendar: Setting['calendar']): string[] {
  if (due !== null) return due >= from && due <= to ? [due] : [];
  if (!clock) return [];
  const { unit } = clock.period;
  if (unit === 'cadence') {
    const answer = answerClock(clock, { from, to }, { calendar });
    return 'error' in answer ? [] : ((answer.dues as string[] | undefined) ?? []);
  }
  const questions =
    unit === 'window'
      ? [Number(from.slice(0, 4)) - 1, Number(from.slice(0, 4)), Number(to.slice(0, 4))].map((year) => ({ year }))
      : unit === 'fixed-date'
        ? [{}]
        : [];
  const dues = questions.flatMap((question) => {
    const answer = answerClock(clock, question, { calendar });
    return 'error' in answer || !answer.due ? [] : [answer.due];
  });
  return [...new Set(dues)].filter((day) => day.slice(0, 10) >= from && day.slice(0, 10) <= to);
}

function many(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}
