/** One document: what the reader made of it beside the printed lines, to be confirmed or put right place by place. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { DocumentReadings, OpenReading } from '../../../desk/readings.ts';
import { DAMAGE_NAMES, issueName, linesName } from '../../../site/wording.ts';
import type { Decision } from '../../../store/readings.ts';
import { ask, send } from '../api.ts';
import { Labelled } from '../form/labelled.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { minuteOf } from '../parts/moment.ts';
import { Nothing, Page } from '../parts/page.tsx';
import { usePersonName } from '../parts/people.ts';

export function DocumentPage() {
  const { number = '' } = useParams();
  const query = useQuery({
    queryKey: ['reading', number],
    queryFn: () => ask<DocumentReadings>(`/documents/${encodeURIComponent(number)}`),
  });
  return <Loaded query={query}>{(document) => <Readings document={document} key={document.number} />}</Loaded>;
}

function Readings({ document }: { document: DocumentReadings }) {
  const { number, title, issue, readings } = document;
  const [place, setPlace] = useState(() =>
    Math.max(
      0,
      readings.findIndex(({ confirmation }) => confirmation === null),
    ),
  );
  const chosen = readings[place];
  const open = readings.filter(({ confirmation }) => confirmation === null).length;
  return (
    <Page
      title={title ?? number}
      lead={
        <>
          <span>{number}</span> <Link to={`/documents?issue=${issue}`}>{issueName(issue)}</Link>{' '}
          <a href={`/d/${encodeURIComponent(number)}`}>公开页面</a>{' '}
          <span>{readings.length === 0 ? '' : open === 0 ? '全部核定' : `还有${open}处未核定`}</span>
        </>
      }
    >
      {!chosen ? (
        <Nothing>这份文件没有推断或修补之处，不用核定。</Nothing>
      ) : (
        <div className="reading-columns">
          <ol className="readings">
            {readings.map((reading, index) => (
              <li key={reading.subject} className={index === place ? 'chosen-reading' : ''}>
                <One
                  reading={reading}
                  document={number}
                  open={index === place}
                  onOpen={() => setPlace(index)}
                  onDone={() => setPlace(nextOpen(readings, index))}
                />
              </li>
            ))}
          </ol>
          <Source document={document} reading={chosen} />
        </div>
      )}
    </Page>
  );
}

/** The next that is not decided, else the same. */
function nextOpen(readings: OpenReading[], from: number): number {
  const next = readings.findIndex(({ confirmation }, index) => index > from && confirmation === null);
  return next < 0 ? from : next;
}

function One(props: { reading: OpenReading; document: string; open: boolean; onOpen: () => void; onDone: () => void }) {
  const { reading, document, open, onOpen, onDone } = props;
  const { kind, lines, found, repair, evidence, confidence, confirmation } = reading;
  return (
    <>
      <button type="button" className="reading-head" aria-expanded={open} onClick={onOpen}>
        <b>{kind === 'title' ? '标题系推断' : DAMAGE_NAMES[kind]}</b>
        <span className="quiet">
          {linesName(lines)}　把握{Math.round(confidence * 100)}%
        </span>
        {confirmation ? (
          <span className="tag good">{confirmation.decision === 'confirmed' ? '✓ 已核定' : '✓ 已更正'}</span>
        ) : (
          <span className="tag warn">未核定</span>
        )}
      </button>
      {open && (
        <div className="reading-body">
          <dl className="event-data">
            {found && <Row title="原作" text={found} />}
            {repair !== null && <Row title="读作" text={repair} />}
            <Row title="依据" text={evidence} />
          </dl>
          {confirmation && <Decided {...confirmation} />}
          <Decide reading={reading} document={document} onDone={onDone} />
        </div>
      )}
    </>
  );
}

function Row({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{text}</dd>
    </div>
  );
}

function Decided({ decision, value, actor, at }: NonNullable<OpenReading['confirmation']>) {
  const nameOf = usePersonName();
  return (
    <p className="quiet">
      {nameOf(actor)} {minuteOf(at)}
      {decision === 'confirmed' ? '核定无误。' : `更正为：${value}`}
    </p>
  );
}

function Decide({ reading, document, onDone }: { reading: OpenReading; document: string; onDone: () => void }) {
  const client = useQueryClient();
  const [mending, setMending] = useState(false);
  const [value, setValue] = useState(reading.confirmation?.value ?? reading.repair ?? reading.found);
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      send(`/documents/${encodeURIComponent(document)}/confirmations`, {
        subject: reading.subject,
        decision,
        ...(decision === 'corrected' && { value }),
      }),
    onSuccess: async () => {
      setMending(false);
      await client.invalidateQueries();
      onDone();
    },
  });
  return (
    <div className="form">
      {decide.error && <Alert type="error" showIcon title={decide.error.message} />}
      {mending && (
        <Labelled title="应当是" help="写明正确的文字；原文和机器的读法都保留。">
          {(id) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 2 }}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Labelled>
      )}
      <div className="form-end">
        {mending ? (
          <>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('corrected')}>
              更正
            </Button>
            <Button onClick={() => setMending(false)}>取消</Button>
          </>
        ) : (
          <>
            <Button type="primary" loading={decide.isPending} onClick={() => decide.mutate('confirmed')}>
              核定无误
            </Button>
            <Button onClick={() => setMending(true)}>不对，更正</Button>
          </>
        )}
      </div>
    </div>
  );
}

/** Printed lines around a place; of a long one its beginning. */
const AROUND = 4;
const MOST = 120;

function Source({ document: { lines, source }, reading }: { document: DocumentReadings; reading: OpenReading }) {
  const first = Math.max(lines[0], reading.lines[0] - AROUND);
  const last = Math.min(lines[1], reading.lines[1] + AROUND, first + MOST - 1);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollTo(0, 0), [reading.subject]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls needs the keyboard's focus.
    <section className="source" aria-label="公报原行" tabIndex={0} ref={box}>
      <h2>公报原行</h2>
      <ol start={first}>
        {source.slice(first - lines[0], last - lines[0] + 1).map((text, index) => {
          const line = first + index;
          const inside = line >= reading.lines[0] && line <= reading.lines[1];
          return (
            <li key={line} value={line} className={inside ? 'inside' : ''}>
              {text || '\u00a0'}
            </li>
          );
        })}
      </ol>
      {last < Math.min(lines[1], reading.lines[1]) && <p className="quiet">以下略；全文见公开页面的原文视图。</p>}
    </section>
  );
}
