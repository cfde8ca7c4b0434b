/**
 * A form that is sent once: fields, papers, where it leads. It carries one key for as long as it stands, so that a second click or a
 * lost answer does nothing twice.
 */
import { Alert, Button, Input, Radio } from 'antd';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { FormField } from '../../../desk/form.ts';
import type { Data } from '../../../rule/input.ts';
import { Failed } from '../api.ts';
import { Fields } from './fields.tsx';
import { Grouped, Labelled } from './labelled.tsx';
import { Asked, MorePapers, type Paper } from './papers.tsx';
import { inputOf, missing, type Values } from './values.ts';

export interface Filled {
  input: Record<string, Data>;
  papers: Paper[];
  to?: string;
  on?: string;
  key: string;
}

export function StepForm(props: {
  fields: FormField[];
  /** Next states to choose from; none or one where there is nothing to choose. */
  to?: string[];
  papers?: { asked: string[]; held: string[] } | undefined;
  /** What the fields begin with. */
  begin?: Values;
  /** May the day on which it was done be another than today? */
  dated?: boolean;
  submit: string;
  onSubmit: (filled: Filled) => Promise<void>;
  onCancel?: () => void;
  /** What to do about a conflict: read the case again. */
  onReload?: () => void;
  children?: ReactNode;
}) {
  const { fields, to = [], papers: asked, begin = {}, dated = false, submit, onSubmit, onCancel, onReload } = props;
  const [values, setValues] = useState<Values>(begin);
  const [papers, setPapers] = useState<Paper[]>([]);
  const [next, setNext] = useState<string | undefined>();
  const [on, setOn] = useState('');
  const [wanting, setWanting] = useState<string[]>([]);
  const [fault, setFault] = useState<Failed | string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(crypto.randomUUID());
  const form = useRef<HTMLFormElement>(null);
  const name = useId();
  const refuse = (message: Failed | string) => {
    setFault(message);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.form-fault')?.focus());
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const lacking = missing(fields, values);
    setWanting(lacking.map((field) => field.key));
    if (lacking.length > 0) return refuse(`还要填写：${lacking.map(({ title }) => title).join('、')}。`);
    if (to.length > 1 && !next) return refuse('请选择办理后转到哪个状态。');
    setBusy(true);
    setFault(null);
    try {
      const filled = { input: inputOf(fields, values), papers, key: key.current };
      await onSubmit({ ...filled, ...(next && { to: next }), ...(on && { on }) });
    } catch (error) {
      // What was refused was not done: mended, it is another request.
      if (error instanceof Failed && error.status >= 400 && error.status < 500) key.current = crypto.randomUUID();
      refuse(error instanceof Failed ? error : (error as Error).message);
    } finally {
      setBusy(false);
    }
  };
  const conflict = fault instanceof Failed && fault.kind === 'conflict';
  return (
    <form className="form" ref={form} onSubmit={(event) => void send(event)} noValidate>
      {fault && (
        <div className="form-fault" tabIndex={-1}>
          <Alert
            type="error"
            showIcon
            title={typeof fault === 'string' ? fault : fault.message}
            action={conflict && onReload ? <Button onClick={onReload}>刷新</Button> : undefined}
          />
        </div>
      )}
      <Fields fields={fields} values={values} wanting={wanting} onChange={setValues} />
      {props.children}
      {asked && <Asked asked={asked.asked} held={asked.held} papers={papers} onChange={setPapers} />}
      {to.length > 1 && (
        <Grouped title="办理后转到">
          <Radio.Group value={next} onChange={(event) => setNext(event.target.value as string)} name={name}>
            {to.map((state) => (
              <Radio key={state} value={state}>
                {state}
              </Radio>
            ))}
          </Radio.Group>
        </Grouped>
      )}
      {(asked || dated) && (
        <details>
          <summary>附其他材料、补录办理日</summary>
          <div className="form more">
            {asked && <MorePapers papers={papers} onChange={setPapers} />}
            {dated && (
              <Labelled title="实际办理日" optional help="不填就是今天；补录以前的事填那一天。">
                {(id) => (
                  <Input
                    id={id}
                    type="date"
                    className="short"
                    value={on}
                    onChange={(event) => setOn(event.target.value)}
                  />
                )}
              </Labelled>
            )}
          </div>
        </details>
      )}
      <div className="form-end">
        <Button type="primary" htmlType="submit" size="large" loading={busy}>
          {submit}
        </Button>
        {onCancel && (
          <Button size="large" onClick={onCancel}>
            取消
          </Button>
        )}
      </div>
    </form>
  );
}
