/** 职务, by the security officer: who acts for which organ in which role, from when to when. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { FormField } from '../../../desk/form.ts';
import { ask, send } from '../api.ts';
import { StepForm } from '../form/step-form.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page } from '../parts/page.tsx';
import { ROLE_NAMES, type SeatLine, useSeats } from '../parts/people.ts';
import { DataTable } from '../parts/table.tsx';
import { useMe } from '../session/me.ts';
import { type AccountLine, plain } from './accounts.tsx';

export function SeatsPage() {
  const { day, has } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [granting, setGranting] = useState(false);
  const query = useSeats();
  const end = async (seat: SeatLine) => {
    await send(`/seats/${seat.id}/end`, { on: day }).then(
      () => message.success('职务今天终止。'),
      (error: Error) => message.error(error.message),
    );
    await client.invalidateQueries({ queryKey: ['seats'] });
  };
  const may = has('seat.grant');
  return (
    <Page
      title="职务"
      lead="谁在哪个单位、以什么角色办事；系统、安全、审计三员不能兼任，也不能兼办业务。"
      tools={
        may && (
          <Button type="primary" onClick={() => setGranting(!granting)} aria-expanded={granting}>
            授予职务
          </Button>
        )
      }
    >
      {granting && <Grant onDone={() => setGranting(false)} />}
      <Loaded query={query}>
        {(seats) =>
          seats.length === 0 ? (
            <Nothing>还没有授予过职务。</Nothing>
          ) : (
            <DataTable
              caption="职务"
              rows={seats}
              keyOf={({ id }) => id}
              columns={[
                { title: '单位', cell: ({ organ }) => organ },
                { title: '姓名', head: true, className: 'nowrap', cell: ({ person }) => person },
                {
                  title: '角色',
                  className: 'nowrap',
                  cell: ({ role, standsIn }) => `${ROLE_NAMES[role]}${standsIn ? '（代行）' : ''}`,
                },
                { title: '职务名称', cell: ({ post }) => post },
                { title: '起', className: 'nowrap', cell: ({ from }) => from },
                { title: '止', className: 'nowrap', cell: ({ to }) => to },
                {
                  title: '管理',
                  cell: (seat) =>
                    may &&
                    (seat.to === null || seat.to > day) && (
                      <Popconfirm
                        title={`终止${seat.person}在${seat.organ}的职务？今天是最后一天。`}
                        okText="终止"
                        onConfirm={() => void end(seat)}
                      >
                        <Button size="small" aria-label={`终止“${seat.person}”在${seat.organ}的职务`}>
                          终止
                        </Button>
                      </Popconfirm>
                    ),
                },
              ]}
            />
          )
        }
      </Loaded>
    </Page>
  );
}

function Grant({ onDone }: { onDone: () => void }) {
  const { day, account: own } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data: accounts = [] } = useQuery({ queryKey: ['accounts'], queryFn: () => ask<AccountLine[]>('/accounts') });
  const open = accounts.filter(({ disabled, id }) => !disabled && id !== own);
  const choice = (key: string, title: string, options: FormField['options']): FormField => ({
    ...plain(key, title, null),
    kind: 'choice',
    options,
  });
  const fields: FormField[] = [
    choice(
      'account',
      '账号',
      open.map(({ id, name, username }) => ({ value: id, title: `${name}（${username}）` })),
    ),
    { ...plain('organ', '单位', null), kind: 'organ' },
    choice(
      'role',
      '角色',
      Object.entries(ROLE_NAMES).map(([value, title]) => ({ value, title })),
    ),
    { ...plain('post', '职务名称', null), optional: true },
    { ...plain('from', '起', null), kind: 'date' },
    { ...plain('to', '止', '不填就是长期。'), kind: 'date', optional: true },
  ];
  return (
    <div className="action-form">
      <h3>授予职务</h3>
      <StepForm
        fields={fields}
        begin={{ from: day }}
        submit="授予"
        onSubmit={async ({ input }) => {
          const person = open.find(({ id }) => id === input.account)?.name;
          await send('/seats', { ...input, person });
          void message.success('职务已授予。');
          onDone();
          await client.invalidateQueries();
        }}
        onCancel={onDone}
      />
    </div>
  );
}
