/** A drawing by ECharts on a canvas (its SVG carries styles that the page's policy refuses), fine enough for print; its words stand beside it for whoever does not see it. */
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([LineChart, GridComponent, MarkLineComponent, CanvasRenderer]);

export default function Chart(props: { option: EChartsCoreOption; label: string; height: number }) {
  const { option, label, height } = props;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chart = init(box.current!, null, { renderer: 'canvas', devicePixelRatio: 2 });
    chart.setOption({ animation: false, ...option });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(box.current!);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [option]);
  return <div ref={box} role="img" aria-label={label} style={{ height }} />;
}
