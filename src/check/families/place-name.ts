/** The place without its last character: 某市某自然资源局 for 某市某区自然资源局. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const placeName: Family = {
  name: 'place-name',
  explanation: '本级政府的地名应当完整，不得漏写“区”“县”“市”。',
  check: (subject) => remarksOn(subject),
};

function remarksOn({ document, source }: Subject): Remark[] {
  const place = /^([\p{Script=Han}]{2,4}市[\p{Script=Han}]{1,4}[区县市])人民政府/u.exec(document.issuer ?? '')?.[1];
  if (place === undefined) return [];
  const [stem, level] = [place.slice(0, -1), place.at(-1)!];
  const lines: number[] = [];
  for (let line = document.lines[0]; line <= document.lines[1]; line += 1) {
    const text = (source[line - 1] ?? '').replace(/\s/gu, '');
    const at = text.indexOf(stem);
    // At the end of a line the rest may stand on the next.
    const next = at < 0 ? '' : (text[at + stem.length] ?? '');
    if (
      next !== '' &&
      /\p{Script=Han}/u.test(next) &&
      next !== level &&
      !/[市区县山河]/u.test(next) &&
      !/两[县区市]/u.test(text.slice(at))
    )
      lines.push(line);
  }
  if (lines.length === 0) return [];
  return [
    {
      type: 'name-variant',
      lines,
      stated: stem,
      found: place,
      severity: 'low',
      message: `“${stem}”漏写“${level}”字，应为“${place}”。`,
      proposal: place,
    },
  ];
}
