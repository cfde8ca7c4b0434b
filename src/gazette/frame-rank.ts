/** The frame of a document line by line: number, addressees, closing formula, issuer, date, mark, contact. */

/** Places of the frame, in the order in which a document prints them; body text has none. */
export type FrameRank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

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
