/** A rule's page: the question, its form, the answer in large type, and why, with the clause beside each step. */
import type { Policy } from '../../policy/policy.ts';
import type { Reasoned } from '../../rule/ask.ts';
import type { TraceStep } from '../../rule/gears/traced.ts';
import type { Data } from '../../rule/input.ts';
import type { Rule } from '../../rule/rule.ts';
import type { Type } from '../../rule/type.ts';
import type { Failure } from '../../rule/value.ts';
import type { Page } from '../layout.tsx';
import { longDate } from '../wording.ts';
import { rulePath } from './addresses.ts';
import { askingPage } from './asking.tsx';
import { ClauseBox } from './clause.tsx';
import { spanOf } from './mechanisms.tsx';
import type { AskedRule, Query } from './question.ts';
import { RuleForm } from './rule-form.tsx';
import type { Stock } from './shelf.ts';

export interface RuleVisit {
  policy: Policy;
  rule: Rule;
  stock: Stock;
  asked: AskedRule;
  query: Query;
  /** The address of this very question. */
  address: string;
  today: string;
  /** Inputs that are still needed, the next first. */
  open: string[];
  answer: Reasoned | Failure | null;
}

export function rulePage(visit: RuleVisit): Page {
  const { policy, rule, stock, asked, query, today, open, answer, address } = visit;
  const path = rulePath(rule.id);
  const at = asked.at ?? today;
  const unproven = stock.unproven.get(rule.id) ?? [];
  return askingPage({
    policy,
    title: rule.title,
    asks: rule.asks,
    path,
    address,
    form: <RuleForm rule={rule} asked={asked} query={query} today={today} open={open} action={path} />,
    answer: (
      <>
        {answer === null && (
          <p className="quiet">
            {open.length > 0 && Object.keys(query).length > 0
              ? '还差几项，请继续填写。'
              : '填好情况后，这里给出答案和依据。'}
          </p>
        )}
        {answer instanceof Error && <Refusal failure={answer} />}
        {answer !== null && !(answer instanceof Error) && <Answer rule={rule} answer={answer} at={at} />}
        {answer !== null && unproven.length > 0 && (
          <p className="note">
            注意：本规则有 {unproven.length} 处数值尚未在所引原文中核到（{unproven[0]!.message}），请以原文为准。
          </p>
        )}
        {answer !== null && (
          <p className="quiet">
            <a href={address}>本次问答的固定链接</a>　适用期间：{spanOf(rule)}
          </p>
        )}
      </>
    ),
    below: (
      <>
        {answer !== null && !(answer instanceof Error) && <Why steps={answer.trace} stock={stock} />}
        <Notes rule={rule} stock={stock} />
      </>
    ),
  });
}

function Answer({ rule, answer, at }: { rule: Rule; answer: Reasoned; at: string }) {
  const taken = rule.readings
    .filter(({ options }) => options.length > 1)
    .map(({ title, options, id }) => `${title}：${options.find(({ name }) => name === answer.readings[id])!.title}`);
  return (
    <>
      <h2>按{longDate(at)}的规定</h2>
      <dl className="outcome">
        {rule.outputs.map(({ key, title, type }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{shown(answer.outputs[key]!, type)}</dd>
          </div>
        ))}
      </dl>
      {taken.length > 0 && <p className="quiet">原文不明之处所取的读法——{taken.join('；')}。</p>}
    </>
  );
}

const REASONS: Record<string, string> = {
  'not-stated': '原文没有写明',
  'no-value-at-date': '这一天没有规定',
  'invalid-input': '填写有误',
  'calendar-not-published': '放假安排尚未公布',
  'unknown-reading': '没有这种读法',
  conflict: '规定相互冲突',
};

function Refusal({ failure }: { failure: Failure }) {
  return (
    <>
      <h2>{REASONS[failure.code]}</h2>
      <p className="refusal">{failure.message}</p>
    </>
  );
}

