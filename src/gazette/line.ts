/** Source lines as the reader handles them: blank lines dropped, the number kept. */
import { type FrameRank, frameOf } from './frame-rank.ts';
import { type Label, labelOf } from './label.ts';

export interface Line {
  /** Source line number, from 1. */
  n: number;
  /** Trimmed text, inner spaces and tabs kept. */
  text: string;
  /** Text without any white space. */
  bare: string;
  /** Printed width in full-width characters: letters and digits take half of one. */
  width: number;
  /** Leading white space, in characters. */
  indent: number;
  /** Page index, from 0; in a text without page breaks every line is on page 0. */
  page: number;
  /** White space or the file's beginning stood before it. */
  afterBlank: boolean;
  /** The ordinal at its head, if any. */
  label: Label | null;
  /** Its place in a document's frame, if any. */
  frame: FrameRank | null;
}

/** The text without any white space (also full-width and zero-width). */
export function squeeze(text: string): string {
  return SPACE.test(text) ? text.replace(SPACES, '') : text;
}

const unquoted = (raw: string): string => (/^[\f>]/.test(raw) ? raw.replace(/^\f/u, '').replace(/^> +/u, '') : raw);

const SPACE = /[\s\u3000\u00a0\ufeff\u200b]/;
const SPACES = /[\s\u3000\u00a0\ufeff\u200b]+/g;

/** The non-blank lines of a text. Markdown quote marks that some extractions put before a line are dropped. */
export function toLines(source: readonly string[]): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  source.forEach((raw, index) => {
    const text = unquoted(raw).trim();
    const bare = squeeze(text);
    if (bare === '') {
      afterBlank = true;
      return;
    }
    lines.push({
      n: index + 1,
      text,
      bare,
      width: widthOf(bare),
      indent: raw.length - raw.trimStart().length,
      page: 0,
      afterBlank,
      label: labelOf(bare),
      frame: frameOf(bare),
    });
    afterBlank = false;
  });
  return lines;
}

function widthOf(bare: string): number {
  let width = 0;
  for (let i = 0; i < bare.length; i += 1) width += isHalf(bare.charCodeAt(i)) ? 0.5 : 1;
  return width;
}

/** Letters, digits and the marks that stand in numbers; other half-width marks print as wide as a character. */
const isHalf = (code: number): boolean =>
  code < 0x7f &&
  ((code >= 0x30 && code <= 0x39) ||
    code >= 0x61 ||
    (code >= 0x41 && code <= 0x5a) ||
    code === 0x2e ||
    code === 0x25 ||
    code === 0x2d);

/** The width of a full line: the 80th percentile of the lines' widths. */
export function typicalWidth(lines: Line[]): number {
  const widths = lines.map((line) => line.width).sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.8)] ?? 0;
}

/** Ends a sentence or a heading: what follows starts something new. */
export function endsSentence(bare: string): boolean {
  return /[。！？；：;:!?][”’"』」）)〉》]?$/u.test(bare);
}
