/** Where in a document the words stand: its best clause, and the text around the matches. */
import { findNumbers } from '../../text/numeral.ts';
import type { Passage } from './passages.ts';
import type { Term } from './query.ts';
import { plain } from './segmenter.ts';

export interface Place {
  /** Null where the words stand in the title or other metadata only. */
  anchor: string | null;
  /** Matches between U+E000 and U+E001. */
  snippet: string;
  lines: [number, number] | null;
}

const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';
/** Characters of a snippet, and how many of them stand before the first match. */
const SNIPPET = 120;
const LEAD = 24;

/** The passage with most of the terms; the title where none has any. */
export function bestPlace(passages: Passage[], title: string, terms: Term[]): Place {
  let best: { passage: Passage; spans: Span[]; score: number } | null = null;
  for (const passage of passages) {
    const [, kind, text] = passage;
    const { spans, score } = matches(text, terms);
    const weighted = score && score + (kind === 'heading' ? 1 : 0);
    if (weighted > (best?.score ?? 0)) best = { passage, spans, score: weighted };
  }
  if (!best) return { anchor: null, snippet: snippet(title, matches(title, terms).spans), lines: null };
  const [anchor, , text, first, last] = best.passage;
  const lines: Place['lines'] = first === null || last === null ? null : [first, last];
  return { anchor, snippet: snippet(text, best.spans), lines };
}

type Span = [start: number, end: number];

/** Where the terms stand, and how well: a long form counts by its length, each term once. */
function matches(text: string, terms: Term[]): { spans: Span[]; score: number } {
  const normal = plain(text);
  const spans: Span[] = [];
  let score = 0;
  let numbers: ReturnType<typeof findNumbers> | undefined;
  for (const { forms, number } of terms) {
    let weight = 0;
    for (const form of forms) {
      for (let at = normal.indexOf(form); at !== -1; at = normal.indexOf(form, at + form.length)) {
        spans.push([at, at + form.length]);
        weight = Math.max(weight, form.length);
      }
    }
    if (number && mayHave(normal, number.value)) {
      numbers ??= findNumbers(normal);
      for (const { start, end, value } of numbers) {
        const gap = /^\s*/.exec(normal.slice(end))![0].length;
        if (value !== number.value || !normal.startsWith(number.unit ?? '', end + gap)) continue;
        const last = number.unit ? end + gap + number.unit.length : end;
        spans.push([start, last]);
        weight = Math.max(weight, 2 + last - end);
      }
    }
    score += weight;
  }
  return { spans: merged(spans), score };
}

/** Every digit but 0 in the ways in which a numeral may have it; 1 is not written in 十, 百, 千. */
const SPELLINGS = [
  ...[/1|[一壹十拾百佰千仟万萬亿億]/, /2|[二两贰貳廿]/, /3|[三叁參卅]/, /4|[四肆卌]/, /5|[五伍半]/],
  ...[/6|[六陆陸]/, /7|[七柒]/, /8|[八捌]/, /9|[九玖]/],
];

/** Signs of a number that is not written as its value: 三百五十, 3.5万, 1,200, 12 000, 95%. */
const COMPOSED = /[一壹十拾百佰千仟万萬亿億二两贰貳廿三叁參卅四肆卌五伍半六陆陸七柒八捌九玖%‰]|\d[\s.,]+\d/;

/** False where the number can stand nowhere in the text: reading its numbers would be in vain. */
function mayHave(text: string, value: string): boolean {
  if (text.includes(value)) return true;
  if (!COMPOSED.test(text)) return false;
  return SPELLINGS.every((spelling, place) => !value.includes(String(place + 1)) || spelling.test(text));
}

function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const [start, end] of spans.sort(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** The text around the longest match, with all matches in it marked. */
function snippet(text: string, spans: Span[]): string {
  const longest = spans.reduce<Span | null>(
    (best, span) => (best && best[1] - best[0] >= span[1] - span[0] ? best : span),
    null,
  );
  const from = Math.max(0, (longest?.[0] ?? 0) - LEAD);
  const to = Math.min(text.length, from + SNIPPET);
  let marked = from > 0 ? '…' : '';
  let at = from;
  for (const [start, end] of spans) {
    if (start >= to) break;
    if (end <= from) continue;
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    marked += `${text.slice(at, first)}${OPEN}${text.slice(first, last)}${CLOSE}`;
    at = last;
  }
  return marked + text.slice(at, to) + (to < text.length ? '…' : '');
}
