/**
 * The checker against the listed contradictions: recall among those that are sure and not text damage, by severity; holds
 * that are flagged; findings outside the list for every 10,000 characters (each is to be judged by a reader: real or
 * false); speed.
 *
 * A listed contradiction is found where a finding of the same group of types names one of its lines. A hold is flagged
 * where a finding of its type names one of its lines, unless a listed contradiction stands on one of them.
 *
 * With --errors: how many of the errors put into each issue are seen (tests/support/inject.ts).
 *
 * node bench/check.ts [--show KEY | --errors]
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkIssue } from '../src/check/check.ts';
import type { Finding } from '../src/check/finding.ts';
import { readIssueOrDraft } from '../src/gazette/draft.ts';
import { readIssue } from '../src/gazette/read.ts';
import { seen } from '../tests/support/inject.ts';

const shared = resolve(import.meta.dirname, '../../shared');

export interface Contradiction {
  id: string;
  type: string;
  lines: number[];
  stated: string;
  found: string;
  severity: 'high' | 'medium' | 'low';
  certainty: 'sure' | 'likely' | 'arguable';
  origin: 'source' | 'text-damage' | 'either';
}

interface Hold {
  id: string;
  type: string;
  lines: number[];
  statement: string;
  overlaps?: string[];
}

const KEYS = ['2022-3', '2023-3', '2023-2', '2024-2', '2024-3'];

/** Types that name the same mistake from two sides. */
const GROUPS = [
  ['sum', 'share', 'unit', 'count'],
  ['numbering'],
  ['date-order', 'threshold-overlap', 'threshold-gap'],
  ['mismatch', 'name-variant', 'reference', 'character'],
];
const sameGroup = (a: string, b: string): boolean =>
  a === b || GROUPS.some((group) => group.includes(a) && group.includes(b));
const overlaps = (finding: Finding, one: { type: string; lines: number[] }): boolean =>
  sameGroup(finding.type, one.type) && finding.lines.some((line) => one.lines.includes(line));

export interface Score {
  recall: Record<'high' | 'medium' | 'low', { found: number; listed: number }>;
  missed: Contradiction[];
  /** Findings that no listed contradiction explains. */
  outside: Finding[];
  flaggedHolds: { hold: Hold; finding: Finding }[];
}

export function score(findings: Finding[], truth: { contradictions: Contradiction[]; negatives: Hold[] }): Score {
  const recall = { high: { found: 0, listed: 0 }, medium: { found: 0, listed: 0 }, low: { found: 0, listed: 0 } };
  const missed: Contradiction[] = [];
  for (const one of truth.contradictions) {
    if (one.certainty !== 'sure' || one.origin === 'text-damage') continue;
    const found = findings.some((finding) => overlaps(finding, one));
    recall[one.severity].listed += 1;
    if (found) recall[one.severity].found += 1;
    else missed.push(one);
  }
  const outside = findings.filter((finding) => !truth.contradictions.some((one) => overlaps(finding, one)));
  const flaggedHolds = truth.negatives.flatMap((hold) => {
    const finding = findings.find(
      (one) => one.type === hold.type && one.lines.some((line) => hold.lines.includes(line)),
    );
    return finding && !hold.overlaps ? [{ hold, finding }] : [];
  });
  return { recall, missed, outside, flaggedHolds };
}

/** The truth about an issue's contradictions, beside the project. */
export function listedFor(key: string): { contradictions: Contradiction[]; negatives: Hold[] } {
  return JSON.parse(readFileSync(resolve(shared, `truth/contradictions-${key}.json`), 'utf8'));
}

/** A draft of 20,000 characters, read and checked again as after a pause in typing. */
function recheck(source: string[]): void {
  let size = 0;
  const draft = source.filter((text) => {
    size += text.length;
    return size <= 20_000;
  });
  const times = Array.from({ length: 9 }, () => {
    const started = performance.now();
    checkIssue(readIssueOrDraft(draft, { key: 'draft' }));
    return performance.now() - started;
  }).sort((a, b) => a - b);
  console.log(
    `draft of ${draft.join('').length} characters, read and checked: median ${times[4]!.toFixed(0)} ms, worst ${times[8]!.toFixed(0)} ms`,
  );
}

/** Sixty of each kind and issue. */
function errors(): void {
  for (const key of KEYS) {
    const counts = seen(readFileSync(resolve(shared, `gazettes/${key}.txt`), 'utf8').split('\n'), key, 60);
    const sum = (of: 'found' | 'all'): number => counts.reduce((all, one) => all + one[of], 0);
    console.log(
      `${key}: errors seen ${sum('found')}/${sum('all')}; ${counts.map(({ kind, found, all }) => `${kind} ${found}/${all}`).join(', ')}`,
    );
  }
}

function main(): void {
  if (!existsSync(resolve(shared, 'gazettes'))) {
    console.log('check: ../shared is not here, nothing to measure.');
    return;
  }
  if (process.argv.includes('--errors')) {
    errors();
    return;
  }
  const show = process.argv.includes('--show') ? process.argv.at(-1) : null;
  for (const key of KEYS) {
    const source = readFileSync(resolve(shared, `gazettes/${key}.txt`), 'utf8').split('\n');
    const issue = readIssue(source, { key });
    const characters = source.join('').length;
    checkIssue(issue);
    const started = performance.now();
    const { findings } = checkIssue(issue);
    const milliseconds = performance.now() - started;
    const speed = `${characters} characters checked in ${milliseconds.toFixed(0)} ms`;
    if (key === '2023-2') recheck(source.slice(185));
    if (!['2022-3', '2023-3'].includes(key)) {
      console.log(`${key}: ${findings.length} findings; ${speed}`);
      if (show === key) for (const one of findings) console.log('   ', line(one));
      continue;
    }
    const { recall, missed, outside, flaggedHolds } = score(findings, listedFor(key));
    const recalls = Object.entries(recall).map(([level, { found, listed }]) => `${level} ${found}/${listed}`);
    console.log(
      `${key}: recall ${recalls.join(', ')}; ${findings.length} findings, ${outside.length} outside the list ` +
        `(${((outside.length / characters) * 10_000).toFixed(2)} per 10,000); holds flagged ${flaggedHolds.length}; ${speed}`,
    );
    if (show !== key) continue;
    for (const one of missed)
      console.log('  missed', one.id, one.type, one.severity, one.lines.join(','), one.stated, '|', one.found);
    for (const one of outside) console.log('  outside', line(one));
    for (const { hold, finding } of flaggedHolds) console.log('  hold', hold.id, hold.statement, '←', line(finding));
  }
}

const line = ({ family, document, lines, message }: Finding): string =>
  `${lines.slice(0, 6).join(',')} ${document} [${family}] ${message}`;

if (import.meta.main) main();
