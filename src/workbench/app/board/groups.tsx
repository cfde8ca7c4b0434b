/** How many are open, late, at risk and done, by one of five groups; a group is one click away. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Tally } from '../../../desk/board.ts';
import { ask } from '../api.ts';
import { useProcedures } from '../case/fields.ts';
import { onPhone } from '../parts/phone.ts';
import { DataTable } from '../parts/table.tsx';
import type { FilterKey, useBoardFilter } from './filter.ts';

const GROUPS = [
  ['bearer', '承办单位', 'organ'],
  ['leader', '分管领导', 'leader'],
  ['document', '文件', 'document'],
  ['procedure', '流程', 'procedure'],
  ['state', '状态', 'state'],
] as const satisfies [string, string, FilterKey][];
const SHOWN = 8;

export function Groups({ board }: { board: ReturnType<typeof useBoardFilter> }) {
  const [by, setBy] = useState<(typeof GROUPS)[number]>(GROUPS[0]);
  const [all, setAll] = useState(false);
  const { open: _, order: __, ...asked } = board.query;
  const { data } = useQuery({
    queryKey: ['tally', by[0], asked],
    queryFn: () => ask<Tally[]>('/tally', { ...asked, by: by[0] }),
    placeholderData: keepPreviousData,
  });
  const procedures = useProcedures().data;
  const titleOf = (name: string): string =>
    by[0] === 'procedure' ? (procedures?.find(({ id }) => id === name)?.title ?? name) : name;
  const rows = (data ?? []).slice(0, all ? undefined : SHOWN);
  return (
    <details className="groups" open={!onPhone()}>
      <summary>分组计数</summary>
      <fieldset className="segments">
        <legend className="hidden">按什么分组</legend>
        {GROUPS.map((group) => (
          <Button
            key={group[0]}
            size="small"
            type={group === by ? 'primary' : 'default'}
            aria-pressed={group === by}
            onClick={() => setBy(group)}
          >
            {group[1]}
          </Button>
        ))}
      </fieldset>
      <DataTable
        caption={`按${by[1]}计数`}
        rows={rows}
        keyOf={({ name }) => name ?? ''}
        columns={[
          {
            title: by[1],
            head: true,
            className: 'main-cell',
            cell: ({ name }) =>
              name === null ? (
                '（未明确）'
              ) : (
                <button type="button" className="link" onClick={() => board.change({ [by[2]]: name })}>
                  {titleOf(name)}
                </button>
              ),
          },
          { title: '未办结', number: true, cell: ({ open }) => open },
          { title: '逾期', number: true, cell: ({ late }) => (late > 0 ? <b className="late">{late}</b> : 0) },
          { title: '临期', number: true, cell: ({ risk }) => risk },
          { title: '已办结', number: true, cell: ({ done }) => done },
        ]}
      />
      {!all && (data?.length ?? 0) > SHOWN && <Button onClick={() => setAll(true)}>显示全部{data!.length}组</Button>}
    </details>
  );
}
