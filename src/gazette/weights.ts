/**
 * What each piece of evidence is worth, in log-odds: fitted on shuffled pages of clean text by bench/fit-order.ts (which
 * block comes next, which came before, which ends the page) and rounded. Set by hand, because shuffled pages cannot teach
 * it: what print puts first, numbers that go on over the page, units behind what they answer for.
 */
import type { Kind } from './part.ts';

/** What follows what: the row's kind is followed by the column's; `page` and `end` are the ends of a page and of a document. */
export const FOLLOWS: Record<Kind | 'start', Record<Kind | 'page' | 'end', number>> = {
  start: { head: 5.6, title: -2.6, heading: -3.8, item: -3.6, text: -3.9, rest: -2.6, foot: 0, page: 0, end: 0 },
  head: { head: 5.3, title: -0.1, heading: -3.9, item: -3.8, text: 0, rest: 1, foot: -1.8, page: -4.4, end: -4.4 },
  title: { head: 4.3, title: 0.4, heading: -1.2, item: -1.2, text: 0.5, rest: -0.1, foot: -3.1, page: -1.6, end: -5 },
  heading: { head: -0.3, title: -0.5, heading: 0.4, item: 0, text: 0.9, rest: 0.1, foot: -4, page: -2, end: -5.1 },
  item: { head: 5.7, title: -2, heading: 0, item: -0.2, text: -0.5, rest: -0.2, foot: -2.8, page: -1.7, end: -4.8 },
  text: { head: 4.8, title: -0.2, heading: 0.3, item: -0.1, text: -0.1, rest: -0.3, foot: -2.6, page: -2.1, end: -4.3 },
  rest: { head: 5.3, title: -1.5, heading: 0.5, item: -0.1, text: -0.3, rest: -0.3, foot: -2.9, page: -1.9, end: -4.9 },
  foot: { head: -0.1, title: 5.7, heading: 0.3, item: -0.7, text: -1, rest: 2.7, foot: 1.8, page: 1.3, end: -2 },
};

export const WEIGHTS: Record<string, number> = {
  // Print: what it shows side by side; the first block of a page often is its first.
  printed: 1.8,
  'printed inside a sentence': 4.5,
  'first in print': 1,
  custom: 0.9,
  'custom with a number': 0.1,
  // Sentences that run on: `joint` is multiplied by the evidence of the characters (adjacency.ts).
  joint: 0.7,
  'joint to a beginning': 0.7,
  'open to rest': 0.9,
  'open to text': 0.4,
  'open to beginning': -2.3,
  'open cut': -3.9,
  'full to rest': 0.2,
  'short to rest': -2.2,
  'open heading': -0.1,
  'open heading cut': -2.1,
  // Brackets.
  'bracket closed': 1.6,
  'bracket left open': -1.9,
  'bracket from nowhere': -2,
  // The end of the page and of the document.
  'open to page': -1.2,
  'open to page without rests': 0,
  'joint to page': 0.8,
  'closed to page with rests': -1.8,
  'colon to page': 0.2,
  'open at the end': -1.1,
  'colon at the end': -0.4,
  // The frame.
  'frame goes back': -6.4,
  'frame leaves out': -4,
  'frame leaves out at start': -6,
  'transmits after head': 5.8,
  'transmits elsewhere': -1.8,
  'title after what transmits': 3,
  'purpose after head': 1.2,
  'purpose elsewhere': 0.7,
  'reason after head': 3.2,
  'reason elsewhere': 0.4,
  'closing to end': 0.1,
  'closing to other': -0.8,
  // Words and form.
  'shares words': 0.5,
  'heading shares words': 1.2,
  'begin alike': -1.2,
  'end alike': 1.3,
  'colon to first number': 2.8,
  'colon to text': -0.1,
  'colon to other': -0.8,
  'semicolon to text': 0.3,
  'semicolon to other': -0.7,
  'units after text': 2.5,
  'units after units': -7.3,
  'units after heading': -3.6,
  // Headings.
  'first number below heading': 3.1,
  'later number below heading': -0.8,
  'heading left empty': -3.5,
  'heading left empty at the end': -1.5,
  'short item to next': -0.5,
  // Numbering (the steps of numbering.ts).
  'number continues': 2.2,
  'number continues above': 1,
  'first below heading': -0.8,
  'first below item': 1.1,
  'first below colon': -0.8,
  'first, level skipped': -3.1,
  'first again': -2.7,
  'number jumps': -3.4,
  'number from nowhere': -0.7,
  'number goes back': -4,
  'article continues': 1.2,
  'article jumps': -2.7,
  'article goes back': 0,
  'annex continues': 1,
  'annex jumps': -0.9,
  'brothers alike': 0.1,
  'numbers go on over the page': 2,
};
