/** Members that print sets in two columns and an extraction runs into one line, row by row: left, right, left, right. */
import { isPersonName } from '../text/person-name.ts';
import { POST_END, POST_ONLY, ROLE_LINE } from './member.ts';
import type { Member } from './types.ts';

type Placed = Omit<Member, 'line'>;

interface Cell {
  /** Null where the cell only goes on with a post that was too long for its line. */
  person: string | null;
  text: string;
  /** A role printed before it. */
  role: string | null;
}

/** Fewer persons on a line are a sentence or a row. */
const MANY = 6;

/**
 * The members of a line of two columns, the left column first; the right one goes on with the last role of the left. Null
 * where nothing shows two columns: rests of posts that stand behind another member, where their own column has one open.
 */
export function twoColumns(
  words: string[],
  role: string | null,
  fit: (post: string, rest: string) => number,
): Placed[] | null {
  const cells = cellsOf(words, role);
  const rests = cells.filter(({ person }) => person === null);
  if (rests.length === 0 || cells.length - rests.length < MANY) return null;
  const columns: [Placed[], Placed[]] = [[], []];
  const late: string[] = [];
  for (const [i, { person, text, role: own }] of cells.entries()) {
    const column = columns[i % 2]!;
    const last = column.at(-1);
    if (person !== null) column.push({ person, post: text, role: own ?? last?.role ?? null });
    else if (last && isOpen(last)) last.post += text;
    else late.push(text);
  }
  if (late.length * 2 > rests.length) return null;
  const [left, right] = columns;
  for (const member of right) member.role ??= left.at(-1)?.role ?? null;
  const members = [...left, ...right];
  // A row that the extraction turned round: its rest goes where it fits best.
  for (const text of late) {
    const open = members.filter(isOpen).sort((a, b) => fit(b.post, text) - fit(a.post, text));
    if (open[0]) open[0].post += text;
  }
  return members;
}

const isOpen = ({ post }: Placed): boolean => !POST_END.test(post);

function cellsOf(words: string[], first: string | null): Cell[] {
  const cells: Cell[] = [];
  let role = first;
  for (const [i, word] of words.entries()) {
    const printed = ROLE_LINE.exec(word);
    const text = printed ? printed[2]! : word;
    if (printed) role = printed[1]!;
    if (text === '') continue;
    const last = cells.at(-1);
    if (isPersonName(text) && !POST_ONLY.test(text) && i + 1 < words.length) {
      cells.push({ person: text, text: '', role });
      role = null;
    } else if (last?.person && last.text === '') last.text = text;
    else cells.push({ person: null, text, role: null });
  }
  return cells;
}