function Why({ steps, stock }: { steps: TraceStep[]; stock: Stock }) {
  return (
    <section className="why" aria-labelledby="why">
      <h2 id="why">为什么</h2>
      <ol>
        {steps.map((step) => (
          <li key={`${step.title}${step.written}`}>
            <div>
              <p className="step">
                <strong>{step.title}</strong>
                {step.filled !== '' && step.filled !== step.value && <span className="formula">= {step.formula}</span>}
                {step.filled !== '' && step.filled !== step.value && step.filled !== step.formula && (
                  <span className="formula">= {step.filled}</span>
                )}
                <span className="value">= {step.value}</span>
              </p>
              <Reasons reasons={step.reasons} />
            </div>
            <div className="clauses">
              {[
                ...new Set([
                  ...step.cites,
                  ...step.reasons.filter(({ decisive }) => decisive).flatMap(({ cites }) => cites),
                ]),
              ]
                .slice(0, CLAUSES)
                .map((cite) => (
                  <ClauseBox key={cite} clause={stock.clause(cite)} />
                ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What decided comes first; many conditions that did not hold (the other steps of a ladder) wait folded. */
function Reasons({ reasons }: { reasons: TraceStep['reasons'] }) {
  if (reasons.length === 0) return null;
  const list = (shown: TraceStep['reasons']) => (
    <ul className="reasons">
      {shown.map(({ sentence }) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
  const decisive = reasons.filter((reason) => reason.decisive);
  const others = reasons.filter((reason) => !reason.decisive);
  if (decisive.length === 0 || others.length < 3) return list(reasons);
  return (
    <>
      {list(decisive)}
      <details>
        <summary className="quiet">另看了 {others.length} 种情形</summary>
        {list(others)}
      </details>
    </>
  );
}

/** Clauses beside one step; a step seldom rests on more. */
const CLAUSES = 4;

function Notes({ rule, stock }: { rule: Rule; stock: Stock }) {
  const cites = [...new Set([...rule.cites, ...rule.validity.flatMap(({ cites: own }) => own)])];
  return (
    <section className="rule-notes" aria-label="说明">
      {(rule.notes.length > 0 || rule.readings.length > 0) && (
        <>
          <h2>怎样理解</h2>
          <ul className="notes">
            {rule.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
            {rule.readings.map(({ id, title, options, taken }) => (
              <li key={id}>
                {title}：
                {options
                  .map((option) => `${option.title}${option.name === taken && options.length > 1 ? '（默认）' : ''}`)
                  .join('；')}
              </li>
            ))}
          </ul>
        </>
      )}
      {cites.length > 0 && (
        <details>
          <summary>施行依据（{spanOf(rule)}）</summary>
          {cites.map((cite) => (
            <ClauseBox key={cite} clause={stock.clause(cite)} />
          ))}
        </details>
      )}
      <p className="quiet">
        本页由政策文件 {rule.source.file} 第 {rule.source.line} 行起生成；编号 {rule.id}。
      </p>
    </section>
  );
}

/** A value as people read it: 1,200 元; 是; 2024年9月1日; a list by 、. */
function shown(data: Data, type: Type): string {
  if (data === null) return '—';
  if (type.kind === 'boolean') return data ? '是' : '否';
  if (type.kind === 'date') return longDate(String(data))!;
  if (type.kind === 'instant') return `${longDate(String(data))} ${String(data).slice(11, 16)}`;
  if (type.kind === 'number') {
    const [whole, fraction] = String(data).split('.');
    const grouped = type.unit.name === '' ? whole! : whole!.replace(/\B(?=(\d{3})+(?!\d))/gu, ',');
    return `${grouped}${fraction ? `.${fraction}` : ''}${type.unit.name ? ` ${type.unit.name}` : ''}`;
  }
  if (type.kind === 'choice') return type.domain.titles[type.domain.values.indexOf(String(data))] ?? String(data);
  if (type.kind === 'set' && Array.isArray(data))
    return data.length === 0
      ? '无'
      : data.map((item) => type.domain.titles[type.domain.values.indexOf(String(item))] ?? String(item)).join('、');
  if (type.kind === 'list' && Array.isArray(data))
    return data.length === 0 ? '无' : data.map((item) => shown(item, type.of)).join('、');
  if (type.kind === 'map' && typeof data === 'object' && !Array.isArray(data))
    return (
      Object.entries(data)
        .map(([key, value]) => `${key} ${shown(value, type.value)}`)
        .join('、') || '无'
    );
  return String(data);
}
