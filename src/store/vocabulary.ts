/** What the store must know of a jurisdiction's language: its organs by all their names, and the words of its dictionary. */
export interface Vocabulary {
  /** Words that the segmenter must keep whole. */
  words: string[];
  organs: { name: string; names: { name: string; from: string | null; to: string | null; cite: string | null }[] }[];
  /** The organs that a text names, by their present names, each once. */
  mentions(text: string): string[];
  /** The organ of a post: 区工信和科技局 for 区工科局局长; null where none is known. */
  organOfPost(post: string): string | null;
}
