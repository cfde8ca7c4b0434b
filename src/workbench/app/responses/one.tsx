/** One plan: facts → level, start, who is called, who does what at which level. */
import { App } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import type { Done } from '../../../desk/request.ts';
import type { Group } from '../../../desk/responses.ts';
import type { Data } from '../../../rule/input.ts';
import { send } from '../api.ts';
import { Choice } from '../board/filters.tsx';
import { StepForm } from '../form/step-form.tsx';
import { shown, valuesOf } from '../form/values.ts';
import { Clauses } from '../parts/cite.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { type PlanView, usePlans } from './plan.ts';

export function PlanPage() {
  const { mechanism, name } = useParams();
  const query = usePlans();
  return (
    <Loaded query={query}>
      {(plans) => {
        const plan = plans.find(({ id }) => id === `${mechanism}/${name}`);
        return plan ? <Plan plan={plan} /> : <Nothing>没有这个预案；请从预案目录里选。</Nothing>;
      }}
    </Loaded>
  );
}

/** What happened, and what the rule of levels said of it. */
interface Judged {
  facts: Record<string, Data>;
  outputs: Record<string, Data>;
}

function Plan({ plan }: { plan: PlanView }) {
  const [judged, setJudged] = useState<Judged | null>(null);
  const { title, facts, asks, calls, groups, cites } = plan;
  const level = judged && levelIn(plan, judged.outputs);
  return (
    <Page title={title} lead={asks ?? undefined}>
      <div className="case-columns">
        <div>
          {facts.length > 0 && (
            <Section title="一　由事实定级">
              <StepForm
                fields={facts}
                submit="定级"
                onSubmit={async ({ input }) => {
                  const outputs = await send<Record<string, Data>>('/plans/level', { plan: plan.id, input });
                  setJudged({ facts: input, outputs });
                }}
              />
              {judged && <Judgement plan={plan} level={level} outputs={judged.outputs} />}
            </Section>
          )}
          <Start plan={plan} level={level} facts={judged?.facts ?? {}} key={JSON.stringify(judged)} />
          <Groups groups={groups} level={level} />
        </div>
        <aside className="beside" aria-label="通知链与依据">
          <h2>通知链</h2>
          <ol className="chain">
            {calls.map(({ to, what, after }, place) => (
              <li key={`${to} ${what}`}>
                <b>{to}</b>
                <p>{what}</p>
                <p className="quiet">{place === 0 || after === 'start' ? '启动时通知' : '上一级回执后通知'}</p>
              </li>
            ))}
          </ol>
          <h2>依据</h2>
          <Clauses cites={cites} />
        </aside>
      </div>
    </Page>
  );
}

/** The level of the plan that the rule names; null where it names none. */
function levelIn({ levels }: PlanView, outputs: Record<string, Data>): string | null {
  return (
    Object.values(outputs)
      .map(String)
      .find((text) => text in levels) ?? null
  );
}

/** The level, with what it means; what else the rule says, line by line. */
function Judgement({ plan, level, outputs }: { plan: PlanView; level: string | null; outputs: Judged['outputs'] }) {
  const said = plan.answers.filter(({ key }) => outputs[key] !== undefined && outputs[key] !== null);
  const others = said.filter(({ key }) => level === null || outputs[key] !== level);
  const graded = Object.keys(plan.levels).length > 0;
  return (
    <div className="level" role="status">
      {level !== null && (
        <p>
          应启动 <b>{level}</b>
          {plan.levels[level]?.title && `：${plan.levels[level].title}`}
        </p>
      )}
      {level === null && graded && <p>达不到任何一级，不必启动响应。</p>}
      {(level !== null || !graded) &&
        others.map((field) => (
          <p key={field.key}>
            {field.title} <b>{shown(outputs[field.key], field)}</b>
          </p>
        ))}
    </div>
  );
}

/** The form of the start begins with the level and with the facts that it asks for again. */
function Start({ plan, level, facts }: { plan: PlanView; level: string | null; facts: Judged['facts'] }) {
  const go = useNavigate();
  const { message } = App.useApp();
  const levelField = plan.form.find(({ options }) => options.some(({ value }) => value === level));
  const known = { ...facts, ...(levelField && level && { [levelField.key]: level }) };
  return (
    <Section title={plan.facts.length > 0 ? '二　启动响应' : '启动响应'}>
      <StepForm
        fields={plan.form}
        begin={valuesOf(plan.form, known)}
        submit="启动并通知"
        onSubmit={async ({ input, key }) => {
          const done = await send<Done>('/responses', { plan: plan.id, input, key });
          void message.success(`已启动，编号${done.number}；通知已发出。`);
          go(`/cases/${done.id}`);
        }}
      />
    </Section>
  );
}

function Groups({ groups, level }: { groups: Group[]; level: string | null }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const levels = [...new Set(groups.flatMap((group) => group.levels))];
  const at = chosen ?? level ?? '';
  if (groups.length === 0) return null;
  const shown = groups.filter((group) => at === '' || group.levels.length === 0 || group.levels.includes(at));
  return (
    <Section title="工作组与职责">
      {levels.length > 0 && (
        <div className="filters">
          <Choice
            title="响应级别"
            value={at}
            options={[['', '全部'], ...levels.map((one): [string, string] => [one, one])]}
            onChange={setChosen}
          />
        </div>
      )}
      {shown.map(({ title, lead, members, duties }) => (
        <div className="group" key={title}>
          <h3>{title}</h3>
          <p>
            {lead && <>牵头 {lead}　</>}
            {members.length > 0 && <span className="quiet">成员 {members.join('、')}</span>}
          </p>
          <ul className="bullets">
            {duties.map((duty) => (
              <li key={duty}>{duty}</li>
            ))}
          </ul>
        </div>
      ))}
    </Section>
  );
}
