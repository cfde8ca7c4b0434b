/** One register: its rows as of a day, its balance, and what may be done with it. */
import { Alert, Button, Input, Pagination } from 'antd';
import { useId, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { FormField } from '../../../desk/form.ts';
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
import { endOf, PAGE_SIZE, type RegisterView, rowName, useRegister } from './register.ts';
import { AddRow } from './row-forms.tsx';

export function RegisterPage() {
  const { mechanism, name } = useParams();
  const [search, setSearch] = useSearchParams();
  const on = search.get('on') ?? '';
  const known = search.get('known') ?? '';
  const words = search.get('words') ?? '';
  const page = Math.max(1, Number(search.get('page')) || 1);
  const query = useRegister(`${mechanism}/${name}`, { on, known, words, page });
  const change = (changed: Record<string, string>) =>
    setSearch(
      Object.fromEntries(Object.entries({ on, known, words, ...changed }).filter(([, value]) => value !== '')),
      {
        replace: true,
      },
    );
  return (
    <Loaded query={query}>
      {(register) => <Register register={register} on={on} known={known} words={words} page={page} onChange={change} />}
    </Loaded>
  );
}

function Register(props: {
  register: RegisterView;
  /** As of which day; empty for today. */
  on: string;
  /** As it had been registered by the end of which day; empty for all that is known now. */
  known: string;
  words: string;
  page: number;
  onChange: (changed: Record<string, string>) => void;
}) {
  const { register, on, known, words, page, onChange } = props;
  const { day } = useMe();
  const [doing, setDoing] = useState<'add' | 'import' | null>(null);
  const [row, setRow] = useState<Row | null>(null);
  const [onId, knownId, wordsId] = [useId(), useId(), useId()];
  const { id, title, keepers, rows, total, balance, cites } = register;
  const empty = emptyOf(register);
  const past = (on !== '' && on !== day) || known !== '';
  const writing = register.writable && !past;
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
      <Button href={`/api/desk/registers/${id}/export.xlsx${queryOf({ on, known: endOf(known), words })}`}>
        导出表格
      </Button>
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
        <div>
          <label htmlFor={knownId}>按哪天已登记的</label>
          <Input
            id={knownId}
            type="date"
            value={known}
            max={day}
            onChange={(event) => onChange({ known: event.target.value })}
          />
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
        {total}行{known && `，按${known}当时已登记的`}
        {words && `（含“${words}”的）`}
      </p>
      {rows.length === 0 ? (
        <Nothing>
          {past
            ? '这一天没有在册的行。'
            : writing
              ? '还没有行：用上面的“登记一行”，或把已有的表格用“导入表格”传上来。'
              : '还没有行。'}
        </Nothing>
      ) : (
        <DataTable caption={title} columns={columnsOf(register, setRow)} rows={rows} keyOf={(one) => one.id} />
      )}
      {rows.length > 0 && empty.length > 0 && (
        <p className="quiet empty-columns">没有填过的列不显示：{empty.map((field) => field.title).join('、')}。</p>
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

/** Columns that no row on this page fills: they would only take the room of the others. */
function emptyOf({ columns, rows }: RegisterView): FormField[] {
  return columns.filter(({ key, optional }) => optional && rows.every(({ data }) => shown(data[key]) === ''));
}

function columnsOf(register: RegisterView, open: (row: Row) => void): Column<Row>[] {
  const empty = emptyOf(register);
  const filled = register.columns.filter((field) => !empty.includes(field));
  return [
    ...filled.map((field, index): Column<Row> => {
      const number = field.kind === 'number' || field.kind === 'integer';
      return {
        title: field.unit ? `${field.title}（${field.unit}）` : field.title,
        number,
        // Many columns scroll; none is squeezed to a sign or two a line.
        ...(!number && { className: 'words' }),
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
