/** The same request sent twice is done once: by its key, and by what made it. */
import type { Writer } from '../store/rows.ts';
import type { Actor } from './actor.ts';

/** What a request is answered with. */
export interface Done {
  id: string;
  number: string;
  version: number;
  state: string;
}

export async function answerOf(trx: Writer, actor: Actor, key: string | undefined): Promise<Done | null> {
  if (key === undefined) return null;
  const row = await trx
    .selectFrom('requests')
    .select('answer')
    .where('jurisdiction', '=', actor.jurisdiction)
    .where('actor', '=', actor.account)
    .where('key', '=', key)
    .executeTakeFirst();
  return (row?.answer as unknown as Done | undefined) ?? null;
}

export async function remember(
  trx: Writer,
  actor: Actor,
  key: string | undefined,
  at: Date,
  done: Done,
): Promise<Done> {
  if (key === undefined) return done;
  await trx
    .insertInto('requests')
    .values({ jurisdiction: actor.jurisdiction, actor: actor.account, key, answer: JSON.stringify(done), at })
    .execute();
  return done;
}

/** Two requests of the same origin or key at once: the second finds what the first has done. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    return work();
  }
}

const UNIQUE_VIOLATION = '23505';
