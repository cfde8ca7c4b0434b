/**
 * What speaks for one block standing right behind another: pieces of evidence by name. weights.ts says what each is worth,
 * besides what commonly follows what.
 */
import type { Adjacency } from './adjacency.ts';
import { depthOf } from './numbering.ts';
import type { Part } from './part.ts';

export type Add = (name: string, value: number) => void;

export interface Side {
  /** Rare words that the two share, 0..3. */
  shared: number;
  /** How often blocks with their signs stand side by side in the document's print (custom.ts). */
  custom: number;
  /** `b` stands right behind `a` in print. */
  printed: boolean;
}

/** Evidence for `b` right behind `a`. */
export function pair(a: Part, b: Part, { shared, custom, printed }: Side, adjacency: Adjacency, add: Add): void {
  if (printed) add(b.kind === 'rest' || a.open ? 'printed inside a sentence' : 'printed', 1);
  if (custom > 0 && !a.open) add(a.label || b.label ? 'custom with a number' : 'custom', custom);
  if (a.kind === 'head' || a.kind === 'foot' || b.kind === 'head' || b.kind === 'foot') {
    const step = b.place - a.place;
    if (step < 0) add('frame goes back', 1);
    else if (step > 1 && a.frame !== null) add('frame leaves out', step - 1);
  } else if (shared > 0) add(a.kind === 'heading' ? 'heading shares words' : 'shares words', shared);
  sentence(a, b, adjacency, add);
  if (a.colon)
    add(b.label?.ordinal === 1 ? 'colon to first number' : b.kind === 'text' ? 'colon to text' : 'colon to other', 1);
  else if (a.semicolon) add(b.kind === 'item' || b.kind === 'text' ? 'semicolon to text' : 'semicolon to other', 1);
  if (b.units)
    add(a.units ? 'units after units' : a.kind === 'heading' ? 'units after heading' : 'units after text', 1);
  if (a.kind === b.kind && (a.kind === 'text' || a.kind === 'title')) {
    if (a.text.startsWith(b.text.slice(0, 2))) add('begin alike', 1);
    if (a.text.endsWith(b.text.slice(-2))) add('end alike', 1);
  }
  if (b.transmits) add(a.kind === 'head' ? 'transmits after head' : 'transmits elsewhere', 1);
  else if (b.purpose) add(a.kind === 'head' ? 'purpose after head' : 'purpose elsewhere', 1);
  if (a.transmits && b.kind === 'title') add('title after what transmits', 1);
  if (b.reason) add(a.kind === 'head' ? 'reason after head' : 'reason elsewhere', 1);
  if (a.closing) add(b.kind === 'foot' || b.kind === 'title' ? 'closing to end' : 'closing to other', 1);
  if (a.kind === 'heading' && b.label !== null) {
    const below = depthOf(b.label.level) > depthOf(a.label!.level);
    if (below) add(b.label.ordinal === 1 ? 'first number below heading' : 'later number below heading', 1);
    else add(a.label!.level <= 2 || a.label!.level === 7 ? 'heading left empty' : 'short item to next', 1);
  }
}

/** Sentences that run on, brackets that close. */
function sentence(a: Part, b: Part, adjacency: Adjacency, add: Add): void {
  if (b.kind === 'rest' || (a.open && (b.kind === 'text' || b.kind === 'title'))) {
    if (a.open) add(b.begins === true ? 'joint to a beginning' : 'joint', adjacency.joint(a.tail, b.head));
    if (!a.open) add(a.full ? 'full to rest' : 'short to rest', 1);
    else if (a.kind === 'heading') add('open heading', 1);
    else add(b.begins === false ? 'open to rest' : b.begins === true ? 'open to beginning' : 'open to text', 1);
  } else if (a.open) add(a.kind === 'heading' ? 'open heading cut' : 'open cut', 1);
  if (a.opens > 0) add(b.closes > 0 ? 'bracket closed' : 'bracket left open', 1);
  else if (b.closes > 0) add('bracket from nowhere', 1);
}

/** `b` opens the document. */
export function opening(b: Part, add: Add): void {
  if (b.frame !== null) add('frame leaves out at start', b.frame);
}

/** `a` ends the document. */
export function ending(a: Part, add: Add): void {
  if (a.open) add('open at the end', 1);
  if (a.kind === 'heading' && a.label!.level <= 2) add('heading left empty at the end', 1);
  if (a.colon || a.semicolon) add('colon at the end', 1);
}

/** `a` ends the page, and `next` stands on the next one. */
export function overPage(a: Part, next: Part[], adjacency: Adjacency, add: Add): void {
  if (a.colon) add('colon to page', 1);
  const rests = next.some((b) => b.kind === 'rest');
  if (!a.open) {
    if (rests) add('closed to page with rests', 1);
    return;
  }
  let best = -4;
  for (const b of next) {
    if (b.begins === true || (b.kind !== 'rest' && b.kind !== 'text' && b.kind !== 'title')) continue;
    best = Math.max(best, adjacency.joint(a.tail, b.head));
  }
  add(rests ? 'open to page' : 'open to page without rests', 1);
  add('joint to page', best);
}
