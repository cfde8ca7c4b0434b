/** Headings of one list that all end alike, but for one or two: 县财政局牵头负责的工作, 县水利局. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Passage } from '../subject.ts';

export const parallelHeading: Family = {
  name: 'parallel-heading',
  explanation: '同一层次的标题写法应当一致：其他标题都有的词语，个别标题不应缺少。',
  check: ({ passages, orderly }) =>
    orderly ? [...Map.groupBy(passages.filter(isHeading), ({ parent }) => parent).values()].flatMap(remarksOn) : [],
};

const isHeading = ({ label, text }: Passage): boolean => label !== null && text.length <= 30 && !/[。；]/u.test(text);

/** Fewer than these are no pattern. */
const LIST = 6;

function remarksOn(headings: Passage[]): Remark[] {
  if (headings.length < LIST) return [];
  const texts = headings.map(({ text }) => text.replace(/[：:]$/u, ''));
  const ending = commonEnding(texts);
  if (ending === null) return [];
  const stems = texts.filter((text) => text.endsWith(ending)).map((text) => text.slice(0, -ending.length).at(-1)!);
  // Another kind of heading, or one cut elsewhere, does not stop where the others have their ending.
  const isCut = (text: string): boolean =>
    stems.filter((last) => text.endsWith(last)).length >= 2 ||
    [...ending].some(
      (_, length) => length > 0 && text.endsWith(ending.slice(0, length)) && ending.length - length >= 4,
    );
  return headings.flatMap((heading, i): Remark[] => {
    const text = texts[i]!;
    if (text.endsWith(ending) || !isCut(text)) return [];
    return [
      {
        type: 'mismatch',
        lines: [heading.line],
        stated: `${heading.label}${text}`,
        found: `其他标题以“${ending}”结尾`,
        severity: 'low',
        message: `同级标题都以“${ending}”结尾，只有“${heading.label}${text}”不同。`,
      },
    ];
  });
}

/** The longest ending, of four characters or more, that all have but one in ten, and not all. */
function commonEnding(texts: string[]): string | null {
  for (let length = 12; length >= 4; length -= 1) {
    const endings = Map.groupBy(texts, (text) => text.slice(-length));
    const [ending, having] = [...endings].sort((a, b) => b[1].length - a[1].length)[0]!;
    if (having.length < texts.length && having.length >= LIST - 1 && having.length * 10 >= texts.length * 8)
      return ending.length === length ? ending : null;
  }
  return null;
}
