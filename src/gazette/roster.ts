/** Rosters of leading groups, committees, task forces and joint conferences 领导小组、委员会、专班、联席会议. */
import { departmentOverJoint, endsWithDepartment } from '../text/department.ts';
import { isPersonName, splitGluedName } from '../text/person-name.ts';
import type { Adjacency } from './adjacency.ts';
import { type Line, squeeze } from './line.ts';
import type { Body, Member } from './types.ts';

const ROLES =
  '(?:第一|常务|执行)?(?:副?总指挥长?|副?指挥长|副?总召集人|副?召集人|副?组长|副?主任委员|副?主任|副?会长|副?队长|副?总?顾问)|成员|委员|组员|联络员|秘书长';
const ROLE_LINE = new RegExp(`^(${ROLES})[：:](.*)$`, 'u');
const POST_END =
  /(?:[长任记席理员学人]|政委|委员|科员|督学|总监|代表|顾问|干事|调研员|参谋|教导员|指导员|成员|巡察员)(?:[（(][^（）()]{1,12}[）)])?$/u;
const SPACED_ROLE =
  /(?:常\s*务\s*)?(?:副\s*)?(?:组\s*长|主\s*任|指\s*挥\s*长|召\s*集\s*人)\s*[：:]|(?:成|委|组)\s*员\s*[：:]/gu;
const BODY = '(?:领导小组|领导组|工作专班|专班|委员会|联席会议|指挥部|工作组|工作小组)+';

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
  const first = lines.findIndex((line) => startsRoster(line));
  if (first < 0) return proseBody(lines, title);
  const region = scrambled ? pagesOfRoster(lines) : untilSentence(lines, first);
  const entries: Entry[] = [];
  const right: Entry[] = [];
  const fragments: { text: string; at: number }[] = [];
  let role: string | null = null;
  let unnamed: string | null = null;
  for (const at of region) {
    const line = lines[at]!;
    const match = ROLE_LINE.exec(line.bare);
    if (match) role = match[1]!;
    else if (scrambled) role = null;
    const rest = match ? afterColon(line.text) : line.text;
    if (match && /^(?:各|区直|县直|市直|由|有关|相关)/u.test(match[2]!)) unnamed = match[1]!;
    const stuck = scrambled && !match ? stuckMember(rest) : null;
    const columns = (stuck ?? rest).split(/\t/u).filter((cell) => squeeze(cell) !== '');
    const parsed = columns.length >= 3 ? inColumns(columns) : [tokens(rest)];
    parsed.forEach((column, i) => {
      const target = i === 0 ? entries : right;
      const own = i === 0 ? role : null;
      readTokens(column, own, line, at, target, scrambled ? fragments : null, entries);
    });
  }
  const members = [
    ...entries,
    ...right.map((entry) => ({ ...entry, role: entry.role ?? entries.at(-1)?.role ?? null })),
  ];
  attach(fragments, members, adjacency);
  if (members.length === 0) return proseBody(lines, title);
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

