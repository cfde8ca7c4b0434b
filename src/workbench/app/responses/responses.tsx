/** 应急响应: the plans that can be started, and the responses that run. */
import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CaseLine } from '../../../desk/board.ts';
import { ask } from '../api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { minuteOf } from '../parts/moment.ts';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { type PlanView, usePlans } from './plan.ts';

export function ResponsesPage() {
  const query = usePlans();
  return (
    <Page title="应急响应" lead="由事实定级，启动后按通知链逐级通知、限时回执。">
      <Loaded query={query}>
        {(plans) =>
          plans.length === 0 ? (
            <Nothing>现行文件里没有可以启动的应急预案。预案写进政策文件后会出现在这里。</Nothing>
          ) : (
            <>
              <Running plans={plans} />
              <Section title="预案">
                <ul className="catalogue">
                  {plans.map(({ id, title, calls, groups }) => (
                    <li key={id}>
                      <Link to={`/responses/${id}`}>{title}</Link>
                      <p className="quiet">
                        通知{calls.length}方{groups.length > 0 && `，工作组${groups.length}个`}
                      </p>
                    </li>
                  ))}
                </ul>
              </Section>
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Running({ plans }: { plans: PlanView[] }) {
  const procedures = [...new Set(plans.map(({ procedure }) => procedure))];
  const found = useQueries({
    queries: procedures.map((procedure) => ({
      queryKey: ['cases', { procedure, open: true }],
      queryFn: () => ask<{ cases: CaseLine[] }>('/cases', { procedure, open: true, order: 'newest', limit: 20 }),
    })),
  });
  const cases = found.flatMap(({ data }) => data?.cases ?? []);
  return (
    <Section title="正在响应">
      {cases.length === 0 ? (
        <Nothing>现在没有启动中的响应。</Nothing>
      ) : (
        <ul className="cards">
          {cases.map((one) => (
            <li key={one.id} className="card urgent">
              <div>
                <p className="card-title">
                  <Link to={`/cases/${one.id}`}>{one.title}</Link>
                </p>
                <p className="quiet">
                  {one.state}　{minuteOf(one.openedAt)}启动　{one.bearer}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
