/** One case: what it is, what may be done now, what is due and why, what happened, and the clauses that govern it. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import type { CaseView } from '../../../desk/case-view.ts';
import { ask } from '../api.ts';
import { shown } from '../form/values.ts';
import { Clauses } from '../parts/cite.tsx';
import { LightMark } from '../parts/light.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { dayOf, dueText, leftText } from '../parts/moment.ts';
import { Page, Section } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';
import { Actions } from './actions.tsx';
import { CaseCalls } from './calls.tsx';
import { Clocks } from './clocks.tsx';
import { Letters } from './letters.tsx';
import { Events, PapersOf } from './record.tsx';
import { States } from './states.tsx';

export function CasePage() {
  const { id } = useParams();
  const query = useQuery({ queryKey: ['case', id], queryFn: () => ask<CaseView>(`/cases/${id}`) });
  return <Loaded query={query}>{(one) => <Case one={one} key={one.id} />}</Loaded>;
}

function Case({ one }: { one: CaseView }) {
  const { day } = useMe();
  const client = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const allowed = one.actions.filter((action) => action.allowed);
  const asked = search.get('do');
  const open = asked === 'first' ? allowed[0] : allowed.find(({ key }) => key === asked);
  const choose = (key: string | null) => setSearch(key === null ? {} : { do: key }, { replace: true });
  const reload = async () => {
    await client.invalidateQueries();
  };
  const cites = [...(open?.cites ?? []), ...one.procedure.cites, ...(one.cite ? [one.cite] : [])];
  return (
    <Page
      title={one.title}
      lead={
        <>
          <span>{one.number}</span> <span>{one.procedure.title}</span>{' '}
          {one.document && <a href={`/d/${encodeURIComponent(one.document)}`}>{one.document}</a>}
        </>
      }
    >
      <dl className="facts">
        <div>
          <dt>状态</dt>
          <dd>{one.state}</dd>
        </div>
        <div>
          <dt>期限</dt>
          <dd>
            {(one.due || !one.open) && <LightMark light={one.light} open={one.open} />}
            {one.open ? (
              one.due ? (
                <span>
                  {dueText(one.due, day)}（{leftText(one.due, day)}）
                </span>
              ) : (
                <span>没有期限</span>
              )
            ) : (
              <span>{one.closedAt && dayOf(one.closedAt)}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>承办单位</dt>
          <dd>{one.bearer ?? '未明确'}</dd>
        </div>
        {one.leader && (
          <div>
            <dt>分管领导</dt>
            <dd>{one.leader}</dd>
          </div>
        )}
        <div>
          <dt>立案日</dt>
          <dd>{dayOf(one.openedAt)}</dd>
        </div>
      </dl>
      <States one={one} />
      <div className="case-columns">
        <div>
          <Actions one={one} open={open} onChoose={choose} onDone={reload} />
          <CaseCalls id={one.id} />
          {one.clocks.length > 0 && <Clocks clocks={one.clocks} openedAt={one.openedAt} />}
          {one.data.length > 0 && (
            <Section title="事项内容">
              <dl className="data">
                {one.data.map((field) => (
                  <div key={field.key}>
                    <dt>{field.title}</dt>
                    <dd>{shown(field.value, field)}</dd>
                  </div>
                ))}
              </dl>
            </Section>
          )}
          <PapersOf one={one} />
          <Letters one={one} />
          <Events one={one} />
        </div>
        <aside className="beside" aria-label="依据">
          <h2>{open ? `“${open.title}”的依据` : '依据'}</h2>
          <Clauses cites={cites} />
        </aside>
      </div>
    </Page>
  );
}
