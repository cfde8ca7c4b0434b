/** Rosters of leading groups, committees, task forces and joint conferences 领导小组、委员会、专班、联席会议. */
import { departmentOverJoint, endsWithDepartment } from '../text/department.ts';
import { isPersonName, splitGluedName } from '../text/person-name.ts';
import type { Adjacency } from './adjacency.ts';
import { BODY, nameOf, officeOf } from './body-name.ts';
import { twoColumns } from './columns.ts';
import { type Line, squeeze } from './line.ts';
import { nameLast, POST_END, POST_ONLY, plainMembers, ROLE, ROLE_LINE, ROLES } from './member.ts';
import type { Body, Member } from './types.ts';

const SPACED_ROLE =
  /(?:常\s*务\s*)?(?:副\s*)?(?:组\s*长|主\s*任|指\s*挥\s*长|召\s*集\s*人)\s*[：:]|(?:成|委|组)\s*员\s*[：:]/gu;

interface Entry extends Member {
  /** The post does not end like a post: a fragment of it stands elsewhere. */
  open: boolean;
  at: number;
}

/**
 * The first roster of a document. In a scrambled text the fragments of a broken post are put together by what the whole
 * issue shows to stand side by side (`adjacency`); members without a role of their own are 成员, those who lead the
 * government are deputies.
 */
export function readBody(lines: Line[], title: string | null, scrambled: boolean, adjacency: Adjacency): Body | null {
  const titled = title !== null && new RegExp(BODY, 'u').test(title);
  const first = lines.findIndex((line) => startsRoster(line, titled && !scrambled));
  if (first < 0) return proseBody(lines, title);
  const region = scrambled ? pagesOfRoster(lines) : untilSentence(lines, first);
  const entries: Entry[] = [];
  const right: Entry[] = [];
  const fragments: { text: string; at: number }[] = [];
  const postFirst = !scrambled && printsPostFirst(region.map((i) => lines[i]!));
  let role: string | null = null;
  let unnamed: string | null = null;
  for (const at of region) {
    const line = lines[at]!;
    const held = entries.length;
    const match = scrambled ? roleWithColon(line) : roleOf(line);
    if (match) role = match.role;
    else if (scrambled) role = null;
    const printed = match?.rest ?? line.text;
    const rest = scrambled ? printed : plainMembers(printed, postFirst);
    if (match && /^(?:各|区直|县直|市直|由|有关|相关)/u.test(squeeze(match.rest))) unnamed = match.role;
    const beside = scrambled ? null : twoColumns(tokens(rest), role, (post, text) => fitOf(post, text, adjacency));
    if (beside) {
      entries.push(...beside.map((member) => ({ ...member, line: line.n, open: !POST_END.test(member.post), at })));
      role = entries.at(-1)!.role;
      continue;
    }
    const stuck = scrambled && !match ? stuckMember(rest) : null;
    const columns = (stuck ?? rest).split(/\t/u).filter((cell) => squeeze(cell) !== '');
    const parsed = columns.length >= 3 ? inColumns(columns) : [tokens(rest)];
    parsed.forEach((column, i) => {
      const target = i === 0 ? entries : right;
      const own = i === 0 ? role : null;
      readTokens(column, own, line, at, target, scrambled ? fragments : null, entries);
    });
    // Roles inside a line go on over the lines behind it.
    if (!scrambled && entries.length > held) role = entries.at(-1)?.role ?? role;
  }
  const members = [
    ...entries,
    ...right.map((entry) => ({ ...entry, role: entry.role ?? entries.at(-1)?.role ?? null })),
  ];
  attach(fragments, members, adjacency);
  if (members.length === 0) return proseBody(lines, title);
  if (scrambled) continueDeputies(members);
  const roles = new Set(members.map((member) => member.role));
  for (const member of members)
    if (member.role === null && scrambled) member.role = roleWithout(member, roles, unnamed);
  const used = region.map((i) => lines[i]!.n);
  return {
    name: nameOf(lines, first, title) ?? '领导小组',
    office: officeOf(lines, scrambled ? 0 : first),
    members: members.map(({ role, person, post, line }) => ({ role, person, post, line })),
    lines: [Math.min(...used), Math.max(...used)],
  };
}

interface Role {
  role: string;
  /** What stands behind it on the line. */
  rest: string;
}

