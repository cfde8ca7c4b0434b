/** `gongbao audit verify`: whether the record of what happened is whole. */
import { verifyDesk } from '../desk/audit.ts';
import { verifyChain } from '../store/audit.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { withStore } from './with-store.ts';

export const help = `usage: gongbao audit verify [--json]

Makes every hash of the chains of events (the register's and the desk's) again and compares. Finds any change, removal, insertion, reordering or cut of
events, and documents, clauses or pages that are not what the events recorded. Exit code 1 when something is found.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { json: { type: 'boolean' } });
  if (positionals.join(' ') !== 'verify') throw new UserError('say "gongbao audit verify".');
  const result = await withStore(async ({ database }) => {
    const [register, desk] = [await verifyChain(database), await verifyDesk(database)];
    return {
      events: register.events + desk.events,
      heads: [
        ...register.heads.map((head) => ({ chain: 'register', ...head })),
        ...desk.heads.map((head) => ({ chain: 'desk', ...head })),
      ],
      findings: [...register.findings, ...desk.findings],
    };
  });
  if (values.json) {
    process.stdout.write(`${JSON.stringify(result)}\n`);
  } else {
    for (const { jurisdiction, message } of result.findings) process.stdout.write(`${jurisdiction}: ${message}\n`);
    for (const { chain, jurisdiction, seq, hash } of result.heads)
      process.stdout.write(`${jurisdiction}: ${chain} head ${seq} ${hash}\n`);
    process.stdout.write(`${result.events} events, ${result.findings.length} findings\n`);
  }
  return result.findings.length > 0 ? 1 : 0;
}
