/** Numbers of other documents in a text, and what the document does to them. */
import { type FoundDocumentNumber, findDocumentNumbers } from '../text/document-number.ts';
import { endsSentence, type Line } from './line.ts';
import type { Citation, Relation } from './types.ts';

/** All citations in reading order, first mention of each number; `own` is left out. */
export function readCitations(lines: Line[], own: string | null): Citation[] {
  const { text, numbers, lineAt } = join(lines);
  const found = new Map<string, Citation>();
  for (const { start, number } of numbers) {
    if (number.kind !== 'numbered' || number.normalized === own || found.has(number.normalized)) continue;
    const title = /《([^《》]{4,120})》[（(]?$/u.exec(text.slice(Math.max(0, start - 130), start))?.[1] ?? null;
    found.set(number.normalized, { number: number.normalized, title, line: lineAt(start), held: false });
  }
  return [...found.values()];
}

/** In characters; a run without a full stop beyond it is damage, not a sentence. */
const LONGEST_SENTENCE = 2000;

/** Declared repeals, with the sentence that says so. */
export function readRepeals(lines: Line[], own: string | null): Relation[] {
  const relations: Relation[] = [];
  const { text, lineAt } = join(lines);
  for (const match of text.matchAll(/(?:同时|自行|即行|予以|一并)?(?:废止|停止执行|不再执行|自动失效)/gu)) {
    const reach = text.slice(Math.max(0, match.index - LONGEST_SENTENCE), match.index);
    const start = match.index - reach.length + Math.max(reach.lastIndexOf('。'), reach.lastIndexOf('；')) + 1;
    const end = match.index + match[0].length;
    const sentence = text.slice(start, end);
    const found = findDocumentNumbers(sentence);
    for (const { number, end: after } of found) {
      if (
        number.kind !== 'numbered' ||
        number.normalized === own ||
        !isObject(sentence.slice(after, match.index - start))
      )
        continue;
      relations.push({
        type: 'repeals',
        number: number.normalized,
        subject: null,
        evidence: sentence.slice(-200),
        lines: [lineAt(start), lineAt(end - 1)],
      });
    }
  }
  return relations;
}

const REPEAL_HEAD =
  /废止(?:下列|以下|如下)|(?:下列|以下).{0,16}(?:予以|同时)?废止|(?:废止|失效)的?.{0,16}(?:目录|清单)/u;
/** A row of a list: an ordinal, a title or a number; the head of a table is passed over. */
const REPEAL_ROW = /[〔（(《]|^(?:序号|文件名称|名称|文号|发文字号)|^\d{1,3}$/u;

/** “决定废止下列文件：” or a heading “废止的…目录”, and the numbered documents under it. */
export function readRepealList(lines: Line[], own: string | null): Relation[] {
  return lines.flatMap((head, at) => {
    if (!REPEAL_HEAD.test(head.bare) || head.bare.length > 200) return [];
    const list = lines.slice(at + 1, at + 400);
    const end = list.findIndex((line) => line.label === null && !REPEAL_ROW.test(line.bare));
    const items = end < 0 ? list : list.slice(0, end);
    return readCitations(items, own).map(({ number, title, line }) => ({
      type: 'repeals' as const,
      number,
      subject: title,
      evidence: head.bare.slice(-120),
      lines: [head.n, line] as [number, number],
    }));
  });
}

/** “决定废止《…》（number）、《…》（number）”: the verb stands before its objects. */
export function readRepealsAhead(lines: Line[], own: string | null): Relation[] {
  const { text, lineAt } = join(lines);
  return [...text.matchAll(/(?:决定|现)(?:对)?废止(?=[^。；\n]{0,4}《)/gu)].flatMap((match) => {
    const start = match.index + match[0].length;
    // As far as titles and numbers follow each other.
    const objects = /^(?:[^。；，,《\n]{0,4}《[^《》]{2,120}》(?:[（(][^（）()\n]{2,60}[）)])?[、和及]?){1,40}/u.exec(
      text.slice(start, start + LONGEST_SENTENCE),
    )?.[0];
    return findDocumentNumbers(objects ?? '').flatMap(({ number, end }) =>
      number.kind !== 'numbered' || number.normalized === own
        ? []
        : [
            {
              type: 'repeals' as const,
              number: number.normalized,
              subject: null,
              evidence: (match[0] + objects).slice(0, 200),
              lines: [lineAt(match.index), lineAt(start + end - 1)] as [number, number],
            },
          ],
    );
  });
}

/** “对《…》（number）作如下修改”: changes that name the number. */
export function readAmendments(lines: Line[], own: string | null): Relation[] {
  const { text, numbers, lineAt } = join(lines);
  return numbers.flatMap(({ start, end, number }) => {
    if (number.kind !== 'numbered' || number.normalized === own) return [];
    const sentence = text.lastIndexOf('\n', start) + 1;
    const behind = text.slice(end, end + 40);
    const before = text.slice(Math.max(sentence, start - 90), start);
    const changes =
      /^[）)]?(?:文件)?(?:中|的)?.{0,14}?(?:作|进行|予以|作出)(?:如下|部分|适当|了)*(?:修改|调整|修订|补充|变更)/u.test(
        behind,
      ) && /(?:对|将|把)[^。；]{0,80}$/u.test(before);
    if (!changes) return [];
    const title = /《([^《》]{4,120})》[（(]?$/u.exec(before)?.[1] ?? null;
    return [
      {
        type: 'amends' as const,
        number: number.normalized,
        subject: title,
        evidence: text.slice(Math.max(sentence, start - 90), end + 30).replace(/\n[\s\S]*$/u, ''),
        lines: [lineAt(start), lineAt(end)] as [number, number],
      },
    ];
  });
}

/** Between a number and its repeal stand only brackets, titles and further numbers: else it is the basis, not the object. */
function isObject(between: string): boolean {
  let rest = between;
  for (const { start, end } of findDocumentNumbers(between).toReversed()) rest = rest.slice(0, start) + rest.slice(end);
  return /^[^，。；,;]{0,12}$/u.test(rest.replace(/《[^《》]*》/gu, '').replace(/[、和及与〔〕（）()]/gu, ''));
}

/** A document whose title adjusts or changes an earlier one of the same issue, found by its subject. */
export function amendmentBySubject(
  self: { title: string | null; lines: [number, number] },
  earlier: { number: string | null; title: string | null }[],
): Relation | null {
  if (self.title === null || !/调整|变更|修改|修订|补充/u.test(self.title)) return null;
  const subject = subjectOf(self.title);
  let best: { number: string; score: number } | null = null;
  for (const other of earlier) {
    if (other.number === null || other.title === null || other.title === self.title) continue;
    const score = similarity(subject, subjectOf(other.title));
    if (score >= 0.85 && (!best || score >= best.score)) best = { number: other.number, score };
  }
  if (!best) return null;
  return { type: 'amends', number: best.number, subject, evidence: self.title, lines: self.lines };
}

const subjectOf = (title: string): string =>
  title
    .replace(/^.*?关于/u, '')
    .replace(/的?(?:通知|函|决定|意见|批复)$/u, '')
    .replace(/^(?:印发|成立|建立|公布|变更|调整|修改|修订)+/u, '')
    .replace(/调整|变更|修改|修订|补充|成员/gu, '')
    .replace(/(\d{4})年度/gu, '$1年')
    .replace(/^.{2,8}市(?=.{2,6}[区县])/u, '');

/** Dice coefficient over character pairs. */
function similarity(a: string, b: string): number {
  const pairs = (s: string): string[] => Array.from({ length: Math.max(0, s.length - 1) }, (_, i) => s.slice(i, i + 2));
  const rest = pairs(b);
  const total = rest.length + Math.max(0, a.length - 1);
  let common = 0;
  for (const pair of pairs(a)) {
    const i = rest.indexOf(pair);
    if (i < 0) continue;
    common += 1;
    rest.splice(i, 1);
  }
  return total === 0 ? 0 : (2 * common) / total;
}

/** The lines as one text; a sentence end keeps its place, so that a number cannot grow over it. */
function join(lines: Line[]): Joined {
  const held = joined.get(lines);
  if (held) return held;
  const made = joinAnew(lines);
  joined.set(lines, made);
  return made;
}

interface Joined {
  text: string;
  numbers: FoundDocumentNumber[];
  lineAt: (offset: number) => number;
}

/** Citations, repeals and amendments ask for the same lines one after another. */
const joined = new WeakMap<Line[], Joined>();

function joinAnew(lines: Line[]): Joined {
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    starts.push(text.length);
    text += line.text.includes('\t') ? line.text.replace(/[^\S\t\n]+/gu, '').replace(/\t/gu, '\n') : line.bare;
    if (endsSentence(line.bare)) text += '\n';
  }
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return lines[low]?.n ?? 0;
  };
  return { text, numbers: findDocumentNumbers(text), lineAt };
}
