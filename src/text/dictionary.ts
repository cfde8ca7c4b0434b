/** Words for the segmenter (jieba) that search is built on: names of organs and terms of office. */
import { type OrganRegister, printedNames } from './organ.ts';

/**
 * Lines in jieba's format, "word frequency tag", one a line. `words` is the text of a words file: one term a line,
 * # begins a comment. Names of organs are tagged nt, terms n; the frequency keeps each in one piece.
 */
export function dictionaryWords(register: OrganRegister, words: string): string {
  const terms = words.split(/\r?\n/).map((line) => line.replace(/#.*/, '').trim());
  const lines = new Map<string, string>();
  for (const name of printedNames(register)) lines.set(name, `${name} 20000 nt`);
  for (const term of terms) {
    if (term && !/\s/.test(term) && !lines.has(term)) lines.set(term, `${term} 10000 n`);
  }
  return [...lines.values(), ''].join('\n');
}
