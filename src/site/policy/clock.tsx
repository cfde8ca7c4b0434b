/** A clock's page: its form, the due day in large type, how it was counted, and the days drawn. */
import type { ClockAnswer, ClockResult } from '../../calendar/answer.ts';
import { periodText } from '../../calendar/period-text.ts';
import type { ClockSpec } from '../../calendar/spec.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Page } from '../layout.tsx';
import { longDate } from '../wording.ts';
import { clockPath } from './addresses.ts';
import { askingPage } from './asking.tsx';
import { ClauseBox } from './clause.tsx';
import { DayCalendar } from './clock-days.tsx';
import { type ClockField, fieldsOf } from './clock-question.ts';
import { cellOf, type Query } from './question.ts';
import type { Stock } from './shelf.ts';

export interface ClockVisit {
  policy: Policy;
  spec: ClockSpec;
  stock: Stock;
  query: Query;
  address: string;
  today: string;
  answer: ClockAnswer | null;
}

export function clockPage(visit: ClockVisit): Page {
  const { policy, spec, stock, query, address, today, answer } = visit;
  const path = clockPath(spec.id);
  return askingPage({
    policy,
    title: spec.title,
    asks: spec.asks,
    path,
    address,
    form: <ClockForm spec={spec} query={query} today={today} action={path} />,
    answer: (
      <>
        {answer === null && <p className="quiet">填好日期后，这里给出到期日和算法。</p>}
        {answer !== null && 'error' in answer && (
          <>
            <h2>没有答案</h2>
            <p className="refusal">{answer.message}</p>
          </>
        )}
        {answer !== null && !('error' in answer) && <Due answer={answer} />}
        {answer !== null && (
          <p className="quiet">
            <a href={address}>本次计算的固定链接</a>
          </p>
        )}
      </>
    ),
    below: (
      <>
        {answer !== null && !('error' in answer) && <How answer={answer} />}
        <Basis spec={spec} stock={stock} />
      </>
    ),
  });
}

/** What every question needs stands open; pauses, extensions and the like wait until they are wanted. */
function ClockForm({ spec, query, today, action }: { spec: ClockSpec; query: Query; today: string; action: string }) {
  const amount = 'amount' in spec.period ? spec.period.amount : 0;
  const fields = fieldsOf(spec);
  const rare = fields.filter((field) => field.rare);
  const box = (field: ClockField) => (
    <FieldBox
      key={field.name}
      field={field}
      value={cellOf(query, field.name) || (field.name === 'asOf' ? '' : field.suggest ? today : '')}
    />
  );
  return (
    <form className="ask complete" action={action}>
      <p className="hint">期限：{periodText(spec, amount)}</p>
      {fields.filter((field) => !field.rare).map(box)}
      {rare.length > 0 && (
        <details open={rare.some(({ name }) => cellOf(query, name) !== '')}>
          <summary>{`${[...new Set(rare.map((field) => field.rare))].join('、')}（有的再填）`}</summary>
          {rare.map(box)}
        </details>
      )}
      <div className="buttons">
        <button type="submit">计算</button>
        <a href={action}>清空</a>
      </div>
    </form>
  );
}

function How({ answer }: { answer: ClockResult }) {
  return (
    <section className="why" aria-labelledby="how">
      <h2 id="how">怎样算的</h2>
      <div className="how">
        <ol className="sentences">
          {answer.explanation.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ol>
        {answer.days.length > 0 && <DayCalendar days={answer.days} />}
      </div>
    </section>
  );
}

function Basis({ spec, stock }: { spec: ClockSpec; stock: Stock }) {
  return (
    <section aria-labelledby="basis">
      <h2 id="basis">依据</h2>
      {spec.document !== '' && <p>{spec.document}</p>}
      <div className="clauses flat">
        {spec.cite.map((cite) => (
          <ClauseBox key={cite} clause={stock.clause(cite)} />
        ))}
      </div>
      {spec.readings.length > 0 && (
        <ul className="notes">
          {spec.readings.map(({ name, taken, rival, reason }) => (
            <li key={name}>
              {taken}
              {rival !== '' && `（另一种理解：${rival}）`}
              {reason !== '' && <span className="where">{reason}</span>}
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">编号 {spec.id}</p>
    </section>
  );
}

function FieldBox({ field, value }: { field: ClockField; value: string }) {
  return (
    <div className="ask-field">
      <label htmlFor={field.name}>{field.title}</label>
      {field.help && <p className="hint">{field.help}</p>}
      {field.options ? (
        <select id={field.name} name={field.name} defaultValue={value}>
          <option value="">请选择</option>
          {field.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      ) : (
        <input
          id={field.name}
          name={field.name}
          type={field.input}
          defaultValue={field.input === 'datetime-local' ? value.slice(0, 16) : value}
          autoComplete="off"
        />
      )}
    </div>
  );
}

const STATES: Record<string, string> = {
  running: '期限内',
  paused: '暂停中',
  overdue: '已逾期',
  'expired-deemed-consent': '已届满，视为同意',
  closed: '已结束',
  'not-open': '尚未开始',
};

function Due({ answer }: { answer: ClockResult }) {
  const { due, dues, opens, state } = answer;
  return (
    <>
      <h2>{Array.isArray(dues) ? '各次到期日' : '最后一日'}</h2>
      {due !== undefined && <p className="due-day">{due === null ? '暂停中，尚无到期日' : dateText(due)}</p>}
      {Array.isArray(dues) && (
        <ul className="dues">
          {dues.map((day) => (
            <li key={day}>{dateText(day)}</li>
          ))}
        </ul>
      )}
      {dues !== undefined && !Array.isArray(dues) && (
        <dl className="outcome">
          {Object.entries(dues).map(([id, day]) => (
            <div key={id}>
              <dt>{id}</dt>
              <dd>{day === null ? '尚未起算' : dateText(day)}</dd>
            </div>
          ))}
        </dl>
      )}
      {opens !== undefined && <p>自 {dateText(opens)} 开始</p>}
      {state !== undefined && <p className={`state ${state}`}>{STATES[state]}</p>}
    </>
  );
}

function dateText(text: string): string {
  return text.length > 10 ? `${longDate(text)} ${text.slice(11, 16)}` : longDate(text)!;
}
