/** What an editor decided about the readings of a document, carried into what readers are shown. */
import { appendEvents, type Head } from '../events.ts';
import type { Import, Jurisdiction } from '../import.ts';
import { asDecided } from '../readings.ts';
import type { Writer } from '../rows.ts';
import { standingDocuments } from '../standing.ts';
import { isTitleInferred, titleOf } from '../title.ts';
import { decisionsOn } from './decisions.ts';
import { deriveRegister } from './derive.ts';
import { refreshPages } from './pages.ts';
import { indexDocuments } from './search-index.ts';

/**
 * Shows what was decided about a document, on its page, in lists and in search. To be called in the transaction that writes the
 * decision, after `lockJurisdiction`. Error where no such document stands.
 */
export async function showDecisions(
  db: Writer,
  jurisdiction: Jurisdiction,
  head: Head,
  decision: { document: string; actor: string; at: Date },
): Promise<void> {
  const { document: address, actor, at } = decision;
  const job: Import = { db, jurisdiction, now: at, events: [] };
  const row = await standingDocuments(db, jurisdiction.code)
    .select(['documents.id', 'documents.issue_id', 'issues.key', 'documents.topic', 'documents.record'])
    .where('documents.address', '=', address)
    .executeTakeFirstOrThrow();
  const { id, record, topic } = row;
  const shown = asDecided(record, (await decisionsOn(job, [address]))(address));
  // The record stays as it was read; title and title_inferred are what follows from it.
  await db
    .updateTable('documents')
    .set({ title: titleOf(shown), title_inferred: isTitleInferred(shown) })
    .where('jurisdiction', '=', jurisdiction.code)
    .where('id', '=', id)
    .where('superseded_at', 'is', null)
    .execute();
  const stored = [{ id, address, record, shown, topic, state: 'changed' as const, before: record }];
  await refreshPages(job, row.issue_id, await deriveRegister(job, stored));
  await indexDocuments(job, row.key, stored);
  const event = { type: 'document.decided', payload: { document: id, address, title: titleOf(shown) } };
  await appendEvents(db, jurisdiction.code, head, actor, at, [event]);
}
