/** Declared elements of a mechanism: what matters of each (who, how often, by when, what it is measured by), the clause beside it. */
import type { ReactNode } from 'react';
import { historyOf } from '../../policy/history.ts';
import type { Declared, DeclaredKind, Policy } from '../../policy/policy.ts';
import { longDate } from '../wording.ts';
import { clockPath, rulePath } from './addresses.ts';
import { ClauseBox } from './clause.tsx';
import type { Stock } from './shelf.ts';

const KINDS: [DeclaredKind, string][] = [
  ['duties', '职责'],
  ['indicators', '指标'],
  ['registers', '台账'],
  ['procedures', '办理流程'],
  ['plans', '应急预案'],
  ['bodies', '机构'],
  ['views', '视图'],
  ['history', '已办事项'],
];

export function DeclaredSections({ policy, stock }: { policy: Policy; stock: Stock }) {
  return KINDS.flatMap(([kind, name]) => {
    const items = policy.declared.filter((item) => item.kind === kind);
    if (items.length === 0) return [];
    return [
      <section key={kind} aria-labelledby={kind}>
        <h2 id={kind}>{name}</h2>
        <ul className="declared">
          {items.map((item) => (
            <li key={item.id}>
              <div>
                <h3>{item.title}</h3>
                <Facts facts={factsOf(item, policy)} />
              </div>
              <div>
                {citesOf(item)
                  .slice(0, CLAUSES)
                  .map((cite) => (
                    <ClauseBox key={cite} clause={stock.clause(cite)} />
                  ))}
              </div>
            </li>
          ))}
        </ul>
      </section>,
    ];
  });
}

/** Clauses beside one element. */
const CLAUSES = 2;

/** Its own, or those of its parts: an indicator cites at each target. */
function citesOf({ cites, content }: Declared): string[] {
  return cites.length > 0 ? cites : [...new Set(Object.values(content).flatMap(citesWithin))];
}

function citesWithin(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { cite } = value as { cite?: string | string[] };
  return cite === undefined ? Object.values(value).flatMap(citesWithin) : [cite].flat();
}

function Facts({ facts }: { facts: [string, ReactNode][] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="particulars">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What is shown of an element, in this order; a key that is not here says nothing to a reader. */
const LABELS: [string, string][] = [
  ['bearer', '承担'],
  ['cooperators', '配合'],
  ['leader', '牵头'],
  ['reviewer', '审核'],
  ['by', '办理'],
  ['organ', '负责'],
  ['keeper', '登记'],
  ['chief', '负责人'],
  ['deputies', '副职'],
  ['members', '成员'],
  ['office', '办公室'],
  ['to', '报送'],
  ['every', '频次'],
  ['during', '期间'],
  ['due', '期限'],
  ['clock', '时限'],
  ['base', '基数'],
  ['targets', '目标'],
  ['states', '状态'],
  ['actions', '步骤'],
  ['outcomes', '结果'],
  ['columns', '登记项'],
  ['rule', '规则'],
  ['evidence', '凭据'],
];

/** A case of the past: who did what on which day. */
function stepsOf(item: Declared, policy: Policy): [string, ReactNode][] {
  const { opening, actions, document } = historyOf(item);
  const titles = new Map(
    policy.procedures.flatMap((procedure) => procedure.actions.map(({ key, title }) => [key, title] as const)),
  );
  const text = (on: string, by: string) => `${longDate(on) ?? on} ${by}`;
  return [
    ...(document === null ? [] : ([['文件', document]] as [string, ReactNode][])),
    ['立案', text(opening.on, opening.by)],
    ...actions.map(({ on, by, action }): [string, ReactNode] => [titles.get(action) ?? '办理', text(on, by)]),
  ];
}

function factsOf(item: Declared, policy: Policy): [string, ReactNode][] {
  const { kind, content } = item;
  if (kind === 'history') return stepsOf(item, policy);
  return LABELS.flatMap(([key, label]): [string, ReactNode][] => {
    const value = content[key];
    if (value === undefined || value === null) return [];
    if (key === 'clock' || key === 'rule')
      return [[label, <Reference key={key} kind={key} id={String(value)} policy={policy} />]];
    if (key === 'every') return [[label, everyText(String(value))]];
    if (key === 'targets') return [[label, targetsText(value)]];
    if (key === 'states') return [[label, wordsOf(value).join(' → ')]];
    return [[kind === 'procedures' && key === 'by' ? '主办' : label, wordsOf(value).join('、')]];
  });
}

function Reference({ kind, id, policy }: { kind: 'clock' | 'rule'; id: string; policy: Policy }) {
  const whole = id.includes('/') ? id : `${policy.id}/${id}`;
  const title =
    kind === 'rule'
      ? policy.rules.find((rule) => rule.id === whole)?.title
      : policy.clocks.find(({ spec }) => spec.id === whole)?.spec.title;
  return <a href={kind === 'rule' ? rulePath(whole) : clockPath(whole)}>{title ?? whole}</a>;
}

/** A text, a list of them, `{value}`, `{title}`, or a table of such: what a person reads of it. */
function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value !== 'object' || value === null) return [longDate(String(value)) ?? String(value)];
  const { value: inner, title } = value as { value?: unknown; title?: unknown };
  if (inner !== undefined || title !== undefined) return wordsOf(inner ?? title);
  return Object.values(value).flatMap(wordsOf);
}

function targetsText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([year, target]) => `${year}年 ${wordsOf(target).join('')}`)
    .join('；');
}

const EVERY: Record<string, string> = {
  day: '每日',
  week: '每周',
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
  monday: '每周一',
  tuesday: '每周二',
  wednesday: '每周三',
  thursday: '每周四',
  friday: '每周五',
};

function everyText(every: string): string {
  return EVERY[every] ?? (every.startsWith('每') ? every : `每${every}`);
}
