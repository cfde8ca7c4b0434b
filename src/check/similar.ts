/** How alike two names are: edits, and what differs. */

/** Insertions, deletions and substitutions that turn `a` into `b`; `limit` + 1 where there are more. */
export function edits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const value = Math.min(previous[j - 1]! + cost, previous[j]! + 1, row[j - 1]! + 1);
      row.push(value);
      least = Math.min(least, value);
    }
    if (least > limit) return limit + 1;
    previous = row;
  }
  return previous[b.length]!;
}

/** What stands between the common beginning and the common end of two texts. */
export function difference(a: string, b: string): [string, string] {
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
}

/** Length of the longest common subsequence over the longer length, 0 … 1. */
export function likeness(a: string, b: string): number {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const c of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j += 1)
      row.push(c === b[j - 1] ? previous[j - 1]! + 1 : Math.max(previous[j]!, row[j - 1]!));
    previous = row;
  }
  return previous[b.length]! / Math.max(a.length, b.length, 1);
}

/** Is every character of `short` in `long`, in order? */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const c of short) {
    at = long.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
