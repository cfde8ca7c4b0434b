/** The desk's chain: its hash is that of the canonical JSON, and nothing that is done to its events stays unseen. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { program } from '../../src/desk/actor.ts';
import { publishHeads, verifyDesk } from '../../src/desk/audit.ts';
import { append, type DeskLink, deskHash, takeChain, written } from '../../src/desk/events.ts';
import { freshDatabase } from '../support/database.ts';
import { COUNTY, desk } from './desk.ts';

const { database } = await freshDatabase();
const EVENTS = 400;
await database.transaction().execute(async (trx) => {
  const head = await takeChain(trx, COUNTY);
  const events = Array.from({ length: EVENTS }, (_, n) => ({
    ...{ type: 'test', stream: uuid(), streamSeq: 1, policy: 'p' },
    payload: { n, text: '甲"乙\u{20000}\n', half: 0.1, none: null, deep: { b: [1, { z: 1, a: 2 }], a: '' } },
  }));
  await append(trx, program(COUNTY), new Date('2024-01-02T03:04:05.678Z'), head, events);
});

async function findingsAfter(...statements: string[]): Promise<string[]> {
  const undo = new Error('undo');
  let found: string[] = [];
  await database
    .transaction()
    .execute(async (trx) => {
      await sql`SET ROLE NONE`.execute(trx);
      for (const statement of statements) await sql.raw(statement).execute(trx);
      found = (await verifyDesk(trx)).findings.map(({ seq, type }) => `${seq} ${type}`);
      throw undo;
    })
    .catch((error) => {
      if (error !== undo) throw error;
    });
  return found;
}

const change = (set: string, seq: number) =>
  `UPDATE desk_events SET ${set} WHERE jurisdiction = '${COUNTY}' AND seq = ${seq}`;

describe('the hash', () => {
  it('is SHA-256 or SM3 of the canonical JSON of the link', () => {
    const link = fc.record({
      ...{
        jurisdiction: fc.string(),
        seq: fc.nat(),
        id: fc.uuid(),
        at: fc.constant('2024-01-02T03:04:05.678Z'),
        actor: fc.string(),
      },
      ...{
        type: fc.string(),
        stream: fc.uuid(),
        stream_seq: fc.nat(),
        policy: fc.constant('abc'),
        previous: fc.constant('def'),
      },
      payload: fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<Record<string, unknown>>,
    });
    fc.assert(
      fc.property(link, (made: DeskLink) => {
        const canonical = canonicalize(made)!;
        expect(deskHash(written(made), 'sha256')).toBe(createHash('sha256').update(canonical).digest('hex'));
        expect(deskHash(written(made), 'sm3')).toBe(`sm3:${createHash('sm3').update(canonical).digest('hex')}`);
      }),
    );
  });
});

describe('verifyDesk', () => {
  it('finds nothing where nobody was', async () => {
    const { events, findings } = await verifyDesk(database);
    expect({ events, findings }).toEqual({ events: EVENTS, findings: [] });
  });

  it.each([
    ['payload', `payload = '{"n": -1}'`],
    ['actor', `actor = 'other'`],
    ['time', `at = at + interval '1 ms'`],
    ['type', `type = 'other'`],
    ['stream', `stream = '00000000-0000-7000-8000-000000000000'`],
    ['policy', `policy = 'q'`],
  ])('finds a changed %s', async (_, set) => {
    expect(await findingsAfter(change(set, 77))).toEqual(['77 altered']);
  });

  it('finds every one of many changed, removed and exchanged events', async () => {
    const changed = Array.from({ length: 40 }, (_, n) => 5 + n * 9);
    const found = await findingsAfter(
      ...changed.map((seq) => change(`payload = jsonb_set(payload::jsonb, '{n}', '-1')::json`, seq)),
    );
    expect(found).toEqual(changed.map((seq) => `${seq} altered`));
    expect(await findingsAfter(`DELETE FROM desk_events WHERE jurisdiction = '${COUNTY}' AND seq = 9`)).toEqual([
      '9 missing',
    ]);
    const swapped = await findingsAfter(change('seq = -1', 20), change('seq = 20', 21), change('seq = 21', -1));
    expect(swapped).toContain('20 altered');
    expect(await findingsAfter(`DELETE FROM desk_events WHERE jurisdiction = '${COUNTY}' AND seq > 390`)).toEqual([
      '391 truncated',
    ]);
    expect(await findingsAfter(`DELETE FROM desk_chains`)).toEqual(['null no-jurisdiction']);
  });

  it('finds a chain that was made anew as a whole, by the ends that were published', async () => {
    const setting = desk({ now: '2024-01-03T09:00:00+08:00' });
    await publishHeads(database, setting);
    await publishHeads(database, setting);
    expect((await verifyDesk(database)).findings).toEqual([]);
    const found = await findingsAfter(
      `UPDATE desk_events SET hash = 'x' || hash WHERE jurisdiction = '${COUNTY}' AND seq = ${EVENTS}`,
    );
    expect(found).toContain(`${EVENTS} altered`);
    expect(found.filter((one) => one === `${EVENTS} unlinked`).length).toBeGreaterThanOrEqual(1);
  });
});
