/** A document as the rows of the tables that hold it whole. */
import type { GazetteDocument } from '../../gazette/types.ts';
import { fingerprint } from '../json.ts';
import { UNDATED } from '../search/candidates.ts';
import { documentVectors } from '../search/lexemes.ts';
import { passagesOf } from '../search/passages.ts';
import { isTitleInferred, titleOf } from '../title.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** Nothing that an import takes in is kept from the public yet. */
const VISIBILITY = 'public';

/** What a row has that the record does not say. */
interface Standing {
  jurisdiction: string;
  id: string;
  version: number;
  address: string;
  issue_id: string;
  /** Place among the documents of its issue. */
  position: number;
  topic: string | null;
}

/** The row of `documents` that stands from `now` on. `shown`: the record as an editor decided it. */
export function documentRow(standing: Standing, record: GazetteDocument, shown: GazetteDocument, now: Date) {
  const { number, kind, issuer, lines } = record;
  return {
    ...standing,
    ...{ number, kind, issuer, title: titleOf(shown), title_inferred: isTitleInferred(shown) },
    ...{ first_line: lines[0], last_line: lines[1], dated: storableDate(record.dated), visibility: VISIBILITY },
    ...{ record, record_sha256: fingerprint(record), recorded_at: now, superseded_at: null },
  };
}

/** The row of `search_documents`. `organs`: present names of the organs that it mentions. */
export function searchRow(
  place: { jurisdiction: string; document_id: string; issue: string; topic: string | null },
  record: GazetteDocument,
  organs: string[],
  vocabulary: Vocabulary,
) {
  const { head, words } = documentVectors(place.jurisdiction, record, organs, vocabulary);
  const { kind, issuer } = record;
  const dated = storableDate(record.dated) ?? UNDATED;
  return { ...place, visibility: VISIBILITY, dated, kind, issuer, head, body: words };
}

/** The row of `search_hits`. */
export function hitRow(place: { jurisdiction: string; document_id: string; address: string }, record: GazetteDocument) {
  const [first_line, last_line] = record.lines;
  return { ...place, title: titleOf(record), first_line, last_line, passages: JSON.stringify(passagesOf(record)) };
}

/** ISO, and a day that exists: the reader may report what stands there, such as 2023-02-30. */
function storableDate(date: string | null): string | null {
  if (!date || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date ? null : date;
}
