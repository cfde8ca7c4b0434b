/** 已知缺失: what we know that we do not have. Openly, as legislation services do with what is not up to date. */
import type { Missing } from '../gazette/types.ts';
import type { MissingView } from '../store/views.ts';
import { documentPath, issuePath, sourcePath } from './addresses.ts';
import type { Page } from './layout.tsx';
import { issueName, linesName, MISSING_NAMES } from './wording.ts';

export function missingPage(views: MissingView[]): Page {
  const issues = [...new Set(views.map((view) => view.issue))];
  const total = views.reduce((sum, view) => sum + view.items.length, 0);
  return {
    title: '已知缺失',
    description: `本库已知的缺失共 ${total} 项：文号空缺、附件缺失、引用而未收录的文件等。`,
    path: '/missing',
    json: '/missing.json',
    section: '/missing',
    body: (
      <div className="wide missing">
        <h1>已知缺失</h1>
        <p className="lead">
          公报的文本并不完整：有的文号没有出现，有的附件没有印出，有的内容只在二维码后面。知道缺什么，才不会把“没有找到”误作“没有”。以下共{' '}
          {total} 项，按期列出。
        </p>
        <ul className="chips" aria-label="按种类">
          {countByType(views).map(([type, count]) => (
            <li key={type}>
              <span className="tag">
                {MISSING_NAMES[type]} {count}
              </span>
            </li>
          ))}
        </ul>
        {total === 0 && <p className="empty">目前没有已知的缺失。</p>}
        {issues.length > 1 && (
          <nav aria-label="按期">
            <ul className="chips">
              {issues.map((issue) => (
                <li key={issue}>
                  <a href={`#${issue}`}>
                    {issueName(issue)} {countIn(views, issue)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {issues.map((issue) => (
          <section key={issue} id={issue} className="missing-issue">
            <h2>
              <a href={issuePath(issue)}>{issueName(issue)}</a>
            </h2>
            {views
              .filter((view) => view.issue === issue && view.items.length > 0)
              .map((view) => (
                <div key={view.document ?? ''} className="missing-document">
                  <h3>{view.document ? <a href={documentPath(view.document)}>{view.document}</a> : '整期'}</h3>
                  <MissingList items={view.items} document={view.document} />
                </div>
              ))}
          </section>
        ))}
      </div>
    ),
  };
}

function countIn(views: MissingView[], issue: string): number {
  return views.reduce((sum, view) => sum + (view.issue === issue ? view.items.length : 0), 0);
}

function countByType(views: MissingView[]): [Missing['type'], number][] {
  const counts = new Map<Missing['type'], number>();
  for (const { type } of views.flatMap((view) => view.items)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

export function MissingList({ items, document = null }: { items: Missing[]; document?: string | null }) {
  return (
    <ul className="notes">
      {items.map((item, place) => (
        <li key={place}>
          <span className="tag">{MISSING_NAMES[item.type]}</span> {item.what}
          {item.lines &&
            (document ? (
              <a className="where" href={sourcePath(document, item.lines[0])}>
                {linesName(item.lines)}
              </a>
            ) : (
              <span className="where">{linesName(item.lines)}</span>
            ))}
        </li>
      ))}
    </ul>
  );
}
