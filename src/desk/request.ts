/** The same request sent twice is done once: by its key, and by what made it. */
import { isConnectionLoss, PREPARED } from '../store/database.ts';
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
    .modifyFront(PREPARED)
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
    .modifyEnd(PREPARED)
    .values({ jurisdiction: actor.jurisdiction, actor: actor.account, key, answer: JSON.stringify(done), at })
    .execute();
  return done;
}

/**
 * Does the work, again where two requests of the same origin or key met (the second finds what the first has done), and where
 * the connection was lost: with a key or an origin nothing is done twice; without, only whoever asked can know.
 */
export async function retrying<T>(
  work: () => Promise<T>,
  { key, origin }: { key?: string | undefined; origin?: string | undefined },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const { code = '' } = error as { code?: string };
      const met = (code === UNIQUE_VIOLATION && attempt === 1) || (code === DEADLOCK && attempt < MOST_ATTEMPTS);
      const lost = isConnectionLoss(error) && (key ?? origin) !== undefined && attempt < MOST_ATTEMPTS;
      if (!met && !lost) throw error;
    }
  }
}

const UNIQUE_VIOLATION = '23505';
/** PostgreSQL took this one back so that another could go on. */
const DEADLOCK = '40P01';
const MOST_ATTEMPTS = 10;
