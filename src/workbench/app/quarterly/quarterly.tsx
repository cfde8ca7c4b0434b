/** 季报: the tasks of the documents at the end of a quarter, for the whole and for each unit. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import type { Tally } from '../../../desk/board.ts';
import type { QuarterlyReport, TaskLine, Totals } from '../../../desk/quarterly.ts';
import { ask } from '../api.ts';
import { Choice } from '../board/filters.tsx';
import { Clause } from '../parts/cite.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { DataTable } from '../parts/table.tsx';
import { useMe } from '../session/me.ts';

export function QuarterlyPage() {
  const { day } = useMe();
  const [search, setSearch] = useSearchParams();
  const quarter = search.get('quarter') ?? quarterOf(day);
  const [document, unit] = [search.get('document') ?? '', search.get('unit') ?? ''];
  const change = (changed: Record<string, string>) => {
    const next = Object.entries({ quarter, document, unit, ...changed }).filter(([, value]) => value !== '');
    setSearch(Object.fromEntries(next), { replace: true });
  };
  const query = useQuery({
    queryKey: ['quarterly', quarter, document],
    queryFn: () => ask<QuarterlyReport>('/quarterly', { quarter, document }),
  });
  const documents = useQuery({
    queryKey: ['tally', 'document'],
    queryFn: () => ask<Tally[]>('/tally', { by: 'document' }),
  });
  const numbers = documents.data?.flatMap(({ name }) => name ?? []) ?? [];
  const units = query.data?.units.map((one) => one.unit) ?? [];
  const option = (one: string): [string, string] => [one, one];
  return (
    <Page
      title={`${quarterName(quarter)}重点工作报告${unit && `：${unit}`}`}
      lead={document || undefined}
      tools={<Button onClick={() => window.print()}>打印</Button>}
    >
      <div className="filters no-print">
        <Choice
          title="季度"
          value={quarter}
          options={quartersBefore(day).map((one): [string, string] => [one, quarterName(one)])}
          onChange={(one) => change({ quarter: one })}
        />
        <Choice
          title="单位"
          value={unit}
          options={[['', '全部'], ...units.map(option)]}
          onChange={(one) => change({ unit: one })}
        />
        {numbers.length > 0 && (
          <Choice
            title="文件"
            value={document}
            options={[['', '全部'], ...numbers.map(option)]}
            onChange={(one) => change({ document: one })}
          />
        )}
      </div>
      <Loaded query={query}>{(report) => <Report report={report} unit={unit} />}</Loaded>
    </Page>
  );
}

function Report({ report, unit }: { report: QuarterlyReport; unit: string }) {
  const units = report.units.filter((one) => unit === '' || one.unit === unit);
  if (units.length === 0) return <Nothing>这个季度没有符合条件的任务。任务立案后，报告会自动汇总。</Nothing>;
  return (
    <>
      {unit === '' && (
        <Section title="总体情况">
          <Summary totals={report.totals} />
          <DataTable
            caption="各单位完成情况"
            rows={units}
            keyOf={(one) => one.unit}
            columns={[
              { title: '单位', head: true, cell: (one) => one.unit },
              ...COUNTS.map(([key, title]) => ({
                title,
                number: true,
                cell: ({ totals }: { totals: Totals }) => totals[key],
              })),
            ]}
          />
        </Section>
      )}
      {units.map((one) => (
        <Section key={one.unit} title={one.unit}>
          {unit !== '' && <Summary totals={one.totals} />}
          <DataTable
            caption={`${one.unit}的任务`}
            rows={one.tasks}
            keyOf={({ number }) => number}
            columns={[
              { title: '任务', head: true, className: 'main-cell', cell: (task) => <Task task={task} /> },
              { title: '状态', className: 'nowrap', cell: ({ state }) => state },
              { title: '期限', className: 'nowrap', cell: (task) => <Due task={task} /> },
              {
                title: '本季进展',
                className: 'main-cell',
                cell: ({ words }) => words ?? <span className="quiet">本季没有报告</span>,
              },
            ]}
          />
        </Section>
      ))}
    </>
  );
}

const COUNTS = [
  ['tasks', '任务'],
  ['done', '已办结'],
  ['running', '按期推进'],
  ['late', '逾期'],
  ['silent', '本季未报'],
] as const satisfies [keyof Totals, string][];

function Summary({ totals: { tasks, done, running, late, silent } }: { totals: Totals }) {
  return (
    <p className="summary">
      共{tasks}项任务，已办结{done}项，按期推进{running}项，逾期{late}项；未办结的任务中{silent}项本季没有报告进展。
    </p>
  );
}

function Task({ task: { title, cite } }: { task: TaskLine }) {
  if (!cite) return title;
  return (
    <details>
      <summary className="plain-summary">{title}</summary>
      <Clause cite={cite} />
    </details>
  );
}

function Due({ task: { due, late } }: { task: TaskLine }) {
  if (!due) return <span className="quiet">未定</span>;
  return (
    <>
      {due}
      {late && <b className="late block">逾期</b>}
    </>
  );
}

/** 2024年第3季度 */
function quarterName(quarter: string): string {
  return `${quarter.replace('-Q', '年第')}季度`;
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The quarter of a day and the eleven before it. */
function quartersBefore(day: string): string[] {
  const last = Number(day.slice(0, 4)) * 4 + Math.ceil(Number(day.slice(5, 7)) / 3) - 1;
  return Array.from({ length: 12 }, (_, back) => `${Math.floor((last - back) / 4)}-Q${((last - back) % 4) + 1}`);
}
