/** 督办台: every case that this person may read, filtered, counted by group, urged many at once, exported. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Pagination } from 'antd';
import { useState } from 'react';
import type { CaseLine } from '../../../desk/board.ts';
import { ask, queryOf } from '../api.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';
import { PAGE_SIZE, useBoardFilter } from './filter.ts';
import { Filters } from './filters.tsx';
import { Groups } from './groups.tsx';
import { CaseTable } from './table.tsx';
import { UrgeBar } from './urge.tsx';

export function BoardPage() {
  const { has } = useMe();
  const board = useBoardFilter();
  const { query: asked, page } = board;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const query = useQuery({
    queryKey: ['cases', asked, page],
    queryFn: () =>
      ask<{ cases: CaseLine[]; total: number }>('/cases', {
        ...asked,
        limit: PAGE_SIZE,
        offset: (page - 1) * PAGE_SIZE,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title="督办台" tools={<Button href={`/api/desk/cases.xlsx${queryOf(asked)}`}>导出表格</Button>}>
      <Filters board={board} />
      <Groups board={board} />
      <Loaded query={query}>
        {({ cases, total }) => (
          <>
            <p className="result" role="status">
              共{total >= COUNTED ? `超过${COUNTED}` : total}件{total > PAGE_SIZE && `，第${page}页`}
            </p>
            {has('case.urge') && cases.length > 0 && <UrgeBar chosen={chosen} onDone={() => setChosen(new Set())} />}
            {cases.length === 0 ? (
              <Nothing>没有符合条件的事项。放宽上面的条件，或选“全部”看已办结的。</Nothing>
            ) : (
              <CaseTable cases={cases} chosen={chosen} onChoose={has('case.urge') ? setChosen : null} />
            )}
            {total > PAGE_SIZE && (
              <Pagination
                className="pages"
                current={page}
                total={total}
                pageSize={PAGE_SIZE}
                showSizeChanger={false}
                onChange={board.turn}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The server counts no further. */
const COUNTED = 10_000;
