/** The real issues and what is known of them, beside the project; tests on them are skipped where they are absent. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readIssue } from '../../src/gazette/read.ts';
import type { ReadIssue } from '../../src/gazette/types.ts';

export const shared = resolve(import.meta.dirname, '../../../shared');
export const haveShared = existsSync(resolve(shared, 'gazettes'));
export const KEYS = ['2022-3', '2023-2', '2023-3', '2024-2', '2024-3'];

if (!haveShared) console.warn('../shared is not here: tests on the real issues are skipped.');

const read = new Map<string, ReadIssue>();

/** One of the five issues, read once per test file. */
export function realIssue(key: string): ReadIssue {
  const held =
    read.get(key) ?? readIssue(readFileSync(resolve(shared, `gazettes/${key}.txt`), 'utf8').split('\n'), { key });
  read.set(key, held);
  return held;
}
