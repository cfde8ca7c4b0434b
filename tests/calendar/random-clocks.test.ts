/** Random clocks beside a walker that takes one day after the other. */
import { describe, expect, it } from 'vitest';
import { answerClock } from '../../src/calendar/clock.ts';
import { printDay } from '../../src/calendar/day.ts';
import {
  type CadenceOfWalk,
  type PublicDays,
  type WalkerClock,
  type WalkerQuestion,
  walk,
  walkCadence,
} from './day-walker.ts';
import { calendar, notices, clock as read } from './fixture.ts';

const CLOCKS = 100_000;
const holidays = notices.flatMap((notice) => notice.holidays);
const days: PublicDays = {
  first: '2022-01-01',
  last: '2026-12-31',
  rest: new Set(holidays.flatMap(({ rest }) => rest.map(printDay))),
  work: new Set(holidays.flatMap(({ work }) => work.map(printDay))),
};

describe('random clocks', () => {
  it(`${CLOCKS} agree with the day walker`, { timeout: 120_000 }, () => {
    const random = generator(20_260_401);
    const seen = new Map<string, number>();
    for (let i = 0; i < CLOCKS; i++) {
      const clock = randomClock(random);
      const question = randomQuestion(random, clock);
      const expected = walk(clock, question, days);
      const got = answerClock(read({ ...clock }), question, { calendar });
      const outcome = 'error' in got ? got.error : (got.state ?? 'due');
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      const agrees =
        'error' in got
          ? expected.errors.has(got.error)
          : expected.errors.size === 0 && expected.due === got.due && expected.state === got.state;
      if (!agrees) expect({ clock, question, got }, `clock ${i}`).toEqual(expected);
    }
    // The generator must reach every outcome that such clocks have.
    expect([...seen.keys()].sort()).toEqual(
      [
        'calendar-not-published',
        'closed',
        'due',
        'expired-deemed-consent',
        'extension-after-expiry',
        'extension-not-allowed',
        'extension-not-approved',
        'extension-too-long',
        'invalid-input',
        'override-not-allowed',
        'overdue',
        'pause-not-allowed',
        'paused',
        'restart-not-allowed',
        'running',
      ].sort(),
    );
  });
});

describe('random cadences', () => {
  it('name the days that a walk from day to day finds', { timeout: 60_000 }, () => {
    const random = generator(7);
    for (let i = 0; i < 3000; i++) {
      const rule = randomCadence(random);
      const roll = pick(random, ['none', 'none', 'next-working-day', 'previous-working-day'] as const);
      const from = day('2022-03-01') + whole(random, 0, 1500);
      const to = text(from + whole(random, 0, 120));
      const expected = walkCadence(rule, roll, text(from), to, days);
      const spec = read({ unit: 'cadence', ...rule, roll });
      const all = answerClock(spec, { from: text(from), to }, { calendar });
      const first = answerClock(spec, { at: text(from) }, { calendar });
      const got = 'error' in all ? [] : all.dues;
      if (JSON.stringify(got) !== JSON.stringify(expected))
        expect({ rule, roll, from: text(from), to, got }).toEqual(expected);
      if (expected.length > 0) expect('error' in first ? first.error : first.due).toBe(expected[0]);
    }
  });
});

type Random = () => number;

/** mulberry32: the same numbers in every run. */
function generator(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
const whole = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1));

function randomClock(random: Random): WalkerClock {
  const unit = pick(random, [
    'working-day',
    'working-day',
    'calendar-day',
    'calendar-day',
    'month',
    'hour',
    'minute',
    'n-before-event',
  ] as const);
  const onExpire = pick(random, ['overdue', 'escalate', 'deemed-consent', 'close', 'none'] as const);
  if (unit === 'n-before-event')
    return {
      unit,
      onExpire,
      amount: whole(random, 0, 40),
      of: pick(random, ['calendar-day', 'working-day'] as const),
      roll: pick(random, ['none', 'previous-working-day'] as const),
    };
  const isTime = unit === 'hour' || unit === 'minute';
  return {
    unit,
    onExpire,
    amount: whole(random, 0, unit === 'month' ? 14 : unit === 'minute' ? 4000 : isTime ? 200 : 70),
    ...(!isTime && { roll: pick(random, ['none', 'next-working-day', 'previous-working-day'] as const) }),
    ...(random() < 0.7 && { pauses: { reasons: ['听证', '鉴定'] } }),
    ...(random() < 0.6 && {
      extension: { max: pick(random, [null, 5, 20, 30]), ...(random() < 0.5 && { notify: '申请人' }) },
    }),
    ...(random() < 0.4 && { restart: { reasons: ['补正'] } }),
    ...(random() < 0.3 && { override: { by: '区政府', when: '特殊事项' } }),
  };
}

