/** Pages: where they begin, and the furniture (running heads, page numbers) that is not text. */
import type { Line } from './line.ts';
import type { Damage } from './types.ts';

export interface Pages {
  /** Lines without furniture, each with its page. */
  lines: Line[];
  count: number;
  furniture: Damage[];
  /** From a running head such as “…公报 2024•3”. */
  runningHead: { title: string; year: number; number: number } | null;
}

const PAGE_NUMBER = /^[—–―\-·•]+\d{1,4}[—–―\-·•]+$/u;
const RUNNING_HEAD =
  /^(?:.{0,10}文件)?([\p{Script=Han}]{2,20}公报)((?:19|20)\d\d)[•·.．‧∙]0?(\d{1,2})(?:.{0,10}文件)?$/u;

/**
 * Finds page breaks and sets furniture aside. A break is a form feed, or, in a text in which a blank line follows every
 * printed line, the place where that blank line is absent and the next line starts with one space.
 */
export function paginate(source: readonly string[], lines: Line[]): Pages {
  const spaced = isDoubleSpaced(lines);
  const kept: Line[] = [];
  const furniture: Damage[] = [];
  let runningHead: Pages['runningHead'] = null;
  let page = -1;
  /** Lines of text since the last piece of furniture. */
  let text = 0;
  for (const [i, line] of lines.entries()) {
    const raw = source[line.n - 1] ?? '';
    const head = line.bare.includes('公报') ? RUNNING_HEAD.exec(line.bare) : null;
    // Heads with page numbers that follow each other closely are pages on which little or no text survives.
    const opens = spaced && head !== null && PAGE_NUMBER.test(lines[i + 1]?.bare ?? '') && text <= 2;
    if (raw.startsWith('\f') || (spaced && !line.afterBlank && /^ \S/u.test(raw)) || opens || page < 0) page += 1;
    line.page = page;
    if (head || PAGE_NUMBER.test(line.bare)) {
      if (head) runningHead ??= { title: head[1]!, year: Number(head[2]), number: Number(head[3]) };
      furniture.push(furnitureRecord(line, head !== null));
      text = 0;
    } else {
      kept.push(line);
      text += 1;
    }
  }
  return { lines: kept, count: page + 1, furniture, runningHead };
}

/** True where (nearly) every printed line is followed by a blank one, as some extractions write. */
function isDoubleSpaced(lines: Line[]): boolean {
  const spaced = lines.filter((line) => line.afterBlank).length;
  return lines.length >= 10 && spaced / lines.length >= 0.9;
}

function furnitureRecord(line: Line, head: boolean): Damage {
  return {
    type: 'page-furniture',
    lines: [line.n, line.n],
    found: line.text.replace(/\s{2,}/gu, ' '),
    repair: null,
    evidence: head ? '书眉（刊名、年期）夹在正文中，不属于文件内容。' : '页码夹在正文中，不属于文件内容。',
    confidence: 0.98,
  };
}
