/** A row's forms: a new one, another content, its end. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';
import { useState } from 'react';
import type { FormField } from '../../../desk/form.ts';
import type { Row } from '../../../desk/registers.ts';
import { send } from '../api.ts';
import { Labelled } from '../form/labelled.tsx';
import { StepForm } from '../form/step-form.tsx';
import { valuesOf } from '../form/values.ts';
import { useMe } from '../session/me.ts';
import type { RegisterView } from './register.ts';

function useWriting(register: RegisterView, onDone: () => void) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return async (change: object, said: string) => {
    await send(`/registers/${register.id}/rows`, { changes: [change] });
    void message.success(said);
    onDone();
    await client.invalidateQueries();
  };
}

function FromDay({ value, onChange, help }: { value: string; onChange: (day: string) => void; help: string }) {
  return (
    <Labelled title="从哪天起" help={help}>
      {(id) => (
        <Input id={id} type="date" className="short" value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Labelled>
  );
}

export function AddRow({ register, onDone }: { register: RegisterView; onDone: () => void }) {
  const { day } = useMe();
  const write = useWriting(register, onDone);
  const [from, setFrom] = useState(day);
  return (
    <div className="action-form">
      <h3>登记一行</h3>
      <StepForm
        fields={register.columns}
        submit="登记"
        onSubmit={({ input }) => write({ data: input, from }, '已登记。')}
        onCancel={onDone}
      >
        <FromDay value={from} onChange={setFrom} help="这一行从这一天起成立。" />
      </StepForm>
    </div>
  );
}

export function ChangeRow({ register, row, onDone }: { register: RegisterView; row: Row; onDone: () => void }) {
  const { day } = useMe();
  const write = useWriting(register, onDone);
  const [from, setFrom] = useState(day);
  return (
    <StepForm
      fields={register.columns}
      begin={valuesOf(register.columns, row.data)}
      submit="更改"
      onSubmit={({ input }) =>
        write({ id: row.id, version: row.version, data: input, from }, '已更改，原内容留在历史里。')
      }
      onCancel={onDone}
    >
      <FromDay value={from} onChange={setFrom} help="新内容从这一天起成立；这一天以前仍是原内容。" />
    </StepForm>
  );
}

export function EndRow({ register, row, onDone }: { register: RegisterView; row: Row; onDone: () => void }) {
  const { day } = useMe();
  const write = useWriting(register, onDone);
  const [on, setOn] = useState(day);
  return (
    <StepForm
      fields={[REASON]}
      submit="结束这一行"
      onSubmit={({ input }) =>
        write({ id: row.id, version: row.version, end: { on, reason: String(input.reason) } }, '已结束；历史仍可查。')
      }
      onCancel={onDone}
    >
      <FromDay value={on} onChange={setOn} help="从这一天起不再在册（销号、核减）。" />
    </StepForm>
  );
}

const REASON: FormField = {
  key: 'reason',
  title: '原因',
  kind: 'paragraph',
  unit: null,
  options: [],
  columns: [],
  optional: false,
  min: null,
  max: null,
  help: null,
  personal: false,
};
