/**
 * Reading order of scrambled pages, in three steps that can each be explained:
 *  1. chains: a block that breaks off inside a sentence is joined to the block that continues it best — by what the issue
 *     shows to stand side by side, by brackets that close, by print;
 *  2. numbering: labelled chains follow each other as numbers and levels demand, headings before their children; the
 *     frame has its places (number, addressees, …, issuer, date, mark, contact);
 *  3. slots: a paragraph without a number goes under the heading that shares its words, needs a text, or stood before it.
 */
import type { Adjacency } from './adjacency.ts';
import { type Block, blocksOf } from './block.ts';
import { type Line, typicalWidth } from './line.ts';
import { isDeeper, type Numbered, orderLabels } from './numbering.ts';
import { overlap, sharedWords } from './overlap.ts';
import { UNITS } from './paragraph.ts';
import type { Segment } from './segment.ts';

export interface Ordered {
  lines: Line[];
  /** 0..1: how far the chosen joins beat their rivals, mean over the joins that print does not confirm. */
  confidence: number;
  /** True where any block moved. */
  moved: boolean;
}

/** Blocks that belong together, in order. */
export interface Chain extends Numbered {
  blocks: Block[];
  /** Place of the first block in print. */
  at: number;
  /** It continues the page before. */
  leads: boolean;
  /** It breaks off at the end of the page. */
  trails: boolean;
}

/** Puts the blocks of each page of a document back in order; pages keep their order. */
export function readingOrder(lines: Line[], adjacency: Adjacency): Ordered {
  const pages = groupByPage(lines);
  const cut = pages.map((page, i) =>
    blocksOf(page, typicalWidth(page), adjacency, { before: pages[i - 1]?.at(-1), after: pages[i + 1]?.[0] }),
  );
  const out: Line[] = [];
  const margins: number[] = [];
  let context: Context = { tail: null, heading: null, open: [] };
  let moved = false;
  for (const [i, blocks] of cut.entries()) {
    const order = orderPage(blocks, context, cut[i + 1] ?? [], adjacency, margins);
    if (order.blocks.some((block, k) => block !== blocks[k])) moved = true;
    for (const block of order.blocks) out.push(...block.lines);
    context = order.context;
  }
  const mean = margins.length === 0 ? 1 : margins.reduce((a, b) => a + b, 0) / margins.length;
  return { lines: out, confidence: Math.round(mean * 100) / 100, moved };
}

interface Context {
  /** The block that ends the page before, where it breaks off. */
  tail: Block | null;
  /** The heading in force. */
  heading: Block | null;
  /** Last ordinal seen on each level. */
  open: number[];
}

function orderPage(
  blocks: Block[],
  context: Context,
  next: Block[],
  adjacency: Adjacency,
  margins: number[],
): { blocks: Block[]; context: Context } {
  const chains = chain(blocks, context.tail, next, adjacency, margins);
  const frames = chains.filter((one) => one.blocks[0]!.frame !== null);
  const text = chains.filter((one) => one.blocks[0]!.frame === null);
  const labelled = text.filter((one) => one.label !== null && !one.leads);
  const shared = sharedWords(text.map((one) => one.text));
  const { order, open } = orderLabels(labelled, context.open, shared);
  const placed = fillSlots(
    order,
    text.filter((one) => one.label === null || one.leads),
    context.heading,
    shared,
  );
  const early = frames.filter((one) => one.blocks[0]!.frame! <= 1).sort(byFrame);
  const late = frames.filter((one) => one.blocks[0]!.frame! > 1).sort(byFrame);
  // An annex list stands behind the text and before the signature; annex headings on a page of their own come first.
  const all = [...early, ...placed, ...late].flatMap((one) => one.blocks);
  const tail = all.findLast((block) => block.frame === null) ?? null;
  const heading = order.findLast((one) => one.blocks[0]!.heading)?.blocks[0] ?? context.heading;
  return { blocks: all, context: { tail: tail?.open ? tail : null, heading, open } };
}

const byFrame = (a: Chain, b: Chain): number => a.blocks[0]!.frame! - b.blocks[0]!.frame! || a.at - b.at;

