/** Asking a clock. */
import type { ClockAnswer, ClockResult, ClockState, Remaining } from './answer.ts';
import { duesBetween, firstDue } from './cadence.ts';
import { explainStep, settleChain } from './chain.ts';
import { ClockError } from './clock-error.ts';
import { type Day, printDay } from './day.ts';
import { drawDays } from './draw.ts';
import { explainCount, explainState, momentText } from './explain.ts';
import { compareMoments, dayOfMoment, type Moment, printMoment } from './moment.ts';
import { parseClockSpec } from './parse-spec.ts';
import { cadenceText } from './period-text.ts';
import { type ClockQuestion, invalid, readMoment, readOptionalMoment } from './question.ts';
import { requireAllowed, type Settled, settle } from './settle.ts';
import type { CadencePeriod, ClockSpec } from './spec.ts';
import { expiredState, lightOf, remainingOf, stateOf } from './state.ts';
import { openWindow } from './window.ts';
import type { WorkCalendar } from './working-days.ts';

export interface ClockContext {
  calendar: WorkCalendar;
  /** The clocks to which a chain may refer, by id. */
  clocks?: ReadonlyMap<string, ClockSpec>;
}

/** The answer, explained. Never throws for what a person asks: an error is an answer too. */
export function answerClock(spec: ClockSpec, question: ClockQuestion, context: ClockContext): ClockAnswer {
  try {
    return answer(spec, question, context);
  } catch (error) {
    if (error instanceof ClockError) return { error: error.code, message: error.message };
    throw error;
  }
}

function answer(spec: ClockSpec, question: ClockQuestion, context: ClockContext): ClockResult {
  const { calendar } = context;
  const { period } = spec;
  if (period.unit === 'inline')
    return answer(inlineClock(spec, question.clock), { ...question, clock: undefined }, context);
  if (question.clock !== undefined) throw invalid(`“${spec.title}”的期限已有规定，不接受另写的时钟。`);
  if (period.unit === 'not-stated')
    throw new ClockError('not-stated', `“${spec.title || spec.id}”：文件没有写明期限，不能推算；请向制定机关询问。`);
  if (period.unit === 'chain') return answerChain(spec, question, context);
  if (period.unit === 'cadence' || period.unit === 'window') {
    requireAllowed(spec, question);
    return period.unit === 'cadence'
      ? answerCadence(spec, period, question, calendar)
      : answerWindow(spec, question, calendar);
  }
  const settled = settle(spec, question, calendar);
  const days = drawDays(settled, calendar);
  const result: ClockResult = {
    due: settled.due && printMoment(settled.due),
    explanation: explainCount(settled, days),
    days: days.map((drawn) => ({ ...drawn, day: printDay(drawn.day) })),
  };
  const asOf = readOptionalMoment(question.asOf, '查询日');
  return asOf ? withState(result, settled, asOf, stateOf(settled, asOf), calendar) : result;
}

function answerChain(spec: ClockSpec, question: ClockQuestion, { calendar, clocks }: ClockContext): ClockResult {
  requireAllowed(spec, question);
  const { steps } = spec.period as Extract<ClockSpec['period'], { unit: 'chain' }>;
  const settled = settleChain(spec, steps, question, calendar, clocks ?? new Map());
  return {
    dues: Object.fromEntries(settled.map((step) => [step.spec.id, step.due && printMoment(step.due)])),
    explanation: settled.map(explainStep),
    days: [],
  };
}

function answerCadence(
  spec: ClockSpec,
  period: CadencePeriod,
  question: ClockQuestion,
  calendar: WorkCalendar,
): ClockResult {
  const rule = `到期日：${cadenceText(period)}${spec.roll === 'none' ? '，遇休息日不变' : '，遇休息日移到工作日'}。`;
  const asOf = readOptionalMoment(question.asOf, '查询日');
  if (question.from !== undefined || question.to !== undefined) {
    const [from, to] = [readMoment(question.from, '起'), readMoment(question.to, '止')];
    const dues = duesBetween(spec, period, from, to, calendar).map(printMoment);
    return { dues, explanation: [rule, `${momentText(from)}至${momentText(to)}共${dues.length}次。`], days: [] };
  }
  const at = readMoment(question.at, '查询日（at）');
  const { due, opens } = firstDue(spec, period, at, calendar);
  const first = opens === null ? '' : `，自${momentText(asMoment(opens))}开始`;
  const result: ClockResult = {
    due: printMoment(due),
    ...(opens !== null && { opens: printDay(opens) }),
    explanation: [rule, `${momentText(at)}（含）以后的第一次：${momentText(due)}${first}。`],
    days: dueOnly(due),
  };
  if (!asOf) return result;
  const settled = named(spec, due);
  const state = opens !== null && dayOfMoment(asOf) < opens ? 'not-open' : stateOf(settled, asOf);
  return withState(result, settled, asOf, state, calendar);
}

function answerWindow(spec: ClockSpec, question: ClockQuestion, calendar: WorkCalendar): ClockResult {
  const period = spec.period as Extract<ClockSpec['period'], { unit: 'window' }>;
  const window = openWindow(spec, period, question.year, calendar);
  const [opens, due] = [asMoment(window.opens), asMoment(window.due)];
  const explanation = [`${momentText(opens)}至${momentText(due)}，首尾两日都在内。`];
  const result = { opens: printMoment(opens), due: printMoment(due), explanation, days: dueOnly(due) };
  const asOf = readOptionalMoment(question.asOf, '查询日');
  if (!asOf) return result;
  const state = compareMoments(asOf, opens) < 0 ? 'not-open' : compareMoments(asOf, due) > 0 ? 'closed' : 'running';
  return withState(result, named(spec, due), asOf, state, calendar);
}

function withState(
  result: ClockResult,
  settled: Settled,
  asOf: Moment,
  state: ClockState,
  calendar: WorkCalendar,
): ClockResult {
  const left: Remaining | null = remainingOf(settled, asOf, calendar);
  const light = lightOf(settled.spec, state, left);
  const isOver = settled.due !== null && compareMoments(asOf, settled.due) > 0;
  return {
    ...result,
    state,
    ...(left && { remaining: left }),
    ...(light && { light }),
    ...(isOver && state === expiredState(settled.spec.onExpire) && { onExpire: settled.spec.onExpire }),
    explanation: [...result.explanation, explainState(settled.spec, asOf, state, left)],
  };
}

/** A due date that nothing was counted to. */
function named(spec: ClockSpec, due: Moment): Settled {
  return {
    spec,
    start: null,
    zero: null,
    amount: 0,
    extension: null,
    restart: null,
    pauses: [],
    paused: [],
    last: due,
    due,
    set: false,
  };
}

function dueOnly(due: Moment): ClockResult['days'] {
  return [{ day: printMoment(due).slice(0, 10), kind: 'due', reason: '到期日' }];
}

function asMoment(day: Day): Moment {
  return { kind: 'day', day };
}

/** The clock that the question carries. Throws invalid-input with what is wrong in it. */
function inlineClock(spec: ClockSpec, clock: unknown): ClockSpec {
  if (clock === undefined) throw invalid(`“${spec.title}”需要同时给出时钟（clock）。`);
  const parsed = parseClockSpec(spec.id, clock);
  if (parsed.diagnostics)
    throw invalid(
      parsed.diagnostics
        .map(({ path, message }) => `clock${path.map((key) => `.${key}`).join('')}：${message}`)
        .join(''),
    );
  if (parsed.spec.period.unit === 'inline') throw invalid('随题给出的时钟不能又是inline。');
  return { ...parsed.spec, title: parsed.spec.title || spec.title };
}
