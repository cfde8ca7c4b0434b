/** The subject class 主题分类 of a document, from the words of its title (policies/national/topics.yaml). */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

let topics: [name: string, words: string[]][] | undefined;

/** The class with the most words in the title; null where none fits. */
export function topicOf(title: string | null): string | null {
  if (!title) return null;
  topics ??= Object.entries(
    parse(readFileSync(new URL('../../policies/national/topics.yaml', import.meta.url), 'utf8')) as Record<string, string[]>,
  );
  let best: { name: string; hits: number } | null = null;
  for (const [name, words] of topics) {
    const hits = words.filter((word) => title.includes(word)).length;
    if (hits > (best?.hits ?? 0)) best = { name, hits };
  }
  return best?.name ?? null;
}
