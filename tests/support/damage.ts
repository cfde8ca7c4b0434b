/**
 * Damage as extraction does it to a gazette, made anew from clean text: pages of two columns whose blocks stand out of
 * order, columns interleaved, furniture inside the text, titles lost, look-alike characters. Always the same for a seed.
 */

/** Width of a column and of a paragraph's indent in full-width characters, lines in a page of two columns. */
const WIDTH = 17;
const INDENT = 2;
const PAGE = 46;

/** A damaged text and, for each printed line, the index of the clean line that it was; blank lines have none. */
export interface Scrambled {
  lines: string[];
  /** `origin[i]` is the index in the clean lines of `lines[i]`; null for a blank line. */
  origin: (number | null)[];
}

/**
 * Clean text, a paragraph a line, → clean pages: paragraphs wrapped to a column's width with a blank line between them,
 * a form feed before each page. A form feed in the text (a new document) begins a page too. Table rows stay whole.
 */
export function layPages(text: readonly string[]): string[] {
  const lines: string[] = [];
  let used = PAGE;
  for (const raw of text) {
    if (raw.trim() === '') continue;
    const printed = wrap(raw.replace('\f', ''), ADDRESSEES.test(raw) ? 0 : INDENT);
    if (raw.startsWith('\f')) used = PAGE;
    for (const [i, line] of printed.entries()) {
      const newPage = used >= PAGE;
      if (newPage) used = 0;
      else if (i === 0) lines.push('');
      lines.push((newPage ? '\f' : '') + line);
      used++;
    }
  }
  return lines;
}

/** Shuffles the blocks of every page of clean pages (see layPages) and loses the titles above number lines. */
export function scramblePages(lines: readonly string[], seed: number): Scrambled {
  const random = generator(seed);
  return print(
    pagesOf(lines).map((page) => shuffled(blocksOf(lines, withoutTitle(lines, page), random), random)),
    lines,
  );
}

/** A whole issue with every kind of damage; the pages before the first document keep their order. */
export function damageIssue(text: readonly string[], seed: number, head: string): string[] {
  const random = generator(seed);
  const clean = layPages(text);
  let inside = false;
  const pages = pagesOf(clean).map((page, i) => {
    inside ||= page.some((n) => NUMBER.test(clean[n]!));
    if (!inside) return page;
    if (i % 5 === 3) return interleaved(page.filter((n) => clean[n] !== ''));
    return shuffled(blocksOf(clean, withoutTitle(clean, page), random), random);
  });
  const { lines } = print(pages, clean);
  return lookAlikes(withFurniture(lines, head, random), random);
}

/** A small generator of numbers in [0, 1) (mulberry32), so that a seed always gives the same damage. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NUMBER = /^\f?\p{Script=Han}{2,9}〔\d{4}〕\d+号$/u;

/** They stand flush left; every other paragraph is indented. */
const ADDRESSEES = /^(?:各.{0,80}|\p{Script=Han}{2,12})：$/u;

/**
 * Wraps as a page does: the first line is short by the indent (extraction drops the space itself), Latin letters and
 * digits are half as wide, a number stays whole, no line begins with a closing mark.
 */
function wrap(paragraph: string, indent: number): string[] {
  if (paragraph.includes('\t')) return [paragraph];
  const lines = [''];
  let width = indent;
  for (const unit of paragraph.match(/[\x21-\x7e]{1,30}|[\s\S]/g) ?? []) {
    const wide = unit.length > 1 || /[\x20-\x7e]/.test(unit) ? unit.length / 2 : 1;
    if (width + wide > WIDTH && !/^[，。、；：！？）〕》”]/.test(unit)) {
      lines.push('');
      width = 0;
    }
    lines[lines.length - 1] += unit;
    width += wide;
  }
  return lines.filter((line) => line !== '');
}

/** Indices of the lines of each page. */
function pagesOf(lines: readonly string[]): number[][] {
  const pages: number[][] = [];
  lines.forEach((line, n) => {
    if (pages.length === 0 || line.startsWith('\f')) pages.push([]);
    pages.at(-1)!.push(n);
  });
  return pages;
}

/** A page without the lines above its first number line. */
function withoutTitle(lines: readonly string[], page: number[]): number[] {
  const number = page.findIndex((n) => NUMBER.test(lines[n]!));
  return number < 0 ? page : page.slice(number);
}

/**
 * The blocks of a page: a paragraph each, now and then two in one; the paragraph that runs from the first column into
 * the second is cut there. Inside a block the lines stay in order.
 */
function blocksOf(lines: readonly string[], page: number[], random: () => number): number[][] {
  const blocks: number[][] = [];
  const printed = page.filter((n) => lines[n] !== '').length;
  let fresh = true;
  let count = 0;
  for (const n of page) {
    if (lines[n] === '') {
      fresh = (blocks.at(-1)?.length ?? 0) === 1 || random() < 0.7;
      continue;
    }
    const columnBreak = printed > PAGE / 2 && count === PAGE / 2;
    if (fresh || columnBreak) blocks.push([]);
    blocks.at(-1)!.push(n);
    fresh = false;
    count++;
  }
  return blocks;
}

function shuffled(blocks: number[][], random: () => number): number[] {
  const order = [...blocks];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order.flat();
}

/** First line of the left column, first of the right, second of the left … */
function interleaved(page: number[]): number[] {
  const half = Math.ceil(page.length / 2);
  return Array.from({ length: half }, (_, i) => [
    page[i]!,
    ...(half + i < page.length ? [page[half + i]!] : []),
  ]).flat();
}

/** Every printed line with a blank one after it, none at a page break; a page begins with one blank. */
function print(pages: number[][], lines: readonly string[]): Scrambled {
  const out: Scrambled = { lines: [], origin: [] };
  for (const [i, page] of pages.entries()) {
    const printed = page.filter((n) => lines[n] !== '');
    printed.forEach((n, k) => {
      const text = lines[n]!.replace('\f', '');
      out.lines.push(i > 0 && k === 0 ? ` ${text.trimStart()}` : text);
      out.origin.push(n);
      if (k < printed.length - 1) {
        out.lines.push('');
        out.origin.push(null);
      }
    });
  }
  return out;
}

/** The running head and a page number in the middle of every fourth page. */
function withFurniture(lines: string[], head: string, random: () => number): string[] {
  let page = 0;
  let due = -1;
  return lines.flatMap((line, i) => {
    if (i > 0 && line !== '' && lines[i - 1] !== '') {
      page++;
      due = page % 4 === 0 ? Math.floor(3 + random() * 8) : -1;
    }
    if (line === '' || due < 0 || due-- > 0) return [line];
    return [line, '', head, '', `- ${page} -`];
  });
}

/** Characters that recognition takes for each other, and spaces inside numbers, here and there. */
function lookAlikes(lines: string[], random: () => number): string[] {
  const swaps: [RegExp, string][] = [
    [/函(?=〔)/, '承'],
    [/〇/, 'O'],
    [/（(?=[一二三四五六])/, '('],
    [/(?<=〔20)(?=2\d〕)/, ' '],
    [/(?<=\d)日$/, ' 日'],
    [/；$/, ';'],
  ];
  return lines.map((line) => {
    const [pattern, by] = swaps[Math.floor(random() * swaps.length)]!;
    return random() < 0.12 ? line.replace(pattern, by) : line;
  });
}
