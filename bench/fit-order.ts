/**
 * Fits the weights of the reading order (src/gazette/weights.ts) and prints them:
 *   node bench/fit-order.ts [SEEDS]     clean issues shuffled SEEDS times each (4), with other seeds than the bench measures with
 * Every page in its true order gives choices: which of the blocks left comes next (with its numbering), which block came
 * before, which ends the page. The weights are those that make the choices taken likeliest (conditional logit), drawn
 * towards 0 where little speaks for them. What shuffled pages cannot teach stays as it is: HELD.
 */
import { existsSync } from 'node:fs';
import { type Adjacency, learnAdjacency } from '../src/gazette/adjacency.ts';
import { expectedShare } from '../src/gazette/confidence.ts';
import { Customs } from '../src/gazette/custom.ts';
import { ending, opening, overPage, pair } from '../src/gazette/evidence.ts';
import { toLines } from '../src/gazette/line.ts';
import { advance, alike, numberingStart, STEPS, stepOf } from '../src/gazette/numbering.ts';
import { cutPages } from '../src/gazette/order.ts';
import { sharedWords } from '../src/gazette/overlap.ts';
import { paginate } from '../src/gazette/page.ts';
import type { Part } from '../src/gazette/part.ts';
import { segment } from '../src/gazette/segment.ts';
import { FOLLOWS, WEIGHTS } from '../src/gazette/weights.ts';
import { layPages, scramblePages } from '../tests/support/damage.ts';
import { CALIBRATES, type Judged, measure, paragraphsOf } from './reading-order.ts';

/** Evidence by name; a step from kind to kind is named “head→text”. */
type Evidence = Map<string, number>;

interface Choice {
  options: Evidence[];
  taken: number;
}

/**
 * Set by hand, as is what ends a document: shuffling knows no print order, and clean issues hold few units of work, few
 * numbers over pages, and few ends.
 */
const HELD = new Set([
  'first in print',
  'heading left empty at the end',
  'numbers go on over the page',
  'units after text',
  'units after units',
  'units after heading',
]);
const FIRST_SEED = 101;
const ROUNDS = 60;
const RATE = 0.15;
/** How strongly a weight is drawn towards 0, in choices. */
const DRAWN = 0.3;

function run(): void {
  const seeds = Number(process.argv[2] ?? 4);
  const shared = ['2022-3', '2023-2', '2023-3'].map((key) => `../../shared/gazettes/${key}.txt`);
  const paths = ['../samples/2025-1.txt', ...shared]
    .map((path) => new URL(path, import.meta.url).pathname)
    .filter((path) => existsSync(path));
  const choices = paths.flatMap((path) => {
    const paragraphs = paragraphsOf(path);
    return Array.from({ length: seeds }, (_, i) => choicesOf(paragraphs, FIRST_SEED + i)).flat();
  });
  console.error(`fit-order: ${paths.length} texts, ${choices.length} choices`);
  print(fit(choices));
  const judged = paths
    .filter((path) => CALIBRATES.test(path))
    .flatMap((path) => {
      const paragraphs = paragraphsOf(path);
      return Array.from({ length: seeds }, (_, i) => measure(paragraphs, FIRST_SEED + i).documents).flat();
    });
  console.log('MEASURED');
  for (const place of calibrate(judged)) console.log(`  [${place.join(', ')}],`);
}

/** Pairs of lines for one place of the table. */
const PLACE = 8000;

