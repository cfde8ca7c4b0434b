/**
 * Whether the events are the ones that were written: every hash is made again, batch by batch. And whether the documents
 * that readers see are those that the events recorded (audit-documents.ts).
 */
import type { Kysely } from 'kysely';
import { note, type Recorded, strayDocuments } from './audit-documents.ts';
import { genesis, linkHash } from './events.ts';
import type { Tables } from './schema.ts';

export interface AuditFinding {
  jurisdiction: string;
  /** Number of the event; null where the finding concerns no single one. */
  seq: number | null;
  type: 'altered' | 'missing' | 'unlinked' | 'truncated' | 'unrecorded' | 'no-jurisdiction' | 'stray';
  message: string;
}

export interface AuditResult {
  events: number;
  /** The ends of the chains: kept elsewhere (printed, published), they reveal even a chain that was replaced as a whole. */
  heads: { jurisdiction: string; seq: number; hash: string }[];
  findings: AuditFinding[];
}

const BATCH = 5000;

/**
 * Verifies the chains of all jurisdictions, and that each document, its clauses and its page are what its last event
 * recorded. Memory grows with the number of documents, not of events.
 */
export async function verifyChain(db: Kysely<Tables>): Promise<AuditResult> {
  const heads = await db
    .selectFrom('jurisdictions')
    .select(['jurisdiction', 'head_seq as seq', 'head_hash as hash'])
    .orderBy('jurisdiction')
    .execute();
  const findings: AuditFinding[] = await orphans(db);
  let events = 0;
  for (const head of heads) {
    const chain = await verifyOne(db, head, findings);
    events += chain.events;
  }
  return { events, heads, findings };
}

async function verifyOne(
  db: Kysely<Tables>,
  head: { jurisdiction: string; seq: number; hash: string },
  findings: AuditFinding[],
): Promise<{ events: number }> {
  const { jurisdiction } = head;
  let expected = 1;
  let previous = genesis(jurisdiction);
  let events = 0;
  const recorded: Recorded = new Map();
  const report = (seq: number | null, type: AuditFinding['type'], message: string) =>
    findings.push({ jurisdiction, seq, type, message });
  for (let after = Number.MIN_SAFE_INTEGER; ; after = expected - 1) {
    const rows = await db
      .selectFrom('events')
      .selectAll()
      .where('jurisdiction', '=', jurisdiction)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const { hash, at, ...row } of rows) {
      if (row.seq < 1) {
        report(row.seq, 'unlinked', `event ${row.seq} stands before the first.`);
        continue;
      }
      if (row.seq > expected) report(expected, 'missing', `events ${expected} to ${row.seq - 1} are missing.`);
      else if (row.previous !== previous)
        report(row.seq, 'unlinked', `event ${row.seq} does not follow event ${row.seq - 1}.`);
      if (linkHash({ ...row, at: at.toISOString() }) !== hash) {
        report(row.seq, 'altered', `event ${row.seq} (${row.type}) is not what was written.`);
      }
      note(recorded, row);
      previous = hash;
      expected = row.seq + 1;
      events += 1;
    }
    if (rows.length < BATCH) break;
  }
  if (expected - 1 < head.seq)
    report(expected, 'truncated', `the chain ends at ${expected - 1}; its head is at ${head.seq}.`);
  else if (expected - 1 > head.seq)
    report(head.seq + 1, 'unrecorded', `events after the head at ${head.seq} were not recorded.`);
  else if (previous !== head.hash) report(head.seq, 'unlinked', `the last event ${head.seq} is not the recorded head.`);
  for (const { seq, message } of await strayDocuments(db, jurisdiction, recorded)) report(seq, 'stray', message);
  return { events };
}

/** Events of a jurisdiction whose row is gone: no chain would be looked at for them. */
async function orphans(db: Kysely<Tables>): Promise<AuditFinding[]> {
  const rows = await db
    .selectFrom('events')
    .select('jurisdiction')
    .distinct()
    .where('jurisdiction', 'not in', (query) => query.selectFrom('jurisdictions').select('jurisdiction'))
    .execute();
  return rows.map(({ jurisdiction }) => ({
    jurisdiction,
    seq: null,
    type: 'no-jurisdiction',
    message: `there are events of jurisdiction ${jurisdiction}, but its head is gone.`,
  }));
}
