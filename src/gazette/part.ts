/** A block with what its neighbours want to know of it, found once. */
import type { Block } from './block.ts';
import { UNITS } from './paragraph.ts';

/** What a block is to its neighbours. `rest` is the rest of a paragraph that began elsewhere. */
export type Kind = 'head' | 'title' | 'heading' | 'item' | 'text' | 'rest' | 'foot';

export interface Part extends Block {
  kind: Kind;
  /** Place in a document's frame: number 0, addressees 1, text 2, annexes 4, then what closes it. */
  place: number;
  colon: boolean;
  semicolon: boolean;
  /** 配合单位：… and its like: a paragraph that belongs to the one before it. */
  units: boolean;
  /** 《…》已经…，现印发给你们: transmits what follows. */
  transmits: boolean;
  /** …，制定本办法。 …，现通知如下： says why what follows is made. */
  purpose: boolean;
  /** Begins with a reason: 为…, 根据…. */
  reason: boolean;
  /** 本办法自…起施行。 ends what it stands in. */
  closing: boolean;
  /** What the paragraph announces: the words before its colon, or the level of its number. */
  sign: string | null;
}

export function partOf(block: Block): Part {
  const { text, frame, label, tail } = block;
  const kind = kindOf(block);
  return {
    ...block,
    kind,
    place: frame ?? (label?.level === 7 ? 4 : 2),
    colon: /[：:]$/u.test(tail),
    semicolon: /[；;]$/u.test(tail),
    units: UNITS.test(block.head),
    transmits: kind === 'text' && /^《.{4,}》.*(?:印发|贯彻|执行|落实|研究|审议|通过|同意)|印发给你们|收悉/u.test(text),
    purpose: kind === 'text' && /制定(?:本|如下|该)|通知如下|如下[：:]$/u.test(text.slice(-60)),
    reason: kind === 'text' && /^(?:为|根据|按照|经|近年|当前|今年)/u.test(text),
    closing: /(?:施行|执行|实施|废止|有效期.{1,6}年|抓好落实)。$/u.test(text),
    sign: signOf(block),
  };
}

function kindOf(block: Block): Kind {
  const { frame, label, begins, text, open } = block;
  if (frame !== null) return frame <= 1 ? 'head' : 'foot';
  if (block.heading || mayBeHeading(block)) return 'heading';
  if (label !== null) return 'item';
  if (begins === false) return 'rest';
  return text.length <= 44 && !open && !/[，。；：、,;:]/u.test(text) ? 'title' : 'text';
}

/** A numbered line without a stop may be a heading that fills its line. */
const mayBeHeading = ({ label, lines, text }: Block): boolean =>
  label !== null && lines.length <= 2 && text.length <= 44 && !/[，。；：、]/u.test(text.slice(label.length));

function signOf({ frame, begins, label, text }: Block): string | null {
  if (frame !== null || begins === false) return null;
  const from = label?.length ?? 0;
  const at = text.slice(from, from + 10).search(/[：:]/u);
  if (at >= 2) return text.slice(from, from + at);
  return label ? `#${label.level}` : null;
}
