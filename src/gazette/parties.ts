/** Who bears a duty and who receives what it brings. */
import { bearersOf, nearestSubject, objectsOf } from './bearer.ts';
import type { Cadence } from './cadence.ts';
import { inFull } from './local-name.ts';
import { receiversOf } from './receiver.ts';
import type { Sentence } from './sentence.ts';
import type { GazetteDocument } from './types.ts';

export interface Parties {
  bearer: string[];
  receiver: string[];
}

/** The parties of a recurring duty whose cadence stands at an offset, between its neighbours in the sentence. */
export function parties(
  sentence: Sentence,
  at: number,
  words: string,
  previous: Cadence | undefined,
  next: Cadence | undefined,
  document: GazetteDocument,
): Parties {
  const { text } = sentence;
  const from = Math.max(previous ? previous.at + previous.words.length : 0, ownStart(text, at));
  const receiver = receiversBetween(sentence, from, at + words.length, next?.at ?? text.length, document);
  const named = bearersOf(sentence, at, words, document);
  // Nobody reports to himself: those of whom the sentence speaks do.
  const own = receiver.some((name) => named.some((one) => name.startsWith(`${one}办公室`) || name === one));
  const others = own ? objectsOf(text.slice(0, at)) : [];
  if (others.length > 0) return { bearer: others, receiver: receiver.filter((name) => !others.includes(name)) };
  return { bearer: named.filter((one) => !receiver.includes(one)), receiver };
}

/** Who does a thing once, and for whom; a hazard under supervision 挂牌督办 is the unit's to remove, before those who watch it. */
export function onceParties(sentence: Sentence, at: number, words: string, document: GazetteDocument): Parties {
  const bearer = bearersOf(sentence, at, words, document);
  const supervised = /将(.{2,24}?)(?:确定为|列为)[^。；]{0,30}隐患单位/u.exec(sentence.before + sentence.text)?.[1];
  if (supervised && /消除|整改/u.test(sentence.text.slice(at))) {
    const watching = nearestSubject(sentence.text.slice(0, at).replace(/[，,；].*$/u, ''));
    return { bearer: [supervised], receiver: (watching ?? []).map((name) => inFull(name, document)) };
  }
  return {
    bearer,
    receiver: receiversBetween(
      sentence,
      ownStart(sentence.text, at),
      at + words.length,
      sentence.text.length,
      document,
    ),
  };
}

/** The receivers named between two offsets, as far as nobody else acts from `at` on; of a report also those implied. */
function receiversBetween(
  sentence: Sentence,
  from: number,
  at: number,
  end: number,
  document: GazetteDocument,
): string[] {
  const { text } = sentence;
  const to = ownEnd(text, at, end);
  const named = receiversOf(text.slice(from, to), text.slice(0, from), document);
  return named.length === 0 && REPORTED.test(text.slice(at, to)) ? collectors(sentence, to, document) : named;
}

const REPORTED = /报送|上报|报回/u;

/** Where a report goes that names no receiver: to who compiles the reports, or to whom the report before it went. */
function collectors({ text, before }: Sentence, to: number, document: GazetteDocument): string[] {
  const earlier = `${before}${text.slice(0, to)}`.split(/[。；]/u).filter((part) => REPORTED.test(part));
  for (const report of [null, ...earlier.reverse().slice(0, FEW)]) {
    const compiled = COMPILED.exec(report ?? text);
    if (compiled) return (nearestSubject(compiled[1]!) ?? []).map((name) => inFull(name, document));
    const named = report === null ? [] : receiversOf(report.slice(-NEAR), '', document);
    if (named.length > 0) return named;
  }
  return [];
}

/** How many reports before, and how much of each, a report that names no receiver is held against. */
const FEW = 3;
const NEAR = 200;

/** …报送周报，医保部门每半月汇总. */
const COMPILED = /(?:报送|上报|报回)[^，,。；]{0,60}[，,]([^，,。；]{2,30})汇总/u;

/** Where the clause of a sentence begins that holds an offset, with the one before it where it names no subject. */
function ownStart(text: string, at: number): number {
  const marks = [...text.slice(0, at).matchAll(/[，,；：:]/gu)].map(({ index }) => index + 1);
  const own = marks.at(-1) ?? 0;
  return nearestSubject(text.slice(own, at)) ? own : (marks.at(-2) ?? 0);
}

/** Where somebody else begins to act: …，区水务局要…. */
function ownEnd(text: string, from: number, to: number): number {
  for (const mark of text.slice(from, to).matchAll(/[，,；]/gu)) {
    if (mark.index > 0 && nearestSubject(text.slice(from + mark.index, to).replace(/(?<=.)[，,；。].*$/u, '')))
      return from + mark.index + 1;
  }
  return to;
}
