/** What is done to an account, on record. */
import { v5 as namedUuid } from 'uuid';
import type { Database } from '../store/database.ts';
import type { Actor } from './actor.ts';
import { append, takeChain } from './events.ts';

/** Each act on an account is a stream of its own: accounts have no versions. */
export async function recordAccount(
  db: Database,
  actor: Actor,
  at: Date,
  act: { type: string; account: string; payload?: Record<string, unknown> },
): Promise<void> {
  const { type, account, payload } = act;
  await db.transaction().execute(async (trx) => {
    const head = await takeChain(trx, actor.jurisdiction);
    const stream = namedUuid(`${account} ${type} ${head.seq + 1}`, ACCOUNTS);
    const event = { type, stream, streamSeq: 1, policy: '', payload: { account, ...payload } };
    await append(trx, actor, at, head, [event]);
  });
}

/** The name space of streams about accounts. */
const ACCOUNTS = '2d9f8a86-2f53-5a0c-8f0e-6f4f7a8b9c10';
