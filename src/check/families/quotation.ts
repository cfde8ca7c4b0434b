/** Quotation marks that open and do not close within their paragraph. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const quotation: Family = {
  name: 'quotation',
  explanation: '引号应成对使用：有前引号而没有后引号，引语到哪里为止就不明了。',
  check: remarksOn,
};

const MARK = /["“”]/gu;
const OPENS = /^["“]$/u;

/** Only the one odd paragraph of a document, and whole: where a page cut a quotation in two, its other mark makes a second. */
function remarksOn({ passages, intact }: Subject): Remark[] {
  const odd = passages.filter(({ text }) => (text.match(MARK)?.length ?? 0) % 2 === 1);
  if (!intact || odd.length !== 1) return [];
  return odd.flatMap((passage): Remark[] => {
    const { text } = passage;
    if (text.length < 20 || !/[。；！：]["”]?$/u.test(text)) return [];
    const at = unclosed(text);
    if (at === null) return [];
    const around = text.slice(at, at + 9);
    return [
      {
        type: 'mismatch',
        lines: [passage.lineAt(at)],
        stated: `${around}…`,
        found: '缺后引号',
        severity: 'low',
        message: `“${around.slice(1)}…”前的引号没有与之成对的后引号。`,
      },
    ];
  });
}

/** The last mark that stands where quotations open: where another opens before it has closed, or where none closes it. */
function unclosed(text: string): number | null {
  const marks = [...text.matchAll(MARK)].map(({ 0: mark, index }) => ({ mark, index }));
  let open: number | null = null;
  for (const { mark, index } of marks) {
    if (open !== null && mark !== '“') open = null;
    else if (OPENS.test(mark)) open = index;
  }
  return open;
}
