/** Another password, by whoever knows the present one. */
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { sendAuth } from '../api.ts';
import { Labelled } from '../form/labelled.tsx';
import { authMessage } from './auth-message.ts';

export function ChangePassword({ onDone }: { onDone: () => Promise<void> | void }) {
  const [fields, setFields] = useState({ current: '', next: '', again: '' });
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (fields.next !== fields.again) return setFault('两次填写的新密码不一样；请重新填写。');
    setBusy(true);
    setFault(null);
    try {
      const { current, next } = fields;
      await sendAuth('/change-password', { currentPassword: current, newPassword: next, revokeOtherSessions: true });
      setFields({ current: '', next: '', again: '' });
      await onDone();
    } catch (error) {
      setFault(authMessage(error));
    } finally {
      setBusy(false);
    }
  };
  const field = (key: keyof typeof fields, title: string, help?: string) => (
    <Labelled title={title} help={help}>
      {(id) => (
        <Input
          id={id}
          type="password"
          required
          autoComplete={key === 'current' ? 'current-password' : 'new-password'}
          value={fields[key]}
          onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {fault && <Alert type="error" showIcon title={fault} />}
      {field('current', '当前密码')}
      {field('next', '新密码', '至少10位，含大写字母、小写字母、数字、符号中的三种。')}
      {field('again', '再填一次新密码')}
      <Button type="primary" htmlType="submit" loading={busy}>
        修改密码
      </Button>
    </form>
  );
}
