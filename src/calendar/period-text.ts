/** The period of a clock in Chinese: 5个工作日, 每周星期五18:00, 事件前3日. */
import { civil, type Day, weekday } from './day.ts';
import type { CadenceDay, CadencePeriod, ClockSpec, MonthDay } from './spec.ts';

/** `amount` of the clock's own unit. */
export function periodText({ period }: ClockSpec, amount: number): string {
  const unit = period.unit === 'n-before-event' ? period.of : period.unit;
  const word: Record<string, string> = {
    'working-day': '个工作日',
    'calendar-day': '日',
    month: '个月',
    hour: '小时',
    minute: '分钟',
  };
  return `${amount}${word[unit] ?? ''}`;
}

/** What recurs: 每月10日、20日、最后一日. */
export function cadenceText({ every, time }: CadencePeriod): string {
  const hour =
    time === null ? '' : `${Math.floor(time / 3_600_000)}:${String((time / 60_000) % 60).padStart(2, '0')}前`;
  switch (every.every) {
    case 'week':
      return `每周${every.days.map((span) => spanText(span, (n) => WEEKDAYS[n - 1]!)).join('、')}${hour}`;
    case 'month':
      return `每月${every.days.map((span) => spanText(span, (n) => (n === 31 ? '最后一日' : `${n}日`))).join('、')}${hour}`;
    case 'quarter':
      return `每季度${every.days.map((day) => withinText(day, 3)).join('、')}${hour}`;
    case 'half-year':
      return `每半年${every.days.map((day) => withinText(day, 6)).join('、')}${hour}`;
    case 'year':
      return `每年${every.days.map(monthDayText).join('、')}${hour}`;
    case 'dates':
      return `${every.days.map(dayText).join('、')}${hour}`;
  }
}

/** 2024年3月1日. */
export function dayText(day: Day): string {
  const date = civil(day);
  return `${date.year}年${date.month}月${date.day}日`;
}

/** 2024年3月1日（星期五）. */
export function fullDayText(day: Day): string {
  return `${dayText(day)}（${WEEKDAYS[weekday(day) - 1]}）`;
}

/** 3月1日; with the year where `near` lies in another. */
export function shortDayText(day: Day, near: Day): string {
  const date = civil(day);
  return civil(near).year === date.year ? `${date.month}月${date.day}日` : dayText(day);
}

function spanText({ from, to }: CadenceDay, name: (n: number) => string): string {
  return from === to ? name(to) : `${name(from)}至${name(to)}`;
}

/** 最后一日, 第3个月25日. */
function withinText({ month, day }: MonthDay, months: number): string {
  return month === months && day === 31 ? '最后一日' : `第${month}个月${day}日`;
}

function monthDayText({ month, day }: MonthDay): string {
  return `${month}月${day}日`;
}

const WEEKDAYS = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];