function roleWithColon(line: Line): Role | null {
  const match = ROLE_LINE.exec(line.bare);
  return match && { role: match[1]!, rest: afterColon(line.text) };
}

/** A role with its colon, or in a table the cell before a person: 组长 | 赵明远 | 市长. */
function roleOf(line: Line): Role | null {
  const printed = roleWithColon(line);
  if (printed) return printed;
  const words = line.text.replace(/^\d{1,3}\s+/u, '').split(/\s+/u);
  const many = [1, 2, 3, 4].find((n) => n < words.length && ROLE.test(words.slice(0, n).join('')));
  if (many === undefined) return null;
  const rest = words.slice(many).join(' ');
  return isMember(tokens(rest)) ? { role: words.slice(0, many).join(''), rest } : null;
}

function startsRoster(line: Line, named = false): boolean {
  const match = named ? roleOf(line) : roleWithColon(line);
  if (!match || !/组长|主任|召集人|指挥|主席|会长|队长|[链河林田]长/u.test(match.role)) return false;
  const rest = squeeze(match.rest).replace(/[。；]$/u, '');
  if (/[。；]/u.test(rest)) return false;
  const words = tokens(plainMembers(match.rest, true));
  if (words.length === 0) return true;
  return isPersonName(words[0]!) && (words.length > 1 || rest.length <= 3);
}

/** Does the roster print posts before names? Its first line that holds a member shows it. */
function printsPostFirst(lines: Line[]): boolean {
  for (const line of lines) {
    const text = roleOf(line)?.rest ?? line.text;
    if (squeeze(text) === '') continue;
    return !isPersonName(tokens(text)[0]!) && nameLast(squeeze(text)) !== null;
  }
  return false;
}

/** A member printed at the end of a line of running text: only the member counts. */
function stuckMember(text: string): string | null {
  const words = tokens(text);
  const name = words.at(-2);
  return words.length >= 3 &&
    name !== undefined &&
    isPersonName(name) &&
    !isPersonName(words[0]!) &&
    POST_END.test(words.at(-1)!)
    ? `${name} ${words.at(-1)}`
    : null;
}

const afterColon = (text: string): string => text.slice(text.search(/[：:]/u) + 1);

/** Words between white space; a name padded with a space (王  强) is one word. */
function tokens(text: string): string[] {
  const words = text
    .replace(SPACED_ROLE, (role) => ` ${squeeze(role)} `)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length > 2 && words.every((word) => word.length === 1)) return [words.join('')];
  const merged: string[] = [];
  for (let i = 0; i < words.length; i += 1) {
    const next = words[i + 1];
    if (/^\p{Script=Han}$/u.test(words[i]!) && next !== undefined && /^\p{Script=Han}$/u.test(next)) {
      merged.push(words[i]! + next);
      i += 1;
    } else merged.push(...(splitGluedName(words[i]!) ?? [words[i]!]));
  }
  return merged;
}

/** Cells of a row that prints two columns side by side: name post | name post. */
function inColumns(cells: string[]): string[][] {
  const out: string[][] = [];
  for (const cell of cells) {
    const words = tokens(cell);
    if (words[0] !== undefined && isPersonName(words[0])) out.push(words);
    else if (out.length > 0) out.at(-1)!.push(...words);
  }
  return out;
}

function readTokens(
  words: string[],
  role: string | null,
  line: Line,
  at: number,
  into: Entry[],
  loose: { text: string; at: number }[] | null,
  all: Entry[],
): void {
  let current: Entry | null = null;
  let own = role;
  for (const [i, word] of words.entries()) {
    const inner = ROLE_LINE.exec(word);
    if (inner) {
      own = inner[1]!;
      current = null;
      if (inner[2] === '') continue;
    }
    const text = inner ? inner[2]! : word;
    const next = words[i + 1];
    const padded = text.length === 2 && i === 0 && next !== undefined;
    if (
      (isPersonName(text) || (padded && /^\p{Script=Han}\s+\p{Script=Han}/u.test(line.text))) &&
      (next !== undefined || role !== null || i === 0) &&
      !POST_ONLY.test(text)
    ) {
      current = { role: own ?? into.at(-1)?.role ?? null, person: text, post: '', line: line.n, open: true, at };
      if (loose !== null && role === null && own === null) current.role = null;
      into.push(current);
    } else if (current) {
      // Two columns read across: a piece behind a finished post completes the last unfinished one.
      const target: Entry = current.open ? current : (into.findLast((entry) => entry.open) ?? current);
      target.post += text;
      target.open = !POST_END.test(target.post);
    } else if (loose !== null) loose.push({ text, at });
    else {
      const target = into.findLast((entry) => entry.open) ?? (text.startsWith('、') ? all.at(-1) : undefined);
      if (target && text.length <= 24 && !/[。；：:]/u.test(text) && !/^各/u.test(text)) {
        target.post += text;
        target.open = !POST_END.test(target.post);
      }
    }
  }
}

