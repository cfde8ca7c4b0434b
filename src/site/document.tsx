/** 文件: one document, to be read, cited, checked against its source, printed and listened to. */
import type { DocumentView, Facet } from '../store/views.ts';
import { documentPath, organPath, sourcePath } from './addresses.ts';
import { Clauses, PrintedOrder } from './clauses.tsx';
import { titleOf } from './document-list.tsx';
import type { Page } from './layout.tsx';
import { documentData } from './linked-data.ts';
import { ForceNotice, Metadata } from './metadata.tsx';
import { type Entry, headings, outline } from './outline.ts';
import { People } from './people.tsx';
import { PrintedTable } from './printed-table.tsx';
import { Relations } from './relations.tsx';
import { ReadingNotices, Repairs } from './repairs.tsx';
import { citeName, dialable, issueName, linesName, printLabel } from './wording.ts';

export interface DocumentPageOptions {
  jurisdiction: string;
  origin: string;
  /** Original lines side by side. */
  withSource: boolean;
  /** Organs that have a page. */
  organs: Facet[];
  /** SVG of the QR code of this page. */
  qr: string;
}

export function documentPage(view: DocumentView, options: DocumentPageOptions): Page {
  const { withSource } = options;
  const path = documentPath(view.number);
  const entries = outline(view.record);
  const contents = headings(entries);
  const shown = new Set(entries.map(({ clause }) => clause.table));
  return {
    title: titleOf(view),
    description: `${view.number}　${titleOf(view)}。${view.issuer ?? ''}${view.dated ? `，${view.dated}` : ''}。载${issueName(view.issue)}。`,
    path,
    json: `${path}.json`,
    type: 'article',
    linkedData: documentData(view, options.origin),
    unlisted: withSource,
    body: (
      <article className={`wide document${withSource ? ' with-source' : ''}`} data-number={view.number}>
        <header className="document-head">
          {view.issuer && <p className="eyebrow">{view.issuer}</p>}
          <h1>{titleOf(view)}</h1>
          {view.title && <p className="number">{view.number}</p>}
          <ForceNotice view={view} />
          <Metadata view={view} jurisdiction={options.jurisdiction} />
          <Actions view={view} withSource={withSource} />
          <ReadingNotices view={view} />
        </header>
        {contents.length >= 3 && !withSource && <Contents entries={contents} />}
        <div className="text">
          <div className="clauses" data-readable>
            {entries.length > 0 ? (
              <Clauses view={view} entries={entries} withSource={withSource} />
            ) : (
              <Unread view={view} />
            )}
          </div>
          {view.record.tables.map((table, place) =>
            shown.has(place) ? null : <PrintedTable key={table.anchor} table={table} anchor={table.anchor} />,
          )}
          {withSource && entries.length > 0 && (
            <section aria-labelledby="printed">
              <h2 id="printed">原有次序的全部文本</h2>
              <p className="quiet">
                {issueName(view.issue)}
                {linesName(view.lines)}，按公报文本的先后排列。
              </p>
              <PrintedOrder view={view} entries={entries} />
            </section>
          )}
          <div className="apparatus">
            <People record={view.record} number={view.number} />
            <Relations view={view} />
            <Repairs view={view} />
            <Neighbours view={view} />
          </div>
        </div>
        <aside className="beside" aria-label="咨询与引用">
          <Contact view={view} organs={options.organs} />
          <section>
            <h2>引用本文</h2>
            <p className="citation" id="citation">
              {view.title ? `《${view.title}》` : ''}（{view.number}），载{issueName(view.issue)}
              {linesName(view.lines)}。
            </p>
          </section>
          <section className="qr">
            <h2>手机查看</h2>
            <div role="img" aria-label="本页二维码" dangerouslySetInnerHTML={{ __html: options.qr }} />
            <p className="quiet">扫一扫，在手机上打开本页</p>
          </section>
        </aside>
      </article>
    ),
  };
}

/** Buttons that need JavaScript stay hidden until it runs. */
function Actions({ view, withSource }: { view: DocumentView; withSource: boolean }) {
  const path = documentPath(view.number);
  return (
    <ul className="actions">
      <li>{withSource ? <a href={path}>只看条文</a> : <a href={sourcePath(view.number)}>对照原文</a>}</li>
      <li>
        <button type="button" data-read hidden>
          朗读
        </button>
      </li>
      <li>
        <button type="button" data-print hidden>
          打印
        </button>
      </li>
      <li>
        <button type="button" data-copy="#citation" hidden>
          复制引用
        </button>
      </li>
      <li>
        <a href={`${path}.json`}>数据（JSON）</a>
      </li>
    </ul>
  );
}

/** Never nothing: where no clause could be read, the lines themselves are the text. */
function Unread({ view }: { view: DocumentView }) {
  return (
    <>
      <p className="note">本文件未能读成条文，按原文各行显示。</p>
      <PrintedOrder view={view} entries={[]} />
    </>
  );
}

function Contents({ entries }: { entries: Entry[] }) {
  return (
    <nav className="contents" aria-labelledby="contents-title">
      <details open>
        <summary id="contents-title">本文目录</summary>
        <ol>
          {entries.map(({ clause }) => (
            <li key={clause.anchor}>
              <a href={`#${clause.anchor}`}>
                {clause.label ? printLabel(clause.label) : ''}
                {shorten(clause.text) || (clause.label ? '' : citeName(clause.anchor))}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function shorten(text: string): string {
  const sentence = text.split(/[。；：]/, 1)[0]!;
  return sentence.length > 24 ? `${sentence.slice(0, 23)}…` : sentence;
}

function Contact({ view, organs }: { view: DocumentView; organs: Facet[] }) {
  const { contactUnit, contactPhone, qrLine } = view.record;
  if (!contactUnit && !contactPhone && qrLine === null) return null;
  const call = contactPhone && dialable(contactPhone);
  return (
    <section>
      <h2>咨询</h2>
      <dl className="facts-list">
        {contactUnit && (
          <>
            <dt>咨询单位</dt>
            <dd>
              {organs.some(({ value }) => value === contactUnit) ? (
                <a href={organPath(contactUnit)}>{contactUnit}</a>
              ) : (
                contactUnit
              )}
            </dd>
          </>
        )}
        {contactPhone && (
          <>
            <dt>咨询电话</dt>
            <dd>{call ? <a href={call}>{contactPhone}</a> : contactPhone}</dd>
          </>
        )}
      </dl>
      {qrLine !== null && <p className="quiet">原件此处另有咨询二维码（第{qrLine}行），其内容不在公报文本中。</p>}
    </section>
  );
}

function Neighbours({ view }: { view: DocumentView }) {
  if (!view.previous && !view.next) return null;
  return (
    <nav className="neighbours" aria-label="同期文件">
      {view.previous && (
        <a href={documentPath(view.previous.number)} rel="prev">
          <span className="quiet">上一件</span>
          {titleOf(view.previous)}
        </a>
      )}
      {view.next && (
        <a href={documentPath(view.next.number)} rel="next">
          <span className="quiet">下一件</span>
          {titleOf(view.next)}
        </a>
      )}
    </nav>
  );
}
