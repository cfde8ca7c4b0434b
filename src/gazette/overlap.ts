/** Words that a heading shares with a text. */

/** In how many texts of a page each pair of characters stands: a pair that stands everywhere says nothing. */
export function sharedWords(texts: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const whole of texts) {
    const text = whole.slice(0, 200);
    const own = new Set<string>();
    for (let i = 0; i + 1 < text.length; i += 1) own.add(text.slice(i, i + 2));
    for (const pair of own) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Pairs of characters that a heading shares with a text, each weighed by its rarity on the page. */
export function overlap(heading: string, text: string, shared: Map<string, number>): number {
  let sum = 0;
  const head = text.slice(0, 200);
  for (let i = 0; i + 1 < heading.length && i < 40; i += 1) {
    const pair = heading.slice(i, i + 2);
    if (head.includes(pair)) sum += 1.6 / Math.max(1, (shared.get(pair) ?? 1) - 1);
  }
  return Math.min(3.2, sum * 0.6);
}
