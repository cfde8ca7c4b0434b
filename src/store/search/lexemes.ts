/**
 * What a document is found by, as PostgreSQL text-search vectors of the configuration `simple`: all analysis happens here.
 * Lexemes are words; those with a prefix hold what is not a word: `no:` document number, `organ:` organ by its present name,
 * `name:` person, `since:` years, `py:` pinyin initials, `n:` number by its value, alone and with the word behind it (n:350元).
 */
import { pinyin } from 'pinyin-pro';
import type { Clause, GazetteDocument } from '../../gazette/types.ts';
import { findNumbers } from '../../text/numeral.ts';
import { titleOf } from '../title.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { plain, type Segmenter, segmenterOf } from './segmenter.ts';

/** A: title and number. B: headings. C: organs, people, initials. D: the text. */
type Weight = 'A' | 'B' | 'C' | 'D';

export interface Vectors {
  /** Title, number, names, initials: small, for words that too many texts have. */
  head: string;
  /** Everything. */
  words: string;
}

/** PostgreSQL's own bounds of a tsvector, with room to spare. */
const MOST_BYTES = 700_000;
const LAST_POSITION = 16_000;
const MOST_PLACES = 40;
/** Documents before it are searched with all others. */
const FIRST_YEAR = 1990;
/** Characters behind a number in which its unit stands. */
const LONGEST_UNIT = 4;

/** The vectors of a document. `organs`: present names of the organs that it mentions. */
export function documentVectors(
  jurisdiction: string,
  record: GazetteDocument,
  organs: string[],
  vocabulary: Vocabulary,
): Vectors {
  const segmenter = segmenterOf(vocabulary);
  const head = new Vector(segmenter);
  for (const lexeme of sinceLexemes(jurisdiction, record.dated)) head.add(lexeme, 'D');
  const title = titleOf(record) ?? '';
  head.text(title, 'A');
  if (record.number) numberLexemes(record.number).forEach((lexeme) => void head.add(lexeme, 'A'));
  if (record.issuer) head.text(record.issuer, 'C');
  for (const organ of organs) head.add(`organ:${organ}`, 'C');
  for (const person of peopleOf(record)) {
    head.add(`name:${person}`, 'C');
    head.add(`py:${initials(person)}`, 'C');
  }
  for (const name of [record.issuer ?? '', ...organs]) head.initialsFrom(name);
  head.initialsFrom(title);
  const words = head.copy();
  for (const clause of record.clauses) addClause(words, clause);
  for (const { number } of record.citations) words.add(`no:${number}`, 'D');
  for (const table of record.tables) {
    words.text(table.title ?? '', 'B');
    for (const { cells } of [{ cells: table.header }, ...table.rows]) words.text(cells.join(' '), 'D');
  }
  return { head: head.toString(), words: words.toString() };
}

/** By this lexeme a search keeps to one jurisdiction's documents of `year` and later without leaving the index. */
export function sinceLexeme(jurisdiction: string, year: number): string {
  return `since:${jurisdiction}:${year}`;
}

/** A document of 2023 is of 2023 and later, of 2022 and later, …: one word each, since a choice of words costs more. */
function sinceLexemes(jurisdiction: string, dated: string | null): string[] {
  const year = Number(dated?.slice(0, 4) ?? 0);
  const lexemes: string[] = [];
  for (let since = FIRST_YEAR; since <= year; since++) lexemes.push(sinceLexeme(jurisdiction, since));
  return lexemes;
}

/** 离政发〔2024〕30号: whole, and its parts. */
export function numberLexemes(number: string): string[] {
  const [, code, year, seq] = /^(.+?)〔(\d{4})〕(\d+)号$/.exec(number) ?? [];
  return code
    ? [`no:${number}`, plain(code), year!, `n:${year}`, `n:${year}年`, seq!, `n:${seq}`, `n:${seq}号`]
    : [`no:${number}`];
}

