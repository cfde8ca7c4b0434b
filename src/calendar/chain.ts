/** Clocks one after another: a step starts when everything that it waits for has happened. */
import { firstDue } from './cadence.ts';
import { ClockError } from './clock-error.ts';
import { compareMoments, dayOfMoment, type Moment, printMoment } from './moment.ts';
import { type ClockQuestion, invalid, readMoment, readOptionalMoment } from './question.ts';
import { requireValid, settle } from './settle.ts';
import { type ChainStep, type ClockSpec, countsFromStart } from './spec.ts';
import type { WorkCalendar } from './working-days.ts';

export interface SettledStep {
  spec: ClockSpec;
  /** null where something that the step waits for has not happened. */
  start: Moment | null;
  due: Moment | null;
  /** Day on which it was really done. */
  actual: Moment | null;
}

/** Every step in order. Throws ClockError. */
export function settleChain(
  chain: ClockSpec,
  steps: readonly ChainStep[],
  question: ClockQuestion,
  calendar: WorkCalendar,
  clocks: ReadonlyMap<string, ClockSpec>,
): SettledStep[] {
  readOptionalMoment(question.asOf, '查询日');
  const ids = new Set(steps.map(({ clock }) => clock));
  const happened = readEvents(chain, steps, question.events ?? {}, ids);
  const actual = new Map(
    Object.entries(question.actual ?? {}).map(([id, value]) => [id, readMoment(value, `“${id}”的完成日`)]),
  );
  for (const id of actual.keys()) if (!ids.has(id)) throw invalid(`“${id}”不是这条链上的一步；请核对编号。`);
  return steps.map(({ clock, after }) => {
    const spec = clocks.get(clock);
    if (!spec) throw invalid(`链上引用的时钟“${clock}”不存在；请核对编号。`);
    const start = latest(after.map((name) => happened.get(name) ?? null));
    const done = actual.get(clock) ?? null;
    if (done && (start === null || compareMoments(done, start) < 0))
      throw invalid(`“${spec.title}”在能够开始之前就已完成；请核对完成日和前面各步的日期。`);
    const due = start && stepDue(spec, start, calendar);
    happened.set(clock, done ?? due);
    return { spec, start, due, actual: done };
  });
}

/** 起于…，应于…前完成. */
export function explainStep({ spec, start, due, actual }: SettledStep): string {
  if (start === null) return `${spec.title}：前置事项尚未发生，不能起算。`;
  const done = actual ? `；实际于${printMoment(actual)}完成` : '；未填完成日，按到期日完成推算';
  return `${spec.title}：自${printMoment(start)}起算，最迟${due ? printMoment(due) : '未定'}${done}。`;
}

function stepDue(spec: ClockSpec, start: Moment, calendar: WorkCalendar): Moment | null {
  if (spec.period.unit === 'cadence') return firstDue(spec, spec.period, start, calendar).due;
  if (countsFromStart(spec.period)) return settle(spec, { start: printMoment(start) }, calendar).due;
  throw invalid(`“${spec.title}”没有起算日，不能作为链上的一步。`);
}

function readEvents(
  chain: ClockSpec,
  steps: readonly ChainStep[],
  asked: Record<string, string>,
  ids: ReadonlySet<string>,
): Map<string, Moment | null> {
  const names = new Set(steps.flatMap(({ after }) => after).filter((name) => !ids.has(name)));
  const events = new Map<string, Moment | null>();
  for (const [name, value] of Object.entries(asked)) {
    if (!names.has(name))
      throw new ClockError('invalid-input', `没有事件“${name}”；这条链的事件是${[...names].join('、')}。`);
    const moment = readOptionalMoment(value, `事件“${name}”`);
    if (moment) requireValid(chain, dayOfMoment(moment));
    events.set(name, moment);
  }
  return events;
}

/** null where one is missing. A day beside an instant of the same day prevails: its hour is not known. */
function latest(moments: readonly (Moment | null)[]): Moment | null {
  let last: Moment | null = null;
  for (const moment of moments) {
    if (moment === null) return null;
    const order: number = last ? compareMoments(moment, last) : 1;
    if (order > 0 || (order === 0 && moment.kind === 'day')) last = moment;
  }
  return last;
}
