/** What a clock's form asks, and the question that an address carries. */
import type { ClockQuestion } from '../../calendar/question.ts';
import type { ClockSpec } from '../../calendar/spec.ts';
import { cellOf, type Query } from './question.ts';

export interface ClockField {
  name: string;
  title: string;
  input: 'date' | 'datetime-local' | 'number' | 'text';
  options?: string[];
  help?: string;
  /** Shows today where nothing was asked. */
  suggest?: boolean;
  /** What it belongs to where few questions need it: 暂停, 延长. */
  rare?: string;
}

const AS_OF: ClockField = { name: 'asOf', title: '查看哪一天的状态（可不填）', input: 'date' };

export function fieldsOf(spec: ClockSpec): ClockField[] {
  const { period } = spec;
  switch (period.unit) {
    case 'hour':
    case 'minute':
      return [
        { name: 'start', title: spec.start || '起算时刻', input: 'datetime-local' },
        { ...AS_OF, input: 'datetime-local' },
      ];
    case 'n-before-event':
      return [{ name: 'event', title: spec.start || '事件日', input: 'date', suggest: true }, AS_OF];
    case 'fixed-date':
      return [{ ...AS_OF, title: '查看哪一天的状态', suggest: true }];
    case 'window':
      return [{ name: 'year', title: '年份', input: 'number' }, AS_OF];
    case 'cadence':
      return [{ name: 'at', title: '从哪一天起找下一次', input: 'date', suggest: true }];
    case 'chain':
      return period.steps
        .flatMap(({ after }) => after)
        .filter((name, i, all) => !period.steps.some(({ clock }) => clock === name) && all.indexOf(name) === i)
        .map((name) => ({ name: `events.${name}`, title: name, input: 'date' as const }));
    case 'inline':
      return [];
    case 'not-stated':
      return [{ name: 'event', title: spec.start || '事件日', input: 'date' }];
    default:
      return [{ name: 'start', title: spec.start || '起算日', input: 'date', suggest: true }, ...options(spec), AS_OF];
  }
}

const UNITS: Partial<Record<ClockSpec['period']['unit'], string>> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  month: '个月',
};

function options(spec: ClockSpec): ClockField[] {
  const unit = UNITS[spec.period.unit] ?? '个单位';
  const pause: ClockField[] =
    spec.pauses.length > 0
      ? [
          { name: 'pause.from', title: '暂停从', input: 'date', rare: '暂停' },
          { name: 'pause.to', title: '暂停到（未恢复不填）', input: 'date', rare: '暂停' },
          { name: 'pause.reason', title: '暂停事由', input: 'text', options: spec.pauses, rare: '暂停' },
        ]
      : [];
  const extend: ClockField[] = spec.extension
    ? [
        {
          name: 'extend',
          title: `延长几${unit}`,
          input: 'number',
          help: [
            spec.extension.max === null ? '' : `最长 ${spec.extension.max} ${unit}`,
            spec.extension.by && `由${spec.extension.by}批准`,
            spec.extension.notify && `并告知${spec.extension.notify}`,
          ]
            .filter(Boolean)
            .join('，'),
          rare: '延长',
        },
      ]
    : [];
  const restart: ClockField[] =
    spec.restart.length > 0
      ? [
          { name: 'restart.date', title: '重新起算之日', input: 'date', rare: '重新起算' },
          { name: 'restart.reason', title: '重新起算事由', input: 'text', options: spec.restart, rare: '重新起算' },
        ]
      : [];
  const set: ClockField[] = spec.override
    ? [
        {
          name: 'setDue',
          title: '另行指定的到期日',
          input: 'date',
          help: `${spec.override.by}：${spec.override.when}`,
          rare: '另行指定',
        },
      ]
    : [];
  return [...pause, ...extend, ...restart, ...set];
}

/** The question of an address; null where nothing was asked yet. */
export function clockQuestion(spec: ClockSpec, query: Query): ClockQuestion | null {
  const text = (name: string): string | undefined => zoned(cellOf(query, name)) || undefined;
  const number = (name: string): number | undefined => (text(name) === undefined ? undefined : Number(text(name)));
  const events = Object.fromEntries(
    Object.keys(query).flatMap((key) => (key.startsWith('events.') && text(key) ? [[key.slice(7), text(key)!]] : [])),
  );
  const [from, date] = [text('pause.from'), text('restart.date')];
  const question: ClockQuestion = {
    start: text('start'),
    event: text('event'),
    at: text('at'),
    year: number('year'),
    asOf: text('asOf'),
    setDue: text('setDue'),
    extend: number('extend'),
    ...(from && { pauses: [{ from, to: text('pause.to'), reason: text('pause.reason') ?? spec.pauses[0]! }] }),
    ...(date && { restart: { date, reason: text('restart.reason') ?? spec.restart[0]! } }),
    ...(Object.keys(events).length > 0 && { events }),
  };
  const given = Object.fromEntries(Object.entries(question).filter(([, value]) => value !== undefined));
  return Object.keys(given).length > 0 ? given : null;
}

/** The browser's own field for a time has no zone: it is Shanghai's. */
function zoned(text: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(text) ? `${text}:00+08:00` : text;
}
