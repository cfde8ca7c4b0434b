/** Personal data in lists that must be published 公示: enough stays for the person and the neighbours to know who is meant. */

/** 14230119******1234 → first six and last two of an ID number; the birthday and the sequence are hidden. */
export function maskIdNumber(value: string): string {
  return value.length < 10
    ? '＊'.repeat(value.length)
    : `${value.slice(0, 6)}${'*'.repeat(value.length - 8)}${value.slice(-2)}`;
}

/** 138****5678 */
export function maskPhone(value: string): string {
  return value.replace(
    /^(\d{3})\d+(\d{4})$/u,
    (_, head: string, tail: string) => `${head}${'*'.repeat(value.length - 7)}${tail}`,
  );
}

/** Any other personal text: only its first sign. */
export function maskText(value: string): string {
  return value.length <= 1 ? '*' : `${value[0]}${'*'.repeat(value.length - 1)}`;
}
