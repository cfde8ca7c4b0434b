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
      blocks.push(toBlock(run, width));
      run = [];
    }
    run.push(line);
  }
  if (run.length > 0) blocks.push(toBlock(run, width));
  return blocks;
}

const RIVAL = 1.5;

function cutBetween(a: Line, b: Line, width: number, adjacency: Adjacency): 'none' | 'soft' | 'hard' {
  if (endsSentence(a.bare) && !/[）)》”]$/u.test(a.bare)) return 'hard';
  // Addressees over two lines: the second alone looks like a list of its own.
  if (b.frame === 1 && a.frame === null && /^(?:各|[省市区县]直)[\p{Script=Han}（）()、，,]+$/u.test(a.bare))
    return 'none';
  // A unit at the end of a list of units looks like the organ that signs.
  if (
    b.frame === 5 &&
    a.frame === null &&
    Math.abs(a.indent - b.indent) < 6 &&
    a.width >= width - 3.5 &&
    !endsSentence(a.bare)
  )
    return 'none';
  if (b.label !== null || b.frame !== null || a.frame !== null || UNITS.test(b.bare)) return 'hard';
  if (Math.abs(a.indent - b.indent) >= 6) return 'hard';
  const joint = adjacency.joint(a.bare, b.bare);
  if (a.width < width - 3.5) return joint < 0.5 ? 'hard' : 'none';
  return joint < 0 ? 'soft' : 'none';
}

function toBlock(lines: Line[], width: number): Block {
  const head = lines[0]!.bare;
  const tail = lines.at(-1)!.bare;
  const label = lines[0]!.label;
  const frame =
    lines.length > 1 && lines.length <= 3 ? frameOf(lines.map((line) => line.bare).join('')) : lines[0]!.frame;
  const text = lines.map((line) => line.bare).join('');
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
  return { lines, head, tail, label, frame, open, heading, text, opens, closes };
}
