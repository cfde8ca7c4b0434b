/** The dry run: what would change if the draft were issued, and what cannot stand beside what is in force. */
import { Alert, Button, Table } from 'antd';
import type { DryRun } from '../../../desk/dry-run.ts';
import { Nothing } from '../parts/page.tsx';

export function DryRunPanel(props: {
  result: DryRun | undefined;
  busy: boolean;
  error: Error | null;
  onRun: () => void;
}) {
  const { result, busy, error, onRun } = props;
  return (
    <>
      <Button onClick={onRun} loading={busy}>
        试运行
      </Button>
      {error && <Alert type="error" showIcon title={error.message} />}
      {result && <Result {...result} />}
    </>
  );
}

function Result({ tasks, duties, posts, documents, conflicts }: DryRun) {
  const nothing = [tasks, duties, posts, documents, conflicts].every((list) => list.length === 0);
  if (nothing) return <Nothing>印发后不新增任务、职责，不涉及人员和其他文件。</Nothing>;
  return (
    <div className="dry-run">
      {conflicts.length > 0 && (
        <section aria-label="冲突">
          <h3>与现行的冲突（{conflicts.length}）</h3>
          <Table
            size="small"
            pagination={false}
            rowKey={(one) => one.message + one.draft}
            dataSource={conflicts}
            columns={[
              { title: '冲突', dataIndex: 'message' },
              { title: '草稿', dataIndex: 'draft' },
              { title: '现行', dataIndex: 'inForce' },
              {
                title: '依据',
                dataIndex: 'where',
                render: (where: string | null) => where && <a href={`/d/${encodeURIComponent(where)}`}>{where}</a>,
              },
            ]}
          />
        </section>
      )}
      <List
        title="新的任务"
        items={tasks.map(
          (one) =>
            `${one.bearer || '（未写牵头单位）'}：${one.text}${one.already ? `（已有，编号${one.already}）` : ''}`,
        )}
      />
      <List
        title="新的职责"
        items={duties.map(
          (one) =>
            `${one.cadence}　${one.bearer || '（未写单位）'}${one.receiver ? ` → ${one.receiver}` : ''}：${one.text}${one.already ? `（${one.already}已有）` : ''}`,
        )}
      />
      <List
        title="人员"
        items={posts.map(
          (one) =>
            `${one.act} ${one.person} ${one.post}${one.holder ? `（现任${one.holder}）` : ''}${one.bodies.length > 0 ? `；涉及${one.bodies.join('、')}` : ''}`,
        )}
      />
      <List
        title="涉及的文件"
        items={documents.map(
          (one) =>
            `${one.effect} ${one.number}${one.title ? `《${one.title}》` : '（本库没有）'}${one.openCases > 0 ? `；在办事项${one.openCases}件` : ''}`,
        )}
      />
    </div>
  );
}

function List({ title, items }: { title: string; items: string[] }) {
  if (items.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>
        {title}（{items.length}）
      </h3>
      <ul>
        {items.map((item, index) => (
          // Two tasks may have the same words: their place tells them apart.
          <li key={index}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
