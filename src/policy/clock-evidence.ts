/** What a clock claims about the lines that it cites: amounts, longest extensions, dates, windows, days of a cadence. */
import { citesOf, get, listOf, sourceOf, textOf, type Written } from '../rule/written.ts';
import type { Claim, Evidence } from './policy.ts';

/** From the clock as written; it has been checked before. */
export function clockEvidence(element: string, at: Written): Evidence[] {
  const cites = citesOf(at, []);
  const found: Evidence[] = [];
  const claim = (piece: Written, made: Claim | null, around: string[]): void => {
    if (made)
      found.push({
        element,
        text: textOf(piece) + (made.kind === 'amount' ? ` ${made.unit}` : ''),
        claim: made,
        cites: around,
        source: sourceOf(piece, around),
      });
  };
  const unit = unitOf(at);
  const amount = get(at, 'amount');
  if (amount && unit) claim(amount, amountOf(amount, unit), cites);
  const extension = get(at, 'extension');
  const most = extension && get(extension, 'max');
  if (most && unit) claim(most, amountOf(most, unit), citesOf(extension, cites));
  const valid = get(at, 'valid');
  for (const key of ['from', 'to']) {
    const day = valid && get(valid, key);
    if (day) claim(day, { kind: 'date', iso: textOf(day) }, citesOf(valid, cites));
  }
  const date = get(at, 'date');
  if (date) claim(date, { kind: 'date', iso: textOf(date) }, cites);
  for (const span of spansOf(at))
    for (const key of ['from', 'to']) claim(get(span, key)!, pointOf(get(span, key)!), citesOf(span, cites));
  const days = get(at, 'days');
  if (days)
    for (const day of listOf(days).flatMap(endsOf)) claim(day, cadenceDay(day, textOf(get(at, 'every')!)), cites);
  return found;
}

const UNITS: Record<string, string> = {
  'working-day': '工作日',
  'calendar-day': '日',
  month: '月',
  hour: '小时',
  minute: '分钟',
};

function unitOf(at: Written): string | undefined {
  const unit = get(at, 'unit');
  const name = unit && textOf(unit) === 'n-before-event' ? get(at, 'of') : unit;
  return name && UNITS[textOf(name)];
}

/** 0 = the day itself; no maximum is written null. Neither is a number of the text. */
function amountOf(at: Written, unit: string): Claim | null {
  if (at.kind !== 'scalar' || typeof at.value !== 'number' || at.value === 0) return null;
  return { kind: 'amount', digits: at.text, unit };
}

/** The windows: of every year, of single years, of a table of years. */
function spansOf(at: Written): Written[] {
  if (textOf(get(at, 'unit')!) !== 'window') return [];
  const yearly = get(at, 'from') ? [at] : [];
  const tables = ['except', 'years'].flatMap((key) => {
    const table = get(at, key);
    return table?.kind === 'map' ? [...table.entries.values()].map(({ value }) => value) : [];
  });
  return [...yearly, ...tables];
}

function pointOf(at: Written): Claim {
  const text = textOf(at);
  const [month, day] = text.split('-').slice(-2).map(Number) as [number, number];
  return text.length === 10 ? { kind: 'date', iso: text } : { kind: 'day-of-year', month, day };
}

function endsOf(at: Written): Written[] {
  return at.kind === 'map' ? [get(at, 'from')!, get(at, 'to')!] : [at];
}

/** `end` is how a period without a named day is read: no number of the text. */
function cadenceDay(at: Written, every: string): Claim | null {
  const text = textOf(at);
  if (text === 'end') return null;
  if (every === 'week') return { kind: 'weekday', day: Number(text) };
  if (every === 'quarter' || every === 'half-year')
    return { kind: 'day-of-month', day: Number(text.split('-').at(-1)) };
  if (every === 'month') return { kind: 'day-of-month', day: Number(text) };
  return pointOf(at);
}
