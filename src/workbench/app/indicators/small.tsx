/** A small drawing: what was reported against the target's line. */
import type { EChartsCoreOption } from 'echarts/core';
import { lazy, Suspense, useMemo } from 'react';
import { RED, RULE, SOFT } from '../theme.ts';
import { type IndicatorView, targetText, wholeOf } from './indicator.ts';

const Chart = lazy(() => import('../parts/chart.tsx'));

export function Small({ indicator, height }: { indicator: IndicatorView; height: number }) {
  const values = wholeOf(indicator);
  const target = Object.values(indicator.targets).at(-1);
  const option = useMemo(() => drawing(wholeOf(indicator), target?.value), [indicator, target]);
  if (values.length < 2) return null;
  const said = values.map(({ period, value }) => `${period} ${value}`).join('，');
  const label = `${indicator.title}：${said}；${targetText(indicator)}`;
  return (
    <div className="chart">
      <Suspense fallback={<div style={{ height }} />}>
        <Chart option={option} label={label} height={height} />
      </Suspense>
    </div>
  );
}

export function Met({ met }: { met: boolean | null }) {
  if (met === null) return null;
  return met ? <span className="tag good">✓ 达到</span> : <span className="tag bad">✕ 未达到</span>;
}

function drawing(values: { period: string; value: string }[], target: string | undefined): EChartsCoreOption {
  const numbers = [...values.map(({ value }) => Number(value)), ...(target === undefined ? [] : [Number(target)])];
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const room = (most - least || Math.abs(most) || 1) * 0.15;
  const goal = {
    silent: true,
    symbol: 'none',
    lineStyle: { color: SOFT, type: 'dashed' as const },
    label: { formatter: '目标', color: SOFT, position: 'insideStartTop' as const },
    data: [{ yAxis: Number(target) }],
  };
  return {
    grid: { left: 4, right: 8, top: 14, bottom: 18 },
    xAxis: {
      type: 'category',
      data: values.map(({ period }) => period),
      axisLine: { lineStyle: { color: RULE } },
      axisTick: { show: false },
      axisLabel: { color: SOFT, fontSize: 11, hideOverlap: true },
    },
    yAxis: { type: 'value', min: least - room, max: most + room, show: false },
    series: [
      {
        type: 'line',
        data: values.map(({ value }) => Number(value)),
        symbol: 'circle',
        symbolSize: 6,
        itemStyle: { color: RED },
        lineStyle: { color: RED, width: 2 },
        ...(target !== undefined && { markLine: goal }),
      },
    ],
  };
}
