/** A new case: which procedure, then its form. */
import { App, Input } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Done } from '../../../desk/request.ts';
import { send } from '../api.ts';
import { StepForm } from '../form/step-form.tsx';
import { Clauses } from '../parts/cite.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';
import { type ProcedureLine, useProcedures } from './fields.ts';

export function NewCasePage() {
  const query = useProcedures();
  const [search] = useSearchParams();
  const asked = search.get('procedure');
  return (
    <Loaded query={query}>
      {(procedures) => {
        const chosen = procedures.find(({ id }) => id === asked);
        return chosen ? <Opening procedure={chosen} key={chosen.id} /> : <Catalogue procedures={procedures} />;
      }}
    </Loaded>
  );
}

function Catalogue({ procedures }: { procedures: ProcedureLine[] }) {
  const { seats } = useMe();
  const [words, setWords] = useState('');
  const organs = new Set(seats.map(({ organ }) => organ));
  const found = procedures.filter(({ title, mechanism, by }) =>
    [title, mechanism, ...by].some((text) => text.includes(words.trim())),
  );
  const mine = found.filter(({ by }) => by.some((name) => organs.has(name)));
  const named = found.filter((one) => one.named && !mine.includes(one));
  const others = found.filter((one) => !mine.includes(one) && !named.includes(one));
  return (
    <Page title="新建事项" lead="先选要办的是哪一类事。">
      <div className="catalogue-search">
        <Input
          aria-label="按名称查找流程"
          placeholder="按名称、单位查找"
          allowClear
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {mine.length > 0 && (
        <Section title="由我单位立案">
          <Procedures list={mine} />
        </Section>
      )}
      {named.length > 0 && (
        <Section title="各单位都可立案">
          <Procedures list={named} />
        </Section>
      )}
      {others.length > 0 && (
        <Section title="其他单位立案">
          <Procedures list={others} />
        </Section>
      )}
      {found.length === 0 && <Nothing>没有名称含“{words}”的流程；换一个词试试。</Nothing>}
    </Page>
  );
}

/** Under the mechanism that each belongs to. */
function Procedures({ list }: { list: ProcedureLine[] }) {
  return (
    <div className="catalogue-groups">
      {[...Map.groupBy(list, ({ mechanism }) => mechanism)].map(([mechanism, some]) => (
        <div key={mechanism}>
          <h3>{mechanism}</h3>
          <ul className="catalogue">
            {some.map(({ id, title, by, states }) => (
              <li key={id}>
                <Link to={`/new?procedure=${encodeURIComponent(id)}`}>{title}</Link>
                {by.length > 0 && <p className="quiet">由{by.join('、')}立案</p>}
                <p className="quiet">{states.join(' › ')}</p>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Opening({ procedure }: { procedure: ProcedureLine }) {
  const go = useNavigate();
  const { message } = App.useApp();
  return (
    <Page
      title={`新建：${procedure.title}`}
      lead={
        <>
          <span>{procedure.mechanism}</span> <Link to="/new">换一类</Link>
        </>
      }
    >
      <div className="case-columns">
        <StepForm
          fields={procedure.form}
          papers={{ asked: [], held: [] }}
          dated
          submit="立案"
          onSubmit={async (filled) => {
            const done = await send<Done>('/cases', { procedure: procedure.id, ...filled });
            void message.success(`已立案，编号${done.number}。`);
            go(`/cases/${done.id}`);
          }}
          onCancel={() => go('/new')}
        />
        <aside className="beside" aria-label="依据">
          <h2>依据</h2>
          <Clauses cites={procedure.cites} />
        </aside>
      </div>
    </Page>
  );
}
