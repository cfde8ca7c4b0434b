/** 规则: every mechanism with what can be asked; one mechanism with its documents, rules, clocks and declared elements. */

import { printDay } from '../../calendar/day.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Rule } from '../../rule/rule.ts';
import { documentPath } from '../addresses.ts';
import type { Page } from '../layout.tsx';
import { longDate } from '../wording.ts';
import { clockPath, mechanismPath, rulePath } from './addresses.ts';
import { DeclaredSections } from './declared.tsx';
import type { Stock } from './shelf.ts';

export function mechanismsPage({ policies, refused }: Stock): Page {
  const of = (folder: string) => policies.filter(({ jurisdiction }) => jurisdiction === folder);
  const specimen = of('specimen');
  const local = policies.filter(({ jurisdiction }) => jurisdiction !== 'specimen' && jurisdiction !== 'national');
  const groups: [string, Policy[]][] = [
    ['样例公报', specimen],
    [specimen.length > 0 ? '其他地方的文件' : '本地文件', local],
    ['全国通用', of('national')],
  ];
  return {
    title: '规则与时限',
    description: '文件规定的标准、条件和期限：填几项情况，得到有依据的答案。',
    path: '/m',
    json: '/m.json',
    section: '/m',
    body: (
      <div className="wide">
        <h1>规则与时限</h1>
        <p className="lead">能领多少、该交多少、哪天到期：填几项情况就有答案，每一步都附所依据的原文。</p>
        {policies.length === 0 && <p className="empty">还没有政策文件。</p>}
        {groups.map(
          ([name, members]) =>
            members.length > 0 && (
              <section key={name}>
                <h2>{name}</h2>
                <ul className="mechanisms">
                  {members.map((policy) => (
                    <li key={policy.id}>
                      <a href={mechanismPath(policy.id)}>{policy.title}</a>
                      <span className="count">{countsOf(policy)}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ),
        )}
        {refused.length > 0 && (
          <section>
            <h2>停用</h2>
            <p className="quiet">以下政策文件与所引原文不符，改正以前不提供答案。</p>
            <ul className="notes">
              {refused.map(({ policy, items }) => (
                <li key={policy.id}>
                  {policy.title}：{items[0]!.message}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    ),
  };
}

function countsOf({ rules, clocks, declared }: Policy): string {
  const counts = [
    [rules.length, '条规则'],
    [clocks.length, '项时限'],
    [declared.length, '项其他'],
  ] as const;
  return counts.flatMap(([n, name]) => (n > 0 ? [`${n} ${name}`] : [])).join(' · ');
}

export function mechanismPage(policy: Policy, stock: Stock): Page {
  const path = mechanismPath(policy.id);
  return {
    title: policy.title,
    description: `${policy.title}：${policy.rules
      .map(({ asks }) => asks)
      .join(' ')
      .slice(0, 120)}`,
    path,
    json: `${path}.json`,
    section: '/m',
    body: (
      <div className="wide columns">
        <section aria-labelledby="rules">
          <p className="eyebrow">规则与时限</p>
          <h1>{policy.title}</h1>
          {policy.rules.length > 0 && (
            <>
              <h2 id="rules">可以问的</h2>
              <ul className="questions">
                {policy.rules.map((rule) => (
                  <li key={rule.id}>
                    <a href={rulePath(rule.id)}>{rule.title}</a>
                    <span>{rule.asks}</span>
                    <span className="count">{spanOf(rule)}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {policy.clocks.length > 0 && (
            <>
              <h2>时限</h2>
              <ul className="questions">
                {policy.clocks.map(({ spec }) => (
                  <li key={spec.id}>
                    <a href={clockPath(spec.id)}>{spec.title}</a>
                    <span>{spec.asks}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <DeclaredSections policy={policy} stock={stock} />
        </section>
        <aside aria-label="依据">
          <h2>依据的文件</h2>
          <ul className="rows">
            {policy.documents.map(({ number }) => (
              <li key={number}>
                <a href={documentPath(number)}>{number}</a>
              </li>
            ))}
          </ul>
          {policy.organ && (
            <>
              <h2>主管单位</h2>
              <p>{policy.organ}</p>
            </>
          )}
        </aside>
      </div>
    ),
  };
}

/** 2024年9月1日至2025年2月25日; several periods one after another. */
export function spanOf({ validity }: Rule): string {
  return (
    validity
      .filter(({ without, stated }) => without === null && stated.length > 0)
      .map(({ from, to }) => `${longDate(printDay(from))}${to === null ? '起' : `至${longDate(printDay(to))}`}`)
      .join('；') || '不限日期'
  );
}
