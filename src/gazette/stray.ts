/** Text behind the last document that is not part of it: the imprint, and boxes torn out of other pages. */
import { isImprint } from './front.ts';
import type { Line } from './line.ts';
import type { Segment } from './segment.ts';
import type { Damage } from './types.ts';

/**
 * Cuts the imprint and stray boxes off the end of the last document (changes `segments.at(-1).last`). A box is stray when
 * each of its lines stands already, in full, in an earlier document.
 */
export function strayLines(lines: Line[], segments: Segment[]): { tail: Line[]; damage: Damage[] } {
  const last = segments.at(-1);
  if (!last) return { tail: [], damage: [] };
  let end = last.last;
  while (end > last.at && isImprint(lines[end]!)) end -= 1;
  const imprint = lines.slice(end + 1, last.last + 1);
  const earlier = lines
    .slice(0, last.first)
    .map((line) => line.bare)
    .join('');
  let box = end;
  while (box > last.at && lines[box]!.bare.length >= 6 && earlier.includes(lines[box]!.bare.replace(/[；;。]$/u, '')))
    box -= 1;
  const stray = /^(?:扫码|二维码|咨询|政策咨询)/u.test(lines[box]!.bare) ? lines.slice(box + 1, end + 1) : [];
  last.last = stray.length > 0 ? box : end;
  if (stray.length === 0) return { tail: imprint, damage: [] };
  return {
    tail: imprint,
    damage: [
      {
        type: 'stray-text',
        lines: [stray[0]!.n, stray.at(-1)!.n],
        found: stray
          .map((line) => line.text)
          .join(' ')
          .slice(0, 200),
        repair: '不计入任何文件',
        evidence: '末尾的文字框与前面文件中的文字重复，不属于最后一份文件。',
        confidence: 0.9,
      },
    ],
  };
}
