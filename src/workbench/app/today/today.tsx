/** 今天: what waits for me, the most urgent first; calls to hear; what I was told. */

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { Link } from 'react-router';
import type { CaseLine } from '../../../desk/board.ts';
import type { Today } from '../../../desk/today.ts';
import { ask, send } from '../api.ts';
import { Counts } from '../parts/counts.tsx';
import { LightMark } from '../parts/light.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { dueText, leftText, shortDay } from '../parts/moment.ts';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';
import { Notices } from './notices.tsx';

export function TodayPage() {
  const me = useMe();
  const query = useQuery({ queryKey: ['today'], queryFn: () => ask<Today>('/today'), refetchInterval: 60_000 });
  const organs = [...new Set(me.seats.map(({ organ }) => organ))].join('、');
  return (
    <Page title="今天" lead={`${shortDay(me.day, '')}　${organs}`}>
      <Loaded query={query}>
        {(today) => (
          <>
            <Totals {...today.counts} />
            {today.calls.length > 0 && <Calls calls={today.calls} day={today.day} />}
            <Waiting today={today} />
            <Notices notices={today.notices} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Totals({ waiting, red, yellow, unread }: Today['counts']) {
  return (
    <Counts
      items={[
        { title: '等我单位办理', count: waiting },
        { title: '已经逾期', count: red, light: 'red' },
        { title: '临近到期', count: yellow, light: 'yellow' },
        { title: '未读通知', count: unread },
      ]}
    />
  );
}

function Calls({ calls, day }: { calls: Today['calls']; day: string }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const heard = useMutation({
    mutationFn: (id: string) => send(`/calls/${id}/acknowledge`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['today'] }),
    onError: (error) => message.error(error.message),
  });
  return (
    <Section title="要马上回执的通知">
      <ul className="cards">
        {calls.map(({ id, caseId, what, due }) => (
          <li key={id} className="card urgent">
            <div>
              <Link to={`/cases/${caseId}`}>{what}</Link>
              {due && (
                <p className="quiet">
                  须在{dueText(due, day)}前回执{new Date(due) < new Date() && '，已超时'}
                </p>
              )}
            </div>
            <Button type="primary" size="large" loading={heard.isPending} onClick={() => heard.mutate(id)}>
              已收到
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ today: { waiting, counts, day } }: { today: Today }) {
  const me = useMe();
  if (waiting.length === 0)
    return (
      <Section title="等我单位办理">
        <Nothing>
          现在没有等你单位办理的事项。
          {me.has('case.act') && (
            <>
              有新的事，可以<Link to="/new">新建事项</Link>。
            </>
          )}
        </Nothing>
      </Section>
    );
  return (
    <Section title="等我单位办理">
      <ul className="cards">
        {waiting.map((one) => (
          <WaitingCard key={one.id} one={one} day={day} />
        ))}
      </ul>
      {counts.waiting > waiting.length && (
        <p className="quiet">
          这里是最急的{waiting.length}件，全部{counts.waiting}件见<Link to="/board?mine=true&open=true">督办台</Link>。
        </p>
      )}
    </Section>
  );
}

function WaitingCard({ one, day }: { one: CaseLine; day: string }) {
  const { seats } = useMe();
  // Reports of the same name come from many: whose it is tells them apart.
  const other = one.bearer !== null && !seats.some(({ organ }) => organ === one.bearer) ? one.bearer : null;
  return (
    <li className={`card edge-${one.light}`}>
      <div>
        <p className="card-top">
          <LightMark light={one.light} />
          <span>{one.state}</span>
          <span className="quiet">{one.number}</span>
        </p>
        <p className="card-title">
          <Link to={`/cases/${one.id}`}>{one.title}</Link>
        </p>
        <p className="quiet">
          {one.due ? (
            <>
              {dueText(one.due, day)}到期，{leftText(one.due, day)}
            </>
          ) : (
            '没有期限'
          )}
          {other && `　${other}`}
          {one.document && `　${one.document}`}
        </p>
      </div>
      <Link
        className="go"
        to={`/cases/${one.id}?do=first`}
        aria-label={`办理“${one.title}”${other ? `（${other}）` : ''}`}
      >
        办理
      </Link>
    </li>
  );
}
