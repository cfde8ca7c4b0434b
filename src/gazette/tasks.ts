/** Division of work 任务分工: tasks with the units that lead them, answer for them and cooperate. */
import { parseNumeral } from '../text/numeral.ts';
import { settleSections } from './lead.ts';
import { toLines } from './line.ts';
import { paginate } from './page.ts';
import { placesOf } from './sentence.ts';
import type { Clause, GazetteDocument, LineRange, ReadIssue } from './types.ts';
import { splitUnits, unitsInBracket } from './units.ts';

export interface Task {
  /** As printed: 12, or (一)1 where numbering restarts under groups. */
  no: string;
  /** Ordinal of the section in its document, where sections name the lead unit; else null. */
  section: number | null;
  sectionPrinted: string | null;
  /** Heading of the group the task stands in, where groups do not name a unit. */
  group: string | null;
  /** 牵头单位; null where the text names none. */
  lead: string | null;
  /** The member of the government who answers for the section, as printed; null where none is named. */
  leader: string | null;
  /** 责任单位, in printed order. */
  responsible: string[];
  /** 配合单位, in printed order. */
  cooperating: string[];
  cooperatingLines: number[];
  /** First 25 characters without the number, white space removed. */
  text: string;
  line: number;
  unitsLine: number | null;
}

export interface TaskSection {
  no: number;
  lead: string | null;
  headingLine: number;
  tasks: number;
}

export interface TaskDocument {
  issue: string;
  document: string | null;
  title: string | null;
  lines: LineRange;
  /** “共计N项任务”. */
  statedTasks: number | null;
  statedLine: number | null;
  foundTasks: number;
  sections: TaskSection[];
  tasks: Task[];
}

/** The documents of an issue that divide work, with their tasks; a document counts from three tasks on. */
export function findTasks(issue: ReadIssue, only?: string): TaskDocument[] {
  return issue.documents
    .filter((document) => only === undefined || document.number === only)
    .map((document) => tasksOf(document, issue))
    .filter((found) => found.tasks.length >= 3 || only !== undefined);
}

interface Step {
  clause: Clause;
  /** Clauses above, outermost first. */
  above: Clause[];
}

