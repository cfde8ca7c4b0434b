/** Who is told in a response: minutes left, who has heard. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useState } from 'react';
import type { CallView } from '../../../desk/responses.ts';
import { ask, send } from '../api.ts';
import { minuteOf } from '../parts/moment.ts';
import { Section } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';

export function CaseCalls({ id }: { id: string }) {
  const { data } = useQuery({
    queryKey: ['calls', id],
    queryFn: () => ask<CallView[]>(`/cases/${id}/calls`),
    refetchInterval: (query) => (query.state.data?.some((call) => !call.acknowledgedAt) ? 15_000 : false),
  });
  const now = useNow();
  if (!data || data.length === 0) return null;
  const heard = data.filter(({ acknowledgedAt }) => acknowledgedAt).length;
  return (
    <Section title={`通知与回执（${heard}/${data.length}）`}>
      <ol className="calls">
        {data.map((call) => (
          <Call key={call.id} call={call} now={now} />
        ))}
      </ol>
    </Section>
  );
}

function Call({ call, now }: { call: CallView; now: number }) {
  const { seats } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const heard = useMutation({
    mutationFn: () => send(`/calls/${call.id}/acknowledge`),
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => message.error(error.message),
  });
  const mine = seats.some(({ organ }) => organ === call.organ);
  const { acknowledgedAt, acknowledgedBy, due } = call;
  return (
    <li className={acknowledgedAt ? 'heard' : due ? 'open' : 'later'}>
      <div>
        <b>{call.organ}</b>
        <p>{call.what}</p>
        <p className="quiet">
          {acknowledgedAt
            ? `${minuteOf(acknowledgedAt)} ${acknowledgedBy ?? ''} 已收到${due && acknowledgedAt > due ? '（超时）' : ''}`
            : due
              ? minutesLeft(due, now)
              : '上一级回执后通知'}
        </p>
      </div>
      {!acknowledgedAt && due && mine && (
        <Button type="primary" size="large" loading={heard.isPending} onClick={() => heard.mutate()}>
          已收到
        </Button>
      )}
    </li>
  );
}

function minutesLeft(due: string, now: number): string {
  const minutes = Math.ceil((Date.parse(due) - now) / 60_000);
  const end = `须在${minuteOf(due)}前`;
  if (minutes <= 0) return `${end}，已超${-minutes}分钟`;
  return minutes < 600 ? `${end}，还有${minutes}分钟` : end;
}

/** The present moment, every quarter of a minute. */
function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