/** What expected shares come to: documents by rising expectation in groups; a group that falls back joins the one before. */
function calibrate(judged: Judged[]): [expected: number, right: number][] {
  const groups: Group[] = [];
  const sorted = judged
    .map(({ confidence, pairs, restored }) => ({ pairs, expected: expectedShare(confidence) * pairs, right: restored }))
    .sort((a, b) => a.expected / a.pairs - b.expected / b.pairs);
  for (const one of sorted) {
    const last = groups.at(-1);
    if (last && last.pairs < PLACE) merge(last, one);
    else groups.push({ ...one });
    while (groups.length > 1 && groups.at(-1)!.pairs >= PLACE && !rises(groups.at(-2)!, groups.at(-1)!))
      merge(groups.at(-2)!, groups.pop()!);
  }
  if (groups.length > 1 && groups.at(-1)!.pairs < PLACE) merge(groups.at(-2)!, groups.pop()!);
  const round = (value: number): number => Math.round(value * 100) / 100;
  const places = groups.map((group): [number, number] => [round(group.expected / group.pairs), round(share(group))]);
  return [[0, 0], ...places, [1, 1]];
}

type Group = { pairs: number; expected: number; right: number };

const share = ({ pairs, right }: Group): number => right / pairs;

/** By a hundredth at least in what is expected, and in what was right. */
const rises = (low: Group, high: Group): boolean =>
  share(high) > share(low) && high.expected / high.pairs - low.expected / low.pairs >= 0.01;

function merge(into: Group, other: Group): void {
  into.pairs += other.pairs;
  into.expected += other.expected;
  into.right += other.right;
}

/** The choices of all pages of clean paragraphs shuffled with `seed`. */
function choicesOf(paragraphs: readonly string[], seed: number): Choice[] {
  const { lines: source, origin } = scramblePages(layPages(paragraphs), seed);
  const { lines } = paginate(source, toLines(source));
  const adjacency = learnAdjacency(lines.map((line) => line.bare));
  const rank = (part: Part): number => origin[part.lines[0]!.n - 1] ?? 0;
  return segment(lines).flatMap(({ first, last }) => {
    const pages = cutPages(lines.slice(first, last + 1), adjacency);
    const customs = new Customs(pages);
    const numbering = numberingStart();
    let tail: Part | null = null;
    return pages.flatMap((parts, p) => {
      const order = [...parts.keys()].sort((a, b) => rank(parts[a]!) - rank(parts[b]!));
      const choices = choicesOnPage(parts, order, tail, pages[p + 1] ?? [], numbering, customs, adjacency);
      const end = order.findLast((i) => parts[i]!.frame === null);
      tail = end === undefined ? tail : parts[end]!;
      return choices;
    });
  });
}

/** Moves `numbering` on over the page. */
function choicesOnPage(
  parts: Part[],
  order: number[],
  tail: Part | null,
  next: Part[],
  numbering: ReturnType<typeof numberingStart>,
  customs: Customs,
  adjacency: Adjacency,
): Choice[] {
  const n = parts.length;
  const words = sharedWords([...parts, tail].map((part) => part?.text ?? ''));
  const link = (a: number, b: number): Evidence => {
    const evidence: Evidence = new Map();
    const add = (name: string, value: number): void => {
      evidence.set(name, (evidence.get(name) ?? 0) + value);
    };
    const from = a === n ? tail : parts[a]!;
    if (b === n) {
      add(`${from!.kind}→${next.length > 0 ? 'page' : 'end'}`, 1);
      if (next.length > 0) overPage(from!, next, adjacency, add);
      else ending(from!, add);
      return evidence;
    }
    const to = parts[b]!;
    if (a === n && b === 0) add('first in print', 1);
    add(`${from?.kind ?? 'start'}→${to.kind}`, 1);
    if (!from) opening(to, add);
    else {
      const printed = a < n && b === a + 1;
      pair(
        from,
        to,
        { shared: words[b * (n + 1) + a]!, custom: customs.of(from, to, printed), printed },
        adjacency,
        add,
      );
    }
    return evidence;
  };
  const choices: Choice[] = [];
  for (const [k, taken] of order.entries()) {
    const from = k === 0 ? n : order[k - 1]!;
    const left = order.slice(k);
    const colon = (from === n ? tail : parts[from]!)?.colon ?? false;
    const options = left.map((to) => {
      const { label, heading } = parts[to]!;
      const evidence = link(from, to);
      if (!label) return evidence;
      const step = stepOf(numbering, label, colon);
      evidence.set(STEPS[step]!, 1);
      if (step < 2) evidence.set('brothers alike', alike(numbering, label.level, heading));
      return evidence;
    });
    choices.push({ options, taken: 0 });
    const before = [...order.filter((i) => i !== taken), n];
    choices.push({ options: before.map((i) => link(i, taken)), taken: before.indexOf(from) });
    const { label, heading } = parts[taken]!;
    if (label) advance(numbering, label, heading);
  }
  choices.push({ options: order.map((i) => link(i, n)), taken: n - 1 });
  return choices.filter(({ options }) => options.length > 1);
}

