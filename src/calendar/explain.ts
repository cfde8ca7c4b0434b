/** How a count was made, in Chinese sentences: every day left out or added, with its reason. */
import type { ClockState, DrawnKind, Remaining } from './answer.ts';
import { OPEN } from './count.ts';
import type { Drawn } from './draw.ts';
import { dayOfMoment, type Moment, printMoment } from './moment.ts';
import { fullDayText, periodText, shortDayText } from './period-text.ts';
import type { Settled } from './settle.ts';
import { type ClockSpec, countsFromStart } from './spec.ts';

export function explainCount(settled: Settled, days: readonly Drawn[]): string[] {
  const { spec, last, due, set } = settled;
  const sentences = [...startSentences(settled)];
  if (set) {
    sentences.push(`${spec.override!.by}另行指定了到期日，不再按原期限计算，也不顺延。`);
  } else {
    if (settled.amount > 0) sentences.push(lengthSentence(settled));
    sentences.push(...listSentences(settled, days));
    if (spec.period.unit === 'month' && last)
      sentences.push('按月计算：到期月的同一日；到期月没有这一日的，为该月最后一日（民法典第202条）。');
    if (last && due && dayOfMoment(last) !== dayOfMoment(due)) sentences.push(rollSentence(settled, days));
  }
  sentences.push(dueSentence(spec, due));
  return sentences;
}

/** 截至…：已逾期…. */
export function explainState(spec: ClockSpec, asOf: Moment, state: ClockState, left: Remaining | null): string {
  const when = `截至${momentText(asOf)}：`;
  const amount = left && `${Math.abs(left.amount)}${REMAINING[left.unit]}`;
  switch (state) {
    case 'running':
      return left?.amount === 0
        ? `${when}期限之内，这是最后${left.unit === 'minute' ? '一刻' : '一日'}。`
        : `${when}期限之内${amount ? `，剩余${amount}` : ''}。`;
    case 'paused':
      return `${when}暂停中${amount ? `，剩余${amount}` : ''}。`;
    case 'not-open':
      return `${when}尚未开始。`;
    case 'overdue':
      return `${when}已逾期${amount ? amount : ''}${spec.onExpire === 'escalate' ? '，应当提级督办' : ''}。`;
    case 'expired-deemed-consent':
      return `${when}期限已过，未答复视为同意。`;
    case 'closed':
      return `${when}期限已过，${spec.kind === 'minimum' ? '最短期间已满' : '不再受理或已终止'}。`;
  }
}

/** 2024年3月1日（星期五）, or 2024年8月3日（星期六）09:30:00. */
export function momentText(moment: Moment): string {
  const day = fullDayText(dayOfMoment(moment));
  return moment.kind === 'day' ? day : `${day}${printMoment(moment).slice(11, -6)}`;
}

const REMAINING: Record<Remaining['unit'], string> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  minute: '分钟',
};

function startSentences({ spec, start, zero, restart, amount }: Settled): string[] {
  if (start === null || zero === null) return [];
  if (amount === 0) return [`期限就是${momentText(zero)}本身，不往前后数。`];
  if (spec.period.unit === 'n-before-event') return [`事件日为${momentText(start)}，当日不计入，从前一日往回数。`];
  const rule = (moment: Moment): string =>
    spec.period.unit === 'hour' || spec.period.unit === 'minute'
      ? `${momentText(moment)}起算，即时开始，节假日和夜间照算（民法典第201条第2款）。`
      : `${fullDayText(dayOfMoment(moment))}起算，当日不计入，从次日数起（民法典第201条）。`;
  if (restart === null) return [rule(zero)];
  return [`原自${momentText(start)}起算；因${restart}重新起算，此前的日子不再计算。`, rule(zero)];
}

function lengthSentence({ spec, amount, extension }: Settled): string {
  const before = spec.period.unit === 'n-before-event' ? '提前' : spec.kind === 'minimum' ? '期限不少于' : '期限';
  if (!extension) return `${before}${periodText(spec, amount)}。`;
  const { by, notify, max } = spec.extension!;
  const granted = extension.granted
    ? `，${fullDayText(dayOfMoment(extension.granted))}决定，原期限尚未届满`
    : '，在届满前决定';
  const limit = max === null ? '没有规定上限' : `未超过最多${periodText(spec, max)}`;
  return (
    `${before}${periodText(spec, amount - extension.amount)}；经${by || '有权机关'}同意延长${periodText(spec, extension.amount)}` +
    `（${limit}${granted}${notify ? `，已告知${notify}` : ''}），合计${periodText(spec, amount)}，自起算日一次数完。`
  );
}

function listSentences({ spec, paused }: Settled, days: readonly Drawn[]): string[] {
  const sentences: string[] = [];
  const skipped = listRuns(days, 'skipped');
  if (skipped) sentences.push(`以下休息日不计入：${skipped}。`);
  const makeUp = days
    .filter(({ kind, reason }) => (kind === 'counted' || kind === 'due') && reason.endsWith('调休上班'))
    .map(({ day, reason }) => `${fullDayText(day)}${reason.slice(reason.indexOf('，') + 1)}`);
  if (makeUp.length > 0) sentences.push(`以下周末上班，计入：${makeUp.join('、')}。`);
  const open = paused.at(-1)?.to === OPEN ? paused.at(-1)! : null;
  const closed = listRuns(
    days.filter(({ day }) => !open || day < open.from),
    'paused',
  );
  if (closed && countsFromStart(spec.period)) sentences.push(`以下日子暂停，不计入：${closed}。`);
  return sentences;
}

function rollSentence({ spec, last, due }: Settled, days: readonly Drawn[]): string {
  const [found, end] = [fullDayText(dayOfMoment(last!)), fullDayText(dayOfMoment(due!))];
  const moved = listRuns(days, 'added');
  return spec.roll === 'next-working-day'
    ? `数到${found}，是休息日，顺延到下一个工作日${end}（民法典第203条）；顺延经过：${moved}。`
    : `数到${found}，是休息日，提前到上一个工作日${end}；提前经过：${moved}。`;
}

function dueSentence(spec: ClockSpec, due: Moment | null): string {
  if (due === null) return '暂停尚未结束，到期日未定；暂停结束后再算。';
  if (due.kind === 'instant') return `最迟${momentText(due)}，该时刻仍为按期。`;
  if (spec.kind === 'minimum') return `至少持续到${momentText(due)}，当日24时届满。`;
  return `最后一日：${momentText(due)}，当日24时前均为按期。`;
}

/** Days of a kind in runs of one reason: 3月2日至3月3日（周末）、4月4日（清明节）. */
function listRuns(days: readonly Drawn[], kind: DrawnKind): string {
  const runs: { from: Drawn; to: Drawn }[] = [];
  for (const drawn of days) {
    if (drawn.kind !== kind) continue;
    const run = runs.at(-1);
    if (run && run.to.day + 1 === drawn.day && run.to.reason === drawn.reason) run.to = drawn;
    else runs.push({ from: drawn, to: drawn });
  }
  const near = days[0]?.day ?? 0;
  return runs
    .map(({ from, to }) => {
      const end = from === to ? '' : `至${shortDayText(to.day, near)}`;
      return `${shortDayText(from.day, near)}${end}（${from.reason}）`;
    })
    .join('、');
}
