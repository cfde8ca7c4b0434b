/**
 * Chapters that emergency plans number with a bare numeral: “1 总则” above 1.1 and 1.1.1. A numeral before words is most
 * often an amount or the rest of a broken line; what makes it a chapter are the decimals of its number in the same text.
 */
import type { Line } from './line.ts';

const CHAPTER = /^([1-9]\d?)(\p{Script=Han}[\p{Script=Han}、（）()“”《》]{1,24})$/u;
const SECTION = /^(\d{1,2})\.\d{1,2}$/;
/** Chapters that have sections of their own: fewer are a text that quotes a decimal. */
const LEAST = 2;

/** The lines with the labels of such chapters; a chapter without sections counts where it follows one that counts. */
export function labelChapters(lines: Line[]): Line[] {
  const sections = new Set(lines.flatMap(({ label }) => SECTION.exec(label?.text ?? '')?.[1] ?? []));
  if (sections.size < LEAST) return lines;
  const chapters = new Map<number, number>();
  for (let ordinal = 1; ordinal === 1 || chapters.has(ordinal - 1) || sections.has(`${ordinal}`); ordinal += 1) {
    const all = [...lines.keys()].filter((i) => lines[i]!.label === null && chapterOf(lines[i]!) === ordinal);
    const at = all.find((i) => lines[i + 1]?.label?.text === `${ordinal}.1`) ?? all[0];
    if (at !== undefined) chapters.set(ordinal, at);
  }
  const ordinals = new Map([...chapters].map(([ordinal, at]) => [at, ordinal]));
  return lines.map((line, i) => {
    const ordinal = ordinals.get(i);
    const text = `${ordinal}`;
    return ordinal === undefined
      ? line
      : { ...line, label: { level: 1, ordinal, above: null, text, length: text.length } };
  });
}

const chapterOf = ({ bare, frame }: Line): number =>
  frame === null ? Number(CHAPTER.exec(bare)?.[1] ?? Number.NaN) : Number.NaN;