/** The likeliest weights, by steps along the gradient whose length each weight finds for itself (Adagrad). */
function fit(choices: Choice[]): Map<string, number> {
  const names = [...new Set(choices.flatMap(({ options }) => options.flatMap((option) => [...option.keys()])))];
  const index = new Map(names.map((name, i) => [name, i]));
  const weights = Float64Array.from(names, standing);
  const free = names.map((name) => !HELD.has(name) && !name.endsWith('→end'));
  const squares = new Float64Array(names.length).fill(1e-6);
  const rows = choices.map(({ options, taken }) => ({
    taken,
    options: options.map((option) => [...option].map(([name, value]): [number, number] => [index.get(name)!, value])),
  }));
  const slope = new Float64Array(names.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    let likelihood = 0;
    for (let batch = 0; batch < BATCHES; batch += 1) {
      for (const [w, weight] of weights.entries()) slope[w] = (-DRAWN * weight) / BATCHES;
      for (let r = batch; r < rows.length; r += BATCHES) likelihood += climb(rows[r]!, weights, slope);
      for (const [w, own] of slope.entries()) {
        if (!free[w]) continue;
        squares[w]! += own * own;
        weights[w]! += (RATE * own) / Math.sqrt(squares[w]!);
      }
    }
    if (round % 10 === 9)
      console.error(`fit-order: round ${round + 1}, ${(likelihood / rows.length).toFixed(4)} a choice`);
  }
  return new Map(names.map((name, i) => [name, weights[i]!]));
}

const BATCHES = 8;

/** Adds to `slope` what one choice asks for, and returns its log-likelihood. */
function climb(
  { options, taken }: { options: [number, number][][]; taken: number },
  weights: Float64Array,
  slope: Float64Array,
): number {
  const scores = options.map((option) => option.reduce((sum, [w, value]) => sum + weights[w]! * value, 0));
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, one) => sum + one, 0);
  for (const [i, option] of options.entries()) {
    const wanting = (i === taken ? 1 : 0) - odds[i]! / all;
    for (const [w, value] of option) slope[w]! += wanting * value;
  }
  return scores[taken]! - most - Math.log(all);
}

/** The weight as it stands. */
function standing(name: string): number {
  const [a, b] = name.split('→');
  const row = FOLLOWS[a as keyof typeof FOLLOWS] as Record<string, number> | undefined;
  return b === undefined || !row ? (WEIGHTS[name] ?? 0) : row[b]!;
}

/** In the form of weights.ts; what no choice showed stays. */
function print(weights: Map<string, number>): void {
  const show = (name: string): string => String(Math.round((weights.get(name) ?? standing(name)) * 10) / 10 || 0);
  console.log('FOLLOWS');
  for (const [a, row] of Object.entries(FOLLOWS)) {
    const cells = Object.keys(row).map((b) => `${b}: ${show(`${a}→${b}`)}`);
    console.log(`  ${a}: { ${cells.join(', ')} },`);
  }
  console.log('WEIGHTS');
  for (const name of Object.keys(WEIGHTS)) console.log(`  ${/^\w+$/u.test(name) ? name : `'${name}'`}: ${show(name)},`);
}

if (import.meta.main) run();
