/** 解读: a text whose title says that it explains another document. */
import { findDocumentNumbers } from '../text/document-number.ts';
import type { Relation } from './types.ts';

/** 《…》解读, 《…》（number）的政策解读, 关于《…》的解读. */
const EXPLAINS =
  /《([^《》]{2,120})》(?:[（(]([^（）()]{4,40})[）)])?的?(?:政策|文件|图文|一图)*解读(?:材料|说明|稿)?$/u;

/** What a title explains; null for any other title. */
export function interpretationOf(title: string | null, lines: [number, number]): Relation | null {
  const [, subject, bracket] = EXPLAINS.exec(title ?? '') ?? [];
  if (!subject) return null;
  const number = findDocumentNumbers(bracket ?? '')[0]?.number;
  return {
    type: 'interprets',
    number: number?.kind === 'numbered' ? number.normalized : null,
    subject,
    evidence: title!,
    lines,
  };
}
