/** Paragraphs: broken lines joined, lines that run several together cut. */
import type { Adjacency } from './adjacency.ts';
import { type Label, labelOf } from './label.ts';
import { endsSentence, type Line, squeeze } from './line.ts';
import { startsMember } from './roster.ts';
import type { LineRange } from './types.ts';

export interface Paragraph {
  label: Label | null;
  text: string;
  lines: Line[];
  /** Index of the table that stands here instead of text. */
  table: number | null;
}

/**
 * Joins broken lines: a paragraph goes on over a full line, and over a shorter one where words run over the break.
 * Inside a roster (`members`: its source lines) each member is a paragraph, with its spaces.
 */
export function toParagraphs(lines: Line[], adjacency: Adjacency, members: LineRange | null = null): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let current: Paragraph | null = null;
  let last: Line | null = null;
  const reached: number[] = [];
  const whole = areParagraphs(lines);
  for (const [at, line] of lines.entries()) {
    const listed = members !== null && line.n >= members[0] && line.n <= members[1];
    if (listed && startsMember(line)) {
      current = { label: null, text: line.text.replace(/\s+/gu, ' '), lines: [line], table: null };
      paragraphs.push(current);
      last = line;
      continue;
    }
    if (listed && current && line.bare.length <= 14 && !/[。；]|^各/u.test(line.bare)) {
      current.text += line.bare;
      current.lines.push(line);
      continue;
    }
    for (const [i, piece] of pieces(line, reached).entries()) {
      const label = piece === line.bare ? line.label : labelOf(piece);
      if (label) reached[label.level] = label.ordinal;
      if (
        i === 0 &&
        current &&
        last &&
        label === null &&
        ((whole && isCutByPage(current, last, line, adjacency)) ||
          runsOn(current, last, line, widthAround(lines, at - 1), adjacency))
      ) {
        current.text += piece;
        current.lines.push(line);
      } else {
        current = { label, text: piece.slice(label?.length ?? 0), lines: [line], table: null };
        paragraphs.push(current);
      }
    }
    last = line;
  }
  return paragraphs;
}

/** The width of a full line near a place, the third greatest of eleven: layouts change inside a document. */
function widthAround(lines: Line[], at: number): number {
  let [first, second, third] = [0, 0, 0];
  for (let i = Math.max(0, at - 5); i < Math.min(lines.length, at + 6); i += 1) {
    const { width } = lines[i]!;
    if (width > first) [first, second, third] = [width, first, second];
    else if (width > second) [second, third] = [width, second];
    else if (width > third) third = width;
  }
  return third;
}

const INNER =
  /(?<=[。；：:）)\p{Script=Han}]\s{1,4}|[。；])(?=(?:\d{1,3}[.．]\s?|[一二三四五六七八九十]{1,3}、)\p{Script=Han}|[（(][一二三四五六七八九十]{1,4}[）)][^。；]{2,30}牵头)/gu;

/** Rules most lines out before the long pattern runs. */
const NUMBERED_INSIDE = /[^\d][\d]{1,3}[.．]|.[一二三四五六七八九十]、|牵头/u;

/** A printed line that runs several numbered paragraphs together is cut where the numbering goes on inside it. */
function pieces(line: Line, reached: number[]): string[] {
  if (line.bare.length < 12 || !NUMBERED_INSIDE.test(line.text) || line.text.includes('\t')) return [line.bare];
  const cuts: number[] = [];
  const state = [...reached];
  const own = line.label;
  if (own) state[own.level] = own.ordinal;
  for (const { index } of line.text.matchAll(INNER)) {
    const label = labelOf(squeeze(line.text.slice(index, index + 12)));
    if (!label || label.ordinal !== (state[label.level] ?? 0) + 1 || label.ordinal === 1) continue;
    state[label.level] = label.ordinal;
    cuts.push(index);
  }
  if (cuts.length === 0) return [line.bare];
  return [0, ...cuts]
    .map((from, i) => squeeze(line.text.slice(from, cuts[i] ?? line.text.length)))
    .filter((piece) => piece !== '');
}

const OPEN_BRACKET = /[（(][^（）()]{0,40}$/u;
const TITLE_END =
  /(?:方案|办法|规划|计划|规则|细则|预案|规定|制度|要点|措施|分工|名单|清单|职责)(?:[（(][^）)]{1,8}[）)])?$/u;
const STARTS = /^(?:为|根据|按照|依据|经|第一|总则|组长|主任)/u;

