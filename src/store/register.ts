/** The read side of the store (views.ts) on PostgreSQL. Every statement goes through `permission.ts`. */
import { availableParallelism } from 'node:os';
import type { Kysely } from 'kysely';
import { LRUCache } from 'lru-cache';
import { readChainHeads } from './read/chain-heads.ts';
import { readDocuments } from './read/documents.ts';
import { readIssue, readIssues, readIssueText, readMissing } from './read/issues.ts';
import { readOrgan, readOrgans } from './read/organs.ts';
import { readOverview } from './read/overview.ts';
import { readPeople, readPerson } from './read/people.ts';
import { visiblePages } from './read/permission.ts';
import { documentPages, documentVersions, registerVersions } from './read/versions.ts';
import type { Tables } from './schema.ts';
import { LONGEST } from './search/query.ts';
import { recentYears } from './search/recent.ts';
import { search } from './search/search.ts';
import { turns } from './search/turns.ts';
import type { DocumentView, Reader, Register } from './views.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The register over a database. What is costly is kept until the next event of the jurisdiction. */
export function createRegister(db: Kysely<Tables>, vocabularyOf: (jurisdiction: string) => Vocabulary): Register {
  const version = registerVersions(db);
  const page = documentPages(db);
  const kept = keptUntilNextEvent(version);
  const inTurn = turns(Math.max(2, availableParallelism()));
  return {
    overview: (reader) => kept(reader, 'overview', () => readOverview(db, reader)),
    issue: (reader, key) => readIssue(db, reader, key),
    issueText: (reader, key) => readIssueText(db, reader, key),
    document: async (reader, number) => {
      const view = await page(reader, number);
      return view === null ? null : (JSON.parse(view) as DocumentView);
    },
    documentVersion: documentVersions(db),
    version,
    documents: (reader, filter, page) => readDocuments(db, reader, filter, page),
    search: async (reader, query, filter, page) => {
      const name = `search ${JSON.stringify([query.slice(0, LONGEST), filter, page])}`;
      // Asked for together, so that one statement tells whether both still hold.
      const recent = kept(reader, 'recent', () => recentYears(db, reader));
      // A search that is kept does not wait for it; one that does fails with it.
      recent.catch(() => {});
      return await kept(reader, name, () =>
        inTurn(async () => search(db, reader, vocabularyOf(reader.jurisdiction), await recent, query, filter, page)),
      );
    },
    organs: (reader) => kept(reader, 'organs', () => readOrgans(db, reader)),
    organ: (reader, name) => readOrgan(db, reader, name),
    people: (reader) => kept(reader, 'people', () => readPeople(db, reader)),
    person: (reader, name) => readPerson(db, reader, name),
    missing: (reader) => kept(reader, 'missing', () => readMissing(db, reader)),
    chainHeads: (reader) => readChainHeads(db, reader.jurisdiction),
    addresses: (reader) =>
      kept(reader, 'addresses', async () => {
        const documents = await visiblePages(db, reader)
          .select(['address as number', 'version', 'modified'])
          .orderBy('address')
          .execute();
        return {
          documents: documents.map((row) => ({ ...row, modified: row.modified.toISOString() })),
          issues: (await readIssues(db, reader)).map(({ key }) => key),
          organs: (await readOrgans(db, reader)).map(({ value }) => value),
          people: (await readPeople(db, reader)).map(({ value }) => value),
        };
      }),
  };
}

/** How many answers are kept: those that cost a pass over the jurisdiction, and what people search for most. */
const KEPT = 1000;

/** Keeps answers as long as they hold: the end of the jurisdiction's chain tells. */
function keptUntilNextEvent(version: Register['version']) {
  const answers = new LRUCache<string, { head: string; answer: Promise<unknown> }>({ max: KEPT });
  return async <T>(reader: Reader, name: string, compute: () => Promise<T>): Promise<T> => {
    const head = await version(reader);
    const key = `${reader.jurisdiction} ${reader.role} ${name}`;
    const held = answers.get(key);
    if (held?.head === head) return held.answer as Promise<T>;
    const answer = compute();
    answers.set(key, { head, answer });
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
