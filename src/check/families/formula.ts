/** A formula that ends many paragraphs, once with a character missing: …按职责分工负责落实） and …按职责分负责落实）. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { edits, isSubsequence } from '../similar.ts';
import type { Passage } from '../subject.ts';

export const formula: Family = {
  name: 'formula',
  explanation: '全文反复使用的固定用语，个别地方缺字、多字的，应与其他各处一致。',
  check: ({ passages }) => remarksOn(passages),
};

const LENGTH = 9;
/** Fewer paragraphs than these have no formula. */
const OFTEN = 8;

function remarksOn(passages: Passage[]): Remark[] {
  const endings = Map.groupBy(
    passages.filter(({ text }) => text.length >= LENGTH + 3),
    ({ text }) => text.slice(-LENGTH),
  );
  const formulas = [...endings].filter(([, having]) => having.length >= OFTEN).map(([ending]) => ending);
  return [...endings].flatMap(([ending, having]): Remark[] => {
    if (having.length > 1) return [];
    const meant = formulas.find((one) => one !== ending && lacks(having[0]!.text, one));
    if (meant === undefined) return [];
    const [passage] = having;
    return [
      {
        type: 'mismatch',
        lines: [passage!.lineAt(passage!.text.length - 1)],
        stated: ending,
        found: meant,
        severity: 'low',
        message: `“…${ending}”与全文其他${endings.get(meant)!.length}处的“…${meant}”差一字。`,
        proposal: meant,
      },
    ];
  });
}

/** One character of the formula is missing inside the ending, the rest stands as in the others; marks alone do not count. */
function lacks(text: string, meant: string): boolean {
  const short = text.slice(-(LENGTH - 1));
  return (
    short[0] === meant[0] &&
    short.at(-1) === meant.at(-1) &&
    isSubsequence(short, meant) &&
    edits(words(short), words(meant), 1) === 1
  );
}

const words = (text: string): string => text.replace(/[^\p{Script=Han}\d]/gu, '');
