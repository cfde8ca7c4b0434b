/** `gongbao search QUERY`: documents and clauses. */
import { SPECIMEN, vocabularyOf } from '../store/jurisdictions.ts';
import { busiestJurisdiction } from '../store/read/issues.ts';
import { createRegister } from '../store/register.ts';
import type { SearchHit } from '../store/views.ts';
import { UserError } from '../text/error.ts';
import { readArguments, wholeNumber } from './arguments.ts';
import { withStore } from './with-store.ts';

export const help = `usage: gongbao search QUERY [--limit N] [--json]

Finds documents by words, parts of words, numbers in any spelling, document numbers, organs, people and pinyin initials.
--limit N (default 20, at most 200); --json prints [{number, title, clause, snippet, lines}].
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { limit: { type: 'string' }, json: { type: 'boolean' } });
  const query = positionals.join(' ');
  if (query === '') throw new UserError('say what to search for: gongbao search QUERY.');
  const limit = wholeNumber(values.limit ?? '20', '--limit', 1, 200);
  const { hits } = await withStore(async ({ database }) => {
    const jurisdiction = (await busiestJurisdiction(database, SPECIMEN)) ?? SPECIMEN;
    const reader = { jurisdiction, role: 'public' as const };
    return await createRegister(database, vocabularyOf).search(reader, query, {}, { limit, offset: 0 });
  });
  if (values.json) {
    const rows = hits.map(({ number, title, clause, snippet, lines }) => ({
      number,
      title,
      clause,
      snippet: unmarked(snippet),
      lines,
    }));
    process.stdout.write(`${JSON.stringify(rows)}\n`);
  } else {
    for (const hit of hits) process.stdout.write(printed(hit));
  }
  return 0;
}

function printed({ number, title, clause, snippet, lines: [first, last], issue }: SearchHit): string {
  const marks: [string, string] = process.stdout.isTTY ? ['\x1b[1;31m', '\x1b[0m'] : ['', ''];
  const text = snippet.replaceAll('\u{E000}', marks[0]).replaceAll('\u{E001}', marks[1]);
  return `${number} ${title ?? ''}\n  ${issue}:${first}-${last} ${clause ?? ''}\n  ${text}\n`;
}

function unmarked(snippet: string): string {
  return snippet.replace(/[\u{E000}\u{E001}]/gu, '');
}
