/**
 * Versions, by which kept pages are known to be current: asked for at every visit, so the questions of one turn of the
 * event loop are answered by one statement.
 */
import { type Kysely, sql } from 'kysely';
import { PREPARED } from '../database.ts';
import { readHead } from '../events.ts';
import type { Tables } from '../schema.ts';
import type { Reader } from '../views.ts';
import { visiblePages } from './permission.ts';

interface Batch<T> {
  addresses: Set<string>;
  answer: Promise<T>;
}

/** The version of one document page; null where the reader may see no such document. */
export function documentVersions(db: Kysely<Tables>): (reader: Reader, address: string) => Promise<string | null> {
  const gather = gathering(async (reader, addresses) => {
    // One parameter, however many addresses: the statement stays the same and is prepared.
    const rows = await visiblePages(db, reader)
      .modifyFront(PREPARED)
      .select(['address', 'version'])
      .where('address', '=', sql<string>`ANY(${addresses})`)
      .execute();
    return new Map(rows.map(({ address, version }) => [address, version]));
  });
  return async (reader, address) => (await gather(reader, address)).get(address) ?? null;
}

/** Changes with every event of the jurisdiction; '' before the first. */
export function registerVersions(db: Kysely<Tables>): (reader: Reader) => Promise<string> {
  const gather = gathering(async ({ jurisdiction }) => (await readHead(db, jurisdiction))?.hash ?? '');
  return (reader) => gather(reader, '');
}

/** Calls of one turn with the same reader share one call of `ask`. */
function gathering<T>(
  ask: (reader: Reader, addresses: string[]) => Promise<T>,
): (reader: Reader, address: string) => Promise<T> {
  const open = new Map<string, Batch<T>>();
  return (reader, address) => {
    const key = `${reader.jurisdiction} ${reader.role}`;
    let batch = open.get(key);
    if (!batch) {
      const addresses = new Set<string>();
      const turn = new Promise<void>((done) => setImmediate(done));
      const answer = turn.then(() => {
        open.delete(key);
        return ask(reader, [...addresses]);
      });
      batch = { addresses, answer };
      open.set(key, batch);
    }
    batch.addresses.add(address);
    return batch.answer;
  };
}
