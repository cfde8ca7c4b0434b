/** 指标: each with its target and what was reported, as small drawings on one scale of time. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { type IndicatorView, latestOf, targetText } from './indicator.ts';
import { Met, Small } from './small.tsx';

export function IndicatorsPage() {
  const query = useQuery({ queryKey: ['indicators'], queryFn: () => ask<IndicatorView[]>('/indicators') });
  return (
    <Page title="指标" lead="文件定下的目标与各期实际数。">
      <Loaded query={query}>
        {(indicators) =>
          indicators.length === 0 ? (
            <Nothing>现行文件没有定下可以报送的指标。</Nothing>
          ) : (
            [...Map.groupBy(indicators, ({ mechanism }) => mechanism)].map(([mechanism, some]) => (
              <Section key={mechanism} title={mechanism}>
                <ul className="small-multiples">
                  {some.map((one) => (
                    <li key={one.id}>
                      <Link to={`/indicators/${one.id}`}>{one.title}</Link>
                      <p className="quiet">{targetText(one)}</p>
                      <Latest one={one} />
                      <Small indicator={one} height={90} />
                    </li>
                  ))}
                </ul>
              </Section>
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

function Latest({ one }: { one: IndicatorView }) {
  const last = latestOf(one);
  if (!last) return <p className="quiet">还没有报送</p>;
  return (
    <p>
      <b className="figure">
        {last.value}
        {one.unit}
      </b>{' '}
      <span className="quiet">{last.period}</span> <Met met={last.met} />
    </p>
  );
}
