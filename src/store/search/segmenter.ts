/** Chinese text into words, with the words of the jurisdiction kept whole. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { halfWidth } from '../../text/character.ts';
import type { Vocabulary } from '../vocabulary.ts';

export interface Word {
  word: string;
  /** Shorter words inside it: 挂牌 and 督办 in 挂牌督办. */
  parts: string[];
  /** Offset in the text. */
  start: number;
}

export type Segmenter = (text: string) => Word[];

const segmenters = new WeakMap<Vocabulary, Segmenter>();

/** The segmenter of a vocabulary; made at its first use (a fifth of a second) and kept. */
export function segmenterOf(vocabulary: Vocabulary): Segmenter {
  let segmenter = segmenters.get(vocabulary);
  if (!segmenter) {
    segmenter = createSegmenter(vocabulary);
    segmenters.set(vocabulary, segmenter);
  }
  return segmenter;
}

function createSegmenter({ dictionary }: Vocabulary): Segmenter {
  const jieba = Jieba.withDict(dict);
  if (dictionary) jieba.loadDict(Buffer.from(dictionary));
  const parts = new Map<string, string[]>();
  const partsOf = (word: string) => {
    if (word.length < 3) return [];
    let found = parts.get(word);
    if (!found) {
      found = [...new Set(jieba.cutForSearch(word, false))].filter((part) => part !== word);
      if (parts.size < KEPT_WORDS) parts.set(word, found);
    }
    return found;
  };
  // Without jieba's guesses at unknown words (HMM): they depend on the neighbours, and a query has others than a text.
  return (text) => {
    let start = 0;
    return jieba.cut(text, false).flatMap((word) => {
      const place = start;
      start += word.length;
      return isWord(word) ? [{ word, parts: partsOf(word), start: place }] : [];
    });
  };
}

/** Parts of words are kept for this many words; a dictionary has fewer. */
const KEPT_WORDS = 500_000;

function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word) && !STOP.has(word);
}

/** How words are compared: half width, lower case. Offsets stay. */
export function plain(text: string): string {
  return halfWidth(text).replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Words that every text has; nobody looks for them. */
const STOP = new Set(['的', '了', '和', '与', '及', '等', '之', '其', '也', '就', '而', '且']);
