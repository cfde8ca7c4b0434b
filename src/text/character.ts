/** Characters that gazettes print in several widths, brought to one; every mapping keeps the length, so offsets stay valid. */

const WIDE = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a％．－＋／\u3000]/g;

/** Full-width letters, digits and number signs, and the ideographic space → half width: ２０２３％ → 2023%. */
export function halfWidth(text: string): string {
  return text.replace(WIDE, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}

/** All white space out, full width to half: how a short printed token is compared. */
export function compact(text: string): string {
  return halfWidth(text).replace(/\s+/g, '');
}

export function isHan(c: string): boolean {
  return c >= '\u4e00' && c <= '\u9fff';
}
