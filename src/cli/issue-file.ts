/** The arguments that read, tasks and duties share: one file, --issue KEY, --json. */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { readFileLines } from '../gazette/input/decode.ts';
import { readIssue } from '../gazette/read.ts';
import type { ReadIssue } from '../gazette/types.ts';
import { UserError } from '../text/error.ts';

/** Reads the issue that the command line names. A pipe gets JSON as well as a terminal does: only --json decides. */
export async function readIssueFile(
  command: string,
  args: string[],
  more: Record<string, { type: 'string' | 'boolean' }> = {},
): Promise<{ issue: ReadIssue; json: boolean; values: Record<string, string | boolean | undefined> }> {
  let parsed: { values: Record<string, string | boolean | undefined>; positionals: string[] };
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { issue: { type: 'string' }, json: { type: 'boolean' }, ...more },
    }) as typeof parsed;
  } catch (error) {
    throw new UserError(`${(error as Error).message.split('\n')[0]} See gongbao ${command} --help.`);
  }
  const [file, ...rest] = parsed.positionals;
  if (file === undefined || rest.length > 0) throw new UserError(`name exactly one file: gongbao ${command} FILE.`);
  const lines = await readFileLines(file);
  const key = typeof parsed.values.issue === 'string' ? parsed.values.issue : basename(file).replace(/\.[^.]*$/u, '');
  return { issue: readIssue(lines, { key }), json: parsed.values.json === true, values: parsed.values };
}
