/** 审计: every event of the chain, the newest first; whether the chain holds; the ends that were published. */
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useId } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditResult } from '../../../store/audit.ts';
import { ask, send } from '../api.ts';
import { Choice } from '../board/filters.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { minuteOf } from '../parts/moment.ts';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { usePersonName, useSeats } from '../parts/people.ts';
import { DataTable } from '../parts/table.tsx';

interface EventLine {
  seq: number;
  at: string;
  actor: string;
  type: string;
  stream: string;
  version: number;
  payload: Record<string, unknown>;
  hash: string;
}

const PAGE_SIZE = 100;
const TYPES: Record<string, string> = {
  'case-opened': '立案',
  'case-acted': '办理',
  'case-urged': '催办',
  'clock-expired': '期满',
  'calendar-changed': '日历变动',
  'call-acknowledged': '回执',
  'row-added': '台账登记',
  'row-changed': '台账更改',
  'row-ended': '台账结束',
  'value-reported': '指标报送',
  'period-locked': '锁定一期',
  'period-unlocked': '解锁一期',
  'seat-granted': '授予职务',
  'seat-ended': '终止职务',
  'seat-delegated': '委托',
  'account-created': '开立账号',
  'account-disabled': '停用账号',
  'password-reset': '重设密码',
  'reading-confirmed': '文本核定',
  'issue-imported': '导入公报',
};

export function AuditPage() {
  return (
    <Page title="审计" lead="工作台上的每一步都在一条只增不改的链上。">
      <Verify />
      <Events />
      <Heads />
    </Page>
  );
}

function Verify() {
  const verify = useMutation({ mutationFn: () => send<AuditResult>('/audit/verify') });
  const found = verify.data?.findings ?? [];
  return (
    <Section
      title="核验"
      tools={
        <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
          重算全部哈希
        </Button>
      }
    >
      {!verify.data && !verify.error && (
        <p className="quiet">重算每一条记录的哈希，与链和已公布的链尾比对；改、删、换过都会发现。</p>
      )}
      {verify.error && <Alert type="error" showIcon title={verify.error.message} />}
      {verify.data && found.length === 0 && (
        <Alert type="success" showIcon title={`核验了${verify.data.events}条记录，全部相符。`} />
      )}
      {found.length > 0 && (
        <>
          <Alert type="error" showIcon title={`核验了${verify.data!.events}条记录，发现${found.length}处不符。`} />
          <ul className="bullets">
            {found.map(({ seq, type, message }) => (
              <li key={`${seq} ${type} ${message}`}>{message}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

function Events() {
  const [search, setSearch] = useSearchParams();
  const asked = Object.fromEntries(
    ['type', 'actor', 'from', 'to'].flatMap((key) => (search.get(key) ? [[key, search.get(key)!]] : [])),
  );
  const change = (changed: Record<string, string>) =>
    setSearch(Object.fromEntries(Object.entries({ ...asked, ...changed }).filter(([, value]) => value !== '')), {
      replace: true,
    });
  const nameOf = usePersonName();
  const people = new Map(useSeats().data?.map(({ account, person }) => [account, person]));
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) => ask<EventLine[]>('/audit/events', { ...asked, limit: PAGE_SIZE, before: pageParam }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => (last.length === PAGE_SIZE ? last.at(-1)!.seq : undefined),
  });
  const events = query.data?.pages.flat() ?? [];
  return (
    <Section title="记录">
      <div className="filters">
        <Choice
          title="类别"
          value={asked.type ?? ''}
          options={[['', '全部'], ...Object.entries(TYPES)]}
          onChange={(type) => change({ type })}
        />
        <Choice
          title="何人"
          value={asked.actor ?? ''}
          options={[['', '全部'], ['program', '系统'], ...people]}
          onChange={(actor) => change({ actor })}
        />
        <Days asked={asked} onChange={change} />
      </div>
      {query.error && <Alert type="error" showIcon title={query.error.message} />}
      {query.isSuccess && events.length === 0 && <Nothing>没有符合条件的记录；放宽上面的条件。</Nothing>}
      {events.length > 0 && (
        <DataTable
          caption="审计记录"
          rows={events}
          keyOf={({ seq }) => String(seq)}
          columns={[
            { title: '序号', number: true, cell: ({ seq }) => seq },
            { title: '时间', className: 'nowrap', cell: ({ at }) => minuteOf(at) },
            { title: '何人', className: 'nowrap', cell: ({ actor }) => nameOf(actor) },
            { title: '何事', head: true, cell: (event) => <What event={event} /> },
            { title: '哈希', cell: ({ hash }) => <code title={hash}>{hash.slice(0, 12)}</code> },
          ]}
        />
      )}
      {query.hasNextPage && (
        <Button className="pages" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          更早的
        </Button>
      )}
    </Section>
  );
}

function Days({
  asked,
  onChange,
}: {
  asked: Record<string, string>;
  onChange: (changed: Record<string, string>) => void;
}) {
  const [fromId, toId] = [useId(), useId()];
  const submit = (event: FormEvent) => event.preventDefault();
  return (
    <form className="typed" onSubmit={submit}>
      <div>
        <label htmlFor={fromId}>从</label>
        <Input
          id={fromId}
          type="date"
          value={asked.from ?? ''}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      </div>
      <div>
        <label htmlFor={toId}>到</label>
        <Input
          id={toId}
          type="date"
          value={asked.to ?? ''}
          onChange={(event) => onChange({ to: event.target.value })}
        />
      </div>
    </form>
  );
}

/** What tells an event from others of its kind, where its payload has it. */
const ABOUT = [
  'title',
  'number',
  'register',
  'key',
  'document',
  'indicator',
  'subject',
  'period',
  'person',
  'name',
  'organ',
];

function What({ event: { type, payload } }: { event: EventLine }) {
  const title = ABOUT.map((key) => payload[key])
    .filter((said) => typeof said === 'string' && said !== '')
    .slice(0, 3)
    .join(' ');
  return (
    <details>
      <summary className="plain-summary">
        {TYPES[type] ?? type}
        {title && <span className="quiet"> {title}</span>}
      </summary>
      <pre className="payload">{JSON.stringify(payload, null, 2)}</pre>
    </details>
  );
}

function Heads() {
  const query = useQuery({
    queryKey: ['heads'],
    queryFn: () => ask<{ chain: string; day: string; seq: number; hash: string }[]>('/audit/heads'),
  });
  return (
    <Section title="已公布的链尾">
      <Loaded query={query}>
        {(heads) =>
          heads.length === 0 ? (
            <Nothing>还没有公布过；系统每天公布一次。</Nothing>
          ) : (
            <DataTable
              caption="已公布的链尾"
              rows={heads}
              keyOf={({ chain, day }) => `${chain} ${day}`}
              columns={[
                { title: '日期', head: true, className: 'nowrap', cell: ({ day }) => day },
                { title: '链', cell: ({ chain }) => (chain === 'desk' ? '工作台' : '公报') },
                { title: '序号', number: true, cell: ({ seq }) => seq },
                { title: '哈希', cell: ({ hash }) => <code>{hash}</code> },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
