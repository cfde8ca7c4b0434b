/**
 * Which section of a scrambled page a task belongs to. Where a page holds several sections, each with its numbers from 1, the
 * order of its blocks alone leaves open whose 3 is whose: what departments do everywhere and who cooperates tells it.
 */
import { workOf } from './department-work.ts';
import { bySearch, EMPTY } from './lead-search.ts';

export interface Placed {
  /** Its number in its section; null where it has none. */
  no: number | null;
  /** Index of its section. */
  section: number;
  page: number;
  /** The whole text. */
  text: string;
  cooperating: string[];
}

export interface Led {
  lead: string | null;
  /** Its printed number: 3 for 三. */
  ordinal: number;
  /** The page of its heading. */
  page: number;
}

/**
 * The section of each task. Headings stand in the order of their ordinals, so a task's page says which sections it may belong
 * to: those whose heading stands on it or before, and whose successor's heading does not stand before it. Where numbers run
 * through the document, sections hold runs of them.
 */
export function settleSections(tasks: readonly Placed[], sections: readonly Led[]): number[] {
  const printed = tasks.map((task) => task.section);
  if (tasks.length > MOST || tasks.length < 2) return printed;
  const choices = choicesOf(tasks, sections);
  const fits = tasks.map((task) => sections.map(({ lead }, s) => fit(task, lead) + (s === task.section ? STAYS : 0)));
  return runThrough(tasks) ? inRuns(tasks, sections, choices, fits) : bySearch(tasks, sections.length, choices, fits);
}

/** Sections by their ordinals; as they are read where these count anew. */
function printOrder(sections: readonly Led[]): number[] {
  const read = [...sections.keys()];
  const known = new Set(sections.map(({ ordinal }) => ordinal)).size === sections.length;
  return known ? read.sort((a, b) => sections[a]!.ordinal - sections[b]!.ordinal) : read;
}

/** The sections open to each task. */
function choicesOf(tasks: readonly Placed[], sections: readonly Led[]): number[][] {
  const inOrder = printOrder(sections);
  const ends = new Map(inOrder.map((s, i) => [s, sections[inOrder[i + 1] ?? -1]?.page ?? Number.POSITIVE_INFINITY]));
  return tasks.map(({ page, section }) => {
    const open = inOrder.filter((s) => sections[s]!.page <= page && page <= ends.get(s)!);
    return open.length > 0 ? open : [section];
  });
}

/** Do numbers run through the document, or does each section count from 1? */
function runThrough(tasks: readonly Placed[]): boolean {
  const numbers = tasks.flatMap(({ no }) => no ?? []);
  return numbers.length >= tasks.length * 0.8 && new Set(numbers).size >= numbers.length * 0.9;
}

/** Sections hold runs of the numbers, in the order of their ordinals: of all divisions the one that fits best. */
function inRuns(
  tasks: readonly Placed[],
  sections: readonly Led[],
  choices: readonly number[][],
  fits: readonly number[][],
): number[] {
  const row = [...tasks.keys()].sort((a, b) => (tasks[a]!.no ?? 0) - (tasks[b]!.no ?? 0));
  const inOrder = printOrder(sections);
  const open = choices.map((list) => new Set(list));
  const value = (t: number, s: number): number => fits[t]![s]! - (open[t]!.has(s) ? 0 : CLOSED);
  // best[k][i]: the first i tasks in the first k sections; an empty section costs.
  const best: Float64Array[] = [new Float64Array(row.length + 1).fill(Number.NEGATIVE_INFINITY)];
  const from: Int16Array[] = [new Int16Array(row.length + 1)];
  best[0]![0] = 0;
  for (const [k, s] of inOrder.entries()) {
    const before = best[k]!;
    const own = new Float64Array(row.length + 1);
    const starts = new Int16Array(row.length + 1);
    for (let i = 0; i <= row.length; i += 1) {
      own[i] = before[i]! - EMPTY;
      starts[i] = i;
      let sum = 0;
      for (let j = i - 1; j >= 0; j -= 1) {
        sum += value(row[j]!, s);
        if (before[j]! + sum <= own[i]!) continue;
        own[i] = before[j]! + sum;
        starts[i] = j;
      }
    }
    best.push(own);
    from.push(starts);
  }
  const settled = tasks.map((task) => task.section);
  for (let k = inOrder.length, i = row.length; k > 0; k -= 1) {
    const start = from[k]![i]!;
    for (let j = start; j < i; j += 1) settled[row[j]!] = inOrder[k - 1]!;
    i = start;
  }
  return settled;
}

function fit({ text, cooperating }: Placed, lead: string | null): number {
  return lead === null ? 0 : workOf(lead, text) + (cooperating.includes(lead) ? ITSELF : 0);
}

/** More are no division of work but a hostile text. */
const MOST = 400;
/** What the reading order says for a task's own section. */
const STAYS = 0.4;
/** No unit cooperates with itself; but on a scrambled page units slip, too. */
const ITSELF = -1;
/** A task on a page where its section does not stand. */
const CLOSED = 4;