function runsOn(current: Paragraph, last: Line, line: Line, width: number, adjacency: Adjacency): boolean {
  if (/^[，。；、：）》”’！？,;]/u.test(line.bare)) return true;
  // A bracket that stands open close before is closed by what follows.
  if (line.n - last.n <= 3 && OPEN_BRACKET.test(current.text.slice(-60))) return true;
  if (UNITS.test(line.bare)) return false;
  if (/[，、（《“(,]$/u.test(last.bare)) return true;
  // The first line of a paragraph is indented by two characters.
  const full = last.width >= width - (current.lines.length === 1 ? 3.5 : 2);
  if (endsSentence(last.bare) && !/[）)》”]$/u.test(last.bare)) {
    // A sentence that ends with its line may end the paragraph or not: a full line in a narrow column goes on.
    return (
      full &&
      width < 60 &&
      /[。；]$/u.test(last.bare) &&
      last.n + 4 > line.n &&
      !/[：:]$/u.test(line.bare) &&
      line.bare.length > 6
    );
  }
  if (current.text.length <= 60 && TITLE_END.test(current.text) && STARTS.test(line.bare)) return false;
  if (/(?:^|。)(?:特此|专此)[\p{Script=Han}]{1,4}$/u.test(current.text)) return false;
  const joint = adjacency.joint(last.bare, line.bare);
  // A few words behind a number are a heading, however narrow the lines around are.
  if (
    current.label !== null &&
    current.lines.length === 1 &&
    current.text.length <= 10 &&
    !/[，。；：:]/u.test(current.text)
  )
    return joint > 3.5;
  // Behind the end of a sentence a line may be indented: what seemed one paragraph is two.
  if (!full && current.lines.length > 1 && endsSentence(current.lines.at(-2)!.bare) && last.width >= width - 3.5)
    return true;
  if (!full) return joint > (current.label !== null && current.lines.length === 1 ? 3.5 : 2.5);
  // A numbered heading may fill its line: without a stop in it, words have to run over the break, or the rest is a tail.
  if (
    current.label === null ||
    current.label.level > 2 ||
    current.lines.length > 1 ||
    /[。；：:，,]|“[^”]*$/u.test(current.text)
  )
    return true;
  // A line that breaks off inside a sentence though it is short by an indent begins a paragraph; not the rest of a list.
  const indented =
    !endsSentence(line.bare) && line.width <= width - 1.5 && line.width >= width - 3.5 && !/^.{1,2}、/u.test(line.bare);
  return (
    joint > (indented ? 1.5 : 0.5) ||
    /[的和与及或为在对由]$/u.test(last.bare) ||
    (/[；。]$/u.test(line.bare) && line.width < width * 0.75)
  );
}

/** Does the text print a paragraph a line? Then most lines that are more than a heading end a sentence. */
function areParagraphs(lines: Line[]): boolean {
  const long = lines.filter((line) => line.width > 24 && !line.text.includes('\t'));
  return long.length > 0 && long.filter((line) => endsSentence(line.bare)).length >= long.length * 0.5;
}

/** A key and its value, or a member of a roster: begins anew even behind a line without a stop. */
const KEYED = /^[\p{Script=Han}\d（）()、]{2,14}[：:]/u;

/** Where a line is a paragraph, one that stops inside a sentence was cut by the end of its page. */
function isCutByPage(current: Paragraph, last: Line, line: Line, adjacency: Adjacency): boolean {
  if (line.frame !== null || last.frame !== null || current.table !== null) return false;
  if (endsSentence(last.bare) || last.text.includes('\t') || line.text.includes('\t')) return false;
  if (KEYED.test(line.bare) || UNITS.test(current.text) || /^[（(]/u.test(line.bare)) return false;
  // A stop inside says that the line is running text, not a heading.
  const running = /[，。；,;]/u.test(current.text);
  if (running)
    return (
      last.width > 24 || (last.width > 12 && (/[。；]/u.test(last.bare) || adjacency.joint(last.bare, line.bare) > 0))
    );
  // A heading is not told from a text cut early, but no text of its own is as short as the end of a sentence.
  return (
    last.bare.length > 8 &&
    line.bare.length <= 12 &&
    /[。；]$/u.test(line.bare) &&
    !TITLE_END.test(current.text) &&
    adjacency.joint(last.bare, line.bare) > 1
  );
}

/** “配合单位：…” begins a paragraph of its own. */
export const UNITS = /^(?:牵头|责任|配合|协办|参加|完成)(?:单位|部门|时限)[：:]/u;
