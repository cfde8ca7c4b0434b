/** 首页: search, the newest issue, the newest documents, and ways to browse. */
import type { Facet, Overview } from '../store/views.ts';
import { issuePath, searchPath } from './addresses.ts';
import { DocumentList } from './document-list.tsx';
import type { Page } from './layout.tsx';
import { issueName, longDate } from './wording.ts';

/** More values than this are behind the link to the search page. */
const FACETS_SHOWN = 12;
const EXAMPLES = ['医疗保险', '应急预案', '补贴', '任免', '征收补偿'];

export function homePage(overview: Overview, organs: Facet[], siteName: string): Page {
  const [latest, ...earlier] = overview.issues;
  return {
    title: siteName,
    description: `${siteName}：已收录 ${overview.issues.length} 期、${overview.documents} 件文件，可按文号、单位、主题、年份查阅和引用。`,
    path: '/',
    json: '/index.json',
    section: '/',
    searching: true,
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: siteName,
      inLanguage: 'zh-CN',
      potentialAction: { '@type': 'SearchAction', target: '/search?q={query}', 'query-input': 'required name=query' },
    },
    body: (
      <>
        <section className="hero">
          <div className="wide">
            <h1>
              公报 {overview.issues.length} 期，文件 {overview.documents} 件
            </h1>
            <p className="lead">逐条可查、可引，每一句都能追溯到公报原文的行。</p>
            <search aria-label="文件">
              <form className="big-find" action="/search">
                <input type="search" name="q" aria-label="检索词" placeholder="输入文号、标题、单位、姓名或事项" />
                <button type="submit">检索</button>
              </form>
            </search>
            <ul className="hint" aria-label="检索示例">
              {EXAMPLES.map((example) => (
                <li key={example}>
                  <a href={searchPath(example)}>{example}</a>
                </li>
              ))}
            </ul>
          </div>
        </section>
        <div className="wide columns">
          <section aria-labelledby="newest">
            <h2 id="newest">最新文件</h2>
            {overview.newest.length > 0 ? <DocumentList documents={overview.newest} /> : <NothingYet />}
            <p>
              <a className="more" href="/search">
                查看全部文件
              </a>
            </p>
          </section>
          <div>
            {latest && (
              <section aria-labelledby="issues">
                <h2 id="issues">公报期次</h2>
                <a className="cover" href={issuePath(latest.key)}>
                  <span className="cover-name">{latest.title ?? siteName}</span>
                  <span className="cover-key">{issueName(latest.key)}</span>
                  <span className="cover-facts">
                    {[latest.total && `总第${latest.total}期`, longDate(latest.published), `${latest.documents} 件文件`]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </a>
                <ul className="rows">
                  {earlier.slice(0, 8).map((issue) => (
                    <li key={issue.key}>
                      <a href={issuePath(issue.key)}>{issueName(issue.key)}</a>
                      <span>{issue.documents} 件</span>
                    </li>
                  ))}
                </ul>
                {earlier.length > 8 && (
                  <p>
                    <a className="more" href="/i">
                      全部期次
                    </a>
                  </p>
                )}
              </section>
            )}
            <Browse title="按发文机关" facets={overview.byIssuer} path={(issuer) => searchPath('', { issuer })} />
            <Browse title="按主题" facets={overview.byTopic} path={(topic) => searchPath('', { topic })} />
            <Browse title="按文种" facets={overview.byKind} path={(kind) => searchPath('', { kind })} />
            <Browse
              title="按年份"
              facets={overview.byYear}
              path={(year) => searchPath('', { year: Number(year) })}
              suffix="年"
            />
            <Browse title="按提到的单位" facets={organs} path={(organ) => searchPath('', { organ })} all="/o" />
          </div>
        </div>
      </>
    ),
  };
}

interface BrowseProps {
  title: string;
  facets: Facet[];
  path: (value: string) => string;
  suffix?: string;
  all?: string;
}

function Browse({ title, facets, path, suffix = '', all }: BrowseProps) {
  if (facets.length === 0) return null;
  return (
    <section className="browse">
      <h3>{title}</h3>
      <ul className="chips">
        {facets.slice(0, FACETS_SHOWN).map(({ value, count }) => (
          <li key={value}>
            <a href={path(value)}>
              {value}
              {suffix} <span className="count">{count}</span>
            </a>
          </li>
        ))}
        {all && facets.length > FACETS_SHOWN && (
          <li>
            <a href={all}>全部…</a>
          </li>
        )}
      </ul>
    </section>
  );
}

function NothingYet() {
  return <p className="empty">还没有收录文件。管理员导入公报后，文件会出现在这里。</p>;
}
