/** A spreadsheet in: first what it would change, cell by cell, and what is wrong, line by line; then, confirmed, all of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { useState } from 'react';
import type { Preview } from '../../../desk/register-sheet.ts';
import { upload } from '../api.ts';
import { DataTable } from '../parts/table.tsx';
import type { RegisterView } from './register.ts';

export function ImportSheet({ register, onDone }: { register: RegisterView; onDone: () => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [file, setFile] = useState<File | null>(null);
  const seen = useMutation({
    mutationFn: (one: File) => upload<Preview>(`/registers/${register.id}/preview`, one),
  });
  const writing = useMutation({
    mutationFn: (one: File) => upload<Preview>(`/registers/${register.id}/import`, one),
    onSuccess: async ({ added, changed }) => {
      void message.success(`已导入：新增${added}行，更改${changed}行。`);
      onDone();
      await client.invalidateQueries();
    },
  });
  const take = (one: File | undefined) => {
    if (!one) return;
    setFile(one);
    writing.reset();
    seen.mutate(one);
  };
  const fault = seen.error ?? writing.error;
  return (
    <div className="action-form">
      <h3>导入表格</h3>
      <div className="form">
        <p>
          第一行是列名：{register.columns.map(({ title }) => title).join('、')}。选好文件后先看会改什么，确认了才写入。
        </p>
        <label className="file">
          <input
            type="file"
            className="hidden"
            accept=".xlsx"
            aria-label="选择要导入的表格（.xlsx）"
            onChange={(event) => {
              take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
          <span aria-hidden="true">{file ? '换一个文件' : '选择 .xlsx 文件'}</span>
        </label>
        {seen.isPending && <p role="status">正在核对“{file?.name}”……</p>}
        {fault && <Alert type="error" showIcon title={fault.message} />}
      </div>
      {seen.data && file && (
        <Seen seen={seen.data} name={file.name} busy={writing.isPending} onConfirm={() => writing.mutate(file)} />
      )}
    </div>
  );
}

function Seen(props: { seen: Omit<Preview, 'changes'>; name: string; busy: boolean; onConfirm: () => void }) {
  const { seen, name, busy, onConfirm } = props;
  const { added, changed, same, absent, faults } = seen;
  const nothing = added + changed === 0;
  return (
    <div className="preview">
      <p role="status">
        “{name}”：新增<b>{added}</b>行，更改<b>{changed}</b>行，不变{same}行
        {absent > 0 && `；台账里另有${absent}行表格没有，保持原样`}。
      </p>
      {faults.length > 0 ? (
        <>
          <Alert type="error" showIcon title={`有${faults.length}处错误，改好表格后再传；现在一行也不会写入。`} />
          <DataTable
            caption="表格里的错误"
            rows={faults}
            keyOf={({ line, column, message }) => `${line} ${column} ${message}`}
            columns={[
              { title: '表格第几行', number: true, cell: ({ line }) => line },
              { title: '问题', head: true, cell: ({ message }) => message },
            ]}
          />
        </>
      ) : (
        <>
          {seen.shown.length > 0 && (
            <DataTable
              caption="将要写入的改动"
              rows={seen.shown}
              keyOf={({ line }) => String(line)}
              columns={[
                { title: '表格第几行', number: true, cell: ({ line }) => line },
                { title: '哪一行', head: true, cell: ({ key }) => key },
                {
                  title: '改动',
                  cell: ({ cells }) => (
                    <ul>
                      {cells.map(({ title, was, becomes }) => (
                        <li key={title}>
                          {title}：{was !== null && <del>{was}</del>} {becomes ?? '（清空）'}
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]}
            />
          )}
          <Button type="primary" size="large" disabled={nothing} loading={busy} onClick={onConfirm}>
            {nothing ? '没有要写入的' : `确认写入${added + changed}行`}
          </Button>
        </>
      )}
    </div>
  );
}
