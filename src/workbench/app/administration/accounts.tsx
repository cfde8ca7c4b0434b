/** 账号, by the system administrator: opening, another first password, closing. Seats are the security officer's. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import type { FormField } from '../../../desk/form.ts';
import { ask, send } from '../api.ts';
import { Labelled } from '../form/labelled.tsx';
import { StepForm } from '../form/step-form.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page } from '../parts/page.tsx';
import { DataTable } from '../parts/table.tsx';
import { useMe } from '../session/me.ts';

export interface AccountLine {
  id: string;
  username: string;
  name: string;
  secondFactor: boolean;
  /** Not the system administrator's to reset or disable. */
  apart: boolean;
  disabled: boolean;
}

export function AccountsPage() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [doing, setDoing] = useState<'new' | AccountLine | null>(null);
  const query = useQuery({ queryKey: ['accounts'], queryFn: () => ask<AccountLine[]>('/accounts') });
  const done = async (said: string) => {
    void message.success(said);
    setDoing(null);
    await client.invalidateQueries();
  };
  return (
    <Page
      title="账号"
      lead="开立账号后，由安全管理员授予职务，才能办事。"
      tools={
        <Button type="primary" onClick={() => setDoing(doing === 'new' ? null : 'new')} aria-expanded={doing === 'new'}>
          开立账号
        </Button>
      }
    >
      {doing === 'new' && (
        <PasswordForm
          title="开立账号"
          fields={[plain('username', '登录名', '字母、数字、汉字、点、横线。'), plain('name', '姓名', null)]}
          submit="开立"
          onSubmit={async (input) => {
            await send('/accounts', input);
            await done('账号已开立；首次登录须改密码。');
          }}
          onCancel={() => setDoing(null)}
        />
      )}
      {doing !== null && doing !== 'new' && (
        <PasswordForm
          key={doing.id}
          title={`重设“${doing.name}”的密码`}
          fields={[]}
          submit="重设"
          onSubmit={async (input) => {
            await send(`/accounts/${doing.id}/password`, input);
            await done('密码已重设；已有的登录全部失效。');
          }}
          onCancel={() => setDoing(null)}
        />
      )}
      <Loaded query={query}>
        {(accounts) =>
          accounts.length === 0 ? (
            <Nothing>还没有账号。</Nothing>
          ) : (
            <DataTable
              caption="账号"
              rows={accounts}
              keyOf={({ id }) => id}
              columns={[
                { title: '姓名', head: true, cell: ({ name }) => name },
                { title: '登录名', cell: ({ username }) => username },
                { title: '动态口令', cell: ({ secondFactor }) => (secondFactor ? '已启用' : '未启用') },
                { title: '状态', cell: ({ disabled }) => (disabled ? <span className="quiet">已停用</span> : '可用') },
                { title: '管理', cell: (one) => <Manage one={one} onReset={() => setDoing(one)} onDone={done} /> },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function Manage(props: { one: AccountLine; onReset: () => void; onDone: (said: string) => Promise<void> }) {
  const { one, onReset, onDone } = props;
  const me = useMe();
  const { message } = App.useApp();
  const disable = useMutation({
    mutationFn: () => send(`/accounts/${one.id}/disable`),
    onSuccess: () => onDone('账号已停用。'),
    onError: (error) => message.error(error.message),
  });
  if (one.disabled || one.id === me.account) return null;
  if (one.apart) return <span className="quiet">三员分立，在服务器上重设</span>;
  return (
    <span className="tools">
      <Button size="small" onClick={onReset} aria-label={`重设“${one.name}”的密码`}>
        重设密码
      </Button>
      <Popconfirm
        title={`停用“${one.name}”？停用后不能再登录，办过的事仍在记录里。`}
        okText="停用"
        onConfirm={() => disable.mutate()}
      >
        <Button size="small" aria-label={`停用“${one.name}”`}>
          停用
        </Button>
      </Popconfirm>
    </span>
  );
}

function PasswordForm(props: {
  title: string;
  fields: FormField[];
  submit: string;
  onSubmit: (input: object) => Promise<void>;
  onCancel: () => void;
}) {
  const { title, fields, submit, onSubmit, onCancel } = props;
  const [password, setPassword] = useState('');
  return (
    <div className="action-form">
      <h3>{title}</h3>
      <StepForm
        fields={fields}
        submit={submit}
        onSubmit={({ input }) => onSubmit({ ...input, password })}
        onCancel={onCancel}
      >
        <Labelled title="初始密码" help="至少10位，含大写字母、小写字母、数字、符号中的三种；本人首次登录须改。">
          {(id) => (
            <Input
              id={id}
              type="password"
              autoComplete="new-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Labelled>
      </StepForm>
    </div>
  );
}

export function plain(key: string, title: string, help: string | null): FormField {
  const more = { unit: null, options: [], columns: [], optional: false, min: null, max: null, personal: false };
  return { key, title, kind: 'text', help, ...more };
}
