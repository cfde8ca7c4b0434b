/** The families of checks, in the order in which their findings are listed for one line. */

import { calendarDate } from './families/calendar-date.ts';
import { count } from './families/count.ts';
import { deadline } from './families/deadline.ts';
import { numbering } from './families/numbering.ts';
import { sumInSentence } from './families/sum-in-sentence.ts';
import { sumInTable } from './families/sum-in-table.ts';
import { sumOverItems } from './families/sum-over-items.ts';
import { window } from './families/window.ts';
import type { Family } from './family.ts';

export const FAMILIES: Family[] = [
  sumInSentence,
  sumOverItems,
  sumInTable,
  count,
  numbering,
  deadline,
  window,
  calendarDate,
];
