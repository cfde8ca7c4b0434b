/** Blocks: runs of lines that stand together in print. The unit in which a scrambled page is put back in order. */
import type { Adjacency } from './adjacency.ts';
import { UNITS } from './clause.ts';
import { type Label, labelOf } from './label.ts';
import { endsSentence, type Line } from './line.ts';

/** Places of the frame, in the order in which a document prints them; body text has none. */
export type FrameRank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

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

const FRAME: [FrameRank, RegExp][] = [
  [0, /^[\p{Script=Han}]{2,14}[〔[（(【](?:19|20)\d\d[〕\])）】]\d{1,4}号$/u],
  [3, /^(?:特此|专此|此复)[\p{Script=Han}]{1,4}[。.]?$|^以上答复|^敬请反馈/u],
  [4, /^附件[：:].{2,}/u],
  [5, /^[\p{Script=Han}]{2,24}(?:政府|政府办公[室厅])$/u],
  [6, /^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$/u],
  [7, /^[（(]此件.{2,8}[）)]$/u],
  [8, /^咨询单位|^政策咨询$/u],
  [9, /^咨询电话|^扫码咨询$|^二维码/u],
];

export function frameOf(bare: string): FrameRank | null {
  if (bare.length > 40) return null;
  for (const [rank, pattern] of FRAME) if (pattern.test(bare)) return rank;
  if (
    /^(?:各|[\p{Script=Han}（）()]{2,20}(?:政府|局|厅|代表|委员)[：:]).{0,60}[：:]$/u.test(bare) &&
    !/如下|单位[：:]$.*责任/u.test(bare)
  )
    return 1;
  return null;
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
  const heads = lines.filter(
    (line, i) => cuts[i] !== 'none' && labelOf(line.bare) === null && frameOf(line.bare) === null,
  );
  const tails = lines.filter(
    (line, i) =>
      (i === lines.length - 1 || cuts[i + 1] !== 'none') && !endsSentence(line.bare) && frameOf(line.bare) === null,
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
  if (
    frameOf(b.bare) === 1 &&
    frameOf(a.bare) === null &&
    /^(?:各|[省市区县]直)[\p{Script=Han}（）()、，,]+$/u.test(a.bare)
  )
    return 'none';
  if (labelOf(b.bare) !== null || frameOf(b.bare) !== null || frameOf(a.bare) !== null || UNITS.test(b.bare)) return 'hard';
  if (Math.abs(a.indent - b.indent) >= 6) return 'hard';
  const joint = adjacency.joint(a.bare, b.bare);
  if (a.bare.length < width - 2) return joint < 0.5 ? 'hard' : 'none';
  return joint < 0 ? 'soft' : 'none';
}

function toBlock(lines: Line[], width: number): Block {
  const head = lines[0]!.bare;
  const tail = lines.at(-1)!.bare;
  const label = labelOf(head);
  const frame = frameOf(lines.length <= 3 ? lines.map((line) => line.bare).join('') : head) ?? null;
  const text = lines.map((line) => line.bare).join('');
  const complete = endsSentence(tail) && !/[）)》”]$/u.test(tail) ? true : /[。；！？][）)》”]$/u.test(tail);
  const heading = label !== null && !complete && text.length <= 44 && (tail.length < width - 1 || text.length <= width);
  let opens = 0;
  let closes = 0;
  for (const c of text) {
    if ('（《“〈【〔('.includes(c)) opens += 1;
    else if ('）》”〉】〕)'.includes(c)) {
      if (opens > 0) opens -= 1;
      else closes += 1;
    }
  }
  const open = !complete && frame === null && !heading && tail.length >= Math.min(width - 2, 14);
  return { lines, head, tail, label, frame, open, heading, text, opens, closes };
}
