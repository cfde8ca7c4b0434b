/** The text of a document: every clause with an address of its own, beside its source lines where these are asked for. */
import type { ReactNode } from 'react';
import type { LineRange } from '../gazette/types.ts';
import type { DocumentView } from '../store/views.ts';
import { findDocumentNumbers } from '../text/document-number.ts';
import { documentPath } from './addresses.ts';
import { Addressees, Signature, signaturePlace } from './opening-and-close.tsx';
import { type Entry, lineOwners } from './outline.ts';
import { PrintedTable } from './printed-table.tsx';
import { citeName, printLabel } from './wording.ts';

interface ClausesProps {
  view: DocumentView;
  entries: Entry[];
  /** Original lines side by side. */
  withSource: boolean;
}

export function Clauses({ view, entries, withSource }: ClausesProps) {
  const held = new Set(view.cites.filter((reference) => reference.held).map((reference) => reference.number));
  const owners = withSource ? lineOwners(entries) : null;
  const close = signaturePlace(view.record, entries);
  const rows = entries.map((entry, place) => {
    const shape = place === close && isTitle(entry) ? 'annexed-title' : shapeOf(entry, view);
    const row = <ClauseText key={entry.clause.anchor} view={view} entry={entry} held={held} shape={shape} />;
    if (!owners) return row;
    return (
      <div key={entry.clause.anchor} className="pair">
        {row}
        <ol className="source">
          {numbered(entry.clause.lines, view).map(([line, text]) => (
            <li key={line} id={owners.get(line) === entry.clause.anchor ? `L${line}` : undefined} data-line={line}>
              {text}
            </li>
          ))}
        </ol>
      </div>
    );
  });
  return (
    <>
      <Addressees record={view.record} entries={entries} />
      {rows.slice(0, close ?? rows.length)}
      {close !== null && <Signature record={view.record} />}
      {rows.slice(close ?? rows.length)}
    </>
  );
}

interface ClauseTextProps {
  view: DocumentView;
  entry: Entry;
  held: Set<string | null>;
  /** Class for its place on the page. */
  shape: string;
}

function ClauseText({ view, entry, held, shape }: ClauseTextProps) {
  const { clause, depth } = entry;
  const table = clause.table === undefined ? undefined : view.record.tables[clause.table];
  if (clause.kind === 'table' && table) return <PrintedTable table={table} anchor={clause.anchor} />;
  if (clause.kind === 'damaged') {
    return (
      <div className="damaged" id={clause.anchor}>
        <p className="quiet">此处原文受损，未能读成条文，按原样保留：</p>
        <pre>{clause.text || linesOf(clause.lines, view).join('\n')}</pre>
      </div>
    );
  }
  const body: ReactNode = (
    <>
      {clause.label && <span className="label">{printLabel(clause.label)}</span>}
      {linked(clause.text, held, view.number)}
      {entry.repairs.map((repair) => (
        <a key={repair} className="repair" href={`#整理-${repair}`} aria-label={`整理说明${repair}`}>
          注{repair}
        </a>
      ))}
      {clause.label && (
        <a
          className="cite"
          href={`#${clause.anchor}`}
          data-cite={citeName(clause.anchor)}
          aria-label={`引用 ${citeName(clause.anchor)}`}
        >
          引用
        </a>
      )}
    </>
  );
  const Element = elementFor(clause.kind, depth);
  return (
    <Element className={`clause d${Math.min(depth, 5)} ${shape}`} id={clause.anchor}>
      {body}
    </Element>
  );
}

function elementFor(kind: string, depth: number): 'h2' | 'h3' | 'h4' | 'p' {
  if (kind === 'annex') return 'h2';
  if (kind !== 'heading') return 'p';
  return depth === 1 ? 'h2' : depth === 2 ? 'h3' : 'h4';
}

/** Addressee and signature stand as they do in print. */
function shapeOf({ clause, depth }: Entry, view: DocumentView): string {
  if (clause.kind === 'annex') return 'annex';
  if (clause.kind !== 'paragraph' || clause.label !== null) return '';
  const text = clause.text.replace(/\s/g, '');
  if (depth === 1 && view.record.addresseesLine !== null && covers(clause.lines, view.record.addresseesLine))
    return 'addressee';
  if (
    text === view.issuer ||
    /^[〇零○O0-9一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日$/.test(text)
  )
    return 'signature';
  return '';
}

/** The title of the annexed text stands right behind the signature of its notice. */
function isTitle({ clause }: Entry): boolean {
  return (
    clause.kind === 'paragraph' && clause.label === null && clause.text.length <= 60 && !/[。；：，]$/.test(clause.text)
  );
}

function covers(ranges: LineRange[], line: number): boolean {
  return ranges.some(([first, last]) => first <= line && line <= last);
}

/** Numbers of documents that we hold become links. */
function linked(text: string, held: Set<string | null>, own: string): ReactNode {
  if (held.size === 0 || !text.includes('号')) return text;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end, number } of findDocumentNumbers(text)) {
    if (!held.has(number.normalized) || number.normalized === own) continue;
    parts.push(
      text.slice(at, start),
      <a key={start} href={documentPath(number.normalized)}>
        {text.slice(start, end)}
      </a>,
    );
    at = end;
  }
  return [...parts, text.slice(at)];
}

function numbered(ranges: LineRange[], view: DocumentView): [number, string][] {
  return ranges.flatMap(([first, last]) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place)
      .map((line): [number, string] => [line, (view.source[line - view.lines[0]] ?? '').trimEnd()])
      .filter(([, text]) => text.trim() !== ''),
  );
}

function linesOf(ranges: LineRange[], view: DocumentView): string[] {
  return numbered(ranges, view).map(([, text]) => text);
}

/** All lines in the order in which they were printed, whatever order the reading gives them. */
export function PrintedOrder({ view, entries }: { view: DocumentView; entries: Entry[] }) {
  const owners = lineOwners(entries);
  return (
    <ol className="source whole">
      {numbered([view.lines], view).map(([line, text]) => (
        <li key={line} id={owners.has(line) ? undefined : `L${line}`} data-line={line}>
          {text}
        </li>
      ))}
    </ol>
  );
}
