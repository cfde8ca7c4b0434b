/** 领导一页: what is late and at risk, where, how it goes, what changed; one sheet of paper when printed. */

import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { CaseLine, Tally } from '../../../desk/board.ts';
import type { LeaderPage as Content } from '../../../desk/today.ts';
import { ask } from '../api.ts';
import { Counts } from '../parts/counts.tsx';
import { LightMark } from '../parts/light.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { dueText, leftText, shortDay } from '../parts/moment.ts';
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
              <Section title="各单位">
                <Organs tallies={content.byOrgan} />
              </Section>
              <Section title="近十二周立案与办结">
                <Trend weeks={content.weeks} day={content.day} />
              </Section>
              <Section title="已经逾期">
                <Cases cases={content.late} day={content.day} empty="没有逾期的事项。" />
              </Section>
              <Section title="临近到期">
                <Cases cases={content.soon} day={content.day} empty="没有临近到期的事项。" />
              </Section>
            </div>
            <Section title="本周新立">
              <Cases cases={content.changed} day={content.day} empty="本周没有新立的事项。" />
            </Section>
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
