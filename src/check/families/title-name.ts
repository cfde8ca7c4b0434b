/** Titles in 《》 and of the document itself that differ by a word: 奖励补助办法 and 激励补助办法. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { difference, edits, likeness } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const titleName: Family = {
  name: 'title-name',
  explanation: '同一文件、办法、方案的名称前后应当一致：标题、印发的名称、正文题目、目录和引用处逐字相同。',
  check: (subject) => ownNames(subject),
  checkAll: (subjects) => quoted(subjects),
};

const QUOTED = /《([^《》]{4,80})》/gu;
/** Without white space, brackets and quotation marks, which titles carry one way here and another way there. */
export const plain = (title: string): string =>
  title.replace(/[\s〈〉<>《》“”"‘’'（）()〔〕[\]、，,—–-]/gu, '').replace(/^(?:关于)?印发/u, '');

/** The names that a notice gives to what it issues: in its title, in its first words, over the text. */
function ownNames(subject: Subject): Remark[] {
  const { title, numberLine, lines } = subject.document;
  if (title === null) return [];
  const titleLine = Math.min(numberLine ?? lines[0], lines[0]);
  const issued = /(?:印发|公布|发布|批转|转发)[《〈]?(.{6,60}?)[》〉]?的(?:通知|决定|公告|通告)$/u.exec(title)?.[1];
  const remarks: Remark[] = [];
  const first = subject.passages[0];
  const transmitted = first && /^《([^《》]{6,80})》/u.exec(first.text)?.[1];
  const heading = subject.passages
    .slice(1, 6)
    .find(({ text, label }) => label === null && text.length >= 6 && text.length <= 60 && !/[。；，：]/u.test(text));
  if (issued && transmitted) remarks.push(...compare(issued, titleLine, transmitted, first.line, '标题与正文首句'));
  const name = transmitted ?? issued;
  if (name && heading)
    remarks.push(
      ...compare(
        name,
        transmitted ? first!.line : titleLine,
        heading.text,
        heading.line,
        '印发的名称与正文题目',
        titleLine,
      ),
    );
  // 批复 and 函 name the plan that they are about.
  if (!issued)
    for (const passage of subject.passages.slice(0, 6))
      for (const match of passage.text.matchAll(QUOTED)) {
        // A title with its number behind it is another document's.
        if (/^[（(][^）)]{0,20}[〔[（(]/u.test(passage.text.slice(match.index + match[0].length))) continue;
        const other = contained(match[1]!, title);
        if (other !== null)
          remarks.push(...compare(other, titleLine, match[1]!, passage.lineAt(match.index), '标题与正文'));
      }
  return remarks;
}

function compare(a: string, aLine: number, b: string, bLine: number, where: string, also?: number): Remark[] {
  const [x, y] = [stripped(a), stripped(b)];
  const spans = [a, b].map((title) => SPAN.exec(title)?.[0].replace(/\s/gu, ''));
  const [first, second] = spans.map((span) => span?.replace(/[^\d年]/gu, ''));
  if (first && second && first !== second && withoutSpan(a) === withoutSpan(b))
    return [
      {
        type: 'name-variant',
        lines: [aLine, bLine],
        stated: spans[0]!,
        found: spans[1]!,
        severity: first.replace(/年/gu, '') === second.replace(/年/gu, '') ? 'low' : 'medium',
        message: `${where}的年限不一致：“${spans[0]}”与“${spans[1]}”。`,
      },
    ];
  if (x === y || likeness(x, y) < 0.75 || x.endsWith(y) || y.endsWith(x)) return [];
  const [mine, theirs] = difference(x, y);
  if (/^[\d年度]*$/u.test(mine + theirs)) return [];
  return [
    {
      type: 'name-variant',
      lines: [aLine, bLine, ...(also ? [also] : [])],
      stated: a,
      found: b,
      severity: 'medium',
      message: `${where}名称不一致：“${a}”与“${b}”。`,
    },
  ];
}

const withoutSpan = (title: string): string => stripped(title.replace(/\s/gu, '').replace(SPAN, ''));

/** （2023—2025年） and （2023—2025）. */
const SPAN = /[（(]\s*20\d\d年?\s*[-—–~～至]\s*20\d\d\s*年?\s*[）)]年?/u;

/** Without the place in front and the version behind. */
const stripped = (title: string): string =>
  plain(title)
    .replace(/^[\p{Script=Han}]{1,3}市(?=[\p{Script=Han}]{1,3}[区县])/u, '')
    .replace(/(?:试行|暂行|修订|修订稿|草案|征求意见稿)$/u, '');

/** The stretch of `title` that is nearly, but not quite, `name`. */
function contained(name: string, title: string): string | null {
  if (name.length < 8 || plain(title).includes(plain(name))) return null;
  for (const extra of [0, 1, -1, 2, -2])
    for (let at = 0; at + name.length + extra <= title.length; at += 1) {
      const part = title.slice(at, at + name.length + extra);
      if (part[0] === name[0] && part.at(-1) === name.at(-1) && edits(part, name, 2) <= 2) return part;
    }
  return null;
}

interface Mention {
  subject: Subject;
  line: number;
  title: string;
  /** The number in brackets behind it. */
  number: string | null;
}

function mentionsIn(subject: Subject): Mention[] {
  return subject.texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(QUOTED)].map((match) => ({
      subject,
      line: lineAt(match.index),
      title: match[1]!,
      number: /^[（(]([^（）()]{3,20}号)[）)]/u.exec(text.slice(match.index + match[0].length))?.[1] ?? null,
    })),
  );
}

/** Quoted titles of the whole issue: the rarer of two that differ by a word or two. */
function quoted(subjects: Subject[]): ReturnType<NonNullable<Family['checkAll']>> {
  const all = subjects.flatMap(mentionsIn);
  const byTitle = Map.groupBy(all, ({ title }) => coreOf(title));
  const titles = [...byTitle.keys()].filter((title) => title.length >= 6).sort((a, b) => a.length - b.length);
  const out: ReturnType<NonNullable<Family['checkAll']>> = [];
  titles.forEach((a, i) => {
    for (const b of titles.slice(i + 1)) {
      if (b.length - a.length > 2) break;
      const numbers = (title: string): (string | null)[] => byTitle.get(title)!.map(({ number }) => number);
      if (
        !isSlip(
          a,
          b,
          numbers(a).some((number) => number !== null && numbers(b).includes(number)),
        )
      )
        continue;
      const [rare, common] = byTitle.get(a)!.length <= byTitle.get(b)!.length ? [a, b] : [b, a];
      const [here, there] = [byTitle.get(rare)!, byTitle.get(common)!];
      const [stated, found] = [here[0]!.title, there[0]!.title];
      out.push({
        document: here[0]!.subject.document,
        type: 'name-variant',
        lines: [...here.map(({ line }) => line), ...there.map(({ line }) => line)].slice(0, 8),
        stated: `《${stated}》`,
        found: `《${found}》`,
        severity: 'low',
        message: `同一文件疑有两种名称：《${stated}》（第${here[0]!.line}行）与《${found}》（第${there[0]!.line}行）。`,
      });
    }
  });
  return out;
}

/** Without the promulgator's part, so that 印发…的通知 and the plan's own name are one. */
const coreOf = (title: string): string =>
  plain((/印发(.{6,}?)(?:等)?的通知$/u.exec(title)?.[1] ?? title).replace(/[（(][^（）()]*[）)]/gu, ''))
    .replace(/^(?:中华人民共和国|\p{Script=Han}{2,3}省|关于)/u, '')
    .replace(/^\p{Script=Han}{2,3}市\p{Script=Han}{2,3}[区县](?=\p{Script=Han}{6})/u, '');

const KIND = /(?:办法|条例|规定|标准|方案|意见|细则|规划|指南|通知|法|规范|制度|预案|规则|纲要|计划|措施)$/u;

/** A slip of one or two characters, not another year, batch, level or subject. */
function isSlip(a: string, b: string, sameNumber: boolean): boolean {
  const distance = edits(a, b, 2);
  // Two characters more are a qualifier (实施, 中医) unless the number says that the document is the same.
  if (distance > (sameNumber ? 2 : 1) || distance * 5 > Math.min(a.length, b.length)) return false;
  const [mine, theirs] = difference(a, b);
  const differing = mine + theirs;
  if (/[\d一二三四五六七八九十年度上下东西南北省市县区乡村镇甲乙国]/u.test(differing)) return false;
  // A word replaced by another of two characters is another subject: 消防法 and 统计法.
  if (mine.length === 2 && theirs.length === 2) return false;
  // Forms of one procedure differ by little (申请书, 申请表); the end of a name says its kind.
  return b === a + differing ? !KIND.test(a) && KIND.test(b) : KIND.test(a) && KIND.test(b);
}
