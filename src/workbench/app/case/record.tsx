/** What happened in a case, the newest first: who, when, what, with what; and its papers. */
import type { CaseView } from '../../../desk/case-view.ts';
import type { FormField } from '../../../desk/form.ts';
import { shown } from '../form/values.ts';
import { eventTitle } from '../parts/event-title.ts';
import { minuteOf } from '../parts/moment.ts';
import { Section } from '../parts/page.tsx';

export function PapersOf({ one: { papers } }: { one: CaseView }) {
  if (papers.length === 0) return null;
  return (
    <Section title="材料">
      <ul className="papers">
        {papers.map(({ id, name, paper, at, actor }) => (
          <li key={id}>
            <a href={`/api/desk/attachments/${id}`}>{name}</a>
            <span className="quiet">
              {paper && `${paper}，`}
              {actor} {minuteOf(at)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function Events({ one }: { one: CaseView }) {
  const fields = new Map(one.data.map((field) => [field.key, field]));
  return (
    <Section title="办理记录">
      <ol className="events">
        {one.events.toReversed().map((event) => (
          <li key={event.seq}>
            <p className="event-head">
              <time dateTime={event.at}>{minuteOf(event.at)}</time>
              <b>{eventTitle(event)}</b>
              <span className="quiet">{event.actor}</span>
              <Moved payload={event.payload} />
            </p>
            <Filled payload={event.payload} fields={fields} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Moved({ payload: { from, to, on, organ } }: { payload: Record<string, unknown> }) {
  return (
    <>
      {typeof organ === 'string' && <span className="quiet">{organ}</span>}
      {typeof from === 'string' && typeof to === 'string' && from !== to && (
        <span>
          {from} → {to}
        </span>
      )}
      {typeof on === 'string' && on.length === 10 && <span className="quiet">办理日{on}</span>}
    </>
  );
}

function Filled({ payload, fields }: { payload: Record<string, unknown>; fields: Map<string, FormField> }) {
  const said = (payload.input as Record<string, unknown> | undefined) ?? {};
  // In the order of the form; the database keeps its own.
  const keys = [...fields.keys(), ...Object.keys(said)].filter((key) => said[key] !== undefined);
  const input = [...new Set(keys)].map((key) => [key, said[key]] as const);
  const papers = ((payload.papers as { name: string }[] | undefined) ?? []).map(({ name }) => name);
  const lines: [string, string][] = [
    ...input.map(([key, value]): [string, string] => [fields.get(key)?.title ?? key, shown(value, fields.get(key))]),
    ...(papers.length > 0 ? [['材料', papers.join('、')] as [string, string]] : []),
    ...(typeof payload.words === 'string' && payload.words ? [['附言', payload.words] as [string, string]] : []),
    ...(typeof payload.note === 'string' && payload.note ? [['附言', payload.note] as [string, string]] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <dl className="event-data">
      {lines.map(([title, value]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
