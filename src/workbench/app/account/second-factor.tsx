/** The second factor: shown as a code for the telephone, confirmed by its first number. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, QRCode } from 'antd';
import { type FormEvent, useState } from 'react';
import { sendAuth } from '../api.ts';
import { CodeField, PasswordField } from '../form/secret-fields.tsx';
import { authMessage } from '../session/auth-message.ts';
import { useMe } from '../session/me.ts';

interface Enabling {
  totpURI: string;
  backupCodes: string[];
}

export function SecondFactor() {
  const { secondFactor } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [password, setPassword] = useState('');
  const [enabling, setEnabling] = useState<Enabling | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    setFault(null);
    try {
      if (secondFactor) {
        await sendAuth('/two-factor/disable', { password });
        void message.success('动态口令已停用。');
        await client.invalidateQueries({ queryKey: ['me'] });
      } else setEnabling(await sendAuth<Enabling>('/two-factor/enable', { password }));
      setPassword('');
    } catch (error) {
      setFault(authMessage(error));
    }
  };
  if (enabling) return <Confirm enabling={enabling} onDone={() => setEnabling(null)} />;
  return (
    <form className="form" onSubmit={(event) => void begin(event)}>
      {fault && <Alert type="error" showIcon title={fault} />}
      <p>
        {secondFactor
          ? '已启用：登录时除密码外还要手机上的六位数字。'
          : '未启用。启用后，登录时除密码外还要手机上的六位数字。'}
      </p>
      <PasswordField title="当前登录密码" value={password} onChange={setPassword} />
      <Button htmlType="submit">{secondFactor ? '停用动态口令' : '启用动态口令'}</Button>
    </form>
  );
}

function Confirm({ enabling, onDone }: { enabling: Enabling; onDone: () => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    setFault(null);
    try {
      await sendAuth('/two-factor/verify-totp', { code: code.replaceAll(/\s/gu, '') });
      void message.success('动态口令已启用；下次登录时要用。');
      await client.invalidateQueries({ queryKey: ['me'] });
      onDone();
    } catch (error) {
      setFault(authMessage(error));
    }
  };
  return (
    <form className="form" onSubmit={(event) => void confirm(event)}>
      {fault && <Alert type="error" showIcon title={fault} />}
      <p>用手机上的口令应用扫描，再填写它显示的六位数字。</p>
      <div role="img" aria-label="动态口令的二维码">
        <QRCode type="svg" value={enabling.totpURI} size={200} />
      </div>
      <p className="quiet">
        不能扫描时手工填写密钥：<code>{new URL(enabling.totpURI).searchParams.get('secret')}</code>
      </p>
      <details>
        <summary>手机丢失时用的备用码（每个只能用一次，请抄下收好）</summary>
        <p className="codes">
          {enabling.backupCodes.map((one) => (
            <code key={one}>{one}</code>
          ))}
        </p>
      </details>
      <CodeField title="六位数字" value={code} onChange={setCode} />
      <Button type="primary" htmlType="submit">
        启用
      </Button>
    </form>
  );
}
