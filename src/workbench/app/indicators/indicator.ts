/** An indicator with its values, as the server answers it. */
import type { Indicator } from '../../../desk/indicators.ts';

export interface ValueLine {
  subject: string;
  period: string;
  value: string;
  numerator: string | null;
  denominator: string | null;
  source: string | null;
  version: number;
  actor: string;
  recorded_at: string;
  met: boolean | null;
}

/** `locked`: periods whose values stand. */
export type IndicatorView = Indicator & { values: ValueLine[]; locked: string[] };

/** Of the whole jurisdiction, the oldest first; where only its parts report, none. */
export function wholeOf({ values }: IndicatorView): ValueLine[] {
  return values.filter(({ subject }) => subject === '').toSorted((a, b) => (a.period < b.period ? -1 : 1));
}

/** The newest value of the whole, else of any part. */
export function latestOf(one: IndicatorView): ValueLine | undefined {
  return wholeOf(one).at(-1) ?? one.values.toSorted((a, b) => (a.period < b.period ? -1 : 1)).at(-1);
}

/** 2025年 ≥ 90% */
export function targetText({ targets }: Indicator): string {
  const said = Object.entries(targets).map(
    ([period, { text }]) => `${/^\d{4}$/u.test(period) ? `${period}年` : period} ${text}`,
  );
  return said.length > 0 ? `目标 ${said.join('；')}` : '文件没有写明数字目标';
}
