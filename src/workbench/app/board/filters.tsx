/** The conditions of the board, and those that this person has saved under a name. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import type { Tally } from '../../../desk/board.ts';
import { ask, send } from '../api.ts';
import { OrganInput } from '../form/fields.tsx';
import { onPhone } from '../parts/phone.ts';
import type { Filter, useBoardFilter } from './filter.ts';

type Board = ReturnType<typeof useBoardFilter>;

export function Filters({ board }: { board: Board }) {
  const { filter, change, replace } = board;
  return (
    <details className="filters-fold" open={!onPhone() || Object.keys(filter).length > 0}>
      <summary>筛选</summary>
      <div className="filters">
        <Typed key={`${filter.words ?? ''} ${filter.organ ?? ''}`} board={board} />
        <Choice
          title="范围"
          value={filter.open ?? 'true'}
          options={[
            ['true', '未办结'],
            ['false', '已办结'],
            ['all', '全部'],
          ]}
          onChange={(open) => change({ open })}
        />
        <Choice
          title="灯"
          value={filter.light ?? ''}
          options={[
            ['', '不限'],
            ['red', '逾期'],
            ['yellow', '临期'],
            ['green', '正常'],
          ]}
          onChange={(light) => change({ light })}
        />
        <Found title="状态" by="state" board={board} />
        <Found title="文件" by="document" board={board} />
        <Found title="分管领导" by="leader" board={board} />
        <Choice
          title="谁办"
          value={filter.mine ?? ''}
          options={[
            ['', '不限'],
            ['true', '等我单位办'],
          ]}
          onChange={(mine) => change({ mine })}
        />
        <Choice
          title="次序"
          value={filter.order ?? ''}
          options={[
            ['', '先到期的在前'],
            ['newest', '新立案的在前'],
          ]}
          onChange={(order) => change({ order })}
        />
        <div className="filter-ends">
          {Object.keys(filter).length > 0 && <Button onClick={() => replace({})}>清除条件</Button>}
          <Saved board={board} />
        </div>
      </div>
    </details>
  );
}

/** What is typed takes effect when it is complete. */
function Typed({ board: { filter, change } }: { board: Board }) {
  const [words, setWords] = useState(filter.words ?? '');
  const [organ, setOrgan] = useState(filter.organ ?? '');
  const [wordsId, organId] = [useId(), useId()];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change({ words: words.trim(), organ: organ.trim() });
  };
  return (
    <form className="typed" onSubmit={submit}>
      <div>
        <label htmlFor={wordsId}>词或编号</label>
        <Input id={wordsId} value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      <div>
        <label htmlFor={organId}>承办单位</label>
        <OrganInput id={organId} value={organ} onChange={setOrgan} />
      </div>
      <Button htmlType="submit" type="primary">
        查找
      </Button>
    </form>
  );
}

export function Choice(props: {
  title: string;
  value: string;
  options: [string, string][];
  onChange: (value: string) => void;
}) {
  const { title, value, options, onChange } = props;
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{title}</label>
      <select id={id} className="choice" value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Choices that the cases themselves offer; none where there is nothing to choose. */
function Found({ title, by, board }: { title: string; by: 'state' | 'document' | 'leader'; board: Board }) {
  const { filter, change } = board;
  const { data } = useQuery({
    queryKey: ['tally', by],
    queryFn: () => ask<Tally[]>('/tally', { by }),
    staleTime: 60_000,
  });
  const names = new Set((data ?? []).flatMap(({ name }) => (name === null ? [] : [name])));
  if (filter[by]) names.add(filter[by]);
  if (names.size === 0) return null;
  const options = [...names].sort().map((name): [string, string] => [name, name]);
  return (
    <Choice
      title={title}
      value={filter[by] ?? ''}
      options={[['', '不限'], ...options]}
      onChange={(name) => change({ [by]: name })}
    />
  );
}

function Saved({ board: { filter, replace } }: { board: Board }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [naming, setNaming] = useState(false);
  const [name, setName] = useState('');
  const { data } = useQuery({
    queryKey: ['filters', 'board'],
    queryFn: () => ask<{ id: string; name: string; query: Filter }[]>('/filters/board'),
  });
  const forget = async (id: string) => {
    await send(`/filters/board/${id}/remove`).catch((error: Error) => message.error(error.message));
    await client.invalidateQueries({ queryKey: ['filters', 'board'] });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await send('/filters/board', { name: name.trim(), query: filter });
      void message.success('已存下。');
      setNaming(false);
      await client.invalidateQueries({ queryKey: ['filters', 'board'] });
    } catch (error) {
      void message.error((error as Error).message);
    }
  };
  return (
    <>
      {data?.map((one) => (
        <span key={one.id} className="saved">
          <Button type="dashed" onClick={() => replace(one.query)}>
            {one.name}
          </Button>
          <Button type="text" aria-label={`不再留存“${one.name}”`} onClick={() => void forget(one.id)}>
            ✕
          </Button>
        </span>
      ))}
      {naming ? (
        <form className="naming" onSubmit={(event) => void save(event)}>
          <Input
            aria-label="给这个筛选起名"
            placeholder="给这个筛选起名"
            required
            maxLength={50}
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button htmlType="submit">存下</Button>
        </form>
      ) : (
        Object.keys(filter).length > 0 && <Button onClick={() => setNaming(true)}>存下这个筛选</Button>
      )}
    </>
  );
}
