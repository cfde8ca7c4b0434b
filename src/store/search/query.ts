/** What a person types, as a text-search query and as the places to mark in a text. */
import { findDocumentNumbers } from '../../text/document-number.ts';
import { findNumbers } from '../../text/numeral.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { quoted, wordBehind } from './lexemes.ts';
import { plain, type Segmenter, segmenterOf, type Word } from './segmenter.ts';

export interface Query {
  /** From strict to loose: all words; all words or their parts; any word. The first that finds something counts. */
  conditions: string[];
  /** The words in their order. */
  phrase: string | null;
  /** What to mark. */
  terms: Term[];
}

/** One thing that was typed, in every form in which a text may have it. */
export interface Term {
  forms: string[];
  /** A number, by its value, with the word that must stand behind it. */
  number: { value: string; unit: string | null } | null;
}

interface TypedNumber {
  start: number;
  /** End of the number, and of the word behind it. */
  end: number;
  unitEnd: number;
  value: string;
  unit: string | null;
}

/** Characters of a query that are looked at. */
export const LONGEST = 200;
const MOST_PIECES = 8;
const MOST_WORDS = 24;

/** The query of a text; null where nothing in it can be looked for (empty, only punctuation). */
export function parseQuery(text: string, vocabulary: Vocabulary): Query | null {
  const segment = segmenterOf(vocabulary);
  const typed = plain(text.replaceAll('\0', ' ').toWellFormed().slice(0, LONGEST));
  const { numbers, rest } = takeDocumentNumbers(typed);
  const pieces = rest
    .split(/[^\p{L}\p{N}.%‰]+/u)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece))
    .slice(0, MOST_PIECES);
  const strict = numbers.map((number) => quoted(`no:${number}`));
  const loose = [...strict];
  const terms: Term[] = numbers.map((number) => ({ forms: [number], number: null }));
  const order: string[] = [];
  for (const piece of pieces) {
    const words = segment(piece).slice(0, MOST_WORDS);
    const amounts = typedNumbers(piece, segment);
    const ways = waysOf(piece, words, amounts, segment, vocabulary, false);
    if (ways.length === 0) continue;
    strict.push(`(${ways.join(' | ')})`);
    loose.push(`(${waysOf(piece, words, amounts, segment, vocabulary, true).join(' | ')})`);
    terms.push(...termsOf(piece, words, amounts, vocabulary));
    order.push(...words.map(({ word }) => quoted(word)));
  }
  if (strict.length === 0) return null;
  return {
    conditions: [...new Set([strict.join(' & '), loose.join(' & '), loose.join(' | ')])],
    phrase: order.length > 1 ? order.join(' <-> ') : null,
    terms,
  };
}

/** The ways in which a document may have what stands between two spaces. */
function waysOf(
  piece: string,
  words: Word[],
  amounts: TypedNumber[],
  segment: Segmenter,
  vocabulary: Vocabulary,
  byParts: boolean,
): string[] {
  const wordWay = (word: Word) => waysOfWord(word, vocabulary, byParts);
  // 三农 is a word that has a number in it; 三百五十元 is a number.
  const isAmount = amounts.some(({ start, end }) => end - start > 1 || /\d/.test(piece.slice(start, end)));
  return [
    ...(isAmount || words.length === 0 ? [] : [conjunction(words.map(wordWay))]),
    ...numberWay(piece, amounts, segment, wordWay),
    ...wholeWays(piece, words, vocabulary),
  ];
}

/** Document numbers in any spelling: 离政发[2024] 30 号. */
function takeDocumentNumbers(text: string): { numbers: string[]; rest: string } {
  const found = findDocumentNumbers(text).filter(({ number }) => number.kind === 'order' || number.code !== '');
  let rest = text;
  for (const { start, end } of found.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return { numbers: [...new Set(found.map(({ number }) => number.normalized))].slice(0, MOST_PIECES), rest };
}

/** A word, or the organ that it names; with `byParts` also its parts, as a text cut otherwise has them. */
function waysOfWord({ word, parts }: Word, vocabulary: Vocabulary, byParts: boolean): string {
  const ways = [quoted(word)];
  if (byParts && parts.length > 1) ways.push(conjunction(parts.map(quoted)));
  const organ = vocabulary.organNamed(word);
  if (organ) ways.push(quoted(`organ:${organ}`));
  return ways.length === 1 ? ways[0]! : `(${ways.join(' | ')})`;
}

function typedNumbers(piece: string, segment: Segmenter): TypedNumber[] {
  return findNumbers(piece).map(({ start, end, value }) => {
    const unit = wordBehind(piece, end, segment);
    return { start, end, value, unit, unitEnd: end + (unit?.length ?? 0) };
  });
}

/** Numbers by their values, the words between them as they are: 三百五十元 → 350元. */
function numberWay(
  piece: string,
  numbers: TypedNumber[],
  segment: Segmenter,
  wordWay: (word: Word) => string,
): string[] {
  if (numbers.length === 0) return [];
  const conditions: string[] = [];
  const wordsBetween = (from: number, to: number) => {
    const words = segment(piece.slice(from, Math.max(from, to))).slice(0, MOST_WORDS);
    conditions.push(...words.map(wordWay));
  };
  let end = 0;
  for (const { start, unitEnd, value, unit } of numbers) {
    wordsBetween(end, start);
    conditions.push(quoted(`n:${value}${unit ?? ''}`));
    end = unitEnd;
  }
  wordsBetween(end, piece.length);
  return [conjunction(conditions)];
}

/** A person, an organ by any name, or pinyin initials. */
function wholeWays(piece: string, words: Word[], vocabulary: Vocabulary): string[] {
  const ways: string[] = [];
  if (words.length > 1 && /^\p{Script=Han}{2,4}$/u.test(piece)) ways.push(quoted(`name:${piece}`));
  const organ = vocabulary.organNamed(piece);
  if (organ) ways.push(quoted(`organ:${organ}`));
  if (/^[a-z0-9]{2,24}$/.test(piece) && /[a-z]/.test(piece)) ways.push(`${quoted(`py:${piece}`)}:*`);
  return ways;
}

function conjunction(conditions: string[]): string {
  return conditions.length === 1 ? conditions[0]! : `(${conditions.join(' & ')})`;
}

function termsOf(piece: string, words: Word[], numbers: TypedNumber[], vocabulary: Vocabulary): Term[] {
  const terms: Term[] = [{ forms: [piece], number: null }];
  for (const { value, unit } of numbers) terms.push({ forms: [], number: { value, unit } });
  for (const { word, parts, start } of words) {
    if (word === piece && parts.length === 0) continue;
    if (numbers.some((number) => number.start <= start && start + word.length <= number.unitEnd)) continue;
    // One character of a longer query says nothing about a place.
    terms.push({ forms: [word, ...parts].filter((form) => form.length > 1), number: null });
  }
  const organ = vocabulary.organNamed(piece);
  const names = vocabulary.organs.find(({ name }) => name === organ)?.names ?? [];
  if (names.length > 0) terms.push({ forms: names.map(({ name }) => name), number: null });
  return terms;
}
