/** XML in tests, without a parser: what our own writers make is simple enough to be read by its tags. */

export interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/** The elements in the order in which they begin. Throws Error where tags do not match, or a sign stands that XML does not have. */
export function tagsOf(xml: string): Tag[] {
  const open: string[] = [];
  const tags: Tag[] = [];
  const pattern = /<(\/?)([A-Za-z]+(?::[A-Za-z]+)?)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>/gu;
  for (const [whole, close, name, attributes, empty] of xml.matchAll(pattern)) {
    if (close) {
      if (open.pop() !== name) throw new Error(`${whole} closes another element.`);
      continue;
    }
    if (!empty) open.push(name!);
    const pairs = [...attributes!.matchAll(/([\w:]+)="([^"]*)"/gu)].map(([, key, value]) => [key!, value!]);
    tags.push({ name: name!, attributes: Object.fromEntries(pairs) });
  }
  if (open.length > 0) throw new Error(`${open.join(', ')} stay open.`);
  const rest = xml.replace(/^<\?xml[^?]*\?>\n/u, '').replaceAll(pattern, '');
  const stray = /[<>\u0000-\u0008\u000b\u000c\u000e-\u001f]|&(?!(?:amp|lt|gt|quot|#39);)/u.exec(rest);
  if (stray) throw new Error(`“${stray[0]}” stands in the text.`);
  return tags;
}
