/** Name and password, then the second factor where the account has one. */
import { Alert, Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { sendAuth } from '../api.ts';
import { Labelled } from '../form/labelled.tsx';
import { CodeField, PasswordField } from '../form/secret-fields.tsx';
import { authMessage } from './auth-message.ts';

export function SignIn({ onDone }: { onDone: () => Promise<void> }) {
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      if (step === 'password') {
        const answer = await sendAuth<{ twoFactorRedirect?: boolean }>('/sign-in/username', { username, password });
        if (answer.twoFactorRedirect) return setStep('code');
      } else await sendAuth('/two-factor/verify-totp', { code: code.replaceAll(/\s/gu, '') });
      await onDone();
    } catch (error) {
      setFault(authMessage(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {fault && <Alert type="error" showIcon title={fault} />}
      {step === 'password' ? (
        <>
          <Labelled title="登录名">
            {(id) => (
              <Input
                id={id}
                autoComplete="username"
                required
                value={username}
                onChange={(event) => setUsername(event.target.value)}
              />
            )}
          </Labelled>
          <PasswordField title="密码" value={password} onChange={setPassword} />
        </>
      ) : (
        <CodeField
          title="动态口令"
          help="打开手机上的口令应用，填写六位数字。"
          value={code}
          onChange={setCode}
          autoFocus
        />
      )}
      <Button type="primary" htmlType="submit" block size="large" loading={busy}>
        {step === 'password' ? '登录' : '验证'}
      </Button>
    </form>
  );
}