/** Gives each loose fragment to the open post that it most likely completes: first by evidence, what is left by sense. */
function attach(fragments: { text: string; at: number }[], members: Entry[], adjacency: Adjacency): void {
  const pending = fragments.filter(
    ({ text }) =>
      text.length <= 14 && !/[。；：:，,“”\d]/u.test(text) && !/^[各（(]/u.test(text) && /[\p{Script=Han}]/u.test(text),
  );
  // A fit changes only with the post.
  const fits = members.map((member) => pending.map(({ text }) => fitOf(member.post, text, adjacency)));
  for (const least of [0, -3]) {
    for (;;) {
      let best: { fragment: number; member: number; score: number } | null = null;
      for (const [i, { at }] of pending.entries()) {
        for (const [m, member] of members.entries()) {
          if (!member.open) continue;
          const fit = fits[m]![i]!;
          const score = fit - Math.abs(member.at - at) * 0.01;
          if (fit > least && (!best || score > best.score)) best = { fragment: i, member: m, score };
        }
      }
      if (!best) break;
      const member = members[best.member]!;
      member.post += pending[best.fragment]!.text;
      member.open = !POST_END.test(member.post);
      pending.splice(best.fragment, 1);
      for (const row of fits) row.splice(best.fragment, 1);
      if (member.open) fits[best.member] = pending.map(({ text }) => fitOf(member.post, text, adjacency));
    }
  }
}

function fitOf(post: string, fragment: string, adjacency: Adjacency): number {
  const listed = post.endsWith('、') ? (fragment.endsWith('、') ? 2.5 : 1.5) : 0;
  const organ = /[局厅委办处院会社]$|中心$/u.test(post);
  // 区交通运输局 wants 局长; 区文化和旅游 wants 局局长.
  const doubled = organ && /^局局/u.test(fragment) ? -4 : 0;
  const headless = !organ && !listed && /^(?:局长|主任|处长|行长)$/u.test(fragment) ? -2 : 0;
  const known =
    departmentOverJoint(post, fragment) || (endsWithDepartment(post) && /^局(?!局)|^局局长$/u.test(fragment)) ? 2.5 : 0;
  return adjacency.joint(post, fragment) + listed + doubled + headless + known;
}

/**
 * Deputies printed line under line down to the first ordinary member kept their places, whatever moved around them. Other
 * runs of a scrambled page tell nothing: what stands under a role may have come from anywhere.
 */
function continueDeputies(members: Entry[]): void {
  const printed = members.toSorted((a, b) => a.line - b.line);
  for (const [i, first] of printed.entries()) {
    if (!/^副/u.test(first.role ?? '')) continue;
    const end = printed.findIndex(({ role, line }, k) => k > i && (role !== null || line - printed[k - 1]!.line > 2));
    if (end < 0 || !/^[成委组]员$/u.test(printed[end]!.role ?? '') || printed[end]!.line - printed[end - 1]!.line > 2)
      continue;
    for (const member of printed.slice(i + 1, end)) member.role = first.role;
  }
}

/** A member whose role the scrambled order hides: leaders of the government are deputies, heads of offices are members. */
function roleWithout(member: Member, roles: Set<string | null>, unnamed: string | null): string | null {
  const deputy = [...roles].find((role) => role !== null && /^副/u.test(role)) ?? null;
  if (
    deputy &&
    /(?:副区长|副县长|副市长|政协.{0,6}副主席|人大.{0,8}副主任)/u.test(member.post) &&
    !/教|局长/u.test(member.post)
  )
    return deputy;
  // Where the members are named by office only, every person without a role is a deputy.
  if (deputy && (unnamed === '成员' || unnamed === '委员')) return deputy;
  return [...roles].find((role) => role === '成员' || role === '委员') ?? '成员';
}

/** Contiguous lines from the first role line to the sentence that ends the roster. */
function untilSentence(lines: Line[], first: number): number[] {
  const region: number[] = [];
  let named = 0;
  for (let i = first; i < lines.length; i += 1) {
    const line = lines[i]!;
    const isNamed = roleOf(line) !== null || isPersonName(tokens(line.text)[0] ?? '');
    const bare = isNamed ? line.bare.replace(/[。；;]$/u, '') : line.bare;
    if (
      i > first &&
      (/[。；]|设在|下设|兼任|^办公室(?:副?主任|成员)/u.test(bare) ||
        /^[（(]?[一二三四五六七八九十]+[、）)]/u.test(bare) ||
        /^(?:附件|咨询|扫码|[（(]?此件)/u.test(bare))
    ) {
      if (named > 0) break;
    }
    if (/^序号/u.test(bare)) break;
    if (named > 0 && !isNamed && /(?:人民)?政府(?:办公室)?(?:\d{4}年.*)?$/u.test(bare)) break;
    region.push(i);
    if (isNamed) named += 1;
  }
  return region;
}

/** In a scrambled text: every line of a page that holds a role line and looks like a part of a roster. */
function pagesOfRoster(lines: Line[]): number[] {
  const pages = new Set(lines.filter((line) => startsRoster(line)).map((line) => line.page));
  for (const page of [...pages]) {
    // A long roster runs on over the next page.
    const next = lines.filter((line) => line.page === page + 1 && !/[。；：:]/u.test(line.bare));
    if (next.filter((line) => isMember(tokens(line.text))).length >= 2) pages.add(page + 1);
  }
  return [...lines.keys()].filter((i) => {
    const { bare, page, text } = lines[i]!;
    if (!pages.has(page) || /[。；！？”“]|设在/u.test(bare)) return false;
    if (ROLE_LINE.test(bare)) return true;
    if (/[：:]/u.test(bare) || /^[（(]?(?:[一二三四五六七八九十\d]+[、）).．])/u.test(bare)) return false;
    const words = tokens(text);
    if (isMember(words)) return true;
    return (
      words.length <= 2 &&
      bare.length <= 12 &&
      (POST_END.test(bare) || /、$/u.test(bare)) &&
      !/^各|负责人$/u.test(bare) &&
      lines[i]!.indent >= 2
    );
  });
}

/** Does a line of a roster begin with a role or a person? */
export function startsMember(line: Line): boolean {
  return ROLE_LINE.test(line.bare) || isMember(tokens(line.text));
}

const isMember = (words: string[]): boolean =>
  words.length >= 2 && (isPersonName(words[0]!) || isPersonName(words.at(-2)!));

/** A body that a sentence describes: only its head is named. */
function proseBody(lines: Line[], title: string | null): Body | null {
  const text = lines.map((line) => line.bare).join('');
  if (!NAMED_TO_OFFICE.test(text)) return null;
  const all = [...text.matchAll(IN_PROSE)];
  const head = all.find((match) => memberInProse(match));
  if (!head) return null;
  const end = text.indexOf('。', head.index);
  const within = all.filter((match) => match.index >= head.index && (end < 0 || match.index < end));
  const members = within.flatMap((match) => memberInProse(match) ?? []);
  const at = lines.findIndex((line) => line.bare.includes(members[0]!.person));
  const name = at < 0 ? null : nameOf(lines.slice(0, at + 1), at, title);
  if (!name) return null;
  const line = lines[at]!.n;
  return {
    name,
    office: officeOf(lines, at),
    members: members.map((member) => ({ ...member, line })),
    lines: [line, line],
  };
}

/** Rules most documents out before the long pattern runs. */
const NAMED_TO_OFFICE = new RegExp(`[担兼]任|任(?:${ROLES})`, 'u');

/** 组长由副市长孙文担任; 由副市长孙文任组长. The office's own head is staff, not a member. */
const IN_PROSE = new RegExp(
  `(?<!办公室)(${ROLES})由([^，。；：:]{4,40}?)(?:同志)?(?:担任|兼任)|(?:由|，)([^，。；：:由]{4,40}?)(?:同志)?(?:任|担任)(${ROLES})`,
  'gu',
);

function memberInProse(match: RegExpExecArray | RegExpMatchArray): Omit<Member, 'line'> | null {
  const [person, post] = nameLast((match[2] ?? match[3])!)?.split(' ') ?? [];
  return person && post ? { role: (match[1] ?? match[4])!, person, post } : null;
}
