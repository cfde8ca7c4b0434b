/** Ordinals at the head of a line: 第一章, 一、, （一）, 1., （1）, ①, 第五条, 附件1, and the decimals 2.1 and 2.1.3 of emergency plans. */
import { parseNumeral } from '../text/numeral.ts';

export interface Label {
  /** 0 chapter/part · 1 一、, 2 (chapter.ts) · 2 （一）, 2.1 · 3 1., 2.1.3 · 4 （1）, 2.1.3.1 · 5 ① · 6 article 第N条 · 7 annex */
  level: number;
  ordinal: number;
  /** What a decimal says of the number one level above: 2 for 2.1, 1 for 2.1.3; null for other labels. */
  above: number | null;
  /** As printed, normalised: 一, （一）, 2.1, 1, 2.1.3, （1）, ①, 第五条, 附件1. */
  text: string;
  /** Characters of the bare line that the label takes. */
  length: number;
}

const HAN = '[一二三四五六七八九十百]{1,5}';
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
/** A decimal before a unit is an amount: 3.5万元. */
const UNIT =
  '[万亿千百元角年月日号户米吨升斤座次套个倍度亩至到]|[名人](?![称词员力民大])|公[里斤顷]|[厘毫]米|[平立]方|小时|分钟|以[上下内]';
const PATTERNS: [number, RegExp, (inner: string) => string][] = [
  [1, new RegExp(`^(${HAN})[、.．]`, 'u'), (n) => n],
  [2, new RegExp(`^[（(](${HAN})[）)]、?`, 'u'), (n) => `（${n}）`],
  [3, /^(\d{1,3})[.．、](?!\d)/u, (n) => n],
  [2, new RegExp(`^([1-9]\\d?\\.[1-9]\\d?)(?=[\\p{Script=Han}“《Ⅰ-Ⅻ])(?!${UNIT})`, 'u'), (n) => n],
  [3, /^([1-9]\d?(?:\.[1-9]\d?){2})(?=[\p{Script=Han}“《Ⅰ-Ⅻ])/u, (n) => n],
  [4, /^([1-9]\d?(?:\.[1-9]\d?){3})(?=[\p{Script=Han}“《Ⅰ-Ⅻ])/u, (n) => n],
  [4, /^[（(](\d{1,3})[）)]、?/u, (n) => `（${n}）`],
  [5, new RegExp(`^([${CIRCLED}])`, 'u'), (n) => n],
  [0, new RegExp(`^第(${HAN})[章编部]分?`, 'u'), (n) => `第${n}章`],
  [6, new RegExp(`^第(${HAN}|\\d{1,3})条`, 'u'), (n) => `第${n}条`],
  [7, /^附件[：:]?(\d{1,2}|[一二三四五六七八九十]{1,2})?[：:]?(?=$|[\p{Script=Han}《])/u, (n) => `附件${n}`],
];

/** The label at the head of a line without white space; a list mark “- ” before it is passed over. */
export function labelOf(bare: string): Label | null {
  const first = bare.charCodeAt(0);
  // Most lines begin with an ordinary character: rule them out before any pattern runs.
  if (first >= 0x4e00 && first <= 0x9fff && !/[一二三四五六七八九十第附]/u.test(bare[0]!)) return null;
  const offset = /^[-—–]+(?=[\d（(一二三四五六七八九十])/u.exec(bare)?.[0].length ?? 0;
  const rest = offset > 0 ? bare.slice(offset) : bare;
  for (const [level, pattern, print] of PATTERNS) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const inner = match[1] ?? '';
    const ordinal =
      level === 5
        ? CIRCLED.indexOf(inner) + 1
        : inner === ''
          ? 0
          : parseNumeral(inner.slice(inner.lastIndexOf('.') + 1));
    if (ordinal === null) continue;
    const above = inner.includes('.') ? Number(inner.split('.').at(-2)) : null;
    return { level, ordinal, above, text: print(inner), length: match[0].length + offset };
  }
  return null;
}
