/** `gongbao import FILE…`: reads issues and stores them. */

import { importFile } from '../store/import-file.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { withStore } from './with-store.ts';

export const help = `usage: gongbao import FILE... [--issue KEY] [--json]

Reads gazette issues (.txt, .docx, .pdf) and stores them, each as a whole. Importing the same content again changes
nothing. --issue names the issue (YYYY-N) where neither the text nor the file's name does.
--json prints {issue, documents, new, changed, unchanged}: one object for one file, a list for several.
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals: files } = readArguments(args, { issue: { type: 'string' }, json: { type: 'boolean' } });
  if (files.length === 0) throw new UserError('name at least one FILE to import.');
  if (values.issue !== undefined && files.length > 1)
    throw new UserError('--issue can name the issue of one FILE only.');
  const results = await withStore(async ({ database }) => {
    const all = [];
    for (const file of files) {
      const { jurisdiction: _, ...result } = await importFile(database, file, { key: values.issue });
      all.push(result);
      if (!values.json) {
        const { issue, documents, unchanged } = result;
        process.stdout.write(
          `${issue}: ${documents} documents (${result.new} new, ${result.changed} changed, ${unchanged} unchanged)\n`,
        );
      }
    }
    return all;
  });
  if (values.json) process.stdout.write(`${JSON.stringify(results.length === 1 ? results[0] : results)}\n`);
  return 0;
}
