/**
 * Numbering on scrambled pages. Where the blocks of a page stand in any order, lines cannot be held against each other, but
 * pages keep their order and a page keeps its labels: together they must make whole lists. Every list begins at one or goes
 * on from the page before, so a page with two （四） needs two （三）. A label is wanting where no way of dealing the labels
 * out to lists does without it; that holds whichever order is the right one.
 */
import { toLines } from '../../gazette/line.ts';
import { paginate } from '../../gazette/page.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { labelForm, labelOrdinal, relabel } from '../ordinal.ts';
import type { Passage, Subject } from '../subject.ts';

export const numberingByPage: Family = {
  name: 'numbering-by-page',
  explanation:
    '版面次序错乱时，同一页上同一层次的序号合起来也应能排成从一开始或接上页的连续序列：有（四）就应有（三）。',
  checkAll: (subjects, { issue }) => {
    const scrambled = subjects.filter(({ intact }) => !intact);
    if (scrambled.length === 0) return [];
    const pages = textOfPages(issue.text);
    return scrambled.flatMap((subject) =>
      listsOf(subject, pages).flatMap((list) =>
        distinct([...wanting(list), ...unfollowed(list)]).flatMap((want) =>
          remarkOn(want, list).map((remark) => ({ document: subject.document, ...remark })),
        ),
      ),
    );
  },
};

interface Pages {
  of(line: number): number;
  /** Without white space. */
  text(page: number, within: readonly [number, number]): string;
}

function textOfPages(source: readonly string[]): Pages {
  const { lines } = paginate(source, toLines(source));
  const pageOf = new Map(lines.map(({ n, page }) => [n, page]));
  const byPage = Map.groupBy(lines, ({ page }) => page);
  return {
    of: (line) => pageOf.get(line) ?? -1,
    text: (page, [first, last]) =>
      (byPage.get(page) ?? []).flatMap(({ n, bare }) => (n >= first && n <= last ? bare : [])).join('\n'),
  };
}

/** The labels of one form in a document. */
interface Lists {
  /** Passages by page and ordinal, pages in order. */
  pages: { page: number; held: Map<number, Passage[]>; text: string }[];
}

/** Articles and annexes number through a document and are cited as often as they stand. */
const CITED = /[条附.]/u;

function listsOf({ passages, document }: Subject, pages: Pages): Lists[] {
  const labelled = passages.filter(({ label }) => label !== null && !CITED.test(label) && labelOrdinal(label) !== null);
  return [...Map.groupBy(labelled, ({ label }) => labelForm(label!)).values()].map((own) => ({
    pages: [...Map.groupBy(own, ({ line }) => pages.of(line))]
      .sort(([a], [b]) => a - b)
      .map(([page, there]) => ({
        page,
        held: Map.groupBy(there, ({ label }) => labelOrdinal(label!)!),
        text: pages.text(page, document.lines),
      })),
  }));
}

/** On page `at` (index in pages) an `ordinal` more is needed. */
interface Want {
  at: number;
  ordinal: number;
}

/**
 * The fewest labels that must be wanting, page by page. What a page hands on is the ordinal of the list that is still
 * open; where that is not known, every list that may be is tried.
 */
function wanting({ pages }: Lists): Want[] {
  let open = new Map<number, Want[]>([[0, []]]);
  for (const [at, { held }] of pages.entries()) {
    const next = new Map<number, Want[]>();
    const keep = (ordinal: number, wants: Want[]): void => {
      const held = next.get(ordinal);
      if (!held || held.length > wants.length) next.set(ordinal, wants);
    };
    const most = Math.max(...held.keys());
    for (const [reached, before] of open)
      for (let on = 0; on === 0 || held.has(reached + on); on += 1) {
        const left = (ordinal: number): number =>
          (held.get(ordinal)?.length ?? 0) - (ordinal > reached && ordinal <= reached + on ? 1 : 0);
        const wants = [...before];
        const ends: number[] = [];
        for (let ordinal = 1; ordinal <= most; ordinal += 1) {
          const [here, after] = [left(ordinal), left(ordinal + 1)];
          for (let i = here; i < after; i += 1) wants.push({ at, ordinal });
          if (here > after) ends.push(ordinal);
        }
        for (const end of ends.length > 0 ? ends : [reached + on]) keep(end, wants);
      }
    open = next;
  }
  return [...open.values()].reduce((best, wants) => (wants.length < best.length ? wants : best));
}

const distinct = (wants: Want[]): Want[] => [
  ...new Map(wants.map((want) => [`${want.at} ${want.ordinal}`, want])).values(),
];

/**
 * Items that need one behind them, here or on the next page, and are more than those: what ends with a semicolon, and a
 * first item, unless the document has lists of one item more than once.
 */
function unfollowed({ pages }: Lists): Want[] {
  const short = (needs: (passage: Passage) => boolean, only?: number): Want[] =>
    pages.flatMap(({ held }, at) =>
      [...held].flatMap(([ordinal, passages]): Want[] => {
        const open = only === undefined || ordinal === only ? passages.filter(needs).length : 0;
        const follow = (held.get(ordinal + 1)?.length ?? 0) + (pages[at + 1]?.held.has(ordinal + 1) ? 1 : 0);
        return Array.from({ length: Math.max(0, open - follow) }, () => ({ at, ordinal: ordinal + 1 }));
      }),
    );
  const alone = short(() => true, 1);
  return [
    ...short(({ text, clause }) => /[；;]$/u.test(text) && clause.lines.length === 1),
    ...(alone.length === 1 ? alone : []),
  ];
}

const CHAPTER = /^[一二三四五六七八九十]+$/u;

function remarkOn({ at, ordinal }: Want, { pages }: Lists): Remark[] {
  const { held, text } = pages[at]!;
  const after = held.get(ordinal + 1) ?? [];
  const own = held.get(ordinal) ?? [];
  const before = held.get(ordinal - 1) ?? pages[at - 1]?.held.get(ordinal - 1) ?? [];
  const label = relabel((after[0] ?? before[0])!.label!, ordinal);
  // It stands inside a line, where the reader saw no paragraph begin.
  if (occurrences(text, label) > own.length) return [];
  // Chapters run over pages whose columns may have changed places with their neighbours'.
  if (CHAPTER.test(label) && [-2, -1, 1].some((step) => pages[at + step]?.held.has(ordinal))) return [];
  const stated = [before, own, after]
    .filter((there) => there.length > 0)
    .map((there) => `${there.length}处${there[0]!.label}（第${there.map(({ line }) => line).join('、')}行）`)
    .join('、');
  return [
    {
      type: 'numbering',
      lines: [...after, ...own, ...before, ...(pages[at + 1]?.held.get(ordinal + 1) ?? [])].map(({ line }) => line),
      stated,
      found: `缺${label}`,
      severity: 'high',
      message: `序号对不上：此处有${stated}，按序号还应有一处${label}。`,
    },
  ];
}

/** Where the label opens a line or a clause; 上述三、四项 and 第（二）项 only mention it. */
function occurrences(text: string, label: string): number {
  const bare = label.replace(/[（()）]/gu, '');
  const printed = /[（(]/u.test(label)
    ? `[（(]${bare}[）)]`
    : /^第/u.test(label)
      ? bare
      : `${bare}(?:-\\d)?[、.．](?!\\d(?!\\d{3}年))`;
  return [...text.matchAll(new RegExp(`(?<=^|[。；：:;）)])${printed}`, 'gmu'))].length;
}
