/** 机构人员: who sits where on a date, who succeeded whom, and by which document. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import type { BodySeat } from '../../../desk/seating.ts';
import { ask } from '../api.ts';
import { Choice } from '../board/filters.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { DataTable } from '../parts/table.tsx';
import { useMe } from '../session/me.ts';

export function BodiesPage() {
  const { day } = useMe();
  const [search, setSearch] = useSearchParams();
  const [on, body, person] = ['on', 'body', 'person'].map((key) => search.get(key) ?? '') as [string, string, string];
  const change = (changed: Record<string, string>) => {
    const next = Object.entries({ on, body, person, ...changed }).filter(([, value]) => value !== '');
    setSearch(Object.fromEntries(next), { replace: true });
  };
  const seating = (asked: object) => ({
    queryKey: ['seating', asked],
    queryFn: () => ask<BodySeat[]>('/seating', asked),
    placeholderData: keepPreviousData,
  });
  const query = useQuery(seating({ on, body, person }));
  const bodies = [...new Set(useQuery(seating({ on })).data?.map((seat) => seat.body))].sort();
  const [onId, personId] = [useId(), useId()];
  return (
    <Page title="机构人员" lead="议事机构在某一天由谁组成；职务换了人的，写明由谁接替、依据哪个文件。">
      <div className="filters">
        <div>
          <label htmlFor={onId}>哪一天</label>
          <Input id={onId} type="date" value={on || day} onChange={(event) => change({ on: event.target.value })} />
        </div>
        <Choice
          title="机构"
          value={body}
          options={[['', '全部'], ...bodies.map((one): [string, string] => [one, one])]}
          onChange={(name) => change({ body: name })}
        />
        <form
          className="typed"
          onSubmit={(event) => {
            event.preventDefault();
            change({ person: String(new FormData(event.currentTarget).get('person') ?? '').trim() });
          }}
        >
          <div>
            <label htmlFor={personId}>姓名</label>
            <Input id={personId} name="person" defaultValue={person} key={person} />
          </div>
          <Button htmlType="submit">查找</Button>
        </form>
      </div>
      <Loaded query={query}>
        {(seats) =>
          seats.length === 0 ? (
            <Nothing>
              {person ? `这一天的机构里没有“${person}”。请核对姓名，或换一天。` : '这一天还没有公布过机构名单。'}
            </Nothing>
          ) : body === '' && person === '' ? (
            <Bodies seats={seats} onOpen={(name) => change({ body: name })} />
          ) : (
            [...Map.groupBy(seats, (seat) => `${seat.body} ${seat.document ?? seat.issue}`)].map(([key, some]) => (
              <Body key={key} seats={some} />
            ))
          )
        }
      </Loaded>
    </Page>
  );
}

/** All bodies, each with how many sit in it and how many of them changed. */
function Bodies({ seats, onOpen }: { seats: BodySeat[]; onOpen: (body: string) => void }) {
  const bodies = [...Map.groupBy(seats, ({ body }) => body)];
  return (
    <DataTable
      caption="议事机构"
      rows={bodies}
      keyOf={([name]) => name}
      columns={[
        {
          title: '机构',
          head: true,
          className: 'main-cell',
          cell: ([name]) => (
            <button type="button" className="link" onClick={() => onOpen(name)}>
              {name}
            </button>
          ),
        },
        { title: '成立文件', cell: ([, some]) => some[0]!.document },
        { title: '席位', number: true, cell: ([, some]) => some.length },
        {
          title: '换人或空缺',
          number: true,
          cell: ([, some]) => some.filter(({ successor, vacant }) => successor || vacant).length,
        },
      ]}
    />
  );
}

function Body({ seats }: { seats: BodySeat[] }) {
  const { body, document, office, line } = seats[0]!;
  const changed = seats.filter(({ successor, vacant }) => successor || vacant).length;
  return (
    <Section title={body}>
      <p className="quiet">
        {document && (
          <a href={`/d/${encodeURIComponent(document)}?view=source#L${line}`} target="_blank" rel="noreferrer">
            {document}
          </a>
        )}
        {office && `　办公室设在${office}`}
        {changed > 0 && `　${changed}席已换人或空缺`}
      </p>
      <DataTable
        caption={`${body}成员`}
        rows={seats}
        keyOf={({ line: at, person, role }) => `${at} ${person} ${role}`}
        columns={[
          { title: '职位', className: 'nowrap', cell: ({ role }) => role },
          { title: '姓名', head: true, className: 'nowrap', cell: (seat) => <Holder seat={seat} /> },
          { title: '所任职务', cell: ({ post }) => post },
          { title: '变动', cell: (seat) => <Change seat={seat} /> },
        ]}
      />
    </Section>
  );
}

function Holder({ seat: { person, successor, vacant } }: { seat: BodySeat }) {
  const name = successor ?? person;
  if (vacant) return <span className="late">空缺</span>;
  return <a href={`/p/${encodeURIComponent(name)}`}>{name}</a>;
}

function Change({ seat: { person, successor, vacant, ground } }: { seat: BodySeat }) {
  if (!successor && !vacant) return null;
  return (
    <>
      {successor ? `接替${person}` : `${person}已免职，未见接任`}
      {ground && (
        <>
          ，依据
          <a href={`/d/${encodeURIComponent(ground)}`} target="_blank" rel="noreferrer">
            {ground}
          </a>
        </>
      )}
    </>
  );
}
