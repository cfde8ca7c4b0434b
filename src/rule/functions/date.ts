/** Dates, months, times of day, and labels of periods. */
import { build, call } from '../build.ts';
import type { Primitive } from '../primitive.ts';
import { date, label } from '../primitives/date.ts';
import { BOOLEAN, DATE, PLAIN_NUMBER, quantity, TEXT, type Type } from '../type.ts';
import { arity, fixed, type Maker, typeError } from './function.ts';

const MONTH: Type = { kind: 'month' };
const INSTANT: Type = { kind: 'instant' };

export const dateFunctions: Record<string, Maker> = {
  年: byKind({ date: [PLAIN_NUMBER, date.year], month: [PLAIN_NUMBER, date.monthYear] }),
  月: fixed([DATE], PLAIN_NUMBER, date.monthNumber),
  日: fixed([DATE], PLAIN_NUMBER, date.dayNumber),
  星期: fixed([DATE], PLAIN_NUMBER, date.weekday),
  月初: fixed([DATE], DATE, date.firstOfMonth),
  月末: fixed([DATE], DATE, date.lastOfMonth),
  年末: fixed([DATE], DATE, date.lastOfYear),
  日期: (args, scope, source) =>
    args.length === 1
      ? fixed([INSTANT], DATE, date.ofInstant)(args, scope, source)
      : fixed([PLAIN_NUMBER, PLAIN_NUMBER, PLAIN_NUMBER], DATE, date.make)(args, scope, source),
  周岁: fixed([DATE, DATE], PLAIN_NUMBER, date.completedYears),
  满月数: fixed([DATE, DATE], quantity('月'), date.completedMonths),
  月份: fixed([DATE], MONTH, date.monthOf),
  天数: fixed([MONTH], quantity('日'), date.daysInMonth),
  首日: fixed([MONTH], DATE, date.firstDay),
  时点: fixed([INSTANT], quantity('小时'), date.timeOfDay),
  是工作日: fixed([DATE], BOOLEAN, date.isWorkingDay),
  顺延: fixed([DATE], DATE, date.nextWorkingDay),
  年名: named(label.year),
  半年名: named(label.half),
  季度名: named(label.quarter),
  月名: named(label.month),
};

/** A label of the period in which a date or a month lies. */
function named(primitive: Primitive): Maker {
  return byKind({
    date: [TEXT, primitive],
    month: [
      TEXT,
      { name: primitive.name, apply: ([m], calendar) => primitive.apply([date.firstDay.apply([m!])], calendar) },
    ],
  });
}

function byKind(kinds: Partial<Record<Type['kind'], [Type, Primitive]>>): Maker {
  return (args, scope, source) => {
    arity(args, 1, source);
    const of = build(args[0]!.value, scope);
    const found = kinds[of.type.kind];
    if (!found) throw typeError('日期或月份', of);
    return call(found[0], [of], source, found[1]);
  };
}
