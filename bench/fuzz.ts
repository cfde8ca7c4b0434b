/**
 * Random mutations of texts: the reader must neither crash nor hang. Prints how many were tried and the slowest.
 *   node bench/fuzz.ts [count] [seed]
 */
import { existsSync, readFileSync } from 'node:fs';
import { findDuties } from '../src/gazette/duties.ts';
import { readIssue } from '../src/gazette/read.ts';
import { findTasks } from '../src/gazette/tasks.ts';
import { generator } from '../tests/support/damage.ts';

/** One mutation: lines dropped, doubled, swapped, cut, joined, glued with noise, or characters changed. */
export function mutate(lines: readonly string[], random: () => number): string[] {
  const out = [...lines];
  const at = (): number => Math.floor(random() * out.length);
  const noise = [
    '\u0000',
    '《',
    '（',
    '〔2024〕',
    '号',
    '\t\t\t',
    '第条',
    '一、',
    '附件',
    '：',
    '\ud800',
    '　　',
    '𠮷',
    '9'.repeat(400),
    '-'.repeat(300),
    '组长：',
    '咨询单位：',
  ];
  for (let n = 1 + Math.floor(random() * 40); n > 0 && out.length > 2; n -= 1) {
    const i = at();
    const line = out[i]!;
    const cut = Math.floor(random() * (line.length + 1));
    const kind = Math.floor(random() * 8);
    if (kind === 0) out.splice(i, 1 + Math.floor(random() * 20));
    else if (kind === 1) out.splice(i, 0, ...out.slice(i, i + 5));
    else if (kind === 2) [out[i], out[at()]] = [out[at()]!, line];
    else if (kind === 3) out.splice(i, 1, line.slice(0, cut), line.slice(cut));
    else if (kind === 4) out.splice(i, 2, line + (out[i + 1] ?? ''));
    else if (kind === 5) out[i] = line.slice(0, cut) + noise[Math.floor(random() * noise.length)] + line.slice(cut);
    else if (kind === 6) out[i] = [...line].reverse().join('');
    else out[i] = line.slice(0, cut) + String.fromCodePoint(Math.floor(random() * 0xd7ff)) + line.slice(cut + 1);
  }
  return out;
}

/** A stretch of a text, long enough to hold a few documents. */
export function stretch(lines: readonly string[], random: () => number): string[] {
  const from = Math.floor(random() * lines.length);
  return lines.slice(from, from + 50 + Math.floor(random() * 400));
}

/** Reads mutations and returns the slowest in milliseconds; throws what the reader throws. */
export function fuzz(texts: readonly (readonly string[])[], count: number, seed: number): number {
  const random = generator(seed);
  let slowest = 0;
  for (let i = 0; i < count; i += 1) {
    const text = texts[i % texts.length]!;
    const lines = mutate(i % 50 === 0 ? text : stretch(text, random), random);
    const start = performance.now();
    const issue = readIssue(lines, { key: '2000-1' });
    findTasks(issue);
    findDuties(issue);
    JSON.stringify(issue);
    slowest = Math.max(slowest, performance.now() - start);
  }
  return slowest;
}

if (import.meta.main) {
  const paths = [
    '../samples/2025-1.txt',
    '../samples/2025-1-damaged.txt',
    ...['2022-3', '2023-2', '2023-3', '2024-2', '2024-3'].map((key) => `../../shared/gazettes/${key}.txt`),
  ]
    .map((path) => new URL(path, import.meta.url).pathname)
    .filter((path) => existsSync(path));
  const texts = paths.map((path) => readFileSync(path, 'utf8').split('\n'));
  const count = Number(process.argv[2] ?? 20_000);
  const slowest = fuzz(texts, count, Number(process.argv[3] ?? 1));
  console.log(`fuzz: ${count} mutations of ${texts.length} texts, no crash, slowest ${slowest.toFixed(0)} ms`);
}