function startsRoster(line: Line): boolean {
  const match = ROLE_LINE.exec(line.bare);
  if (!match || !/组长|主任|召集人|指挥|主席|会长|队长/u.test(match[1]!) || /[。；]/u.test(match[2]!)) return false;
  const words = tokens(afterColon(line.text));
  if (words.length === 0) return true;
  return isPersonName(words[0]!) && (words.length > 1 || match[2]!.length <= 3);
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

const POST_ONLY = /^(?:局长|主任|书记|经理|部长|区长|处长|队长)$/u;

/** Gives each loose fragment to the open post that it most likely completes: first by evidence, what is left by sense. */
function attach(fragments: { text: string; at: number }[], members: Entry[], adjacency: Adjacency): void {
  const pending = fragments.filter(
    ({ text }) =>
      text.length <= 14 && !/[。；：:，,“”\d]/u.test(text) && !/^[各（(]/u.test(text) && /[\p{Script=Han}]/u.test(text),
  );
  for (const least of [0, -3]) {
    for (;;) {
      let best: { fragment: number; member: Entry; score: number } | null = null;
      for (const [i, { text, at }] of pending.entries()) {
        for (const member of members) {
          if (!member.open) continue;
          const fit = fitOf(member.post, text, adjacency);
          const score = fit - Math.abs(member.at - at) * 0.01;
          if (fit > least && (!best || score > best.score)) best = { fragment: i, member, score };
        }
      }
      if (!best) break;
      best.member.post += pending[best.fragment]!.text;
      best.member.open = !POST_END.test(best.member.post);
      pending.splice(best.fragment, 1);
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
    const { bare } = lines[i]!;
    if (
      i > first &&
      (/[。；]|设在|下设|兼任/u.test(bare) ||
        /^[（(]?[一二三四五六七八九十]+[、）)]/u.test(bare) ||
        /^(?:附件|咨询|扫码|[（(]?此件)/u.test(bare))
    ) {
      if (named > 0) break;
    }
    if (/^序号/u.test(bare)) break;
    if (
      named > 0 &&
      !ROLE_LINE.test(bare) &&
      /(?:人民)?政府(?:办公室)?(?:\d{4}年.*)?$/u.test(bare) &&
      !isPersonName(tokens(lines[i]!.text)[0] ?? '')
    )
      break;
    region.push(i);
    if (ROLE_LINE.test(bare) || isPersonName(tokens(lines[i]!.text)[0] ?? '')) named += 1;
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
  const match =
    /(组长|主任|指挥长|召集人)由(.{2,30}?(?:长|主任|书记))([\p{Script=Han}]{2,3})(?:同志)?担任|由(.{2,30}?(?:长|主任|书记))([\p{Script=Han}]{2,3})(?:同志)?(?:任|担任)(组长|主任|指挥长|召集人)/u.exec(
      text,
    );
  const person = match?.[3] ?? match?.[5];
  if (!match || person === undefined || !isPersonName(person)) return null;
  const at = lines.findIndex((line) => line.bare.includes(person));
  const before = lines.slice(0, at + 1);
  const name = nameOf(before, at, title);
  if (!name) return null;
  const line = lines[at]?.n ?? 0;
  return {
    name,
    office: officeOf(lines, at),
    members: [{ role: match[1] ?? match[6]!, person, post: match[2] ?? match[4]!, line }],
    lines: [line, line],
  };
}

const NAMING = `[^，。；：、《》,;:]{2,50}?${BODY}`;

/** The body's name: a heading “…成员名单” above the roster, the words that found it, the title, or any sentence. */
function nameOf(lines: Line[], first: number, title: string | null): string | null {
  const join = (some: Line[]): string => some.map((line) => line.bare).join('');
  const before = join(lines.slice(0, first + 1));
  const all = join(lines);
  const founding = new RegExp(`(参照|相应|特)?(?:成立|建立|设立|组建|调整|对)(?:了|以.{2,30}?的)?(${NAMING})`, 'gu');
  const founded = [...before.matchAll(founding)].filter((m) => m[1] !== '参照' && m[1] !== '相应').map((m) => m[2]!);
  const inTitle = title === null ? [] : [new RegExp(`(?:成立|建立|设立|调整)(.{2,50}?${BODY})`, 'u').exec(title)?.[1]];
  const anywhere = new RegExp(`(?:成立|建立|设立|调整)(?:了)?(${NAMING})`, 'u').exec(all)?.[1];
  const hosting = [
    ...all.matchAll(
      new RegExp(
        `(?:^|[。；，：、）])各?([\\p{Script=Han}\\d“”]{2,44}?${BODY})(?:成员单位|下设|办公室|组成人员|组组成人员)`,
        'gu',
      ),
    ),
  ].map((m) => m[1]);
  const candidates = [headingAbove(lines, first), founded.at(-1), ...inTitle, anywhere, ...hosting];
  return candidates.map((name) => name && clean(name)).find((name) => name && isSpecific(name)) ?? null;
}

const clean = (name: string): string =>
  name.replace(/^[（(]?[一二三四五六七八九十\d]+[、）).．]|^[“"](?=[^”"]*$)/gu, '').replace(/^(?:由|以).*的/u, '');

/** More than the kind of body (领导小组) and not a phrase about one (成立专门的领导组). */
const isSpecific = (name: string): boolean =>
  name.replace(new RegExp(`${BODY}$`, 'u'), '').length >= 2 &&
  !/^(?:由|以|相应|专门|专项|工作|各|市|上述)|有关人员|主要负责人/u.test(name);

function headingAbove(lines: Line[], first: number): string | null {
  let text = '';
  for (let i = first - 1; i >= Math.max(0, first - 4); i -= 1) {
    const { bare } = lines[i]!;
    if (/^附件\d*$/u.test(bare) || /[。；：:，]$/u.test(bare) || ROLE_LINE.test(bare)) break;
    text = bare.replace(/^附件\d*[：:]?/u, '') + text;
  }
  const match = new RegExp(`^(.{2,50}?${BODY})(?:(?:组成)?(?:人员|成员)?(?:组成)?(?:名单|人员)|$)`, 'u').exec(text);
  return match ? match[1]!.replace(/(.{2,})\1/u, '$1') : null;
}

/** The unit in which the office sits: 办公室设在区自然资源局. */
function officeOf(lines: Line[], from: number): string | null {
  const text = lines
    .slice(from)
    .map((line) => line.bare)
    .join('');
  const near = officeIn(text);
  return (
    near ??
    (from > 0
      ? officeIn(
          lines
            .slice(0, from)
            .map((line) => line.bare)
            .join(''),
        )
      : null)
  );
}

function officeIn(text: string): string | null {
  const match = /办公室设(?:在|于)([^，。；、,;]{2,24}?)(?:，|。|,|；|、|办公室|由|负责|具体)/u.exec(text);
  return match?.[1] ?? null;
}
