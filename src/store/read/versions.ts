/**
 * What a visit asks for: versions, by which kept pages are known to be current, and the page where none is. The questions
 * of many visitors are answered by one statement.
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

/** The pages of documents as they are kept, JSON; null where the reader may see no such document. */
export function documentPages(db: Kysely<Tables>): (reader: Reader, address: string) => Promise<string | null> {
  const gather = gathering(async (reader, addresses) => {
    const rows = await visiblePages(db, reader)
      .modifyFront(PREPARED)
      .select(['address', 'view'])
      .where('address', '=', sql<string>`ANY(${addresses})`)
      .execute();
    return new Map(rows.map(({ address, view }) => [address, view]));
  });
  return async (reader, address) => (await gather(reader, address)).get(address) ?? null;
}

/** One request asks for the version of the register several times; an answer stands for all of them, milliseconds. */
const STANDS = 25;

/** Changes with every event of the jurisdiction; '' before the first. */
export function registerVersions(db: Kysely<Tables>): (reader: Reader) => Promise<string> {
  const answers = new Map<string, { until: number; answer: Promise<string> }>();
  return ({ jurisdiction }) => {
    const held = answers.get(jurisdiction);
    if (held && performance.now() < held.until) return held.answer;
    const answer = readHead(db, jurisdiction).then((head) => head?.hash ?? '');
    answers.set(jurisdiction, { until: performance.now() + STANDS, answer });
    answer.catch(() => answers.delete(jurisdiction));
    return answer;
  };
}

/** Calls with the same reader share one call of `ask`: those of one turn, and those that come while another is answered. */
function gathering<T>(
  ask: (reader: Reader, addresses: string[]) => Promise<T>,
): (reader: Reader, address: string) => Promise<T> {
  const open = new Map<string, Batch<T>>();
  const asked = new Map<string, Promise<unknown>>();
  return (reader, address) => {
    const key = `${reader.jurisdiction} ${reader.role}`;
    let batch = open.get(key);
    if (!batch) {
      const addresses = new Set<string>();
      const turn = new Promise<void>((done) => setImmediate(done));
      const answer = Promise.allSettled([turn, asked.get(key)]).then(() => {
        open.delete(key);
        return ask(reader, [...addresses]);
      });
      asked.set(key, answer);
      batch = { addresses, answer };
      open.set(key, batch);
    }
    batch.addresses.add(address);
    return batch.answer;
  };
}