function randomQuestion(random: Random, clock: WalkerClock): WalkerQuestion {
  // A little beyond both ends of the published years.
  const base =
    random() < 0.12
      ? pick(random, [day('2021-12-20'), day('2026-11-20')]) + whole(random, 0, 45)
      : day('2022-01-01') + whole(random, 0, 1825);
  const near = (least: number, most: number): string => text(base + whole(random, least, most));
  if (clock.unit === 'n-before-event')
    return {
      event: text(base),
      ...(random() < 0.5 && { asOf: random() < 0.2 ? atTime(random, near(-60, 10)) : near(-60, 10) }),
    };
  const isTime = clock.unit === 'hour' || clock.unit === 'minute';
  const either = (least: number, most: number): string =>
    random() < 0.15 ? atTime(random, near(least, most)) : near(least, most);
  const moment = (least: number, most: number): string =>
    isTime ? atTime(random, near(least, most)) : near(least, most);
  return {
    start: isTime || random() < 0.1 ? atTime(random, text(base)) : text(base),
    ...(random() < 0.15 && { restart: { date: moment(-1, 20), reason: random() < 0.9 ? '补正' : '换人' } }),
    ...(random() < 0.4 && { pauses: Array.from({ length: whole(random, 0, 3) }, () => randomPause(random, near)) }),
    ...(random() < 0.3 && { extend: randomExtension(random, either) }),
    ...(random() < 0.08 && { setDue: near(-1, 90) }),
    ...(random() < 0.6 && { asOf: isTime && random() < 0.7 ? moment(-1, 15) : either(-1, 120) }),
  };
}

function randomCadence(random: Random): CadenceOfWalk {
  const every = pick(random, ['week', 'month', 'quarter', 'half-year', 'year'] as const);
  const some = <T>(make: () => T): T[] => Array.from({ length: whole(random, 1, 3) }, make);
  if (every === 'week') return { every, days: some(() => whole(random, 1, 7)) };
  if (every === 'month') return { every, days: some(() => (random() < 0.2 ? 'end' : whole(random, 1, 31))) };
  if (every === 'year') return { every, days: some(() => text(day('2024-01-01') + whole(random, 0, 365)).slice(5)) };
  return { every, days: ['end'] };
}

function randomPause(random: Random, near: (least: number, most: number) => string) {
  const from = near(-10, 60);
  const reason = random() < 0.95 ? pick(random, ['听证', '鉴定']) : '放假';
  if (random() < 0.15) return { from, reason };
  return { from, to: text(day(from) + whole(random, random() < 0.05 ? -3 : 0, 25)), reason };
}

function randomExtension(random: Random, near: (least: number, most: number) => string): WalkerQuestion['extend'] {
  const amount = random() < 0.05 ? pick(random, [0, -1, 1.5]) : whole(random, 1, random() < 0.2 ? 40 : 5);
  if (random() < 0.4) return amount;
  return {
    amount,
    ...(random() < 0.7 && { granted: near(-1, 50) }),
    ...(random() < 0.2 && { approved: random() < 0.7 }),
    ...(random() < 0.3 && { notified: random() < 0.5 }),
  };
}

function day(iso: string): number {
  return Date.parse(iso) / 86_400_000;
}

function text(n: number): string {
  return new Date(n * 86_400_000).toISOString().slice(0, 10);
}

/** An instant of the Shanghai day, written in one of several zones. */
function atTime(random: Random, iso: string): string {
  const at = Date.parse(`${iso}T00:00:00+08:00`) + whole(random, 0, 86_399) * 1000;
  if (random() < 0.3) return new Date(at).toISOString().slice(0, 19) + 'Z';
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 19) + '+08:00';
}
