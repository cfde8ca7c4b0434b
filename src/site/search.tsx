/** 文件检索: a plain GET form, so that every result list has an address and works without JavaScript. */
import type { DocumentFilter, DocumentSummary, Facet, Overview, SearchHit } from '../store/views.ts';
import { searchPath } from './addresses.ts';
import { DocumentList } from './document-list.tsx';
import { Hits } from './hits.tsx';
import type { Page } from './layout.tsx';
import { issueName } from './wording.ts';

export const PAGE_SIZE = 20;

/** With a query `hits` are filled, without one `documents`. */
export interface SearchResult {
  query: string;
  filter: DocumentFilter;
  /** Counts from 1. */
  page: number;
  total: number;
  hits: SearchHit[];
  documents: DocumentSummary[];
}

export function searchPage(result: SearchResult, overview: Overview): Page {
  const { query, filter, total, page } = result;
  const path = searchPath(query, filter, page);
  return {
    title: query ? `检索：${query}` : '文件检索',
    description: '按文号、标题、单位、姓名、事项检索公报文件与条款。',
    path,
    json: path.replace('/search', '/search.json'),
    section: '/search',
    searching: true,
    unlisted: path !== '/search',
    body: (
      <div className="wide search">
        <h1>文件检索</h1>
        <SearchForm query={query} filter={filter} overview={overview} />
        <section aria-labelledby="results">
          <h2 id="results" className="result-count">
            {total === 0 ? '没有结果' : query ? `找到 ${total} 条` : `共 ${total} 件文件`}
          </h2>
          <Chosen query={query} filter={filter} />
          {total === 0 && <Help query={query} filter={filter} />}
          {query ? <Hits hits={result.hits} /> : <DocumentList documents={result.documents} />}
          <Pages query={query} filter={filter} page={page} last={Math.ceil(total / PAGE_SIZE)} />
        </section>
      </div>
    ),
  };
}

function SearchForm({ query, filter, overview }: { query: string; filter: DocumentFilter; overview: Overview }) {
  const narrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <search aria-label="文件">
      <form action="/search">
        <div className="big-find">
          <input
            type="search"
            name="q"
            defaultValue={query}
            aria-label="检索词"
            placeholder="文号、标题、单位、姓名、事项"
          />
          <button type="submit">检索</button>
        </div>
        <details className="narrow" open={narrowed}>
          <summary>按机关、主题、文种、日期筛选</summary>
          <div className="fields">
            <Choice name="issuer" title="发文机关" facets={overview.byIssuer} value={filter.issuer} />
            <Choice name="topic" title="主题" facets={overview.byTopic} value={filter.topic} />
            <Choice name="kind" title="文种" facets={overview.byKind} value={filter.kind} />
            <Choice
              name="issue"
              title="公报期次"
              facets={overview.issues.map(({ key, documents }) => ({ value: key, count: documents }))}
              value={filter.issue}
              shown={issueName}
            />
            <Choice
              name="year"
              title="年份"
              facets={overview.byYear}
              value={filter.year?.toString()}
              shown={(year) => `${year}年`}
            />
            <Day name="from" title="成文日期自" value={filter.from} />
            <Day name="to" title="成文日期至" value={filter.to} />
            {filter.organ && <input type="hidden" name="organ" value={filter.organ} />}
            {filter.person && <input type="hidden" name="person" value={filter.person} />}
            <div className="buttons">
              <button type="submit">筛选</button>
              <a href={searchPath(query)}>清除条件</a>
            </div>
          </div>
        </details>
      </form>
    </search>
  );
}

function Day({ name, title, value }: { name: string; title: string; value: string | undefined }) {
  return (
    <div className="field">
      <label htmlFor={name}>{title}</label>
      <input type="date" id={name} name={name} defaultValue={value ?? ''} />
    </div>
  );
}

interface ChoiceProps {
  name: string;
  title: string;
  facets: Facet[];
  value: string | undefined;
  shown?: (value: string) => string;
}

function Choice({ name, title, facets, value, shown = (text) => text }: ChoiceProps) {
  const known = value === undefined || facets.some((facet) => facet.value === value);
  return (
    <div className="field">
      <label htmlFor={name}>{title}</label>
      <select id={name} name={name} defaultValue={value ?? ''}>
        <option value="">不限</option>
        {!known && <option value={value}>{shown(value)}</option>}
        {facets.map((facet) => (
          <option key={facet.value} value={facet.value}>
            {shown(facet.value)}（{facet.count}）
          </option>
        ))}
      </select>
    </div>
  );
}

const FILTER_NAMES: Record<keyof DocumentFilter, string> = {
  issue: '期次',
  kind: '文种',
  issuer: '发文机关',
  topic: '主题',
  year: '年份',
  organ: '提到的单位',
  person: '提到的人',
  from: '自',
  to: '至',
};

/** Each condition can be taken off by itself. */
function Chosen({ query, filter }: { query: string; filter: DocumentFilter }) {
  const chosen = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (chosen.length === 0) return null;
  return (
    <ul className="chips chosen" aria-label="已选条件">
      {chosen.map(([name, value]) => (
        <li key={name}>
          <a href={searchPath(query, { ...filter, [name]: undefined })} aria-label={`去掉条件 ${value}`}>
            {FILTER_NAMES[name as keyof DocumentFilter]}：{name === 'issue' ? issueName(String(value)) : value}
            <span aria-hidden="true"> ×</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function Help({ query, filter }: { query: string; filter: DocumentFilter }) {
  return (
    <div className="empty">
      <p>没有符合条件的文件。可以这样试：</p>
      <ul>
        <li>缩短检索词，或换一种说法，例如用“医保”代替整句的标题；</li>
        <li>文号可以写成任意括号：离政发〔2024〕1号、离政发[2024]1号；</li>
        <li>也可以输入拼音首字母、单位简称或人名。</li>
        {query && Object.values(filter).some((value) => value !== undefined) && (
          <li>
            <a href={searchPath(query)}>去掉全部条件，只按“{query}”检索</a>
          </li>
        )}
        <li>
          公报里没有刊登的，这里也没有：见<a href="/missing">已知缺失</a>。
        </li>
      </ul>
    </div>
  );
}

function Pages({ query, filter, page, last }: { query: string; filter: DocumentFilter; page: number; last: number }) {
  if (last <= 1) return null;
  const near = Array.from({ length: last }, (_, place) => place + 1).filter(
    (number) => number === 1 || number === last || Math.abs(number - page) <= 2,
  );
  return (
    <nav className="pages" aria-label="结果分页">
      {page > 1 && (
        <a href={searchPath(query, filter, page - 1)} rel="prev">
          上一页
        </a>
      )}
      {near.map((number, place) => (
        <span key={number}>
          {place > 0 && number - near[place - 1]! > 1 && <span className="quiet">… </span>}
          <a
            href={searchPath(query, filter, number)}
            aria-current={number === page ? 'page' : undefined}
            aria-label={`第${number}页`}
          >
            {number}
          </a>
        </span>
      ))}
      {page < last && (
        <a href={searchPath(query, filter, page + 1)} rel="next">
          下一页
        </a>
      )}
    </nav>
  );
}
