/** Values in Chinese, for people: 400 元, 2024年9月1日, 低保对象、脱贫人口. */
import { civil, type Day } from '../calendar/day.ts';
import { printMoment } from '../calendar/moment.ts';
import { toDecimal } from '../text/rational.ts';
import { type Exact, printRounded, toRational } from './exact.ts';
import type { Type } from './type.ts';
import type { Value } from './value.ts';

export function printValue(value: Value, type: Type): string {
  if (value === null) return '空';
  switch (type.kind) {
    case 'number':
      return printNumber(value as Exact, type.unit.name);
    case 'boolean':
      return value ? '是' : '否';
    case 'date':
      return printDate(value as Day);
    case 'instant':
      return printMoment({ kind: 'instant', at: value as number })
        .replace('T', ' ')
        .replace('+08:00', '');
    case 'month':
      return `${Math.floor((value as number) / 12)}年${((value as number) % 12) + 1}月`;
    case 'choice':
      return type.domain.titles[value as number]!;
    case 'set':
      return joined(type.domain.titles.filter((_, i) => ((value as number) & (1 << i)) !== 0));
    case 'list':
      return joined((value as Value[]).map((item) => printValue(item, type.of)));
    case 'record':
      return `（${type.fields.map((field, i) => `${field.title} ${printValue((value as Value[])[i]!, field.type)}`).join('，')}）`;
    case 'map':
      return joined(
        (value as Value[][]).map(([key, inner]) => `${printValue(key!, type.key)} ${printValue(inner!, type.value)}`),
      );
    default:
      return String(value);
  }
}

export function printDate(day: Day): string {
  const { year, month, day: d } = civil(day);
  return `${year}年${month}月${d}日`;
}

/** A fraction without end is rounded to four decimals and says so with 约. */
function printNumber(value: Exact, unit: string): string {
  const exact = toDecimal(toRational(value));
  const percent = unit === '%' || unit === '‰';
  const digits = exact ?? `约 ${printRounded(value, 4)}`;
  return unit === '' || percent ? `${digits}${unit}` : `${digits} ${unit}`;
}

function joined(parts: string[]): string {
  return parts.length === 0 ? '（无）' : parts.join('、');
}
