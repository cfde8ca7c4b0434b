/** Drafts in hand, and a new one from a template. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Radio } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { CaseLine } from '../../../desk/board.ts';
import type { Done } from '../../../desk/request.ts';
import { ask, send } from '../api.ts';
import { useProcedures } from '../case/fields.ts';
import { StepForm } from '../form/step-form.tsx';
import { LightMark } from '../parts/light.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { dayOf } from '../parts/moment.ts';
import { Nothing, Page, Section } from '../parts/page.tsx';
import { useMe } from '../session/me.ts';
import { TEMPLATES } from './templates.ts';

/** Every county's drafting procedure has this name, whatever its policy is called. */
const DRAFTING = /\/official-document$/u;

export function DraftsPage() {
  const procedures = useProcedures();
  return (
    <Loaded query={procedures}>
      {(all) => {
        const procedure = all.find(({ id }) => DRAFTING.test(id));
        if (!procedure)
          return (
            <Page title="起草公文">
              <Nothing>本地的政策里没有公文起草流程；请联系系统管理员。</Nothing>
            </Page>
          );
        return <Drafts id={procedure.id} />;
      }}
    </Loaded>
  );
}

function Drafts({ id }: { id: string }) {
  const [fresh, setFresh] = useState(false);
  const query = useQuery({
    queryKey: ['drafts', id],
    queryFn: () => ask<{ cases: CaseLine[] }>('/cases', { procedure: id, order: 'newest', limit: 100 }),
  });
  return (
    <Page
      title="起草公文"
      lead="写、查、征求意见、审核、签发、编号、公开，都在一处。"
      tools={
        !fresh && (
          <Button type="primary" onClick={() => setFresh(true)}>
            新建文稿
          </Button>
        )
      }
    >
      {fresh && <Fresh id={id} onCancel={() => setFresh(false)} />}
      <Section title="文稿">
        <Loaded query={query}>
          {({ cases }) =>
            cases.length === 0 ? (
              <Nothing>还没有文稿；点“新建文稿”，从文种和模板开始。</Nothing>
            ) : (
              <ul className="catalogue">
                {cases.map((one) => (
                  <li key={one.id}>
                    <Link to={`/drafting/${one.id}`}>{one.title}</Link>
                    <p>
                      <LightMark light={one.light} open={one.open} /> {one.state}
                    </p>
                    <p className="quiet">
                      {one.number}　{one.bearer}　{dayOf(one.openedAt)}
                    </p>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </Page>
  );
}

function Fresh({ id, onCancel }: { id: string; onCancel: () => void }) {
  const procedures = useProcedures();
  const { seats } = useMe();
  const { message } = App.useApp();
  const go = useNavigate();
  const [kind, setKind] = useState(TEMPLATES[0]!.kind);
  const template = TEMPLATES.find((one) => one.kind === kind)!;
  const form = procedures.data?.find((one) => one.id === id)?.form ?? [];
  const fields = form.filter(({ key }) => key !== 'body' && key !== 'addressees');
  return (
    <Section title="新建文稿">
      <fieldset className="field">
        <legend>文种和模板</legend>
        <Radio.Group value={kind} onChange={(event) => setKind(event.target.value as string)} name="kind">
          {TEMPLATES.map((one) => (
            <Radio key={one.kind} value={one.kind}>
              {one.kind}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <StepForm
        key={kind}
        fields={fields}
        begin={{ title: template.title, drafter: seats[0]?.organ ?? '' }}
        submit="开始起草"
        onCancel={onCancel}
        onSubmit={async ({ input, key }) => {
          const done = await send<Done>('/cases', { procedure: id, input: { ...input, body: template.body }, key });
          void message.success(`文稿已建，编号${done.number}。`);
          go(`/drafting/${done.id}`);
        }}
      />
    </Section>
  );
}
