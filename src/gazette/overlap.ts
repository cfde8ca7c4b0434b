/** Words that two texts of a page share. */

const REACH = 200;

/**
 * For each two texts the sum of the pairs of characters that both hold, each weighed by its rarity on the page: a pair
 * that stands everywhere says nothing. `result[i * n + j]`, symmetric.
 */
export function sharedWords(texts: string[]): Float64Array {
  const n = texts.length;
  const holders = new Map<number, number[]>();
  for (const [i, text] of texts.entries()) {
    for (let k = 0; k + 1 < text.length && k < REACH; k += 1) {
      const a = text.charCodeAt(k);
      const b = text.charCodeAt(k + 1);
      if (!isHan(a) || !isHan(b)) continue;
      // Small enough to be a small integer: larger keys make the map several times slower.
      const key = (a - FIRST) * (LAST - FIRST + 1) + b - FIRST;
      const list = holders.get(key);
      if (!list) holders.set(key, [i]);
      else if (list[list.length - 1] !== i) list.push(i);
    }
  }
  const sums = new Float64Array(n * n);
  for (const list of holders.values()) {
    if (list.length < 2 || list.length > 5) continue;
    const weight = 1 / (list.length - 1);
    for (const i of list) for (const j of list) if (i !== j) sums[i * n + j]! += weight;
  }
  for (let i = 0; i < sums.length; i += 1) sums[i] = Math.min(3, Math.sqrt(sums[i]!));
  return sums;
}

const FIRST = 0x4e00;
const LAST = 0x9fff;
const isHan = (code: number): boolean => code >= FIRST && code <= LAST;
