/**
 * What each piece of evidence is worth, in log-odds: fitted on shuffled pages of clean text (conditional logit: which block
 * comes next, which came before, which ends the page) and rounded. Set by hand, because shuffled pages cannot teach it:
 * what print puts first, numbers that go on over the page, units behind what they answer for.
 */
import type { Kind } from './part.ts';

/** What follows what: the row's kind is followed by the column's; `page` and `end` are the ends of a page and of a document. */
export const FOLLOWS: Record<Kind | 'start', Record<Kind | 'page' | 'end', number>> = {
  start: { head: 4.1, title: -2.4, heading: -3.3, item: -2.8, text: -3.1, rest: -2.6, foot: -0.3, page: 0, end: 0 },
  head: { head: 4.2, title: -1.8, heading: -3.8, item: -3.3, text: 0.1, rest: 0.5, foot: -1.4, page: -3, end: -4.4 },
  title: { head: 1, title: 0.7, heading: -1.1, item: -1.9, text: 0.8, rest: 0.5, foot: -2.3, page: -1.9, end: -5 },
  heading: { head: -0.7, title: 0.1, heading: 0.4, item: 0.1, text: 1, rest: 0.4, foot: -3.3, page: -2.5, end: -5.1 },
  item: { head: 1.2, title: -1.1, heading: 0.2, item: -0.1, text: 0, rest: -0.3, foot: -1.6, page: -1.8, end: -4.8 },
  text: { head: 2.6, title: 0.4, heading: 0.4, item: 0.2, text: 0.3, rest: -0.7, foot: -1.5, page: -2.3, end: -4.3 },
  rest: { head: 1, title: -1, heading: 0.7, item: 0.1, text: 0, rest: -0.5, foot: -1.8, page: -2, end: -4.9 },
  foot: { head: -0.7, title: 4.2, heading: -1.1, item: -1.2, text: 0.2, rest: 3.3, foot: 2.5, page: -0.5, end: -2 },
};

export const WEIGHTS: Record<string, number> = {
  // Print: what it shows side by side; the first block of a page often is its first.
  printed: 1.8,
  'printed inside a sentence': 4.8,
  'first in print': 1,
  custom: 1.4,
  'custom with a number': 0.1,
  // Sentences that run on: `joint` is multiplied by the evidence of the characters (adjacency.ts).
  joint: 0.6,
  'joint to a beginning': 0.9,
  'open to rest': 1.1,
  'open to text': 0.1,
  'open to beginning': -2.2,
  'open cut': -4.4,
  'full to rest': 0.6,
  'short to rest': -2.2,
  'open heading': -0.1,
  'open heading cut': -2.3,
  // Brackets.
  'bracket closed': 1.9,
  'bracket left open': -1.6,
  'bracket from nowhere': -1.5,
  // The end of the page and of the document.
  'open to page': -1.9,
  'open to page without rests': -0.2,
  'joint to page': 1,
  'closed to page with rests': -1.6,
  'colon to page': -0.1,
  'open at the end': -2.7,
  'colon at the end': -2,
  // The frame.
  'frame goes back': -5.3,
  'frame leaves out': -3.5,
  'frame leaves out at start': -4.8,
  'transmits after head': 4.6,
  'transmits elsewhere': -1.8,
  'title after what transmits': 3.3,
  'purpose after head': 1.8,
  'purpose elsewhere': 0.5,
  'reason after head': 2.7,
  'reason elsewhere': 0.5,
  'closing to end': -0.2,
  'closing to other': -0.4,
  // Words and form.
  'shares words': 0.5,
  'heading shares words': 1.2,
  'begin alike': -1.8,
  'end alike': 1.4,
  'colon to first number': 2.6,
  'colon to text': 0.1,
  'colon to other': -0.9,
  'semicolon to text': 0.5,
  'semicolon to other': -0.7,
  'units after text': 2.5,
  'units after units': -7.3,
  'units after heading': -3.6,
  // Headings.
  'first number below heading': 3.1,
  'later number below heading': -0.9,
  'heading left empty': -3.2,
  'heading left empty at the end': -1.5,
  'short item to next': -0.6,
  // Numbering (the steps of numbering.ts).
  'number continues': 2.1,
  'number continues above': 0.8,
  'first below heading': -0.6,
  'first below item': 1.3,
  'first below colon': -0.4,
  'first, level skipped': -2.5,
  'first again': -3.4,
  'number jumps': -3.2,
  'number from nowhere': -0.4,
  'number goes back': -3.4,
  'article continues': 1.6,
  'article jumps': -3.3,
  'article goes back': 0,
  'annex continues': 1.4,
  'annex jumps': -0.3,
  'brothers alike': 0.4,
  'numbers go on over the page': 2,
};
