/** Blocks: runs of lines that stand together in print. The unit in which a scrambled page is put back in order. */
import type { Adjacency } from './adjacency.ts';
import { type FrameRank, frameOf } from './frame-rank.ts';
import type { Label } from './label.ts';
import { endsSentence, type Line } from './line.ts';
import { UNITS } from './paragraph.ts';

export interface Block {
  lines: Line[];
  head: string;
  tail: string;
  label: Label | null;
  frame: FrameRank | null;
  /** The last line breaks off inside a sentence. */
  open: boolean;
  /** The last line runs to the margin: the paragraph may go on even where a sentence ends. */
  full: boolean;
  /** The first line is short by a paragraph's indent (true) or full (false); null where the document does not tell. */
  begins: boolean | null;
  /** A label with a short text: what follows belongs under it. */
  heading: boolean;
  text: string;
  /** Brackets and quotes left open minus those closed that were not opened here. */
  opens: number;
  closes: number;
}

/**
 * Cuts a page's lines into blocks: at sentence ends, before labels and frame lines, at changes of layout, and inside a
 * sentence only where nothing known joins two lines and another place on the page fits one of them better.
 */
export function blocksOf(
  lines: Line[],
  width: number,
  adjacency: Adjacency,
  indented: boolean,
  neighbours: { before?: Line; after?: Line } = {},
): Block[] {
  const cuts = lines.map((line, i) => (i === 0 ? 'hard' : cutBetween(lines[i - 1]!, line, width, adjacency)));
  const heads = lines.filter((line, i) => cuts[i] !== 'none' && line.label === null && line.frame === null);
  const tails = lines.filter(
    (line, i) => (i === lines.length - 1 || cuts[i + 1] !== 'none') && !endsSentence(line.bare) && line.frame === null,
  );
  if (neighbours.after) heads.push(neighbours.after);
  if (neighbours.before) tails.push(neighbours.before);
  const blocks: Block[] = [];
  let run: Line[] = [];
  for (const [i, line] of lines.entries()) {
    const a = run.at(-1);
    if (a && cuts[i] === 'soft') {
      const rival =
        heads.some((head) => head !== line && adjacency.joint(a.bare, head.bare) >= RIVAL) ||
        tails.some((tail) => tail !== a && adjacency.joint(tail.bare, line.bare) >= RIVAL);
      if (!rival) cuts[i] = 'none';
    }
    if (a && cuts[i] !== 'none') {
      blocks.push(toBlock(run, width, indented));
      run = [];
    }
    run.push(line);
  }
  if (run.length > 0) blocks.push(toBlock(run, width, indented));
  return blocks;
}

const RIVAL = 1.5;

/** Organs and a colon, nothing else. */
const ADDRESSEES =
  /^[\p{Script=Han}（）()、，,]{2,60}(?:政府|办事处|局|厅|部|处|院|会|委|代表|委员|单位|部门|公司|中心|队|院|校|社|站|所|镇|乡|村)[）)]?[：:]$/u;

const isAddressees = (text: string): boolean => /[：:]$/.test(text) && ADDRESSEES.test(text);

function cutBetween(a: Line, b: Line, width: number, adjacency: Adjacency): 'none' | 'soft' | 'hard' {
  if (endsSentence(a.bare) && !/[）)》”]$/u.test(a.bare)) return 'hard';
  // Addressees over two lines: the second alone looks like a list of its own.
  if (
    a.frame === null &&
    /^(?:各|[省市区县]直)[\p{Script=Han}（）()、，,]+$/u.test(a.bare) &&
    (b.frame === 1 || ADDRESSEES.test(b.bare))
  )
    return 'none';
  // A unit at the end of a list of units looks like the organ that signs.
  if (
    b.frame === 5 &&
    a.frame === null &&
    Math.abs(a.indent - b.indent) < 6 &&
    a.width >= width - 3.5 &&
    /[、，]/u.test(a.bare)
  )
    return 'none';
  // An organ's name over two lines.
  if (a.frame === 8 && a.width >= width - 3.5 && b.label === null && b.frame === null && b.bare.length <= 6)
    return 'none';
  if (b.label !== null || b.frame !== null || a.frame !== null || UNITS.test(b.bare)) return 'hard';
  if (a.label?.level === 7 && a.label.length === a.bare.length) return 'hard';
  if (Math.abs(a.indent - b.indent) >= 6) return 'hard';
  const joint = adjacency.joint(a.bare, b.bare);
  if (a.width < width - 3.5) return joint < 2 ? 'hard' : 'none';
  return joint < 0 ? 'soft' : 'none';
}

function toBlock(lines: Line[], width: number, indented: boolean): Block {
  const head = lines[0]!.bare;
  const tail = lines.at(-1)!.bare;
  const text = lines.map((line) => line.bare).join('');
  const frame = frameOfBlock(lines, text);
  // The list of annexes behind the text is no annex.
  const label = frame === null ? lines[0]!.label : null;
  const complete = endsSentence(tail) && !/[）)》”]$/u.test(tail) ? true : /[。；！？][）)》”]$/u.test(tail);
  const heading =
    label !== null && !complete && text.length <= 44 && lines.at(-1)!.width < width - (lines.length === 1 ? 3.5 : 1.5);
  let opens = 0;
  let closes = 0;
  for (const c of text) {
    if ('（《“〈【〔('.includes(c)) opens += 1;
    else if ('）》”〉】〕)'.includes(c)) {
      if (opens > 0) opens -= 1;
      else closes += 1;
    }
  }
  const open =
    !complete && frame === null && !heading && lines.at(-1)!.width >= width - (lines.length === 1 ? 3.5 : 1.5);
  const begins = beginsParagraph(lines, width, indented);
  const full = lines.at(-1)!.width >= width - (lines.length === 1 && begins !== false ? 3.5 : 1.5);
  return { lines, head, tail, label, frame, open, full, begins, heading, text, opens, closes };
}

function frameOfBlock(lines: Line[], text: string): FrameRank | null {
  if (lines.length > 3) return null;
  if (lines.length > 1)
    return frameOf(text) ?? (isAddressees(text) ? 1 : lines[0]!.frame === 5 ? null : lines[0]!.frame);
  return lines[0]!.frame ?? (lines[0]!.label === null && isAddressees(text) ? 1 : null);
}

/** An indent takes two characters of the first line; a line that is nearly as short may have wrapped early. */
function beginsParagraph(lines: Line[], width: number, indented: boolean): boolean | null {
  const [first, second] = lines;
  if (first!.label !== null || first!.frame !== null) return true;
  if (/^[，。；、：）》”！？]/u.test(first!.bare)) return false;
  if (!indented) return null;
  if (first!.width > width - 1.4) return false;
  // A short line that stands alone may be the end of a paragraph or a whole one.
  return second && first!.width >= width - 4 && !endsSentence(first!.bare) ? true : null;
}

/** Does print indent paragraphs? Lines that certainly begin one and run on are then short by two characters. */
export function isIndented(pages: Line[][], widths: number[]): boolean {
  let short = 0;
  let full = 0;
  for (const [p, lines] of pages.entries()) {
    const width = widths[p]!;
    for (let i = 0; i + 1 < lines.length; i += 1) {
      const { label, width: own, bare } = lines[i]!;
      if (label === null || lines[i + 1]!.label !== null || own < width - 4 || endsSentence(bare)) continue;
      if (own <= width - 1.4) short += 1;
      else full += 1;
    }
  }
  return short > 0 && short >= 4 * full;
}
