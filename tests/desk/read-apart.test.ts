/** An upload is read beside the server: the same issue, the same sentences about what is none, and nobody waits meanwhile. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readApart } from '../../src/server/desk/read-apart.ts';
import { readFile } from '../../src/store/import-file.ts';

const SAMPLE = resolve(import.meta.dirname, '../../samples/2025-1.txt');
const folder = mkdtempSync(join(tmpdir(), 'gongbao-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('gives what reading here gives', async () => {
  expect(await readApart(SAMPLE, '2025-1')).toEqual(await readFile(SAMPLE, '2025-1'));
});

it('lets the server go on', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  await readApart(SAMPLE, '2025-1');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

it('says what is wrong with a file that is none', async () => {
  const binary = join(folder, 'binary.txt');
  writeFileSync(binary, Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7) % 251)));
  const here = await readFile(binary, 'x').catch((error: Error) => error);
  await expect(readApart(binary, 'x')).rejects.toEqual(here);
});
