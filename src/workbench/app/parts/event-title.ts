/** What happened to a case, in a word or two. */
import type { EventView } from '../../../desk/case-view.ts';

const TITLES: Record<string, string> = {
  'case-opened': '立案',
  'case-urged': '催办',
  'clock-expired': '期满',
  'call-acknowledged': '回执',
  'calendar-changed': '工作日历变动，期限重算',
};

export function eventTitle({ type, payload }: Pick<EventView, 'type' | 'payload'>): string {
  const { title } = payload;
  if (typeof title !== 'string' || type === 'case-opened') return TITLES[type] ?? type;
  return type === 'clock-expired' ? `“${title}”期满` : title;
}
