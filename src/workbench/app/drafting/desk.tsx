/** The drafting desk: the text in the middle, its outline at the left, findings and the dry run at the right. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Switch, Tabs } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { CaseView } from '../../../desk/case-view.ts';
import type { Draft } from '../../../desk/drafts.ts';
import type { DryRun } from '../../../desk/dry-run.ts';
import type { Done } from '../../../desk/request.ts';
import { ask, send, upload } from '../api.ts';
import { Labelled } from '../form/labelled.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/page.tsx';
import { DryRunPanel } from './dry-run.tsx';
import { type Checked, Findings } from './findings.tsx';
import { Insert } from './insert.tsx';
import { outlineOf, renumber } from './outline.ts';

/** After so long a pause the draft is checked. */
const PAUSE = 500;

interface Words {
  title: string;
  addressees: string;
  body: string;
  interpretation: string;
}

interface Silence {
  finding: string;
  reason: string;
}

export function DraftPage() {
  const { id } = useParams();
  const query = useQuery({ queryKey: ['case', id], queryFn: () => ask<CaseView>(`/cases/${id}`) });
  return <Loaded query={query}>{(one) => <Desk one={one} key={one.id} />}</Loaded>;
}

function Desk({ one }: { one: CaseView }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const held = (key: string): string => String(one.data.find((field) => field.key === key)?.value ?? '');
  const kept: Words & { version: number } = {
    version: one.version,
    ...{ title: held('title'), addressees: held('addressees'), body: held('body') },
    interpretation: held('interpretation'),
  };
  // What the words below began from. While nobody else has changed the words, the case may move on beneath them.
  const [base, setBase] = useState(kept);
  const [words, setWords] = useState<Words>(kept);
  const { title, addressees, body, interpretation } = words;
  const change = (part: Partial<Words>) => setWords((present) => ({ ...present, ...part }));
  const setBody = (text: string) => change({ body: text });
  const sameWords = (other: Words): boolean =>
    base.title === other.title &&
    base.addressees === other.addressees &&
    base.body === other.body &&
    base.interpretation === other.interpretation;
  const changed = !sameWords(words);
  useEffect(() => {
    if (changed || sameWords(kept)) return;
    setBase(kept);
    setWords(kept);
  }, [one.version]);
  const [silenced, setSilenced] = useState<Silence[]>(
    (one.data.find(({ key }) => key === 'silenced')?.value as unknown as Silence[] | undefined) ?? [],
  );
  const [numbering, setNumbering] = useState(true);
  const area = useRef<HTMLTextAreaElement>(null);
  const editable = one.actions.some(({ key, allowed }) => key === 'revise' && allowed);
  const draft: Draft = {
    ...{ title, addressees, body, issuer: held('issuer') },
    ...{ number: held('number') || null, dated: held('signedOn') || null },
  };
  const check = useMutation({ mutationFn: () => send<Checked>('/drafts/check', { ...draft, silenced }) });
  const dry = useMutation({ mutationFn: () => send<DryRun>('/drafts/dry-run', draft) });
  const save = useMutation({
    mutationFn: () =>
      send<Done>(`/cases/${one.id}/actions/revise`, {
        version: sameWords(kept) ? one.version : base.version,
        input: { title, addressees, body, interpretation, silenced },
        key: crypto.randomUUID(),
      }),
    onMutate: () => ({ title, addressees, body, interpretation }),
    onSuccess: async ({ version }, _, saved) => {
      setBase({ version, ...saved });
      void message.success('已保存。');
      await client.invalidateQueries({ queryKey: ['case', one.id] });
    },
    onError: (error) => void message.error(error.message),
  });
  const { mutate } = check;
  useEffect(() => {
    if (body.trim() === '') return;
    const timer = setTimeout(() => {
      if (numbering && editable && area.current === document.activeElement) {
        const next = renumber(body, area.current!.selectionStart);
        if (next.text !== body) {
          setBody(next.text);
          requestAnimationFrame(() => area.current?.setSelectionRange(next.cursor, next.cursor));
          return;
        }
      }
      mutate();
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [title, addressees, body, silenced, numbering]);
  /** The line of the whole text → the place in the body. */
  const go = (line: number) => {
    const wanted = (check.data?.lines[line - 1] ?? '').trim();
    const at = body.split('\n').findIndex((own) => own.trim() === wanted);
    if (at >= 0) select(at);
  };
  const select = (line: number) => {
    const lines = body.split('\n');
    const start = lines.slice(0, line).reduce((sum, own) => sum + own.length + 1, 0);
    area.current?.focus();
    area.current?.setSelectionRange(start, start + (lines[line]?.length ?? 0));
  };
  const replace = (line: number, stated: string, proposal: string) => {
    const wanted = (check.data?.lines[line - 1] ?? '').trim();
    setBody(
      body
        .split('\n')
        .map((own) => (own.trim() === wanted ? own.replace(stated, () => proposal) : own))
        .join('\n'),
    );
  };
  const insert = (text: string) => {
    const at = area.current?.selectionStart ?? body.length;
    setBody(body.slice(0, at) + text + body.slice(area.current?.selectionEnd ?? at));
    requestAnimationFrame(() => area.current?.setSelectionRange(at + text.length, at + text.length));
  };
  const preview = async (kind: 'pdf' | 'docx') => {
    const answer = await fetch(`/api/desk/drafts/preview.${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(draft),
    });
    if (!answer.ok) return void message.error(((await answer.json()) as { message: string }).message);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    if (kind === 'docx') link.download = `${title || '文稿'}.docx`;
    else link.target = '_blank';
    link.click();
  };
  const open = async (file: File) => {
    const { lines } = await upload<{ lines: string[] }>('/drafts/open', file);
    setBody(
      lines
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join('\n'),
    );
  };
  return (
    <Page
      title={title || '新文稿'}
      lead={
        <>
          {one.number}　{one.state}　<Link to={`/cases/${one.id}`}>办理与流程</Link>
        </>
      }
      tools={
        <>
          <Button onClick={() => void preview('pdf')}>版式预览</Button>
          <Button onClick={() => void preview('docx')}>导出 Word</Button>
          {editable && (
            <Button type="primary" onClick={() => save.mutate()} loading={save.isPending}>
              保存
            </Button>
          )}
        </>
      }
    >
      {!editable && <p className="lead">文稿在“{one.state}”，不能再改文字。</p>}
      <div className="drafting">
        <nav aria-label="大纲" className="outline">
          <h2>大纲</h2>
          <ul>
            {outlineOf(body).map(({ line, level, text }) => (
              <li key={line} className={`level-${level}`}>
                <button type="button" onClick={() => select(line)}>
                  {text}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className="sheet">
          <Labelled title="标题">
            {(at) => (
              <Input
                id={at}
                value={title}
                disabled={!editable}
                onChange={(event) => change({ title: event.target.value })}
              />
            )}
          </Labelled>
          <Labelled title="主送" optional>
            {(at) => (
              <Input
                id={at}
                value={addressees}
                disabled={!editable}
                onChange={(event) => change({ addressees: event.target.value })}
              />
            )}
          </Labelled>
          {editable && (
            <>
              <Insert onInsert={insert} />
              <div className="tools">
                <span>
                  <Switch size="small" checked={numbering} onChange={setNumbering} aria-label="自动编号" /> 自动编号
                </span>
                <label className="file">
                  打开 .docx
                  <input
                    type="file"
                    accept=".docx"
                    onChange={(event) => {
                      const [file] = event.target.files ?? [];
                      if (file) void open(file).catch((error: Error) => void message.error(error.message));
                    }}
                  />
                </label>
              </div>
            </>
          )}
          <Labelled title="正文" help="每段一行；序号写一、（一）1.（1），自动接续。">
            {(at, described) => (
              <textarea
                id={at}
                aria-describedby={described}
                ref={area}
                className="draft-text"
                value={body}
                readOnly={!editable}
                spellCheck={false}
                onChange={(event) => setBody(event.target.value)}
              />
            )}
          </Labelled>
          <Labelled title="解读" optional help="由起草单位写明为什么、怎么办；随文件一同公开，两页互相链接。">
            {(at, described) => (
              <Input.TextArea
                id={at}
                aria-describedby={described}
                autoSize={{ minRows: 3 }}
                value={interpretation}
                readOnly={!editable}
                onChange={(event) => change({ interpretation: event.target.value })}
              />
            )}
          </Labelled>
        </div>
        <aside className="margin" aria-label="检查与试运行">
          <Tabs
            items={[
              {
                key: 'check',
                label: `检查${check.data ? `（${check.data.findings.length}）` : ''}`,
                children: (
                  <Findings
                    checked={check.data}
                    busy={check.isPending}
                    error={check.error}
                    onGo={go}
                    onReplace={replace}
                    onSilence={editable ? (finding, reason) => setSilenced([...silenced, { finding, reason }]) : null}
                  />
                ),
              },
              {
                key: 'dry',
                label: '试运行',
                children: (
                  <DryRunPanel result={dry.data} busy={dry.isPending} error={dry.error} onRun={() => dry.mutate()} />
                ),
              },
            ]}
          />
        </aside>
      </div>
    </Page>
  );
}
