/** Accounts by the names of their people: as the newest seat of each names them, whether it is still held or not. */
import type { Kysely } from 'kysely';
import type { Tables } from '../store/schema.ts';
import { PROGRAM_ACCOUNT, RECORD_ACCOUNT } from './actor.ts';

/** Answers the name of each account; one that never had a seat keeps its own. */
export async function namesOf(
  db: Kysely<Tables>,
  jurisdiction: string,
  accounts: (string | null)[],
): Promise<(account: string) => string> {
  const asked = [...new Set(accounts.filter((account) => account !== null))];
  const rows = await db
    .selectFrom('seats')
    .select(['account', 'person'])
    .where('jurisdiction', '=', jurisdiction)
    .where('account', 'in', asked.length > 0 ? asked : [''])
    .orderBy('valid_from')
    .execute();
  const names = new Map([
    [PROGRAM_ACCOUNT, '系统'],
    [RECORD_ACCOUNT, '公报登记'],
    ...rows.map(({ account, person }) => [account, person] as const),
  ]);
  return (account) => names.get(account) ?? account;
}
