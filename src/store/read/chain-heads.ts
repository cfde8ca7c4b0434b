/** The ends of the chains of events, as they were put on record day by day. Public: they prove later that nothing was changed. */
import type { Kysely } from 'kysely';
import type { Tables } from '../schema.ts';
import type { ChainHead } from '../views.ts';

/** A year of both chains. */
const MOST = 732;

export function readChainHeads(db: Kysely<Tables>, jurisdiction: string): Promise<ChainHead[]> {
  return db
    .selectFrom('chain_heads')
    .select(['chain', 'day', 'seq', 'hash'])
    .where('jurisdiction', '=', jurisdiction)
    .orderBy('day', 'desc')
    .orderBy('chain')
    .limit(MOST)
    .execute();
}
