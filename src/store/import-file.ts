/** Issues from files into the store, as `import`, `start` and the document desk do it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readFileLines } from '../gazette/input/decode.ts';
import { readIssue } from '../gazette/read.ts';
import type { ReadIssue } from '../gazette/types.ts';
import { UserError } from '../text/error.ts';
import type { Database } from './database.ts';
import { alreadyImported, type Imported, importIssue, type Source } from './import.ts';
import { jurisdictionOf } from './jurisdictions.ts';

/** The issue in a file. `key` (YYYY-N) is used where the text does not name the issue. UserError where it is no text. */
export async function readFile(file: string, key: string): Promise<ReadIssue> {
  return readIssue(await readFileLines(file), { key });
}

/**
 * Reads a file and stores it. `key`: the file's name by default. `only`: the code of the jurisdiction to which it must belong;
 * UserError where it is another's. `reading`: how it is read, in this thread by default.
 */
export async function importFile(
  database: Database,
  file: string,
  { key, only, reading = readFile }: { key?: string | undefined; only?: string; reading?: typeof readFile } = {},
): Promise<Imported & { jurisdiction: string }> {
  const read = await reading(file, key ?? basename(file, extname(file)));
  const jurisdiction = jurisdictionOf(read);
  if (only !== undefined && jurisdiction.code !== only)
    throw new UserError(`这一期是“${jurisdiction.name}”的公报，不是本地的；没有导入。`);
  const imported = await importIssue(database, jurisdiction, read, sourceOf(file));
  return { ...imported, jurisdiction: jurisdiction.code };
}

/** The jurisdiction that holds this very file as the present reader reads it; null when it must be imported. */
export async function heldBy(database: Database, file: string): Promise<string | null> {
  return await alreadyImported(database, sourceOf(file));
}

function sourceOf(file: string): Source {
  return { sha256: createHash('sha256').update(readFileSync(file)).digest('hex'), reader: readerVersion() };
}

let version: string | undefined;

/** A fingerprint of the reader's code and data: a better reader reads again what it has read before. */
function readerVersion(): string {
  if (version) return version;
  const hash = createHash('sha256');
  const project = fileURLToPath(new URL('../../', import.meta.url));
  for (const folder of ['src/text', 'src/gazette', 'src/store/import', 'policies', 'samples']) {
    const files = readdirSync(project + folder, { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((name) => /\.(ts|yaml)$/.test(name)).sort()) {
      hash.update(`${folder}/${file}\n`).update(readFileSync(`${project}${folder}/${file}`));
    }
  }
  version = hash.digest('hex');
  return version;
}