/** Step 1. Joins open blocks to their continuations, the surest join first. */
function chain(blocks: Block[], before: Block | null, next: Block[], adjacency: Adjacency, margins: number[]): Chain[] {
  const n = blocks.length;
  const links: { from: number; to: number; score: number }[] = [];
  // −1 is the end of the page before, n + k the blocks of the next page.
  const heads = [...blocks.keys(), ...next.keys().map((k) => n + k)].filter((k) =>
    continues(k < n ? blocks[k]! : next[k - n]!),
  );
  for (let from = before ? -1 : 0; from < n; from += 1) {
    const a = from < 0 ? before! : blocks[from]!;
    if (!a.open) continue;
    for (const to of heads) {
      if (to === from || (from < 0 && to >= n)) continue;
      const b = to < n ? blocks[to]! : next[to - n]!;
      const score =
        joint(a, b, to === from + 1 && from >= 0 && to < n, adjacency) - (to >= n ? 0.3 : 0) + (from < 0 ? 0.4 : 0);
      if (score > 0.2) links.push({ from, to, score });
    }
  }
  // A join against print has to outweigh half of each printed join that it undoes.
  const printed = new Map(
    links.filter((link) => link.to === link.from + 1 && link.from >= 0).map((link) => [link.from, link.score]),
  );
  for (const link of links) {
    if (printed.get(link.from) === link.score) continue;
    link.score -= 0.5 * ((printed.get(link.from) ?? 0) + (printed.get(link.to - 1) ?? 0));
  }
  links.sort((a, b) => b.score - a.score);
  const after = new Map<number, number>();
  const prior = new Map<number, number>();
  for (const { from, to, score } of links) {
    if (after.has(from) || prior.has(to) || reaches(after, to, from)) continue;
    after.set(from, to);
    prior.set(to, from);
    if (to !== from + 1) margins.push(margin(links, from, to, score));
  }
  joinLeftOver(blocks, after, prior, adjacency);
  const chains: Chain[] = [];
  for (let start = 0; start < n; start += 1) {
    const from = prior.get(start);
    if (from !== undefined && from >= 0) continue;
    const members: Block[] = [];
    let at: number | undefined = start;
    while (at !== undefined && at < n) {
      members.push(blocks[at]!);
      at = after.get(at);
    }
    chains.push({
      text: members.map((block) => block.text).join(''),
      blocks: members,
      at: start,
      label: members[0]!.label,
      heading: members[0]!.heading,
      leads: from === -1,
      trails: at !== undefined,
    });
  }
  return chains;
}

/**
 * A page ends at one place: of several blocks that still break off, all but one go on somewhere on the page, and the
 * least bad continuation is taken.
 */
function joinLeftOver(
  blocks: Block[],
  after: Map<number, number>,
  prior: Map<number, number>,
  adjacency: Adjacency,
): void {
  const left = blocks.flatMap((block, i) => (block.open && !after.has(i) && !mayBeHeading(block) ? [i] : []));
  const trailing = blocks.some((block, i) => block.open && (after.get(i) ?? -1) >= blocks.length);
  const rest: { from: number; to: number; score: number }[] = [];
  for (const from of left) {
    for (const [to, b] of blocks.entries()) {
      if (to === from || prior.has(to) || !continues(b) || STARTS.test(b.head)) continue;
      rest.push({ from, to, score: joint(blocks[from]!, b, false, adjacency) });
    }
  }
  rest.sort((a, b) => b.score - a.score);
  let open = left.length - (trailing ? 0 : 1);
  for (const { from, to } of rest) {
    if (open <= 0) return;
    if (after.has(from) || prior.has(to) || reaches(after, to, from)) continue;
    after.set(from, to);
    prior.set(to, from);
    open -= 1;
  }
}

/** A numbered line without a stop may be a heading that fills its line. */
const mayBeHeading = (block: Block): boolean =>
  block.label !== null && block.lines.length === 1 && !/[，。；：]/u.test(block.text);

/** Words with which paragraphs begin. */
const STARTS = /^(?:为|根据|按照|《|各|要|对|20\d\d年|区|县|市|本|凡|经)/u;

/** May this block continue a sentence that began elsewhere? */
const continues = (block: Block): boolean => block.label === null && block.frame === null && !UNITS.test(block.head);

function reaches(after: Map<number, number>, from: number, goal: number): boolean {
  for (let at: number | undefined = from; at !== undefined; at = after.get(at)) if (at === goal) return true;
  return false;
}

/** Evidence for `b` right behind the open block `a`. */
function joint(a: Block, b: Block, printed: boolean, adjacency: Adjacency): number {
  let score = adjacency.joint(a.tail, b.head) + (printed ? 3.2 : 0);
  if (a.opens > 0) score += b.closes > 0 ? 1.5 : -0.3;
  else if (b.closes > 0) score -= 1.5;
  return score;
}

/** How far a join beats the best rival of either side, as 0.5..1. */
function margin(links: { from: number; to: number; score: number }[], from: number, to: number, score: number): number {
  let rival = -1;
  for (const link of links) if ((link.from === from) !== (link.to === to)) rival = Math.max(rival, link.score);
  return 1 / (1 + Math.exp(rival - score));
}

