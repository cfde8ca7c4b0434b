/** When there is nothing to show: say so, and offer what is near. */
import type { SearchHit } from '../store/views.ts';
import { Hits } from './hits.tsx';
import type { Page } from './layout.tsx';

export function failurePage(status: number, message: string): Page {
  return {
    title: status === 404 ? '没有找到' : '出错了',
    description: message,
    path: '/',
    unlisted: true,
    body: (
      <div className="wide text-width">
        <p className="eyebrow">{status}</p>
        <h1>{status === 404 ? '没有找到' : '出错了'}</h1>
        <p className="lead">{message}</p>
        <Ways />
      </div>
    ),
  };
}

/** Something with a name that is not held, with the documents that mention it. */
export function unknownPage(what: string, name: string, hits: SearchHit[]): Page {
  return {
    title: `没有收录“${name}”`,
    description: `本库没有收录${what}“${name}”。`,
    path: '/',
    unlisted: true,
    body: (
      <div className="wide text-width">
        <p className="eyebrow">404</p>
        <h1>本库没有收录“{name}”</h1>
        <p className="lead">没有收录不等于不存在：它可能未在已收录的各期公报上刊登，或者名称、文号有出入。</p>
        {hits.length > 0 && (
          <section aria-labelledby="near">
            <h2 id="near">提到它或与它相近的文件</h2>
            <Hits hits={hits} />
          </section>
        )}
        <Ways query={name} />
      </div>
    ),
  };
}

function Ways({ query = '' }: { query?: string }) {
  return (
    <>
      <search aria-label="文件">
        <form className="big-find" action="/search">
          <input type="search" name="q" defaultValue={query} aria-label="检索词" />
          <button type="submit">检索</button>
        </form>
      </search>
      <ul className="rows">
        <li>
          <a href="/i">按期次浏览公报</a>
        </li>
        <li>
          <a href="/missing">查看已知缺失</a>
        </li>
        <li>
          <a href="/">返回首页</a>
        </li>
      </ul>
    </>
  );
}
