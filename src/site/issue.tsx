/** 期: the contents of one issue as printed, what is missing from it, and its downloads. */
import type { IssueSummary, IssueView } from '../store/views.ts';
import { issuePath } from './addresses.ts';
import { DocumentList } from './document-list.tsx';
import type { Page } from './layout.tsx';
import { MissingList } from './missing.tsx';
import { issueName, linesName, longDate } from './wording.ts';

export function issuePage(view: IssueView): Page {
  const name = issueName(view.key);
  const path = issuePath(view.key);
  const pages = new Map(view.head.toc?.map((entry) => [entry.number, entry.page]));
  return {
    title: `${view.title ?? '政府公报'} ${name}`,
    description: `${name}目录：${view.contents.length} 件文件。`,
    path,
    json: `${path}.json`,
    section: '/i',
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'PublicationIssue',
      issueNumber: String(view.number ?? view.key),
      datePublished: view.published ?? undefined,
      isPartOf: { '@type': 'Periodical', name: view.title ?? '政府公报' },
      inLanguage: 'zh-CN',
    },
    body: (
      <div className="wide columns">
        <section aria-labelledby="contents">
          <p className="eyebrow">{view.title ?? '政府公报'}</p>
          <h1>{name}</h1>
          {view.scrambled && (
            <p className="note">
              本期文本层的版面块次序错乱，各文件的段落次序由系统按语言线索复原，文件页上逐件标明把握程度，原有次序可以对照。
            </p>
          )}
          <h2 id="contents">目录</h2>
          {view.contents.length > 0 ? (
            <DocumentList documents={view.contents} page={(number) => pages.get(number) ?? null} />
          ) : (
            <p className="empty">本期没有读出文件。</p>
          )}
        </section>
        <aside aria-label="本期信息">
          <h2>本期信息</h2>
          <dl className="facts-list">
            <Fact name="期号" value={name} />
            <Fact name="总期号" value={view.total ? `总第${view.total}期` : null} />
            <Fact name="出版日期" value={longDate(view.published)} />
            <Fact name="文件" value={`${view.contents.length} 件`} />
            {Object.entries(view.head.imprint).map(([label, value]) => (
              <Fact key={label} name={label} value={value} />
            ))}
          </dl>
          <h2>下载</h2>
          <ul className="rows">
            <li>
              <a href={`${path}.txt`} download={`${view.key}.txt`}>
                原文文本（行号与引用一致）
              </a>
              <span>TXT</span>
            </li>
            <li>
              <a href={`${path}.json`}>结构化数据</a>
              <span>JSON</span>
            </li>
          </ul>
          <h2>本期已知缺失</h2>
          {view.missing.length > 0 ? <MissingList items={view.missing} /> : <p className="quiet">未发现。</p>}
          {view.damage.length > 0 && (
            <details>
              <summary>文件之外的文本问题（{view.damage.length} 处）</summary>
              <ul className="notes">
                {view.damage.slice(0, 100).map((damage) => (
                  <li key={`${damage.lines.join('-')}-${damage.type}`}>
                    {linesName(damage.lines)}：{damage.evidence}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </aside>
      </div>
    ),
  };
}

function Fact({ name, value }: { name: string; value: string | null }) {
  if (!value) return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** 公报期次: every issue, newest first. */
export function issuesPage(issues: IssueSummary[]): Page {
  return {
    title: '公报期次',
    description: `已收录公报 ${issues.length} 期。`,
    path: '/i',
    json: '/i.json',
    section: '/i',
    body: (
      <div className="wide">
        <h1>公报期次</h1>
        {issues.length === 0 && <p className="empty">还没有收录公报。</p>}
        <ul className="covers">
          {issues.map((issue) => (
            <li key={issue.key}>
              <a className="cover" href={issuePath(issue.key)}>
                <span className="cover-name">{issue.title ?? '政府公报'}</span>
                <span className="cover-key">{issueName(issue.key)}</span>
                <span className="cover-facts">
                  {[longDate(issue.published), `${issue.documents} 件文件`].filter(Boolean).join(' · ')}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    ),
  };
}
