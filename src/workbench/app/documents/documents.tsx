/** 公报编辑: the issues, what is to be looked at in each document, and a new issue in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import { Link, useSearchParams } from 'react-router';
import type { BegunCounts } from '../../../desk/begin.ts';
import type { ReadingCount } from '../../../desk/readings.ts';
import { issueName } from '../../../site/wording.ts';
import type { Imported } from '../../../store/import.ts';
import type { IssueSummary } from '../../../store/views.ts';
import { ask, upload } from '../api.ts';
import { Choice } from '../board/filters.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page } from '../parts/page.tsx';
import { DataTable } from '../parts/table.tsx';

export function DocumentsPage() {
  const [search, setSearch] = useSearchParams();
  const issues = useQuery({ queryKey: ['issues'], queryFn: () => ask<IssueSummary[]>('/issues') });
  return (
    <Page
      title="公报编辑"
      lead="机器整理公报文本时推断的标题、次序和修补之处，由编辑逐处核定。"
      tools={<ImportIssue onDone={(issue) => setSearch({ issue })} />}
    >
      <Loaded query={issues}>
        {(held) => {
          if (held.length === 0) return <Nothing>还没有导入过公报：用上面的“导入一期公报”。</Nothing>;
          const issue = search.get('issue') ?? held[0]!.key;
          return (
            <>
              <div className="filters">
                <Choice
                  title="哪一期"
                  value={issue}
                  options={held.map(({ key, documents }): [string, string] => [
                    key,
                    `${issueName(key)}（${documents}份文件）`,
                  ])}
                  onChange={(key) => setSearch({ issue: key })}
                />
              </div>
              <Documents issue={issue} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

function Documents({ issue }: { issue: string }) {
  const query = useQuery({
    queryKey: ['readings', issue],
    queryFn: () => ask<ReadingCount[]>('/documents', { issue }),
  });
  return (
    <Loaded query={query}>
      {(documents) => (
        <DataTable
          caption="本期文件"
          rows={documents}
          keyOf={({ number }) => number}
          columns={[
            {
              title: '文件',
              head: true,
              className: 'main-cell',
              cell: ({ number, title }) => (
                <>
                  <Link to={`/documents/${encodeURIComponent(number)}`}>{title ?? number}</Link>
                  <span className="quiet block">{number}</span>
                </>
              ),
            },
            {
              title: '标题',
              cell: ({ titleInferred }) => (titleInferred ? <span className="tag warn">推断</span> : '原有'),
            },
            { title: '整理之处', number: true, cell: ({ readings }) => readings },
            { title: '已核定', number: true, cell: ({ decided }) => decided },
            {
              title: '未核定中最低把握',
              number: true,
              cell: ({ least, readings, decided }) =>
                readings === decided ? '全部核定' : `${Math.round(least * 100)}%`,
            },
          ]}
        />
      )}
    </Loaded>
  );
}

function begunText(begun: BegunCounts | null): string {
  if (!begun) return '';
  const { tasks, rows, cases } = begun;
  const said = [
    ...(tasks > 0 ? [`交办任务${tasks}项`] : []),
    ...(rows > 0 ? [`登记台账${rows}行`] : []),
    ...(cases > 0 ? [`补录办过的事项${cases}件`] : []),
  ];
  return said.length > 0 ? `已按文件${said.join('、')}。` : '';
}

function ImportIssue({ onDone }: { onDone: (issue: string) => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const sending = useMutation({
    mutationFn: (file: File) => upload<Imported & { begun: BegunCounts | null }>('/issues', file),
    onSuccess: async (done) => {
      const { issue, documents, new: fresh, changed, unchanged, begun } = done;
      void message.success(
        `已导入${issue}：${documents}份文件，新${fresh}、改${changed}、未变${unchanged}。${begunText(begun)}`,
        8,
      );
      onDone(issue);
      await client.invalidateQueries();
    },
  });
  return (
    <div>
      <label className="file">
        <input
          type="file"
          className="hidden"
          accept=".txt,.docx,.pdf"
          aria-label="导入一期公报（.txt、.docx、.pdf）"
          disabled={sending.isPending}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) sending.mutate(file);
            event.target.value = '';
          }}
        />
        <span aria-hidden="true">{sending.isPending ? '正在读入……' : '导入一期公报'}</span>
      </label>
      {sending.error && <Alert type="error" showIcon title={sending.error.message} />}
    </div>
  );
}
