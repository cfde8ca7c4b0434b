/** Prints the zone of the process, then answers of every kind of clock, for zones.test.ts. */
import { answerClock } from '../../src/calendar/clock.ts';
import type { ClockQuestion } from '../../src/calendar/question.ts';
import { calendar, clocks } from './fixture.ts';

const QUESTIONS: [id: string, question: ClockQuestion][] = [
  ['info-disclosure/request-answer', { start: '2024-03-09T16:30:00Z', asOf: '2024-03-29T15:59:59Z' }],
  ['info-disclosure/request-answer', { start: '2024-03-01', extend: { amount: 10, granted: '2024-03-29T16:00:00Z' } }],
  ['petition/decision', { start: '2024-11-03', asOf: '2024-12-30' }],
  ['proposals/deputy-suggestion', { start: '2024-03-10T23:30:00-07:00' }],
  ['work-rules/leave-deputy', { event: '2024-08-11T20:00:00Z', asOf: '2024-08-11' }],
  ['epidemic-response/to-district-centre', { start: '2024-03-10T02:30:00-08:00', asOf: '2024-03-10T18:31:00+08:00' }],
  ['epidemic-response/report-chain', { events: { judged: '2024-11-03T08:45:00Z' } }],
  ['medical-insurance/township-weekly-report', { at: '2022-10-14T10:00:01Z' }],
  ['medical-insurance/collection-deadline', { year: 2025, asOf: '2025-02-25T16:00:00Z' }],
  ['overload-control/half-month-report', { from: '2024-12-01', to: '2025-03-31' }],
  ['fire-hazard-supervision/kindergartens', { asOf: '2024-09-09T15:59:59Z' }],
  ['info-disclosure/proactive-publication', { start: '2026-12-21' }],
];

console.log(new Date(Date.UTC(2024, 0, 1)).getTimezoneOffset());
for (const [id, question] of QUESTIONS)
  console.log(JSON.stringify(answerClock(clocks.get(id)!, question, { calendar, clocks }), null, 1));
