/** What the store must know of a jurisdiction's language: its organs by all their names, and the words of its dictionary. */

import { dictionaryWords } from '../text/dictionary.ts';
import { findOrgans, loadOrgans, type OrganRegister, resolve } from '../text/organ.ts';
import { fingerprint } from './json.ts';

export interface Vocabulary {
  /** Of the data that it was made from: with other data, documents are indexed anew. */
  sha256: string;
  /** Words that the segmenter must keep whole, in jieba's format. */
  dictionary: string;
  organs: {
    name: string;
    kind: string;
    names: { name: string; from: string | null; to: string | null; cite: string | null }[];
  }[];
  /** The organs that a text names, by their present names, each once. */
  mentions(text: string): string[];
  /** The organ of a post: 区工信和科技局 for 区工科局局长; null where none is known. */
  organOfPost(post: string): string | null;
  /** The organ that a name means, by its present name, or null. */
  organNamed(name: string): string | null;
}

/** The vocabulary of organs.yaml and words.txt; both may be empty. */
export function createVocabulary(organsYaml: string | null, words: string): Vocabulary {
  const register: OrganRegister | null = organsYaml === null ? null : loadOrgans(organsYaml);
  return {
    sha256: fingerprint([organsYaml, words]),
    dictionary: register ? dictionaryWords(register, words) : '',
    organs: (register?.organs ?? []).map(({ name, kind, from, cite, aliases }) => ({
      name,
      kind,
      names: [{ name, from, to: null, cite }, ...aliases],
    })),
    mentions: (text) => (register ? [...new Set(findOrgans(register, text).map(({ canonical }) => canonical))] : []),
    organOfPost: (post) => (register ? (findOrgans(register, post)[0]?.canonical ?? null) : null),
    organNamed: (name) => (register ? resolve(register, name) : null),
  };
}
