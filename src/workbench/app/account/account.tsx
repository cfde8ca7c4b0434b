/** My own page: seats, standing in, password, second factor. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { Page, Section } from '../parts/page.tsx';
import { ROLE_NAMES, useSeats } from '../parts/people.ts';
import { useMe } from '../session/me.ts';
import { ChangePassword } from '../session/password.tsx';
import { Delegation } from './delegation.tsx';
import { SecondFactor } from './second-factor.tsx';

export function AccountPage() {
  const me = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data: seats } = useSeats();
  const changed = () => {
    void message.success('密码已修改。');
    return client.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Page title="我的账号" lead={me.person}>
      <Section title="我的职务">
        {me.seats.length === 0 && <p className="nothing">你还没有职务，什么也不能办；请找安全管理员授予。</p>}
        <ul className="plain">
          {me.seats.map((seat) => {
            const line = seats?.find(({ id }) => id === seat.id);
            return (
              <li key={seat.id}>
                <b>{seat.organ}</b> {seat.post ?? ''} {ROLE_NAMES[seat.role]}
                {seat.standsIn && '（代行）'}
                {line && <span className="quiet"> {line.to ? `${line.from}至${line.to}` : `${line.from}起`}</span>}
              </li>
            );
          })}
        </ul>
      </Section>
      <Delegation />
      <Section title="动态口令">
        <SecondFactor />
      </Section>
      <Section title="修改密码">
        <ChangePassword onDone={changed} />
      </Section>
    </Page>
  );
}
