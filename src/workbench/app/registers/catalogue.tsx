/** 台账: all lists that the documents order, with who keeps them. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { ask } from '../api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page } from '../parts/page.tsx';
import { DataTable } from '../parts/table.tsx';

interface RegisterLine {
  id: string;
  title: string;
  mechanism: string;
  keepers: string[];
  rows: number;
  cites: string[];
}

export function RegistersPage() {
  const query = useQuery({ queryKey: ['registers'], queryFn: () => ask<RegisterLine[]>('/registers') });
  return (
    <Page title="台账" lead="文件要求登记的各种名单、台账；改动都留历史，可看任一日的原样。">
      <Loaded query={query}>
        {(registers) =>
          registers.length === 0 ? (
            <Nothing>现行文件没有要求登记的台账。</Nothing>
          ) : (
            <DataTable
              caption="台账目录"
              rows={registers}
              keyOf={({ id }) => id}
              columns={[
                { title: '台账', head: true, cell: ({ id, title }) => <Link to={`/registers/${id}`}>{title}</Link> },
                { title: '所属事项', cell: ({ mechanism }) => mechanism },
                { title: '登记单位', cell: ({ keepers }) => keepers.join('、') },
                { title: '现有行数', number: true, cell: ({ rows }) => rows },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
