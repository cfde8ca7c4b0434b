/** One indicator: its course, its values, reporting, locking a period, ranking of its subjects. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useParams } from 'react-router';
import type { Standing } from '../../../desk/indicators.ts';
import { ask, send } from '../api.ts';
import { Choice } from '../board/filters.tsx';
import { Labelled } from '../form/labelled.tsx';
import { Clauses } from '../parts/cite.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { minuteOf } from '../parts/moment.ts';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { usePersonName } from '../parts/people.ts';
import { DataTable } from '../parts/table.tsx';
import { useMe } from '../session/me.ts';
import { type IndicatorView, targetText, type ValueLine } from './indicator.ts';
import { ReportValue } from './report.tsx';
import { Met, Small } from './small.tsx';

export function IndicatorPage() {
  const { mechanism, name } = useParams();
  const id = `${mechanism}/${name}`;
  const query = useQuery({ queryKey: ['indicator', id], queryFn: () => ask<IndicatorView>(`/indicators/${id}`) });
  return <Loaded query={query}>{(indicator) => <One indicator={indicator} key={indicator.id} />}</Loaded>;
}

function One({ indicator }: { indicator: IndicatorView }) {
  const { has } = useMe();
  const [reporting, setReporting] = useState(false);
  const { title, organs, targets, base, cites, values, veto } = indicator;
  const clauses = [...cites, ...Object.values(targets).flatMap(({ cite }) => cite ?? [])];
  const periods = [...new Set(values.map(({ period }) => period))].sort().reverse();
  return (
    <Page
      title={title}
      lead={
        <>
          {targetText(indicator)}
          {base && `，基数 ${base.text}`}。{organs.length > 0 && `由${organs.join('、')}报送。`}
          {veto && '低于目标的一票否决。'}
        </>
      }
      tools={
        has('indicator.report') && (
          <Button type="primary" onClick={() => setReporting(!reporting)} aria-expanded={reporting}>
            报送数值
          </Button>
        )
      }
    >
      {reporting && <ReportValue indicator={indicator} onDone={() => setReporting(false)} />}
      <Small indicator={indicator} height={220} />
      <Values indicator={indicator} />
      {periods.length > 0 && values.some(({ subject }) => subject !== '') && (
        <Ranking id={indicator.id} periods={periods} unit={indicator.unit} />
      )}
      {has('indicator.lock') && <Lock indicator={indicator} periods={periods} />}
      <Section title="依据">
        <Clauses cites={clauses} />
      </Section>
    </Page>
  );
}

function Values({ indicator: { values, unit, locked } }: { indicator: IndicatorView }) {
  const nameOf = usePersonName();
  return (
    <Section title="各期数值">
      {values.length === 0 ? (
        <Nothing>还没有报送过。负责报送的单位用上面的“报送数值”填第一期。</Nothing>
      ) : (
        <DataTable
          caption="各期数值"
          rows={values.toReversed()}
          keyOf={({ subject, period }) => `${subject} ${period}`}
          columns={[
            {
              title: '期次',
              head: true,
              className: 'nowrap',
              cell: ({ period }) => (
                <>
                  {period} {locked.includes(period) && <span className="tag">已锁定</span>}
                </>
              ),
            },
            { title: '对象', cell: ({ subject }) => subject || '全域' },
            { title: `数值${unit ? `（${unit}）` : ''}`, number: true, cell: ({ value }) => value },
            { title: '分子/分母', number: true, cell: fractionOf },
            { title: '是否达标', cell: ({ met }) => <Met met={met} /> },
            { title: '来源', cell: ({ source }) => source },
            {
              title: '报送',
              cell: ({ actor, recorded_at, version }) => (
                <span className="quiet">
                  {nameOf(actor)} {minuteOf(recorded_at)}
                  {version > 1 && `（第${version}次）`}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function fractionOf({ numerator, denominator }: ValueLine): string {
  return numerator === null || denominator === null ? '' : `${numerator}/${denominator}`;
}

function Ranking({ id, periods, unit }: { id: string; periods: string[]; unit: string | null }) {
  const [period, setPeriod] = useState(periods[0]!);
  const query = useQuery({
    queryKey: ['ranking', id, period],
    queryFn: () => ask<Standing[]>(`/indicators/${id}/ranking`, { period }),
  });
  return (
    <Section title="排名">
      <div className="filters">
        <Choice
          title="期次"
          value={period}
          options={periods.map((one): [string, string] => [one, one])}
          onChange={setPeriod}
        />
      </div>
      <Loaded query={query}>
        {(standings) => (
          <DataTable
            caption={`${period}排名`}
            rows={standings}
            keyOf={({ subject }) => subject}
            columns={[
              { title: '名次', number: true, cell: ({ rank }) => rank },
              { title: '对象', head: true, cell: ({ subject }) => subject },
              { title: `数值${unit ? `（${unit}）` : ''}`, number: true, cell: ({ value }) => value },
              { title: '是否达标', cell: ({ met }) => <Met met={met} /> },
            ]}
          />
        )}
      </Loaded>
    </Section>
  );
}

/** A period whose values stand; and, with a reason, one that is opened again. */
function Lock({ indicator, periods }: { indicator: IndicatorView; periods: string[] }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [period, setPeriod] = useState(periods[0] ?? '');
  const [reason, setReason] = useState('');
  if (periods.length === 0) return null;
  const locked = indicator.locked.includes(period);
  const lock = async (to: boolean) => {
    try {
      await send(`/indicators/${indicator.id}/lock`, { period, locked: to, reason });
      void message.success(to ? `${period}已锁定，不能再报。` : `${period}已解锁，可以更正。`);
      await client.invalidateQueries();
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void lock(!locked);
  };
  return (
    <Section title="锁定与解锁">
      <form className="form" onSubmit={submit}>
        <Choice
          title="期次"
          value={period}
          options={periods.map((one): [string, string] => [one, one])}
          onChange={setPeriod}
        />
        <Labelled title="说明" help={locked ? '这一期已锁定；写明为什么解锁。' : '锁定后这一期不能再报。'}>
          {(id) => <Input id={id} required value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Labelled>
        <div className="form-end">
          <Button htmlType="submit">{locked ? '解锁' : '锁定'}</Button>
        </div>
      </form>
    </Section>
  );
}
