/** Stages and windows: over or begun before the signature, reversed, or meeting on the same day. */
import { parseDay } from '../../calendar/day.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { type DatedWindow, windowsIn } from '../period.ts';
import type { Passage, Subject } from '../subject.ts';

export const window: Family = {
  name: 'window',
  explanation: '工作阶段和办理时段的起止应当先后有序、前后衔接，并且不早于成文日期。',
  check: (subject) => remarksOn(subject),
};

interface Stage {
  passage: Passage;
  window: DatedWindow;
}

/** A stage's heading, or a sentence that sets a time for what is ordered. */
const STAGE = /阶段|步骤|^[^，。；]{2,14}[（(]$/u;
const SETS =
  /(?:时间|期限|缴费期|征缴期|参保期|申报期|报名期|时限|工期|阶段|实施期|行动期|整治期|集中期)(?:段|安排)?(?:统一|确定|定|规定|原则上)?(?:为|是|：|:|从|自|[（(])*$/u;
const PAST = /已|完成了|期间|以来|累计/u;

function remarksOn(subject: Subject): Remark[] {
  const { dated, datedLine } = subject.document;
  const year = dated === null ? null : Number(dated.slice(0, 4));
  const all = subject.passages.flatMap((passage): Stage[] =>
    windowsIn(passage.text, year ?? 2000).map((found) => ({ passage, window: found })),
  );
  const stages = all.filter(({ passage, window: found }) => isStage(passage, found));
  const remarks = all.flatMap(reversed);
  const groups = Map.groupBy(stages, ({ passage }) => passage.parent);
  for (const group of groups.values()) {
    if (dated !== null && datedLine !== null) remarks.push(...early(group, dated, datedLine));
    if (subject.orderly) remarks.push(...joints(group));
  }
  return remarks;
}

function isStage({ text, label }: Passage, { start, end, printed }: DatedWindow): boolean {
  const lead = text.slice(Math.max(0, start - 24), start);
  if (PAST.test(text.slice(Math.max(0, start - 8), start)) || /^(?:期间|以来|已)/u.test(text.slice(end))) return false;
  if (SETS.test(lead) && !/出生|毕业|入职/u.test(lead)) return printed.length > 0;
  return label !== null && start < 30 && STAGE.test(text.slice(0, start));
}

function reversed({ passage, window: { start, from, to, fromLatest, toEarliest, printed } }: Stage): Remark[] {
  if (from <= to || fromLatest <= toEarliest) return [];
  // 11月1日至3月31日 goes on into the next year: only years, or one month, show that it is reversed.
  const years = printed.match(/\d{4}年/gu)?.length ?? 0;
  if (years < 2 && from.slice(0, 7) !== to.slice(0, 7)) return [];
  return [
    {
      type: 'date-order',
      lines: [passage.lineAt(start)],
      stated: printed,
      found: `${to}早于${from}`,
      severity: 'high',
      message: `时段“${printed}”的结束早于开始。`,
    },
  ];
}

/** Days between a decision and its document that nobody minds. */
const GRACE = 7;

/** One remark for all stages of a plan: those that were over, else those that had begun. */
function early(group: Stage[], dated: string, datedLine: number): Remark[] {
  // A stage with two windows (spring and autumn) is over with the last.
  const last = Map.groupBy(group, ({ passage }) => passage);
  const over = group.filter(
    ({ passage, window: one }) => one.to < dated && last.get(passage)!.every((other) => other.window.to < dated),
  );
  const begun = group.filter(
    ({ window: one }) => parseDay(dated)! - parseDay(one.fromLatest)! > GRACE && one.to >= dated && one.from <= one.to,
  );
  const stages = over.length > 0 ? over : begun;
  if (stages.length === 0) return [];
  const printed = stages.map(({ window: one }) => one.printed).join('、');
  return [
    {
      type: 'date-order',
      lines: [...stages.map(({ passage, window: one }) => passage.lineAt(one.start)), datedLine],
      stated: printed,
      found: `成文日期${dated}`,
      severity: over.length > 0 ? 'high' : 'medium',
      message:
        over.length > 0
          ? `时段“${printed}”在成文日期${dated}之前已经结束。`
          : `时段“${printed}”在成文日期${dated}之前已经开始。`,
    },
  ];
}

const adjoin = ({ window: a }: Stage, { window: b }: Stage): boolean =>
  a.to === a.toEarliest && b.from === b.fromLatest && parseDay(b.from)! - parseDay(a.to)! === 1;

/** Stages that follow each other: the same day or month in two of them, or a few days in none. */
function joints(group: Stage[]): Remark[] {
  return group.flatMap((stage, i): Remark[] => {
    const previous = group[i - 1];
    if (!previous) return [];
    const [a, b] = [previous.window, stage.window];
    // Stages that run side by side are no sequence.
    if (b.from <= a.from || b.to <= a.to || a.from > a.to || b.from > b.to) return [];
    const lines = [stage.passage.lineAt(b.start), previous.passage.lineAt(a.start)];
    const base = { lines, stated: `${a.printed}；${b.printed}`, severity: 'low' as const };
    const gap = parseDay(b.from)! - parseDay(a.to)!;
    // Where all other stages adjoin to the day, one that reaches into the next is no plan but a slip.
    if (gap <= 0 && group.length >= 3 && group.every((_, k) => k === 0 || k === i || adjoin(group[k - 1]!, group[k]!)))
      return [
        {
          ...base,
          type: 'threshold-overlap',
          found: `${b.from}至${a.to}同属两个阶段`,
          message: `两个阶段重叠：“${a.printed}”与“${b.printed}”。`,
        },
      ];
    if (gap <= 0 && b.from >= a.toEarliest)
      return [
        {
          ...base,
          type: 'threshold-overlap',
          found: `${b.from === b.fromLatest ? b.from : b.from.slice(0, 7)}同属两个阶段`,
          message: `两个阶段首尾重叠：“${a.printed}”与“${b.printed}”。`,
        },
      ];
    // Times of several matters (报名时间, 活动时间) need not adjoin; only the stages of one do.
    const staged = [previous, stage].every(({ passage, window: one }) => STAGE.test(passage.text.slice(0, one.start)));
    if (staged && gap > 1 && gap <= 20 && a.to === a.toEarliest && b.from === b.fromLatest)
      return [
        {
          ...base,
          type: 'threshold-gap',
          found: `相隔${gap - 1}天不属任何阶段`,
          message: `两个阶段之间相隔${gap - 1}天：“${a.printed}”与“${b.printed}”。`,
        },
      ];
    return [];
  });
}
