/** Which paragraphs a document is used to print side by side: 时间进度：… before 责任单位：…, 配合单位：… after a number. */
import type { Part } from './part.ts';

/** Counts of the pairs of signs that stand side by side in print, at least one of them words. */
export class Customs {
  readonly #counts = new Map<string, number>();

  constructor(pages: Part[][]) {
    for (const parts of pages) {
      for (let i = 0; i + 1 < parts.length; i += 1) {
        const key = keyOf(parts[i]!, parts[i + 1]!);
        if (key) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
      }
    }
  }

  /** The binary logarithm of the count, 0..5; the pair itself is not counted where it stands so in print. */
  of(a: Part, b: Part, printed: boolean): number {
    const key = keyOf(a, b);
    return key ? Math.min(5, Math.log2(1 + (this.#counts.get(key) ?? 0) - (printed ? 1 : 0))) : 0;
  }
}

function keyOf(a: Part, b: Part): string | null {
  if (a.sign === null || b.sign === null || (a.sign.startsWith('#') && b.sign.startsWith('#'))) return null;
  return `${a.sign}→${b.sign}`;
}
