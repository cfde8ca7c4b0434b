/** Whether lines say what a policy claims. */

import { toRational } from '../../rule/exact.ts';
import { NO_UNIT, unitOf } from '../../rule/type.ts';
import { daysIn } from '../../text/point.ts';
import { compare, fromDecimal, multiply, type Rational } from '../../text/rational.ts';
import { sameKind, type Unit } from '../../text/unit.ts';
import type { Claim } from '../policy.ts';
import { pointsOf, type Said, type SaidNumber } from './said.ts';

export type Verdict = 'proven' | 'unproven' | 'contradicted';

/** `year` is the year of the issue, for dates that leave it to the context. */
export function judge(claim: Claim, said: Said, year: number): Verdict {
  switch (claim.kind) {
    case 'quantity':
      return judgeQuantity(
        toRational(claim.tree.value as number),
        claim.tree.type.kind === 'number' ? claim.tree.type.unit : NO_UNIT,
        said.numbers,
      );
    case 'amount': {
      const unit = unitOf(claim.unit, new Set());
      return judgeQuantity(fromDecimal(claim.digits)!, unit ?? NO_UNIT, said.numbers);
    }
    case 'date':
      return judgeDate(claim.iso, said, year);
    case 'day-of-year':
      return verdict(
        said.dates.flatMap(pointsOf).map((point) => {
          if (point.kind === 'date')
            return Number(point.iso.slice(5, 7)) === claim.month && Number(point.iso.slice(8)) === claim.day;
          if (point.kind === 'day') return point.month === claim.month && point.day === claim.day;
          return (
            point.kind === 'month' &&
            point.month === claim.month &&
            edges(point.part, year, point.month).includes(claim.day)
          );
        }),
      );
    case 'day-of-month': {
      const recurring = verdict(
        said.dates.filter((value) => value.kind === 'recurring').map((value) => value.days.includes(claim.day)),
      );
      return recurring === 'proven'
        ? recurring
        : judgeQuantity(fromDecimal(String(claim.day))!, unitOf('日', new Set())!, said.numbers);
    }
    case 'weekday':
      return verdict(
        said.dates.filter((value) => value.kind === 'recurring').map((value) => value.weekdays.includes(claim.day)),
      );
    case 'words':
      return bare(said.text).includes(bare(claim.text)) ? 'proven' : 'unproven';
  }
}

function verdict(agrees: boolean[]): Verdict {
  return agrees.includes(true) ? 'proven' : agrees.length > 0 ? 'contradicted' : 'unproven';
}

/**
 * A number agrees where it equals after conversion; where the text leaves the unit out (a table) the digits must be the same. For
 * a rate (元/亩) the text may put the base elsewhere: 每亩 … 元.
 */
function judgeQuantity(value: Rational, unit: Unit, numbers: SaidNumber[]): Verdict {
  let rival = false;
  const own = new Set(Object.keys(unit.bases));
  const wanted = multiply(value, unit.factor);
  const share = Object.keys(unit.bases).length === 0 && unit.name !== '';
  const plain = Object.keys(unit.bases).length === 0 && unit.name === '';
  for (const number of numbers) {
    const follows = number.share ? null : unitAhead(number.rest, own);
    if (plain || share) {
      if (compare(number.value, wanted) === 0 || (plain && compare(number.printed, wanted) === 0)) return 'proven';
      if (share && !number.share && !follows && compare(number.value, value) === 0) return 'proven';
      if (share ? number.share : !follows) rival = true;
      continue;
    }
    if (number.share) continue;
    if (!follows) {
      if (compare(number.value, value) === 0) return 'proven';
      continue;
    }
    const top = overOf(unit, own);
    if (sameKind(follows, unit) && compare(multiply(number.value, follows.factor), wanted) === 0) return 'proven';
    if (
      top &&
      sameKind(follows, top) &&
      compare(multiply(number.value, follows.factor), multiply(value, top.factor)) === 0
    )
      return 'proven';
    if (sameKind(follows, unit) || (top && sameKind(follows, top))) rival = true;
  }
  return rival ? 'contradicted' : 'unproven';
}

/** The longest unit that begins the text. */
function unitAhead(text: string, own: ReadonlySet<string>): Unit | null {
  // 前10天每人150元: what stands behind 每 belongs to the next number.
  const rest = text.split('每')[0]!;
  for (let length = Math.min(8, rest.length); length > 0; length--) {
    const unit = unitOf(rest.slice(0, length), own);
    if (unit && unit !== NO_UNIT) return unit;
  }
  return null;
}

/** 元 of 元/亩; null for a simple unit. */
function overOf(unit: Unit, own: ReadonlySet<string>): Unit | null {
  const [over, ...under] = unit.name.split('/');
  return under.length > 0 ? unitOf(over!, own) : null;
}

/** A date agrees where its parts do: 9月1日 with the year of the lines or of the issue, 7月底 with the last day, 2025年 with either end. */
function judgeDate(iso: string, said: Said, year: number): Verdict {
  const [y, m, d] = iso.split('-').map(Number) as [number, number, number];
  const years = said.years.length > 0 ? said.years : [year];
  return verdict(
    said.dates.flatMap(pointsOf).map((point) => {
      if (point.kind === 'date') return point.iso === iso;
      if (point.kind === 'day') return point.month === m && point.day === d && years.includes(y);
      const inYear = point.year === null ? years.includes(y) : point.year === y;
      if (!inYear) return false;
      if (point.kind === 'month') return point.month === m && edges(point.part, y, m).includes(d);
      if (point.kind === 'quarter')
        return Math.ceil(m / 3) === point.quarter && isEdge(y, m, d, point.quarter * 3 - 2, point.quarter * 3);
      if (point.kind === 'half') return isEdge(y, m, d, point.half * 6 - 5, point.half * 6);
      return isEdge(y, m, d, 1, 12);
    }),
  );
}

/** First and last day of a month or of its third. */
function edges(part: 1 | 2 | 3 | null, year: number, month: number): number[] {
  const last = daysIn(year, month);
  if (part === 1) return [1, 10];
  if (part === 2) return [11, 20];
  return part === 3 ? [21, last] : [1, last];
}

function isEdge(year: number, month: number, day: number, first: number, last: number): boolean {
  return (month === first && day === 1) || (month === last && day === daysIn(year, last));
}

function bare(text: string): string {
  return text.replace(/[\s“”"'（）()《》]/gu, '');
}