/** Step 3. Puts the paragraphs without a number between the numbered chains, the best fit first. */
function fillSlots(order: Chain[], loose: Chain[], above: Block | null, shared: Map<string, number>): Chain[] {
  const slots: Chain[][] = Array.from({ length: order.length + 1 }, () => []);
  const leading = loose.filter((one) => one.leads);
  const waiting = loose.filter((one) => !one.leads);
  const needy = order.map((one, i) => wantsText(one) && !(order[i + 1] && deeper(order[i + 1]!, one)));
  while (waiting.length > 0) {
    let best: { chain: number; slot: number; score: number } | null = null;
    for (const [c, one] of waiting.entries()) {
      for (let slot = 0; slot <= order.length; slot += 1) {
        const score = slotScore(one, slot, { order, slots, needy, above, shared, leads: leading.length > 0 });
        if (!best || score > best.score) best = { chain: c, slot, score };
      }
    }
    slots[best!.slot]!.push(waiting.splice(best!.chain, 1)[0]!);
    if (best!.slot > 0) needy[best!.slot - 1] = false;
  }
  for (const slot of slots)
    slot.sort((a, b) => Number(a.trails) - Number(b.trails) || opening(a) - opening(b) || a.at - b.at);
  return [...leading, ...slots[0]!, ...order.flatMap((one, i) => [one, ...slots[i + 1]!])];
}

/** A heading without a text, or a sentence that ends with a colon. */
const wantsText = (one: Chain): boolean =>
  (one.heading && one.blocks.length === 1) ||
  /[：:]$/u.test(one.blocks.at(-1)!.tail) ||
  (one.blocks.length === 1 && mayBeHeading(one.blocks[0]!));

const deeper = (child: Chain, parent: Chain): boolean =>
  child.label !== null &&
  parent.label !== null &&
  isDeeper(child.label.level, parent.label.level) &&
  child.label.ordinal === 1;

/** How a document opens before its first number: what transmits, the title of what is transmitted, why it is made. */
function opening(chain: Chain): number {
  const { text } = chain.blocks[0]!;
  if (
    /^《.{4,}》.*(?:印发|研究|审议|通过|同意)|印发给你们|已收悉/u.test(chain.blocks.map((block) => block.text).join(''))
  )
    return 0;
  if (text.length <= 44 && !/[。；：，]/u.test(text)) return 1;
  return UNITS.test(text) ? 2 : 3;
}

interface Slots {
  order: Chain[];
  slots: Chain[][];
  /** Headings that still have no text under them. */
  needy: boolean[];
  above: Block | null;
  shared: Map<string, number>;
  /** The page begins inside a sentence of the page before. */
  leads: boolean;
}

function slotScore(one: Chain, slot: number, page: Slots): number {
  const { order, slots, needy, above, shared } = page;
  const { text } = one;
  const anchor = slot === 0 ? null : order[slot - 1]!;
  const following = order[slot];
  let score = 0;
  if (anchor === null) {
    if (following?.label?.ordinal === 1 && (following.label.level === 1 || following.label.level === 0)) {
      score +=
        /制定(?:本|如下|该)|通知如下|如下[：:]$|印发给你们|已收悉/u.test(text.slice(-60)) || opening(one) <= 1
          ? 5
          : /^(?:为|根据|按照|经|近年|当前|今年)/u.test(text)
            ? 1.2
            : 0.2;
    } else if (above && !page.leads) score += 0.3 + overlap(above.text, text, shared) * 0.6;
    if (one.at === 0) score += 0.4;
  } else {
    const own = anchor.blocks[0]!;
    if (needy[slot - 1]) score += 2.2;
    else if (UNITS.test(text) && !anchor.heading && !slots[slot]!.some((other) => UNITS.test(other.blocks[0]!.text)))
      score += 2.4;
    if (anchor.heading) score += overlap(own.text, text, shared);
    else score += overlap(own.text, text, shared) * 0.3;
    const last = slots[slot]!.at(-1) ?? anchor;
    if (one.at === last.at + last.blocks.length) score += 1.8;
    if (anchor.trails) score -= 3;
    if (following && anchor.heading && deeper(following, anchor)) score -= 1.6;
  }
  if (following && following.at === one.at + one.blocks.length) score += 1.8;
  if (one.trails) score += slot === order.length ? 4 : 0;
  return score;
}

function groupByPage(lines: Line[]): Line[][] {
  const pages: Line[][] = [];
  for (const line of lines) {
    const last = pages.at(-1);
    if (last && last[0]!.page === line.page) last.push(line);
    else pages.push([line]);
  }
  return pages;
}

/**
 * Are the pages of an issue scrambled? Where they are, the parts of the frame stand in any order (a date before the
 * addressees, a mark before the date); in clean text they never do.
 */
export function isScrambled(lines: Line[], segments: Segment[]): boolean {
  if (segments.length === 0) return false;
  const torn = segments.filter(({ first, at, last }) => {
    const page = lines.slice(first, last + 1).filter((line) => line.page === lines[at]!.page);
    const ranks = page.flatMap((line) => line.frame ?? []).filter((rank) => rank !== 5 && rank < 8);
    return ranks.some((rank, i) => ranks.slice(0, i).some((before) => before > rank));
  });
  return torn.length >= Math.max(1, segments.length * 0.2);
}
