/**
 * Addressees 主送 and signature 落款: the reader takes them out of the clauses into fields; a person reading the page
 * expects them where print has them.
 */
import type { GazetteDocument } from '../gazette/types.ts';
import type { Entry } from './outline.ts';
import { longDate } from './wording.ts';

export function Addressees({ record, entries }: { record: GazetteDocument; entries: Entry[] }) {
  if (!record.addressees || isShown(entries, record.addresseesLine)) return null;
  return <p className="clause addressee">{record.addressees.join('、')}：</p>;
}

export function Signature({ record }: { record: GazetteDocument }) {
  return (
    <div className="close">
      {record.issuer && <p className="clause signature">{record.issuer}</p>}
      {record.dated && <p className="clause signature">{longDate(record.dated)}</p>}
      {record.mark && <p className="clause">（{record.mark}）</p>}
    </div>
  );
}

/**
 * Before which entry the signature stands: before the first that is printed after it (an annexed text follows the
 * signature of its notice), in a scrambled document before the first annex; null where a clause shows it already.
 */
export function signaturePlace(record: GazetteDocument, entries: Entry[]): number | null {
  const { dated, datedLine, readingOrder } = record;
  if (!dated || isShown(entries, datedLine)) return null;
  const place =
    datedLine !== null && readingOrder === null
      ? entries.findIndex(({ clause }) => (clause.lines[0]?.[0] ?? 0) > datedLine)
      : entries.findIndex(({ clause }) => clause.kind === 'annex');
  return place < 0 ? entries.length : place;
}

function isShown(entries: Entry[], line: number | null): boolean {
  return (
    line !== null && entries.some(({ clause }) => clause.lines.some(([first, last]) => first <= line && line <= last))
  );
}
