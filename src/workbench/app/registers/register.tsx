/** One register: its rows as of a day, its balance, and what may be done with it. */
import { Alert, Button, Input, Pagination } from 'antd';
import { useId, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Row } from '../../../desk/registers.ts';
import { queryOf } from '../api.ts';
import { shown } from '../form/values.ts';
import { Clauses } from '../parts/cite.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { type Column, DataTable } from '../parts/table.tsx';
import { useMe } from '../session/me.ts';
import { History } from './history.tsx';
import { ImportSheet } from './import.tsx';
import { PAGE_SIZE, type RegisterView, rowName, useRegister } from './register.ts';
import { AddRow } from './row-forms.tsx';

export function RegisterPage() {
  const { mechanism, name } = useParams();
  const [search, setSearch] = useSearchParams();
  const on = search.get('on') ?? '';
  const words = search.get('words') ?? '';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const query = useRegister(`${mechanism}/${name}`, { ...(on && { on }), ...(words && { words }), page });
  const change = (changed: Record<string, string>) =>
    setSearch(Object.fromEntries(Object.entries({ on, words, ...changed }).filter(([, value]) => value !== '')), {
      replace: true,
    });
  return (
    <Loaded query={query}>
      {(register) => <Register register={register} on={on} words={words} page={page} onChange={change} />}
    </Loaded>
  );
}

function Register(props: {
  register: RegisterView;
  on: string;
  words: string;
  page: number;
  onChange: (changed: Record<string, string>) => void;
}) {
  const { register, on, words, page, onChange } = props;
  const { has, day } = useMe();
  const [doing, setDoing] = useState<'add' | 'import' | null>(null);
  const [row, setRow] = useState<Row | null>(null);
  const [onId, wordsId] = [useId(), useId()];
  const { id, title, keepers, rows, total, balance, cites } = register;
  const writing = has('register.write') && (on === '' || on === day);
  const tools = (
    <>
      {writing && (
        <Button type="primary" onClick={() => setDoing(doing === 'add' ? null : 'add')} aria-expanded={doing === 'add'}>
          登记一行
        </Button>
      )}
      {writing && (
        <Button onClick={() => setDoing(doing === 'import' ? null : 'import')} aria-expanded={doing === 'import'}>
          导入表格
        </Button>
      )}
      <Button href={`/api/desk/registers/${id}/export.xlsx${queryOf({ on, words })}`}>导出表格</Button>
    </>
  );
  return (
    <Page title={title} lead={keepers.length > 0 ? `由${keepers.join('、')}登记` : undefined} tools={tools}>
      {doing === 'add' && <AddRow register={register} onDone={() => setDoing(null)} />}
      {doing === 'import' && <ImportSheet register={register} onDone={() => setDoing(null)} />}
      {balance && (
        <Alert
          className="balance"
          type={balance.holds ? 'success' : 'error'}
          showIcon
          title={balance.holds ? '各数平衡' : `各数不平衡：${balance.message}`}
        />
      )}
      <div className="filters">
        <div>
          <label htmlFor={onId}>看哪一天的</label>
          <Input id={onId} type="date" value={on || day} onChange={(event) => onChange({ on: event.target.value })} />
        </div>
        <form
          className="typed"
          onSubmit={(event) => {
            event.preventDefault();
            onChange({ words: String(new FormData(event.currentTarget).get('words') ?? '').trim() });
          }}
        >
          <div>
            <label htmlFor={wordsId}>查找</label>
            <Input id={wordsId} name="words" defaultValue={words} key={words} />
          </div>
          <Button htmlType="submit">查找</Button>
        </form>
      </div>
      <p className="result" role="status">
        {on && on !== day ? `${on}在册` : '现在在册'}
        {total}行{words && `（含“${words}”的）`}
      </p>
      {rows.length === 0 ? (
        <Nothing>
          {on && on !== day
            ? '这一天没有在册的行。'
            : writing
              ? '还没有行：用上面的“登记一行”，或把已有的表格用“导入表格”传上来。'
              : '还没有行。'}
        </Nothing>
      ) : (
        <DataTable caption={title} columns={columnsOf(register, setRow)} rows={rows} keyOf={(one) => one.id} />
      )}
      {total > PAGE_SIZE && (
        <Pagination
          className="pages"
          current={page}
          total={total}
          pageSize={PAGE_SIZE}
          showSizeChanger={false}
          onChange={(to) => onChange({ page: String(to) })}
        />
      )}
      {cites.length > 0 && (
        <Section title="依据">
          <Clauses cites={cites} />
        </Section>
      )}
      {row && <History register={register} row={row} writing={writing} onClose={() => setRow(null)} />}
    </Page>
  );
}

function columnsOf(register: RegisterView, open: (row: Row) => void): Column<Row>[] {
  return [
    ...register.columns.map((field, index): Column<Row> => {
      const number = field.kind === 'number' || field.kind === 'integer';
      return {
        title: field.unit ? `${field.title}（${field.unit}）` : field.title,
        number,
        head: index === 0,
        cell: ({ data }) => shown(data[field.key], { ...field, unit: null }),
      };
    }),
    {
      title: '历史与更改',
      className: 'nowrap',
      cell: (row) => (
        <Button size="small" onClick={() => open(row)} aria-label={`“${rowName(register, row)}”的历史与更改`}>
          打开
        </Button>
      ),
    },
  ];
}
