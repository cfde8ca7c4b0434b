/**
 * Speed and memory of the reader on the five real issues (on the specimen where they are not beside the project), on one
 * core after start-up, beside a peer in the same run: jieba cutting the same text into words.
 */
import { existsSync, readFileSync } from 'node:fs';
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { readIssue } from '../src/gazette/read.ts';

const ROUNDS = 8;

const shared = ['2022-3', '2023-2', '2023-3', '2024-2', '2024-3'].map(
  (key) => new URL(`../../shared/gazettes/${key}.txt`, import.meta.url).pathname,
);
const paths = shared.every((path) => existsSync(path))
  ? shared
  : [new URL('../samples/2025-1.txt', import.meta.url).pathname];
const texts = paths.map((path) => readFileSync(path, 'utf8'));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const jieba = Jieba.withDict(dict);
const speed = (work: () => void): number => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return bytes / 1e6 / (best / 1000);
};

const reader = speed(() => {
  for (const text of texts) readIssue(text.split('\n'), { key: '2000-1' });
});
const memory = process.resourceUsage().maxRSS / 1000;
const peer = speed(() => {
  for (const text of texts) jieba.cut(text);
});
console.log(
  `read: ${paths.length} issues, ${(bytes / 1e6).toFixed(2)} MB, ${reader.toFixed(1)} MB/s (best of ${ROUNDS}), peak memory ${memory.toFixed(0)} MB; jieba cuts the same text at ${peer.toFixed(1)} MB/s, ratio ${(reader / peer).toFixed(2)}`,
);