function tasksOf(document: GazetteDocument, issue: ReadIssue): TaskDocument {
  const lineOf = (clause: Clause, offset: number): number => placesOf(clause, issue.text)(offset);
  const steps = flatten(document.clauses, [], issue.text);
  const sections: TaskSection[] = [];
  const tasks: Task[] = [];
  let section: { entry: TaskSection; clause: Clause } | null = null;
  let style: string | null = null;
  let last: Task | null = null;
  let leader: string | null = null;
  let stated: { count: number; line: number } | null = null;
  const plainNumbers = new Map<Task, string>();
  /** Tasks of a section, with their whole text. */
  const led = new Map<Task, string>();
  for (const { clause, above } of steps) {
    const parent = above.at(-1) ?? null;
    const line = clause.lines[0]?.[0] ?? 0;
    const total = /共计?(\d{1,4})项(?:重点)?(?:工作)?任务|任务共计?(\d{1,4})项/u.exec(clause.text);
    if (total && !stated)
      stated = { count: Number(total[1] ?? total[2]), line: lineOf(clause, clause.text.indexOf(total[0])) };
    // Damage may cut the heading's last characters off.
    const held = /^(.{2,30}?)(?:牵头负责(?:的工?作?)?|(?:牵头|负责)的工作)/u.exec(clause.text);
    if (held && clause.label !== null && clause.text.length <= 60 && /(?:[区县市]长|常委|同志)$/u.test(held[1]!)) {
      leader = held[1]!;
      continue;
    }
    // Among headings that name lead units, one that is only a unit's name is one too.
    const brother =
      style !== null && clause.label !== null && styleOf(clause.label) === style && UNIT_ONLY.test(clause.text);
    const lead = held?.[1] ?? (brother ? clause.text : undefined);
    if (lead && clause.label !== null) {
      section = { entry: { no: sections.length + 1, lead, headingLine: line, tasks: 0 }, clause };
      sections.push(section.entry);
      style = styleOf(clause.label);
      last = null;
      continue;
    }
    // A heading of the section's own level that names no unit ends it.
    if (section && clause.label !== null && styleOf(clause.label) === styleOf(section.clause.label!)) section = null;
    const { text, cooperating } = cooperation(clause.text);
    if (clause.label === null && text === '' && cooperating.length > 0) {
      if (last && last.cooperating.length === 0) {
        last.cooperating = cooperating;
        last.cooperatingLines = [line];
      }
      continue;
    }
    const units = unitsInBracket(text);
    if (!units && !(section && clause.label !== null && /^\d+$/u.test(clause.label))) {
      if (last && cooperating.length > 0 && last.cooperating.length === 0) last.cooperating = cooperating;
      continue;
    }
    const owner = clause.label === null ? parent : clause;
    const plain = owner?.label ?? '';
    last = {
      no: section ? (clause.label ?? '') : numberOf(owner, parent === owner ? null : parent),
      section: section?.entry.no ?? null,
      sectionPrinted: section?.clause.label ?? null,
      group: section ? null : groupOf(clause, parent),
      lead: units?.lead ?? section?.entry.lead ?? null,
      leader,
      responsible: units?.responsible ?? [],
      cooperating: units && units.cooperating.length > 0 ? units.cooperating : cooperating,
      cooperatingLines: cooperating.length > 0 ? [lineOf(clause, clause.text.length - 1)] : [],
      text: text.slice(0, 25),
      line,
      unitsLine: units ? lineOf(clause, units.at) : null,
    };
    tasks.push(last);
    if (section) {
      section.entry.tasks += 1;
      led.set(last, text);
    } else plainNumbers.set(last, plain);
  }
  dropPrefixes(plainNumbers);
  if (document.readingOrder) settle(led, sections, issue.text);
  return {
    issue: issue.issue.key,
    document: document.number,
    title: document.title ?? document.titleInferred?.title ?? null,
    lines: document.lines,
    statedTasks: stated?.count ?? null,
    statedLine: stated?.line ?? null,
    foundTasks: tasks.length,
    sections,
    tasks,
  };
}

/** On scrambled pages tasks are given to the sections that they fit best. */
function settle(led: Map<Task, string>, sections: TaskSection[], source: readonly string[]): void {
  const tasks = [...led.keys()];
  const printed = new Map(tasks.map((task) => [task.section, task.sectionPrinted]));
  const pages = new Map(paginate(source, toLines(source)).lines.map((line) => [line.n, line.page]));
  const places = tasks.map((task) => ({
    no: /^\d+$/u.test(task.no) ? Number(task.no) : null,
    section: task.section! - 1,
    page: pages.get(task.line) ?? 0,
    text: led.get(task)!,
    cooperating: task.cooperating,
  }));
  const headings = sections.map(({ no, lead, headingLine }) => ({
    lead,
    ordinal: parseNumeral(printed.get(no) ?? '') ?? no,
    page: pages.get(headingLine) ?? 0,
  }));
  for (const [i, at] of settleSections(places, headings).entries()) {
    const task = tasks[i]!;
    const from = sections[task.section! - 1]!;
    const to = sections[at]!;
    if (task.lead === from.lead) task.lead = to.lead;
    task.section = to.no;
    task.sectionPrinted = printed.get(to.no) ?? null;
    from.tasks -= 1;
    to.tasks += 1;
  }
}

const UNIT_ONLY = /^[\p{Script=Han}（）()]{3,24}(?:[局委办部会院队室社]|中心|分局|街道|指挥部|公司|集团)$/u;

/** 一, （一）, 1, （1）: labels of one style stand on one level. */
const styleOf = (label: string): string => label.replace(/[一二三四五六七八九十百]+/u, '一').replace(/\d+/u, '1');

