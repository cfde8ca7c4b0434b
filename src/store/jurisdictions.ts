/** The governments whose gazettes this program knows: policies/<name>/jurisdiction.yaml, and the specimen's. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { ReadIssue } from '../gazette/types.ts';
import type { Jurisdiction } from './import.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** The specimen of samples/; codes that begin with 99 belong to no place (GB/T 2260). */
export const SPECIMEN = '999901';

/** A text that names no government at all. */
const UNNAMED = '未署名';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
let known: (Jurisdiction & { folder: string })[] | undefined;

/** All of them, real ones first. */
export function jurisdictions(): (Jurisdiction & { folder: string })[] {
  known ??= [...readdirSync(`${PROJECT}policies`).map((name) => `${PROJECT}policies/${name}`), `${PROJECT}samples`]
    .filter((folder) => existsSync(`${folder}/jurisdiction.yaml`))
    .map(load);
  return known;
}

/**
 * The government that published an issue: by its masthead, else by who issued its documents. One that no folder of
 * policies/ names is known by its place's name, which then stands for the code (GB/T 2260) that nobody has told.
 */
export function jurisdictionOf(issue: ReadIssue): Jurisdiction {
  const names = [issue.issue.title, ...issue.documents.map(({ issuer }) => issuer)].filter((name) => name !== null);
  const found = names
    .map((name) => jurisdictions().find((one) => name.startsWith(one.name)))
    .find((one) => one !== undefined);
  if (found) return found;
  const place = names[0]?.replace(/(人民)?政府.*$|公报.*$/, '') || UNNAMED;
  return { code: place, name: place, vocabulary: NO_VOCABULARY };
}

/** The vocabulary of a jurisdiction, empty for an unknown one. */
export function vocabularyOf(code: string): Vocabulary {
  return jurisdictions().find((one) => one.code === code)?.vocabulary ?? NO_VOCABULARY;
}

/** The folder below policies/ that holds a jurisdiction's own mechanisms; the specimen's is called so. Null for an unknown one. */
export function policyFolderOf(code: string): string | null {
  if (code === SPECIMEN) return 'specimen';
  return jurisdictions().find((one) => one.code === code)?.folder ?? null;
}

const NO_VOCABULARY = createVocabulary(null, '');

function load(folder: string): Jurisdiction & { folder: string } {
  const { code, name } = parse(readFileSync(`${folder}/jurisdiction.yaml`, 'utf8')) as { code: string; name: string };
  const text = (file: string) => (existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8') : null);
  return {
    code,
    name,
    folder: basename(folder),
    vocabulary: createVocabulary(text('organs.yaml'), text('words.txt') ?? ''),
  };
}
