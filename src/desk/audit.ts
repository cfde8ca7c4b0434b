/** Whether the desk's events are the ones that were written; and the ends of the chains, published day by day. */
import { type Kysely, sql } from 'kysely';
import type { AuditFinding, AuditResult } from '../store/audit.ts';
import { genesis } from '../store/events.ts';
import type { Writer } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';
import { dayOf } from './clocks.ts';
import { algorithmOf, deskHash, type WrittenLink } from './events.ts';
import type { Setting } from './setting.ts';

const BATCH = 20_000;

/**
 * Makes every hash again, jurisdiction by jurisdiction, and compares the published ends with the chain. Finds any change, removal
 * and reordering of an event; memory does not grow with their number.
 */
export async function verifyDesk(db: Kysely<Tables>): Promise<AuditResult> {
  const heads = await db
    .selectFrom('desk_chains')
    .select(['jurisdiction', 'head_seq as seq', 'head_hash as hash'])
    .orderBy('jurisdiction')
    .execute();
  const findings: AuditFinding[] = [];
  let events = 0;
  for (const head of heads) events += await verifyChainOf(db, head, findings);
  const orphans = await sql<{ jurisdiction: string }>`
    SELECT DISTINCT jurisdiction FROM desk_events WHERE jurisdiction NOT IN (SELECT jurisdiction FROM desk_chains)`.execute(
    db,
  );
  for (const { jurisdiction } of orphans.rows)
    findings.push({
      jurisdiction,
      seq: null,
      type: 'no-jurisdiction',
      message: `there are desk events of jurisdiction ${jurisdiction}, but its head is gone.`,
    });
  return { events, heads, findings };
}

async function verifyChainOf(
  db: Kysely<Tables>,
  head: { jurisdiction: string; seq: number; hash: string },
  findings: AuditFinding[],
): Promise<number> {
  const { jurisdiction } = head;
  const report = (seq: number | null, type: AuditFinding['type'], message: string) =>
    findings.push({ jurisdiction, seq, type, message: `desk: ${message}` });
  const published = await db
    .selectFrom('chain_heads')
    .select(['day', 'seq', 'hash'])
    .where('jurisdiction', '=', jurisdiction)
    .where('chain', '=', CHAIN)
    .execute();
  const stated = Map.groupBy(published, ({ seq }) => seq);
  let [expected, previous, events] = [1, genesis(jurisdiction), 0];
  // The next batch is on its way while this one is hashed.
  let next = batchAfter(db, jurisdiction, Number.MIN_SAFE_INTEGER);
  for (;;) {
    const rows = await next;
    if (rows.length === BATCH) next = batchAfter(db, jurisdiction, rows.at(-1)!.seq);
    for (const { hash, ...row } of rows) {
      if (row.seq < 1) {
        report(row.seq, 'unlinked', `event ${row.seq} stands before the first.`);
        continue;
      }
      if (row.seq > expected) report(expected, 'missing', `events ${expected} to ${row.seq - 1} are missing.`);
      else if (row.previous !== previous)
        report(row.seq, 'unlinked', `event ${row.seq} does not follow event ${row.seq - 1}.`);
      if (deskHash(row, algorithmOf(hash)) !== hash)
        report(row.seq, 'altered', `event ${row.seq} (${row.type}) is not what was written.`);
      for (const end of stated.get(row.seq) ?? [])
        if (end.hash !== hash)
          report(row.seq, 'unlinked', `event ${row.seq} is not the end that was published on ${end.day}.`);
      [previous, expected] = [hash, row.seq + 1];
      events += 1;
    }
    if (rows.length < BATCH) break;
  }
  const last = expected - 1;
  if (last < head.seq) report(expected, 'truncated', `the chain ends at ${last}; its head is at ${head.seq}.`);
  else if (last > head.seq)
    report(head.seq + 1, 'unrecorded', `events after the head at ${head.seq} were not recorded.`);
  else if (previous !== head.hash) report(head.seq, 'unlinked', `the last event ${head.seq} is not the recorded head.`);
  for (const { seq, day } of published)
    if (seq > last) report(seq, 'truncated', `the end published on ${day} (event ${seq}) is gone.`);
  return events;
}

/** Events as links, the instant already printed as it was hashed. */
async function batchAfter(
  db: Kysely<Tables>,
  jurisdiction: string,
  seq: number,
): Promise<(WrittenLink & { hash: string })[]> {
  const { rows } = await sql<WrittenLink & { hash: string }>`
    SELECT jurisdiction, seq, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, actor, type, stream, stream_seq,
      policy, payload::text AS payload, previous, hash
    FROM desk_events WHERE jurisdiction = ${jurisdiction} AND seq > ${seq} ORDER BY seq LIMIT ${BATCH}`.execute(db);
  return rows;
}

/** The desk's chain in `chain_heads`; the register's is `register`. */
const CHAIN = 'desk';

/** Puts the ends of both chains on record for the day; the first of a day stands. */
export async function publishHeads(db: Kysely<Tables> | Writer, setting: Setting): Promise<void> {
  const { jurisdiction } = setting;
  const day = dayOf(setting.now());
  await sql`
    INSERT INTO chain_heads (jurisdiction, chain, day, seq, hash)
    SELECT jurisdiction, ${CHAIN}, ${day}::date, head_seq, head_hash FROM desk_chains WHERE jurisdiction = ${jurisdiction} AND head_seq > 0
    UNION ALL
    SELECT jurisdiction, 'register', ${day}::date, head_seq, head_hash FROM jurisdictions WHERE jurisdiction = ${jurisdiction} AND head_seq > 0
    ON CONFLICT DO NOTHING`.execute(db);
}
