/** Opened and closed week by week. */
import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense, useMemo } from 'react';
import type { LeaderPage } from '../../../desk/leader.ts';
import { RED, RULE, SOFT } from '../theme.ts';

const Chart = lazy(() => import('../parts/chart.tsx'));
const HEIGHT = 190;

export function Trend({ weeks: counted, day }: { weeks: LeaderPage['weeks']; day: string }) {
  const weeks = useMemo(() => lastWeeks(counted, day), [counted, day]);
  const option = useMemo(() => drawing(weeks), [weeks]);
  if (counted.length === 0) return <p className="quiet">近十二周没有立案，也没有办结。</p>;
  const said = weeks.map(({ week, opened, closed }) => `${week}起一周立${opened}件、办结${closed}件`).join('；');
  return (
    <Suspense fallback={<div style={{ height: HEIGHT }} />}>
      <Chart option={option} label={said} height={HEIGHT} />
    </Suspense>
  );
}

/** The last twelve weeks, each by its Monday, those without anything too. */
function lastWeeks(counted: LeaderPage['weeks'], day: string): LeaderPage['weeks'] {
  const today = new Date(`${day}T00:00:00Z`);
  const monday = today.getTime() - ((today.getUTCDay() + 6) % 7) * 86_400_000;
  return Array.from({ length: 12 }, (_, index) => {
    const week = new Date(monday - (11 - index) * 7 * 86_400_000).toISOString().slice(0, 10);
    return counted.find((one) => one.week === week) ?? { week, opened: 0, closed: 0 };
  });
}

function drawing(weeks: LeaderPage['weeks']): EChartsCoreOption {
  const line = (name: string, data: number[], color: string, type: 'solid' | 'dashed') => ({
    name,
    type: 'line',
    data,
    symbol: type === 'solid' ? 'circle' : 'rect',
    symbolSize: 7,
    itemStyle: { color },
    lineStyle: { color, width: 2, type },
    endLabel: { show: true, formatter: '{a} {c}', color },
    labelLayout: { moveOverlap: 'shiftY' },
  });
  return {
    grid: { left: 30, right: 70, top: 14, bottom: 22 },
    xAxis: {
      type: 'category',
      data: weeks.map(({ week }) => week.slice(5)),
      axisLine: { lineStyle: { color: RULE } },
      axisTick: { show: false },
      axisLabel: { color: SOFT, fontSize: 11, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitLine: { lineStyle: { color: RULE } },
      axisLabel: { color: SOFT, fontSize: 11 },
    },
    series: [
      line(
        '立案',
        weeks.map(({ opened }) => opened),
        RED,
        'solid',
      ),
      line(
        '办结',
        weeks.map(({ closed }) => closed),
        SOFT,
        'dashed',
      ),
    ],
  };
}
