/** `gongbao password NAME`: a fresh first password, for whoever is at the machine; what no administrator may do for another. */
import { recordAccount } from '../desk/account-record.ts';
import { program } from '../desk/actor.ts';
import { createAccounts } from '../server/accounts.ts';
import { freshPassword } from '../server/desk/first-accounts.ts';
import { signingSecret } from '../store/server/home.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { withStore } from './with-store.ts';

export const help = `usage: gongbao password NAME

Gives the account with this sign-in name a fresh first password and prints it, once. Its sessions end, its second factor is
taken off, and both stand in the audit record. For administrators, whose passwords nobody else may set, and for a forgotten one.
`;

export async function run(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const [name, ...more] = positionals;
  if (!name || more.length > 0) throw new UserError('name one account: gongbao password NAME.');
  const password = await withStore(async ({ database, accounts: db }) => {
    const accounts = createAccounts(db, signingSecret(), 'http://127.0.0.1');
    const account = (await accounts.list()).find(
      ({ username, disabled }) => !disabled && username.toLowerCase() === name.toLowerCase(),
    );
    if (!account) throw new UserError(`no account has the sign-in name "${name}".`);
    const fresh = freshPassword();
    await accounts.resetPassword(account.id, fresh);
    await accounts.dropSecondFactor(account.id);
    const seats = await database
      .selectFrom('seats')
      .select('jurisdiction')
      .distinct()
      .where('account', '=', account.id)
      .execute();
    for (const { jurisdiction } of seats)
      await recordAccount(database, program(jurisdiction), new Date(), { type: 'password-reset', account: account.id });
    return fresh;
  });
  process.stdout.write(`${password}\n`);
  return 0;
}
