/** A list of documents as it stands on most pages: title first, then what identifies it. */
import type { DocumentSummary } from '../store/views.ts';
import { documentPath, issuePath } from './addresses.ts';
import { issueName, longDate } from './wording.ts';

export function DocumentList({
  documents,
  page,
}: {
  documents: DocumentSummary[];
  page?: (number: string) => number | null;
}) {
  return (
    <ul className="documents">
      {documents.map((document) => (
        <li key={document.number}>
          <a className="title" href={documentPath(document.number)}>
            {titleOf(document)}
          </a>
          <p className="facts">
            <span>{document.number}</span>
            {document.dated && <time dateTime={document.dated}>{longDate(document.dated)}</time>}
            {document.kind && <span>{document.kind}</span>}
            {page ? (
              page(document.number) !== null && <span>第{page(document.number)}页</span>
            ) : (
              <a href={issuePath(document.issue)}>{issueName(document.issue)}</a>
            )}
            {document.titleInferred && <span className="quiet">标题系推断</span>}
            {document.validity !== '未标明' && <ValidityMark state={document.validity} />}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** State by word, never by colour alone. */
export function ValidityMark({ state }: { state: DocumentSummary['validity'] }) {
  const over = state === '已废止' || state === '已失效';
  return <span className={over ? 'mark over' : 'mark'}>{state}</span>;
}

export function titleOf(document: { title: string | null; number: string }): string {
  return document.title ?? `${document.number}（标题缺失）`;
}
