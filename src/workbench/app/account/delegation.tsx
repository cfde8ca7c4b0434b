/** Letting a colleague of the same organ act from one's own seat for a time. */
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Radio } from 'antd';
import { type FormEvent, useState } from 'react';
import { send } from '../api.ts';
import { Grouped, Labelled } from '../form/labelled.tsx';
import { Section } from '../parts/page.tsx';
import { ROLE_NAMES, type SeatLine, useSeats } from '../parts/people.ts';
import { useMe } from '../session/me.ts';

const ADMINISTRATORS = ['system', 'security', 'auditor'];

export function Delegation() {
  const me = useMe();
  const { data: seats = [] } = useSeats();
  const own = me.seats.filter(({ standsIn, role }) => !standsIn && !ADMINISTRATORS.includes(role));
  if (own.length === 0) return null;
  const given = seats.filter(
    ({ standsIn, to }) => own.some(({ id }) => id === standsIn) && (to === null || to >= me.day),
  );
  return (
    <Section title="外出委托">
      {given.length > 0 && <Given seats={given} />}
      <Delegate own={own} seats={seats} />
    </Section>
  );
}

function Given({ seats }: { seats: SeatLine[] }) {
  const { day } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const end = async (id: string) => {
    await send(`/seats/${id}/end`, { on: day }).catch((error: Error) => message.error(error.message));
    await client.invalidateQueries({ queryKey: ['seats'] });
  };
  return (
    <ul className="plain">
      {seats.map((one) => (
        <li key={one.id}>
          {one.person} 代行 {one.organ} {ROLE_NAMES[one.role]}{' '}
          <span className="quiet">
            {one.from}至{one.to}
          </span>{' '}
          {one.to !== day && (
            <Button size="small" onClick={() => void end(one.id)}>
              今天终止
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Delegate({ own, seats }: { own: ReturnType<typeof useMe>['seats']; seats: SeatLine[] }) {
  const me = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [seat, setSeat] = useState(own[0]!.id);
  const [colleague, setColleague] = useState<string | undefined>();
  const [fields, setFields] = useState({ from: me.day, to: me.day, reason: '' });
  const [fault, setFault] = useState<string | null>(null);
  const organ = own.find(({ id }) => id === seat)?.organ;
  const others = seats.filter((one) => one.organ === organ && one.account !== me.account && !one.standsIn);
  const colleagues = new Map(others.map((one) => [one.account, one.person]));
  if (colleagues.size === 0) return <p className="nothing">本单位还没有别的账号，不能委托。</p>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!colleague) return setFault('请选择代行的同事。');
    setFault(null);
    try {
      await send('/delegations', { seat, account: colleague, person: colleagues.get(colleague), ...fields });
      void message.success('委托已登记。');
      await client.invalidateQueries({ queryKey: ['seats'] });
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <form className="form" onSubmit={(event) => void submit(event)}>
      {fault && <Alert type="error" showIcon title={fault} />}
      {own.length > 1 && (
        <Grouped title="委托哪个职务">
          <Radio.Group value={seat} onChange={(event) => setSeat(event.target.value as string)} name="seat">
            {own.map((one) => (
              <Radio key={one.id} value={one.id}>
                {one.organ} {ROLE_NAMES[one.role]}
              </Radio>
            ))}
          </Radio.Group>
        </Grouped>
      )}
      <Grouped title="由谁代行">
        <Radio.Group value={colleague} onChange={(event) => setColleague(event.target.value as string)} name="who">
          {[...colleagues].map(([account, person]) => (
            <Radio key={account} value={account}>
              {person}
            </Radio>
          ))}
        </Radio.Group>
      </Grouped>
      {(['from', 'to', 'reason'] as const).map((key) => (
        <Labelled key={key} title={{ from: '从', to: '到（含当日）', reason: '原因' }[key]}>
          {(id) => (
            <Input
              id={id}
              required
              {...(key !== 'reason' && { type: 'date', className: 'short' })}
              value={fields[key]}
              onChange={(event) => setFields({ ...fields, [key]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
      <Button htmlType="submit">登记委托</Button>
    </form>
  );
}
