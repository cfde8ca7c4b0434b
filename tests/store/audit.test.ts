import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';
import { appendEvents, lockJurisdiction } from '../../src/store/events.ts';
import { freshDatabase } from '../support/database.ts';

const PLACE = '999903';
/** More than one batch of the verification. */
const EVENTS = 5200;
let database: Database;

async function append(jurisdiction: string, count: number): Promise<void> {
  await database.transaction().execute(async (tx) => {
    const head = await lockJurisdiction(tx, jurisdiction, '青溪县');
    const events = Array.from({ length: count }, (_, n) => ({
      type: 'test',
      payload: { n, text: '甲"乙\u{20000}', half: 0.1, none: null },
    }));
    await appendEvents(tx, jurisdiction, head, 'tester', new Date('2025-01-02T03:04:05.678Z'), events);
  });
}

/** What is found after `statement`, which is undone again. */
async function findingsAfter(...statements: string[]): Promise<string[]> {
  const undo = new Error('undo');
  let found: string[] = [];
  await database
    .transaction()
    .execute(async (tx) => {
      // Only the owner of the tables can do what is to be found.
      await sql`SET ROLE NONE`.execute(tx);
      for (const statement of statements) await sql.raw(statement).execute(tx);
      found = (await verifyChain(tx)).findings.map(({ jurisdiction, seq, type }) => `${jurisdiction} ${seq} ${type}`);
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return found;
}

beforeAll(async () => {
  ({ database } = await freshDatabase());
  await append(PLACE, EVENTS - 1);
  await append(PLACE, 1);
  await append('999904', 3);
});

describe('verifyChain', () => {
  it('finds nothing in chains that nobody touched', async () => {
    const { events, heads, findings } = await verifyChain(database);
    expect(findings).toEqual([]);
    expect(events).toBe(EVENTS + 3);
    expect(heads.map(({ jurisdiction, seq }) => [jurisdiction, seq])).toEqual([
      [PLACE, EVENTS],
      ['999904', 3],
    ]);
  });

  it.each([
    ['payload', `payload = '{"n": -1}'`],
    ['actor', `actor = 'someone else'`],
    ['time', `at = at + interval '1 ms'`],
    ['type', `type = 'other'`],
    ['id', `id = '00000000-0000-7000-8000-000000000000'`],
  ])('finds a changed %s', async (_, change) => {
    expect(await findingsAfter(`UPDATE events SET ${change} WHERE jurisdiction = '${PLACE}' AND seq = 5100`)).toEqual([
      `${PLACE} 5100 altered`,
    ]);
  });

  it.each([
    ['change', `UPDATE events SET actor = 'someone else'`],
    ['remove', 'DELETE FROM events'],
    ['empty', 'TRUNCATE events'],
    ['change (desk)', `UPDATE desk_events SET actor = 'someone else'`],
    ['remove (desk)', 'DELETE FROM desk_events'],
  ])('lets the program itself not %s events', async (_, statement) => {
    await expect(sql.raw(statement).execute(database)).rejects.toThrow(/permission denied/u);
  });

  it('finds a removed event', async () => {
    expect(await findingsAfter(`DELETE FROM events WHERE jurisdiction = '${PLACE}' AND seq BETWEEN 7 AND 9`)).toEqual([
      `${PLACE} 7 missing`,
    ]);
  });

  it('finds two events that changed places', async () => {
    const found = await findingsAfter(
      `UPDATE events SET seq = -1 WHERE jurisdiction = '${PLACE}' AND seq = 20`,
      `UPDATE events SET seq = 20 WHERE jurisdiction = '${PLACE}' AND seq = 21`,
      `UPDATE events SET seq = 21 WHERE jurisdiction = '${PLACE}' AND seq = -1`,
    );
    expect(found).toContain(`${PLACE} 20 altered`);
    expect(found).toContain(`${PLACE} 21 unlinked`);
  });

  it('finds an event put in before the first and after the last', async () => {
    const copy = (seq: number) =>
      `INSERT INTO events SELECT jurisdiction, ${seq}, id, at, actor, type, payload, previous, hash FROM events WHERE jurisdiction = '${PLACE}' AND seq = 1`;
    expect(await findingsAfter(copy(0))).toEqual([`${PLACE} 0 unlinked`]);
    expect(await findingsAfter(copy(EVENTS + 1))).toContain(`${PLACE} ${EVENTS + 1} unlinked`);
    expect(await findingsAfter(copy(EVENTS + 1))).toContain(`${PLACE} ${EVENTS + 1} unrecorded`);
  });

  it('finds a tail that was cut off, also together with the hash of the head', async () => {
    const cut = `DELETE FROM events WHERE jurisdiction = '${PLACE}' AND seq > 5000`;
    expect(await findingsAfter(cut)).toEqual([`${PLACE} 5001 truncated`]);
    expect(
      await findingsAfter(cut, `UPDATE jurisdictions SET head_seq = 5000 WHERE jurisdiction = '${PLACE}'`),
    ).toEqual([`${PLACE} 5000 unlinked`]);
  });

  it('finds a chain whose head was removed', async () => {
    expect(await findingsAfter(`DELETE FROM jurisdictions WHERE jurisdiction = '999904'`)).toEqual([
      '999904 null no-jurisdiction',
    ]);
  });

  it('finds a rewritten event whose own hash was made again', async () => {
    const found = await findingsAfter(
      `UPDATE events SET hash = translate(hash, '0123456789abcdef', '123456789abcdef0') WHERE jurisdiction = '${PLACE}' AND seq = 12`,
    );
    expect(found).toEqual([`${PLACE} 12 altered`, `${PLACE} 13 unlinked`]);
  });
});
