/**
 * How sure a reading order is. What the search expects of its own order (sequence.ts) is too hopeful where much is
 * doubtful: this table, measured on shuffled pages of clean text by bench/fit-order.ts, says what such hopes came to.
 */

/** Expected share of neighbours that stand rightly side by side, and the share that did; both rise. */
export const MEASURED: readonly (readonly [expected: number, right: number])[] = [
  [0, 0],
  [0.77, 0.69],
  [0.8, 0.71],
  [0.83, 0.78],
  [0.86, 0.85],
  [0.89, 0.88],
  [0.92, 0.94],
  [0.94, 0.94],
  [1, 1],
];

/** The measured share for an expected one; between the places of the table it runs straight. */
export function measuredShare(expected: number): number {
  return between(MEASURED, expected, 0, 1);
}

/** The expected share behind a measured one. */
export function expectedShare(right: number): number {
  return between(MEASURED, right, 1, 0);
}

function between(table: typeof MEASURED, at: number, from: 0 | 1, to: 0 | 1): number {
  const next = table.findIndex((place) => place[from] >= at);
  const [above, below] = [table.at(next)!, table[next - 1]];
  if (next < 0 || !below) return above[to];
  return below[to] + ((above[to] - below[to]) * (at - below[from])) / (above[from] - below[from]);
}
