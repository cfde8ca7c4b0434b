/** 机构: an organ under all its names, who held its posts on a day, what it hosts, which documents name it. */
import type { Facet, OrganView } from '../store/views.ts';
import { documentPath, organPath, searchPath } from './addresses.ts';
import { DocumentList } from './document-list.tsx';
import type { Page } from './layout.tsx';
import { heldOn } from './tenure.ts';
import { Tenures } from './tenures.tsx';
import { longDate } from './wording.ts';

const DOCUMENTS_SHOWN = 20;

/** `on` is an ISO date, or null for the whole history. */
export function organPage(view: OrganView, on: string | null): Page {
  const path = organPath(view.name);
  return {
    title: view.name,
    description: `${view.name}：历任任职、设在该单位的议事协调机构办公室、提到该单位的文件。`,
    path: on ? `${path}?on=${on}` : path,
    json: `${path}.json`,
    section: '/o',
    unlisted: on !== null,
    linkedData: {
      '@context': 'https://schema.org',
      '@type': 'GovernmentOrganization',
      name: view.name,
      alternateName: view.aliases.map((alias) => alias.name).filter((name) => name !== view.name),
    },
    body: (
      <div className="wide text-width">
        <p className="eyebrow">机构</p>
        <h1>{view.name}</h1>
        {view.aliases.length > 0 && (
          <section aria-labelledby="names">
            <h2 id="names">名称</h2>
            <ul className="notes">
              {view.aliases.map((alias) => (
                <li key={`${alias.name}${alias.from}`}>
                  {alias.name}
                  <span className="where">
                    {alias.from || alias.to
                      ? `${longDate(alias.from) ?? '起始不详'}至${longDate(alias.to) ?? '今'}`
                      : '使用时间未标明'}
                  </span>
                  {alias.cite && <span className="where">{alias.cite}</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="posts">
          <h2 id="posts">任职</h2>
          <DayForm action={path} on={on} />
          <Posts view={view} on={on} />
        </section>
        {view.hosts.length > 0 && (
          <section aria-labelledby="hosts">
            <h2 id="hosts">办公室设在该单位的机构</h2>
            <ul className="notes">
              {view.hosts.map((host) => (
                <li key={`${host.body}${host.number}`}>
                  {host.body}
                  <a className="where" href={documentPath(host.number)}>
                    {host.number}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section aria-labelledby="documents">
          <h2 id="documents">提到该单位的文件</h2>
          {view.documents.length > 0 ? (
            <DocumentList documents={view.documents.slice(0, DOCUMENTS_SHOWN)} />
          ) : (
            <p className="empty">没有文件提到该单位。</p>
          )}
          {view.documents.length > DOCUMENTS_SHOWN && (
            <p>
              <a className="more" href={searchPath('', { organ: view.name })}>
                查看全部
              </a>
            </p>
          )}
        </section>
      </div>
    ),
  };
}

/** A plain GET form: the answer has an address of its own. */
function DayForm({ action, on }: { action: string; on: string | null }) {
  return (
    <form className="inline-form" action={action}>
      <label htmlFor="on">查某日在任</label>
      <input type="date" id="on" name="on" defaultValue={on ?? ''} />
      <button type="submit">查看</button>
      {on && <a href={action}>全部任职</a>}
    </form>
  );
}

function Posts({ view, on }: { view: OrganView; on: string | null }) {
  if (on === null) {
    return view.tenures.length > 0 ? (
      <Tenures name={`${view.name}历任`} tenures={view.tenures} />
    ) : (
      <p className="empty">本库文件中没有该单位的任免记载。</p>
    );
  }
  const { certain, possible } = heldOn(view.tenures, on);
  return (
    <>
      {certain.length > 0 ? (
        <Tenures name={`${longDate(on)}在任`} tenures={certain} />
      ) : (
        <p className="empty">按本库文件，{longDate(on)}没有可以确认的在任人员。</p>
      )}
      {possible.length > 0 && (
        <>
          <h3>起始时间不详，当日尚未免职</h3>
          <Tenures name="起始时间不详" tenures={possible} />
        </>
      )}
      <p className="quiet">仅依据本库所收的任免文件；未收录的任免不在其中。</p>
    </>
  );
}

/** 机构: every organ that the documents name. */
export function organsPage(organs: Facet[]): Page {
  return {
    title: '机构',
    description: `文件中出现的机构 ${organs.length} 个。`,
    path: '/o',
    json: '/o.json',
    section: '/o',
    body: <NameList title="机构" what="文件中出现的机构" names={organs} path={organPath} />,
  };
}

interface NameListProps {
  title: string;
  /** Whose names these are. */
  what: string;
  names: Facet[];
  path: (name: string) => string;
  /** Names of a few signs stand in several columns on a phone too. */
  short?: boolean;
}

export function NameList({ title, what, names, path, short = false }: NameListProps) {
  return (
    <div className="wide">
      <h1>{title}</h1>
      {names.length === 0 ? (
        <p className="empty">还没有可列出的条目。</p>
      ) : (
        <p className="lead">
          {what}共 {names.length} 个，数字是提到的文件件数。
        </p>
      )}
      <ul className={short ? 'names short' : 'names'}>
        {names.map(({ value, count }) => (
          <li key={value}>
            <a href={path(value)}>
              {value}{' '}
              <span className="count">
                {count}
                <span className="hidden">件文件</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
