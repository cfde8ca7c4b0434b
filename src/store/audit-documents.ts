/** Whether what readers are shown of each document is what its last event recorded: its record, its clauses, its page. */
import type { Kysely } from 'kysely';
import type { Clause } from '../gazette/types.ts';
import { fingerprint } from './json.ts';
import type { Tables } from './schema.ts';
import { standingDocuments } from './standing.ts';
import type { DocumentView } from './views.ts';

/** By document: the digest of its record, and the number of the event that says so. */
export type Recorded = Map<string, { seq: number; record: string }>;

const BATCH = 500;

/** Takes in what an event says of a document. */
export function note(recorded: Recorded, event: { seq: number; type: string; payload: unknown }): void {
  const { seq, type } = event;
  const { document, record } = event.payload as { document?: string; record?: string };
  if (!document) return;
  if (type === 'document.superseded') recorded.delete(document);
  else if (type === 'document.added' || type === 'document.changed')
    recorded.set(document, { seq, record: record ?? '' });
}

/** One sentence for each document that is not as recorded, with the number of its event where there is one. */
export async function strayDocuments(
  db: Kysely<Tables>,
  jurisdiction: string,
  recorded: Recorded,
): Promise<{ seq: number | null; message: string }[]> {
  const found: { seq: number | null; message: string }[] = [];
  const left = new Map(recorded);
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await standingDocuments(db, jurisdiction)
      .select(['documents.id', 'documents.address', 'documents.record'])
      .where('documents.id', '>', after)
      .orderBy('documents.id')
      .limit(BATCH)
      .execute();
    const ids = rows.map(({ id }) => id);
    const [clauses, pages] = rows.length > 0 ? await shownOf(db, jurisdiction, ids) : [new Map(), new Map()];
    for (const { id, address, record } of rows) {
      const { seq = null, record: digest } = left.get(id) ?? {};
      left.delete(id);
      const report = (what: string) => found.push({ seq, message: `document ${address}: ${what}.` });
      if (seq === null) report('no event recorded it');
      else if (fingerprint(record) !== digest) report(`its record is not the one that event ${seq} recorded`);
      if (fingerprint(flat(record.clauses)) !== fingerprint(clauses.get(id) ?? []))
        report('its clauses are not those of its record');
      if (pages.get(id) !== fingerprint(record)) report('its page does not show its record');
    }
    if (rows.length < BATCH) break;
    after = ids.at(-1)!;
  }
  for (const [id, { seq }] of left) found.push({ seq, message: `document ${id}, recorded by event ${seq}, is gone.` });
  return found;
}

type Shown = Pick<Clause, 'anchor' | 'kind' | 'label' | 'text' | 'lines'>;

const shown = ({ anchor, kind, label, text, lines }: Shown): Shown => ({ anchor, kind, label, text, lines });

const flat = (clauses: Clause[]): Shown[] => clauses.flatMap((clause) => [shown(clause), ...flat(clause.children)]);

/** The clauses as stored, and the digest of the record in each page. */
async function shownOf(
  db: Kysely<Tables>,
  jurisdiction: string,
  ids: string[],
): Promise<[Map<string, Shown[]>, Map<string, string>]> {
  const clauses = await db
    .selectFrom('clauses')
    .select(['document_id', 'anchor', 'kind', 'label', 'text', 'lines'])
    .where('jurisdiction', '=', jurisdiction)
    .where('document_id', 'in', ids)
    .where('superseded_at', 'is', null)
    .orderBy('document_id')
    .orderBy('position')
    .execute();
  const pages = await db
    .selectFrom('document_pages')
    .select(['document_id', 'view'])
    .where('jurisdiction', '=', jurisdiction)
    .where('document_id', 'in', ids)
    .execute();
  const byDocument = new Map<string, Shown[]>();
  for (const { document_id, ...clause } of clauses)
    byDocument.set(document_id, [...(byDocument.get(document_id) ?? []), shown(clause as Shown)]);
  const digest = (view: string): string => fingerprint((JSON.parse(view) as DocumentView).record);
  return [byDocument, new Map(pages.map(({ document_id, view }) => [document_id, digest(view)]))];
}
