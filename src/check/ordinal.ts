/** The ordinals that paragraphs bear: （三）, 4, 第五章. */
import { parseNumeral, printNumeral } from '../text/numeral.ts';

/** What labels of one level share: （一） for （三）, 1 for 4. */
export const labelForm = (label: string): string =>
  label.replace(/[\d一二三四五六七八九十百]+/gu, /\d/u.test(label) ? '1' : '一');

/** 3 for （三）; null for decimals and whatever bears no numeral. */
export const labelOrdinal = (label: string): number | null =>
  label.includes('.') ? null : parseNumeral(label.replace(/[（()）第条章附件]/gu, ''));

/** （三） and 4 → （四）. */
export const relabel = (label: string, ordinal: number): string =>
  label.replace(/[\d一二三四五六七八九十百]+/u, /\d/u.test(label) ? String(ordinal) : printNumeral(ordinal));
