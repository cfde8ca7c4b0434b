/** 领导一页: what is late and at risk, where, how it goes, what changed; one sheet of paper when printed. */

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { CaseLine, Tally } from '../../../desk/board.ts';
import type { Change, LeaderPage as Content } from '../../../desk/leader.ts';
import type { Spending } from '../../../desk/money.ts';
import { ask } from '../api.ts';
import { Counts } from '../parts/counts.tsx';
import { eventTitle } from '../parts/event-title.ts';
import { LightMark } from '../parts/light.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { dueText, leftText, minuteOf, shortDay } from '../parts/moment.ts';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { DataTable } from '../parts/table.tsx';
import { Trend } from './trend.tsx';

export function LeaderPage() {
  const query = useQuery({ queryKey: ['leader'], queryFn: () => ask<Content>('/leader') });
  return (
    <Loaded query={query}>
      {(content) => (
        <div className="sheet">
          <Page
            title="办理情况"
            lead={shortDay(content.day, '')}
            tools={<Button onClick={() => window.print()}>打印</Button>}
          >
            <Totals {...content.totals} />
            <div className="sheet-columns">
              <div>
                <Section title="各单位">
                  <Organs tallies={content.byOrgan} />
                </Section>
                <Section title="已经逾期">
                  <Cases cases={content.late} day={content.day} empty="没有逾期的事项。" />
                </Section>
                <Section title="资金与计划">
                  <Money plans={content.spending} />
                </Section>
              </div>
              <div>
                <Section title="近十二周立案与办结">
                  <Trend weeks={content.weeks} day={content.day} />
                </Section>
                <Section title="临近到期">
                  <Cases cases={content.soon} day={content.day} empty="没有临近到期的事项。" />
                </Section>
                <Section title="近七天的变化">
                  <Changes changes={content.changed} />
                </Section>
              </div>
            </div>
          </Page>
        </div>
      )}
    </Loaded>
  );
}

function Totals({ open, late, risk, done }: Content['totals']) {
  return (
    <Counts
      items={[
        { title: '未办结', count: open },
        { title: '逾期', count: late, light: 'red' },
        { title: '临期', count: risk, light: 'yellow' },
        { title: '已办结', count: done },
      ]}
    />
  );
}

/** On one sheet of paper there is room for so many. */
const ORGANS = 10;
const CASES = 6;

function Organs({ tallies }: { tallies: Tally[] }) {
  if (tallies.length === 0) return <Nothing>还没有事项。</Nothing>;
  return (
    <>
      <DataTable
        caption="各单位办理情况"
        rows={tallies.slice(0, ORGANS)}
        keyOf={({ name }) => name ?? ''}
        columns={[
          {
            title: '单位',
            head: true,
            cell: ({ name }) =>
              name ? <Link to={`/board?organ=${encodeURIComponent(name)}`}>{name}</Link> : '（未明确）',
          },
          { title: '未办结', number: true, cell: ({ open }) => open },
          { title: '逾期', number: true, cell: ({ late }) => (late > 0 ? <b className="late">{late}</b> : 0) },
          { title: '临期', number: true, cell: ({ risk }) => risk },
          { title: '已办结', number: true, cell: ({ done }) => done },
        ]}
      />
      {tallies.length > ORGANS && <p className="quiet">另有{tallies.length - ORGANS}个单位，见督办台。</p>}
    </>
  );
}

function Money({ plans }: { plans: Spending[] }) {
  if (plans.length === 0) return <p className="quiet">还没有登记资金计划的台账。</p>;
  return (
    <DataTable
      caption="资金计划与支付"
      rows={plans.slice(0, CASES)}
      keyOf={({ register }) => register}
      columns={[
        {
          title: '台账',
          head: true,
          cell: ({ register, title, rows, unpaid }) => (
            <>
              <Link to={`/registers/${register}`}>{title}</Link>
              <span className="quiet block">
                {rows}项{unpaid > 0 && `，${unpaid}项尚未支付`}
              </span>
            </>
          ),
        },
        { title: '计划', number: true, cell: ({ planned, unit }) => `${planned}${unit}` },
        { title: '已支付', number: true, cell: ({ paid, unit }) => `${paid}${unit}` },
        { title: '进度', number: true, cell: ({ planned, paid }) => share(paid, planned) },
      ]}
    />
  );
}

/** A picture of two exact amounts: whole percent. */
function share(paid: string, planned: string): string {
  return Number(planned) > 0 ? `${Math.round((100 * Number(paid)) / Number(planned))}%` : '';
}

function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <p className="quiet">近七天没有变化。</p>;
  return (
    <ul className="brief">
      {changes.slice(0, CASES).map(({ id, title, bearer, at, event }) => (
        <li key={id}>
          <b>{eventTitle(event)}</b>
          <span>
            <Link to={`/cases/${id}`}>{title}</Link>
            <span className="quiet">
              {bearer}　{minuteOf(at)}
            </span>
          </span>
        </li>
      ))}
      {changes.length > CASES && <li className="quiet">另有{changes.length - CASES}件以上。</li>}
    </ul>
  );
}

function Cases({ cases, day, empty }: { cases: CaseLine[]; day: string; empty: string }) {
  if (cases.length === 0) return <p className="quiet">{empty}</p>;
  return (
    <ul className="brief">
      {cases.slice(0, CASES).map((one) => (
        <li key={one.id}>
          <LightMark light={one.light} open={one.open} />
          <span>
            <Link to={`/cases/${one.id}`}>{one.title}</Link>
            <span className="quiet">
              {one.bearer}
              {one.due && `　${dueText(one.due, day)}${one.open ? `（${leftText(one.due, day)}）` : ''}`}
            </span>
          </span>
        </li>
      ))}
      {cases.length > CASES && <li className="quiet">另有{cases.length - CASES}件以上，见督办台。</li>}
    </ul>
  );
}
