/** What a person types, as a text-search query and as the places to mark in a text. */
import { findDocumentNumbers } from '../../text/document-number.ts';
import { findNumbers } from '../../text/numeral.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { quoted } from './lexemes.ts';
import { plain, type Segmenter, segmenterOf, type Word } from './segmenter.ts';

export interface Query {
  /** All that was typed must be found. */
  all: string;
  /** One of it is enough. */
  any: string;
  /** The words in their order. */
  phrase: string | null;
  /** What to mark. */
  terms: Term[];
}

/** One thing that was typed, in every form in which a text may have it. */
export interface Term {
  forms: string[];
  /** Values of numbers, as `findNumbers` gives them. */
  values: string[];
}

const LONGEST = 200;
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
  const conditions = numbers.map((number) => quoted(`no:${number}`));
  const terms: Term[] = numbers.map((number) => ({ forms: [number], values: [] }));
  const order: string[] = [];
  for (const piece of pieces) {
    const words = segment(piece).slice(0, MOST_WORDS);
    const ways = [
      ...wordsWay(words, vocabulary),
      ...numberWay(piece, segment, vocabulary),
      ...wholeWays(piece, vocabulary),
    ];
    if (ways.length === 0) continue;
    conditions.push(`(${ways.join(' | ')})`);
    terms.push(...termsOf(piece, words, vocabulary));
    order.push(...words.map(({ word }) => quoted(word)));
  }
  if (conditions.length === 0) return null;
  return {
    all: conditions.join(' & '),
    any: conditions.join(' | '),
    phrase: order.length > 1 ? order.join(' <-> ') : null,
    terms,
  };
}

/** Document numbers in any spelling: 离政发[2024] 30 号. */
function takeDocumentNumbers(text: string): { numbers: string[]; rest: string } {
  const found = findDocumentNumbers(text).filter(({ number }) => number.kind === 'order' || number.code !== '');
  let rest = text;
  for (const { start, end } of found.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  return { numbers: [...new Set(found.map(({ number }) => number.normalized))].slice(0, MOST_PIECES), rest };
}

/** Each word, whole or by its parts, or the organ that it names. */
function wordsWay(words: Word[], vocabulary: Vocabulary): string[] {
  if (words.length === 0) return [];
  return [conjunction(words.map((word) => wordWays(word, vocabulary)))];
}

function wordWays({ word, parts }: Word, vocabulary: Vocabulary): string {
  const ways = [quoted(word)];
  if (parts.length > 1) ways.push(conjunction(parts.map(quoted)));
  const organ = vocabulary.organNamed(word);
  if (organ) ways.push(quoted(`organ:${organ}`));
  return ways.length === 1 ? ways[0]! : `(${ways.join(' | ')})`;
}

/** Numbers by their values, the words between them as they are: 三百五十元 → 350 and 元. */
function numberWay(piece: string, segment: Segmenter, vocabulary: Vocabulary): string[] {
  const numbers = findNumbers(piece);
  if (numbers.length === 0) return [];
  const conditions: string[] = [];
  let end = 0;
  for (const number of [...numbers, { start: piece.length, end: piece.length, value: null }]) {
    const between = segment(piece.slice(end, number.start)).slice(0, MOST_WORDS);
    conditions.push(...between.map((word) => wordWays(word, vocabulary)));
    if (number.value !== null) conditions.push(quoted(`n:${number.value}`));
    end = number.end;
  }
  return [conjunction(conditions)];
}

/** A person, an organ by any name, or pinyin initials. */
function wholeWays(piece: string, vocabulary: Vocabulary): string[] {
  const ways: string[] = [];
  if (/^\p{Script=Han}{2,4}$/u.test(piece)) ways.push(quoted(`name:${piece}`));
  const organ = vocabulary.organNamed(piece);
  if (organ) ways.push(quoted(`organ:${organ}`));
  if (/^[a-z0-9]{2,24}$/.test(piece) && /[a-z]/.test(piece)) ways.push(`${quoted(`py:${piece}`)}:*`);
  return ways;
}

function conjunction(conditions: string[]): string {
  return conditions.length === 1 ? conditions[0]! : `(${conditions.join(' & ')})`;
}

function termsOf(piece: string, words: Word[], vocabulary: Vocabulary): Term[] {
  const numbers = findNumbers(piece);
  const terms: Term[] = [{ forms: [piece], values: [] }];
  for (const { value } of numbers) terms.push({ forms: [], values: [value] });
  for (const { word, parts, start } of words) {
    if (word === piece && parts.length === 0) continue;
    if (numbers.some((number) => number.start <= start && start + word.length <= number.end)) continue;
    terms.push({ forms: [word, ...parts.filter((part) => part.length > 1)], values: [] });
  }
  const organ = vocabulary.organNamed(piece);
  const names = vocabulary.organs.find(({ name }) => name === organ)?.names ?? [];
  if (names.length > 0) terms.push({ forms: names.map(({ name }) => name), values: [] });
  return terms;
}
