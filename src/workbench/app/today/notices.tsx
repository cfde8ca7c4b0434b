/** What my organs were told, unread first, all of it at hand. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Notice } from '../../../desk/today.ts';
import { send } from '../api.ts';
import { minuteOf } from '../parts/moment.ts';
import { Nothing, Section } from '../parts/page.tsx';

const KINDS: Record<string, string> = {
  turn: '轮到办理',
  urge: '催办',
  warn: '临期提醒',
  overdue: '逾期',
  call: '应急通知',
};
const SHOWN = 8;

export function Notices({ notices }: { notices: Notice[] }) {
  const client = useQueryClient();
  const [all, setAll] = useState(false);
  const read = useMutation({
    mutationFn: (ids: string[]) => send('/notices/read', { ids }),
    onSettled: () => client.invalidateQueries({ queryKey: ['today'] }),
  });
  const sorted = notices.toSorted((a, b) => Number(a.read) - Number(b.read));
  const unread = notices.flatMap(({ id, read: seen }) => (seen ? [] : [id]));
  const tools = unread.length > 0 && (
    <Button loading={read.isPending} onClick={() => read.mutate(unread)}>
      全部标为已读
    </Button>
  );
  return (
    <Section title="通知" tools={tools}>
      {notices.length === 0 ? (
        <Nothing>还没有通知。轮到你单位办理、催办、临期和逾期都会在这里说。</Nothing>
      ) : (
        <ul className="notices">
          {sorted.slice(0, all ? undefined : SHOWN).map((notice) => (
            <li key={notice.id} className={notice.read ? 'read' : ''}>
              <span className={`tag ${notice.kind}`}>{KINDS[notice.kind] ?? notice.kind}</span>
              <span>
                {notice.caseId ? <Link to={`/cases/${notice.caseId}`}>{notice.text}</Link> : notice.text}
                <time dateTime={notice.at}>{minuteOf(notice.at)}</time>
              </span>
            </li>
          ))}
        </ul>
      )}
      {!all && sorted.length > SHOWN && <Button onClick={() => setAll(true)}>显示全部{sorted.length}条</Button>}
    </Section>
  );
}
