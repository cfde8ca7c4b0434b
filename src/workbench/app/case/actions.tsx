/** What may be done now, by this person as a form, by others as a word on whose turn it is. */
import { App, Button } from 'antd';
import type { ActionView, CaseView } from '../../../desk/case-view.ts';
import type { Done } from '../../../desk/request.ts';
import { send } from '../api.ts';
import { type Filled, StepForm } from '../form/step-form.tsx';
import { valuesOf } from '../form/values.ts';
import { Section } from '../parts/page.tsx';

/** Whose hand it needs there; 经办 goes without saying. */
const HANDS = { clerk: '', reviewer: '的审核人员', leader: '的负责人' } as const;

/** A form that opens below the edge of a phone is brought into sight. */
const reveal = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' });

export function Actions(props: {
  one: CaseView;
  open: ActionView | undefined;
  onChoose: (key: string | null) => void;
  onDone: () => Promise<void>;
}) {
  const { one, open, onChoose, onDone } = props;
  const { message } = App.useApp();
  if (!one.open) return null;
  // What the case was opened with can be put right; what an earlier step was told (退回理由 …) is not said again.
  const begun = one.data.filter(({ opening }) => opening);
  const allowed = one.actions.filter((action) => action.allowed);
  const others = one.actions.filter((action) => !action.allowed && action.by.length > 0);
  const act = async (action: ActionView, filled: Filled) => {
    const done = await send<Done>(`/cases/${one.id}/actions/${action.key}`, { version: one.version, ...filled });
    void message.success(`“${action.title}”已办，现在是“${done.state}”。`);
    onChoose(null);
    await onDone();
  };
  const held = one.papers.map(({ paper, name }) => paper ?? name);
  return (
    <Section title={allowed.length > 0 ? '现在可以办' : '等待办理'}>
      {allowed.length > 0 && (
        <div className="actions">
          {allowed.map((action, index) => (
            <Button
              key={action.key}
              size="large"
              type={action === open || (!open && index === 0) ? 'primary' : 'default'}
              aria-expanded={action === open}
              onClick={() => onChoose(action === open ? null : action.key)}
            >
              {action.title}
            </Button>
          ))}
        </div>
      )}
      {open && (
        <div className="action-form" key={`${open.key} ${one.version}`} ref={reveal}>
          <h3>{open.title}</h3>
          <StepForm
            fields={open.form}
            begin={valuesOf(open.form, Object.fromEntries(begun.map(({ key, value }) => [key, value])))}
            to={open.to}
            papers={{ asked: open.papers, held }}
            dated
            submit={open.title}
            onSubmit={(filled) => act(open, filled)}
            onCancel={() => onChoose(null)}
            onReload={() => void onDone()}
          />
        </div>
      )}
      {others.length > 0 && (
        <ul className="others">
          {others.map((action) => (
            <li key={action.key}>
              {action.title}{' '}
              <span className="quiet">
                由{action.by.join('、')}
                {HANDS[action.role]}办理
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
