/** A file → an issue, as read, tasks and duties do it. */
import { basename, extname } from 'node:path';
import { readFileLines } from '../gazette/input/decode.ts';
import { readIssue } from '../gazette/read.ts';
import type { ReadIssue } from '../gazette/types.ts';
import { UserError } from '../text/error.ts';

/** Reads exactly one file. `key` (YYYY-N) is used where the text does not name the issue; the file's name by default. */
export async function readIssueFile(files: string[], key?: string): Promise<ReadIssue> {
  const [file, ...rest] = files;
  if (file === undefined || rest.length > 0) throw new UserError('name exactly one FILE; --help shows how.');
  return readIssue(await readFileLines(file), { key: key ?? basename(file, extname(file)) });
}

/** Prints one JSON value on standard output. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
