/** The block that opens every document on a government site: what it is, whose, when, and whether it is in force. */
import type { ReactNode } from 'react';
import type { DocumentView } from '../store/views.ts';
import { documentPath, issuePath, searchPath, sourcePath } from './addresses.ts';
import { ValidityMark } from './document-list.tsx';
import { indexNumber } from './index-number.ts';
import { issueName, linesName, longDate, VALIDITY_MEANING } from './wording.ts';

export function Metadata({ view, jurisdiction }: { view: DocumentView; jurisdiction: string }) {
  const { record } = view;
  return (
    <dl className="metadata">
      <Field name="索引号">{indexNumber(jurisdiction, view)}</Field>
      <Field name="主题分类">{view.topic && <a href={searchPath('', { topic: view.topic })}>{view.topic}</a>}</Field>
      <Field name="发文机关">
        {view.issuer && <a href={searchPath('', { issuer: view.issuer })}>{view.issuer}</a>}
      </Field>
      <Field name="成文日期">{view.dated && <time dateTime={view.dated}>{longDate(view.dated)}</time>}</Field>
      <Field name="发文字号">{view.number}</Field>
      <Field name="文种">{view.kind && <a href={searchPath('', { kind: view.kind })}>{view.kind}</a>}</Field>
      <Field name="公开方式">{record.mark ? `主动公开（${record.mark}）` : null}</Field>
      <Field name="所载公报">
        <a href={issuePath(view.issue)}>{issueName(view.issue)}</a>{' '}
        <a href={sourcePath(view.number, view.lines[0])}>{linesName(view.lines)}</a>
        {record.tocPage !== null && `，第${record.tocPage}页`}
      </Field>
      <Field name="有效性" wide>
        <Validity view={view} />
      </Field>
    </dl>
  );
}

function Validity({ view }: { view: DocumentView }) {
  const { state, evidence } = view.validityDetail;
  return (
    <>
      <ValidityMark state={state} /> <span className="quiet">{VALIDITY_MEANING[state]}</span>
      {evidence && (
        <span className="evidence">
          依据：<a href={sourcePath(evidence.document, evidence.lines[0])}>{evidence.document}</a>（
          {issueName(evidence.issue)}
          {linesName(evidence.lines)}）“{evidence.sentence}”
        </span>
      )}
    </>
  );
}

function Field({ name, wide, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'wide-field' : undefined}>
      <dt>{name}</dt>
      <dd>{children || <span className="quiet">未标明</span>}</dd>
    </div>
  );
}

/** What replaced or changed this document, where a reader cannot miss it. */
export function ForceNotice({ view }: { view: DocumentView }) {
  const [references, word] = view.repealedBy.length > 0 ? [view.repealedBy, '废止'] : [view.amendedBy, '修改'];
  const numbers = references.flatMap(({ number }) => number ?? []);
  if (numbers.length === 0) return null;
  return (
    <p className="note strong">
      本文件已被
      {numbers.map((number, place) => (
        <span key={number}>
          {place > 0 && '、'}
          <a href={documentPath(number)}>{number}</a>
        </span>
      ))}
      {word}。
    </p>
  );
}
