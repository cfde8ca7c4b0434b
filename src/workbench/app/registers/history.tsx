/** A row with every version of it, the newest first; what differs from the one before is marked. */
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { Row } from '../../../desk/registers.ts';
import type { Data } from '../../../rule/input.ts';
import { ask } from '../api.ts';
import { shown } from '../form/values.ts';
import { layer } from '../parts/layer.ts';
import { Loaded } from '../parts/loaded.tsx';
import { minuteOf } from '../parts/moment.ts';
import { type RegisterView, rowName } from './register.ts';
import { ChangeRow, EndRow } from './row-forms.tsx';

interface Version {
  version: number;
  data: Record<string, Data>;
  from: string;
  to: string | null;
  recorded_at: string;
  actor: string;
}

export function History(props: { register: RegisterView; row: Row; writing: boolean; onClose: () => void }) {
  const { register, row, writing, onClose } = props;
  const [doing, setDoing] = useState<'change' | 'end' | null>(null);
  const query = useQuery({
    queryKey: ['history', register.id, row.id],
    queryFn: () => ask<Version[]>(`/registers/${register.id}/rows/${row.id}`),
  });
  return (
    <Drawer
      title={rowName(register, row)}
      open
      getContainer={layer}
      size="large"
      onClose={onClose}
      closable={{ 'aria-label': '关闭' }}
    >
      {writing && row.to === null && doing === null && (
        <div className="actions">
          <Button type="primary" onClick={() => setDoing('change')}>
            更改
          </Button>
          <Button onClick={() => setDoing('end')}>结束（销号、核减）</Button>
        </div>
      )}
      {doing === 'change' && <ChangeRow register={register} row={row} onDone={onClose} />}
      {doing === 'end' && <EndRow register={register} row={row} onDone={onClose} />}
      <h2 className="drawer-head">历史</h2>
      <Loaded query={query}>
        {(versions) => (
          <ol className="events">
            {versions.map((one, index) => (
              <li key={one.version}>
                <p className="event-head">
                  <b>
                    {one.from}起{one.to && `，至${one.to}止`}
                  </b>
                  <span className="quiet">
                    {one.actor} {minuteOf(one.recorded_at)}登记
                  </span>
                </p>
                <dl className="event-data">
                  {register.columns.map((field) => {
                    const value = shown(one.data[field.key], field);
                    const before = versions[index + 1]?.data[field.key];
                    const differs = index + 1 < versions.length && shown(before, field) !== value;
                    if (value === '' && !differs) return null;
                    return (
                      <div key={field.key}>
                        <dt>{field.title}</dt>
                        <dd>
                          {value || '（空）'}
                          {differs && <span className="tag">原为 {shown(before, field) || '空'}</span>}
                        </dd>
                      </div>
                    );
                  })}
                </dl>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Drawer>
  );
}