/** The word right behind a number, most often its unit: 元 in 2万元, which as a word would be cut 2 and 万元. */
export function wordBehind(text: string, end: number, segmenter: Segmenter): string | null {
  const [first] = segmenter(text.slice(end, end + LONGEST_UNIT).trimStart());
  return first?.start === 0 ? first.word : null;
}

/** First letters of the pinyin: lsq for 离石区. Letters and digits stay. */
export function initials(word: string): string {
  let found = initialsOf.get(word);
  if (found === undefined) {
    found = pinyin(word, { pattern: 'first', toneType: 'none', type: 'array' })
      .join('')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
    if (initialsOf.size < 200_000) initialsOf.set(word, found);
  }
  return found;
}

const initialsOf = new Map<string, string>();

function peopleOf({ appoints, removes, body }: GazetteDocument): string[] {
  return [...new Set([...appoints, ...removes, ...(body?.members ?? [])].map(({ person }) => person))];
}

function addClause(vector: Vector, { kind, label, text, children }: Clause): void {
  vector.text(`${label ?? ''} ${text}`, kind === 'heading' ? 'B' : 'D');
  for (const child of children) addClause(vector, child);
}

/** Collects lexemes with their positions. */
class Vector {
  private readonly places = new Map<string, string[]>();
  private position = 0;
  private bytes = 0;
  private readonly segmenter: Segmenter;

  constructor(segmenter: Segmenter) {
    this.segmenter = segmenter;
  }

  /** The words of a text in their order, the parts of each at its own position, and the values of its numbers. */
  text(text: string, weight: Weight): void {
    if (text.trim() === '') return;
    const normal = plain(text);
    const words = this.segmenter(normal);
    const numbers = findNumbers(normal);
    let next = 0;
    for (const { word, parts, start } of words) {
      this.position += 1;
      this.put(word, weight);
      for (const part of parts) this.put(part, weight);
      for (; next < numbers.length && numbers[next]!.start < start + word.length; next++) {
        this.put(`n:${numbers[next]!.value}`, weight);
        const unit = wordBehind(normal, numbers[next]!.end, this.segmenter);
        if (unit) this.put(`n:${numbers[next]!.value}${unit}`, weight);
      }
    }
    // A gap, so that no phrase runs from one text into the next.
    this.position += 1;
  }

  add(lexeme: string, weight: Weight): void {
    this.position += 1;
    this.put(lexeme, weight);
  }

  /** The initials of a name from each of its words on, so that any word may begin what is typed. */
  initialsFrom(name: string): void {
    const letters = this.segmenter(plain(name)).map(({ word }) => initials(word));
    for (let from = 0; from < letters.length; from++) {
      const typed = letters.slice(from).join('').slice(0, 24);
      if (typed.length > 1) this.add(`py:${typed}`, 'C');
    }
  }

  copy(): Vector {
    const copy = new Vector(this.segmenter);
    for (const [lexeme, places] of this.places) copy.places.set(lexeme, [...places]);
    copy.position = this.position + 1;
    copy.bytes = this.bytes;
    return copy;
  }

  toString(): string {
    const lexemes: string[] = [];
    for (const [lexeme, places] of this.places) lexemes.push(`${quoted(lexeme)}:${places.join(',')}`);
    return lexemes.join(' ');
  }

  private put(lexeme: string, weight: Weight): void {
    let places = this.places.get(lexeme);
    if (!places) {
      const bytes = Buffer.byteLength(lexeme);
      if (bytes > 500 || this.bytes + bytes > MOST_BYTES) return;
      this.bytes += bytes + 8;
      places = [];
      this.places.set(lexeme, places);
    }
    if (places.length >= MOST_PLACES) return;
    this.bytes += 2;
    places.push(`${Math.min(this.position, LAST_POSITION)}${weight}`);
  }
}

/** A lexeme as tsvector and tsquery input write it. */
export function quoted(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
