/**
 * Reading order: clean pages are shuffled the way scrambled issues are (tests/support/damage.ts) and read again. Prints the
 * share of neighbouring pairs of lines that the reader puts back, beside the share that shuffling left in place.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readIssue } from '../src/gazette/read.ts';
import type { Clause } from '../src/gazette/types.ts';
import { layPages, scramblePages } from '../tests/support/damage.ts';

export interface Restored {
  pairs: number;
  /** Neighbours that the shuffle left side by side. */
  left: number;
  /** Neighbours after reading. */
  restored: number;
}

/** Shuffles clean paragraphs with `seed` and reads them. A form feed opens each document. */
export function measure(paragraphs: readonly string[], seed: number): Restored {
  const { lines, origin } = scramblePages(layPages(paragraphs), seed);
  const issue = readIssue(lines, { key: '2000-1' });
  const read: number[] = [];
  const printed = origin.filter((n) => n !== null);
  for (const document of issue.documents) {
    for (const [first, last] of document.readingOrder?.order ?? [document.lines]) {
      for (let n = first; n <= last; n += 1) {
        const from = origin[n - 1];
        if (from !== null && from !== undefined) read.push(from);
      }
    }
  }
  const neighbours = clean(printed);
  return { pairs: neighbours.size, left: common(printed, neighbours), restored: common(read, neighbours) };
}

/** Pairs of lines that stand side by side in the clean text. */
function clean(lines: number[]): Set<string> {
  const sorted = [...lines].sort((a, b) => a - b);
  return new Set(sorted.slice(1).map((n, i) => `${sorted[i]} ${n}`));
}

const common = (lines: number[], neighbours: Set<string>): number =>
  lines.slice(1).filter((n, i) => neighbours.has(`${lines[i]} ${n}`)).length;

/** The paragraphs of a clean issue, document by document, as the reader joins them; tables are left out. */
export function paragraphsOf(path: string): string[] {
  const issue = readIssue(readFileSync(path, 'utf8').split('\n'), { key: '2000-1' });
  const text = (clause: Clause): string[] => [
    ...(clause.kind === 'table' ? [] : [labelled(clause)]),
    ...clause.children.flatMap(text),
  ];
  return issue.documents.flatMap((document) => [
    `\f${document.title ?? ''}`,
    document.number ?? '',
    ...(document.addressees ? [`${document.addressees.join('、')}：`] : []),
    ...document.clauses.flatMap(text),
    ...(document.issuer ? [document.issuer] : []),
    ...(document.dated ? [document.dated.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日')] : []),
    ...(document.mark ? [`（${document.mark}）`] : []),
    ...(document.contactUnit ? [`咨询单位：${document.contactUnit}`] : []),
  ]);
}

function labelled({ label, text }: Clause): string {
  if (label === null) return text;
  const mark = /^[一二三四五六七八九十]+$/u.test(label) ? '、' : /^\d+$/u.test(label) ? '.' : '';
  return label + mark + text;
}

const SEEDS = [1, 2, 3];

/** Prints one line per source. */
export function run(): void {
  const shared = ['2022-3', '2023-2', '2023-3'].map(
    (key) => new URL(`../../shared/gazettes/${key}.txt`, import.meta.url).pathname,
  );
  const sources = [new URL('../samples/2025-1.txt', import.meta.url).pathname, ...shared];
  for (const path of sources) {
    if (!existsSync(path)) {
      console.log(`reading order: ${path.split('/').at(-1)} is not here, skipped`);
      continue;
    }
    const paragraphs = paragraphsOf(path);
    const sum = SEEDS.map((seed) => measure(paragraphs, seed)).reduce((a, b) => ({
      pairs: a.pairs + b.pairs,
      left: a.left + b.left,
      restored: a.restored + b.restored,
    }));
    console.log(
      `reading order: ${path.split('/').at(-1)} ${sum.pairs} pairs, shuffled ${(sum.left / sum.pairs).toFixed(3)}, restored ${(sum.restored / sum.pairs).toFixed(3)}`,
    );
  }
}

if (import.meta.main) run();
