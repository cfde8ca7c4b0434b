/**
 * Reading order: clean pages are shuffled the way scrambled issues are (tests/support/damage.ts) and read again. Prints the
 * share of neighbouring pairs of lines that the reader puts back, beside the share that shuffling left in place, and
 * whether its confidence keeps its word: documents by confidence, with the share that was right.
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
  documents: Judged[];
}

/** A document that was put in order: how sure the reader was, and how much of it was right. */
export interface Judged {
  confidence: number;
  pairs: number;
  restored: number;
}

/** Shuffles clean paragraphs with `seed` and reads them. A form feed opens each document. */
export function measure(paragraphs: readonly string[], seed: number): Restored {
  const { lines, origin } = scramblePages(layPages(paragraphs), seed);
  const issue = readIssue(lines, { key: '2000-1' });
  const read: number[] = [];
  const documents: Judged[] = [];
  const printed = origin.filter((n) => n !== null);
  for (const document of issue.documents) {
    const own: number[] = [];
    for (const [first, last] of document.readingOrder?.order ?? [document.lines]) {
      for (let n = first; n <= last; n += 1) {
        const from = origin[n - 1];
        if (from !== null && from !== undefined) own.push(from);
      }
    }
    read.push(...own);
    if (!document.readingOrder) continue;
    const neighbours = clean(own);
    const { confidence } = document.readingOrder;
    documents.push({ confidence, pairs: neighbours.size, restored: common(own, neighbours) });
  }
  const neighbours = clean(printed);
  return { pairs: neighbours.size, left: common(printed, neighbours), restored: common(read, neighbours), documents };
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

function labelled({ label, text, children }: Clause): string {
  if (label === null) return text;
  // A chapter of an emergency plan: 2 above 2.1.
  if (children.some((child) => child.label?.startsWith(`${label}.`))) return `${label} ${text}`;
  const mark = /^[一二三四五六七八九十]+$/u.test(label) ? '、' : /^\d+$/u.test(label) ? '.' : '';
  return label + mark + text;
}

const SEEDS = [1, 2, 3];
/** The texts that the confidence is calibrated on (fit-order.ts): whether it keeps its word is asked of the others. */
export const CALIBRATES = /2025-1|2023-2/;

/** Prints one line per source. */
export function run(): void {
  const shared = ['2022-3', '2023-2', '2023-3'].map(
    (key) => new URL(`../../shared/gazettes/${key}.txt`, import.meta.url).pathname,
  );
  const sources = [new URL('../samples/2025-1.txt', import.meta.url).pathname, ...shared];
  const judged: Judged[] = [];
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
      documents: [...a.documents, ...b.documents],
    }));
    if (!CALIBRATES.test(path)) judged.push(...sum.documents);
    console.log(
      `reading order: ${path.split('/').at(-1)} ${sum.pairs} pairs, shuffled ${(sum.left / sum.pairs).toFixed(3)}, restored ${(sum.restored / sum.pairs).toFixed(3)}`,
    );
  }
  for (const [low, high] of [
    [0, 0.7],
    [0.7, 0.8],
    [0.8, 0.9],
    [0.9, 1.01],
  ] as const) {
    const band = judged.filter(({ confidence }) => confidence >= low && confidence < high);
    const sum = (of: (one: Judged) => number): number => band.reduce((all, one) => all + of(one), 0);
    if (band.length > 0)
      console.log(
        `reading order: confidence ${low}–${Math.min(1, high)}: ${band.length} documents, expected ${(sum((d) => d.confidence * d.pairs) / sum((d) => d.pairs)).toFixed(3)}, restored ${(sum((d) => d.restored) / sum((d) => d.pairs)).toFixed(3)}`,
      );
  }
}

if (import.meta.main) run();