function flatten(clauses: Clause[], above: Clause[], source: readonly string[]): Step[] {
  return clauses.flatMap((printed) => {
    const clause = withTail(printed);
    const pieces = cutAtUnits(clause, source).map((piece) => ({ clause: piece, above }));
    return [...pieces, ...flatten(clause.children, [...above, pieces[0]!.clause], source)];
  });
}

/** A numbered text whose units stand in the paragraph behind it is one text with that paragraph. */
function withTail(clause: Clause): Clause {
  const [next, ...rest] = clause.children;
  const running =
    clause.label !== null &&
    (clause.text.length > 44 || clause.text.includes('。')) &&
    !/[）)][。；]?$/u.test(clause.text);
  if (
    !running ||
    next?.kind !== 'paragraph' ||
    next.label !== null ||
    next.children.length > 0 ||
    !unitsInBracket(`×${next.text}`)
  )
    return clause;
  return { ...clause, text: clause.text + next.text, lines: [...clause.lines, ...next.lines], children: rest };
}

const UNITS_INSIDE = /[（(](?:牵头|责任)(?:单位|部门)[：:](?:[^（）()]|[（(][^（）()]{0,20}[）)]){2,160}[）)]/gu;

/** A text with the units of two tasks in it is two tasks: damage took the second one's beginning. */
function cutAtUnits(clause: Clause, source: readonly string[]): Clause[] {
  const ends = [...clause.text.matchAll(UNITS_INSIDE)].map((match) => match.index + match[0].length);
  if (ends.length < 2) return [clause];
  const places = placesOf(clause, source);
  return ends.map((end, i) => {
    const from = ends[i - 1] ?? 0;
    const piece = { ...clause, text: clause.text.slice(from, i === ends.length - 1 ? undefined : end) };
    return i === 0 ? piece : { ...piece, label: null, children: [], lines: [[places(from), places(end - 1)]] };
  });
}

/** Where the numbers of tasks run through the whole document, the number of the group is not part of theirs. */
function dropPrefixes(plain: Map<Task, string>): void {
  const numbered = [...plain].filter(([, label]) => /^\d+$/u.test(label));
  if (numbered.length < 3 || new Set(numbered.map(([, label]) => label)).size < numbered.length) return;
  for (const [task, label] of numbered) task.no = label;
}

/** Takes “配合单位：…” off the end of a text. */
function cooperation(text: string): { text: string; cooperating: string[] } {
  const at = text.search(/(?:配合|协办|参加)单位[：:]/u);
  if (at < 0 || /[（(][^）)]*$/u.test(text.slice(0, at))) return { text, cooperating: [] };
  const names = splitUnits(text.slice(at).replace(/^.{2}单位[：:]/u, ''));
  // Damage may glue other text to the list: it ends before the first name that is none.
  const end = names.findIndex((name) => !UNIT.test(name));
  return { text: text.slice(0, at), cooperating: end > 0 ? names.slice(0, end) : names };
}

/** What the name of a unit ends with; a bracket may stand behind it. */
const UNIT =
  /^.{1,40}(?:[局厅委办部处会院队室站所镇乡社司团校府联行段区县市]|中心|分局|单位|部门|街道|机构|企业|集团|代表|工作组|专班|小组|指挥部)(?:（.*）|\(.*\))?$/u;

/** (一)1: the label of the group and of the task, brackets half-width. */
function numberOf(own: Clause | null, group: Clause | null): string {
  const half = (label: string | null | undefined): string => (label ?? '').replace('（', '(').replace('）', ')');
  const inGroup = group?.label && /^（/u.test(group.label) && own?.label && /^\d/u.test(own.label);
  return inGroup ? half(group.label) + half(own.label) : half(own?.label);
}

function groupOf(clause: Clause, parent: Clause | null): string | null {
  return parent?.label && parent.text.length <= 44 && parent !== clause ? parent.text : null;
}
