/** Issues from files into the store, as `import` and `start` do it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readFileLines } from '../gazette/input/decode.ts';
import { readIssue } from '../gazette/read.ts';
import type { Database } from '../store/database.ts';
import { alreadyImported, type Imported, importIssue, type Source } from '../store/import.ts';
import { jurisdictionOf } from '../store/jurisdictions.ts';

/** Reads a file and stores it. `key` (YYYY-N) is used where the text does not name the issue; the file's name by default. */
export async function importFile(
  database: Database,
  file: string,
  key?: string,
): Promise<Imported & { jurisdiction: string }> {
  const lines = await readFileLines(file);
  const read = readIssue(lines, { key: key ?? basename(file, extname(file)) });
  const jurisdiction = jurisdictionOf(read);
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
