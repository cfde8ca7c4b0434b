/** The frame of a document line by line: number, addressees, closing formula, issuer, date, mark, contact. */

/** Places of the frame, in the order in which a document prints them; body text has none. */
export type FrameRank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Rank, the characters with which such a line begins (null: any), the one with which it ends (null: any), its form. */
const FRAME: [FrameRank, string | null, string | null, RegExp][] = [
  [0, null, '号', /^[\p{Script=Han}]{2,14}[〔[（(【](?:19|20)\d\d[〕\])）】]\d{1,4}号$/u],
  [3, '特专此以敬', null, /^(?:(?:特此|专此|此复)[\p{Script=Han}]{1,4}|此复)[。.]?$|^以上答复|^敬请反馈/u],
  [4, '附', null, /^附件[：:].{2,}/u],
  [5, null, '府', /^(?!经|根据|按照)[\p{Script=Han}]{2,24}政府$/u],
  [5, null, '室', /^(?!经|根据|按照)[\p{Script=Han}]{2,24}政府办公室$/u],
  [5, null, '厅', /^(?!经|根据|按照)[\p{Script=Han}]{2,24}政府办公厅$/u],
  [6, '12', '日', /^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$/u],
  [7, '（(', null, /^[（(]此件.{2,8}[）)]$/u],
  [8, '咨政', null, /^咨询单位|^政策咨询$/u],
  [9, '咨扫二', null, /^咨询电话|^扫码咨询$|^二维码/u],
  [1, null, '：', /^(?:各|[\p{Script=Han}（）()]{2,20}(?:政府|局|厅|代表|委员)：).{0,60}：$/u],
  [1, null, ':', /^(?:各|[\p{Script=Han}（）()]{2,20}(?:政府|局|厅|代表|委员):).{0,60}:$/u],
];

/** The place of a line (without white space) in a frame; null for body text. */
export function frameOf(bare: string): FrameRank | null {
  if (bare.length > 40) return null;
  const first = bare[0] ?? '';
  const last = bare[bare.length - 1] ?? '';
  for (const [rank, begins, ends, pattern] of FRAME) {
    // Nearly every line is ruled out by its first and last character.
    if ((ends !== null && ends !== last) || (begins !== null && !begins.includes(first))) continue;
    if (pattern.test(bare) && !(rank === 1 && bare.includes('如下'))) return rank;
  }
  return null;
}
