/** Is this a narrow screen? Asked when a screen begins: what is folded then stays as the person leaves it. */
export function onPhone(): boolean {
  return matchMedia('(width < 48rem)').matches;
}
