/** Citations: numbers that no series has, documents cited before they existed, repealed ones, titles that are another's. */
import { findDocumentNumbers } from '../../text/document-number.ts';
import type { Context, Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { likeness } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const citation: Family = {
  name: 'citation',
  explanation: '引用的文号应当完整规范、与标题相符，所引文件应当已经存在并且没有废止。',
  check: (subject, context) => [...malformed(subject), ...numbers(subject), ...held(subject, context)],
};

/** 国务院令第六49号: Chinese and Arabic numerals in one number. */
const MIXED = /令(?:（|\()?第([一二三四五六七八九十百]+\d+|\d+[一二三四五六七八九十百]+\d*)号/gu;
const HAN = '〇一二三四五六七八九';

function malformed({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(MIXED)].map((match): Remark => {
      const repaired = match[1]!.replace(/[一二三四五六七八九]/gu, (c) => String(HAN.indexOf(c)));
      return {
        type: 'reference',
        lines: [lineAt(match.index)],
        stated: match[0],
        found: `第${repaired}号`,
        severity: 'low',
        message: `文号“${match[0]}”混用中文和阿拉伯数字，疑为第${repaired}号。`,
        proposal: match[0].replace(match[1]!, repaired),
      };
    }),
  );
}

/** A number with a year after the signature's, or one of the form 〔2023〕第011号. */
function numbers({ document, texts }: Subject): Remark[] {
  const year = document.dated === null ? null : Number(document.dated.slice(0, 4));
  return texts.flatMap(({ text, lineAt }) =>
    /[〔［[(（【]\s*(?:19|20)\d\d/u.test(text)
      ? findDocumentNumbers(text).flatMap(({ start, end, number }): Remark[] => {
          if (number.kind !== 'numbered') return [];
          const printed = text.slice(start, end);
          const lines = [lineAt(start)];
          if (year !== null && number.year > year)
            return [
              {
                type: 'reference',
                lines: [...lines, ...(document.datedLine ? [document.datedLine] : [])],
                stated: printed,
                found: `成文日期${document.dated}`,
                severity: 'high',
                message: `引用的${number.normalized}晚于本文件的成文日期${document.dated}。`,
              },
            ];
          if (!/[〕\])）】]\s*(?:第|0)/u.test(printed)) return [];
          return [
            {
              type: 'format',
              lines,
              stated: printed,
              found: number.normalized,
              severity: 'low',
              message: `文号“${printed}”不规范：顺序号不加“第”字，不编虚位（GB/T 9704—2012，7.2.5）。`,
              proposal: number.normalized,
            },
          ];
        })
      : [],
  );
}

/** Documents of the issue and those that the caller knows. */
function held({ document }: Subject, { subjects, known }: Context): Remark[] {
  const documents = [
    ...subjects.map(({ document: { number, title, dated } }) => ({ number, title, dated, repealedBy: null })),
    ...known.documents,
  ];
  return document.citations.flatMap(({ number, title, line }): Remark[] => {
    const other = documents.find((one) => one.number === number);
    if (!other && title) return misnumbered(number, title, line, documents);
    if (!other || number === document.number) return [];
    const remarks: Remark[] = [];
    if (other.dated && document.dated && other.dated > document.dated)
      remarks.push({
        type: 'reference',
        lines: [line],
        stated: number,
        found: `成文于${other.dated}`,
        severity: 'high',
        message: `引用的${number}成文于${other.dated}，晚于本文件的${document.dated}。`,
      });
    if (other.repealedBy !== null && other.repealedBy !== document.number && !document.repeals.includes(number))
      remarks.push({
        type: 'reference',
        lines: [line],
        stated: number,
        found: `已由${other.repealedBy}废止`,
        severity: 'high',
        message: `引用的${number}已由${other.repealedBy}废止。`,
      });
    if (title && other.title && !sameTitle(title, other.title))
      remarks.push({
        type: 'reference',
        lines: [line],
        stated: `《${title}》（${number}）`,
        found: `《${other.title}》`,
        severity: 'medium',
        message: `${number}的标题是《${other.title}》，文中引作《${title}》。`,
      });
    return remarks;
  });
}

/** A title that is held, under another number of the same series and year. */
function misnumbered(
  number: string,
  title: string,
  line: number,
  documents: { number: string | null; title: string | null }[],
): Remark[] {
  const series = number.replace(/\d+号$/u, '');
  const other = documents.find(
    (one) => one.number?.startsWith(series) && one.title !== null && bare(one.title).endsWith(bare(title)),
  );
  if (!other || bare(title).length < 10) return [];
  return [
    {
      type: 'reference',
      lines: [line],
      stated: `《${title}》（${number}）`,
      found: other.number!,
      severity: 'medium',
      message: `《${title}》的文号是${other.number}，文中写作${number}。`,
      proposal: other.number,
    },
  ];
}

const bare = (title: string): string => title.replace(/[\s《》〈〉“”"（）()]/gu, '');

/** The title, or the name of the plan that the document issues. */
function sameTitle(cited: string, own: string): boolean {
  const [a, b] = [bare(cited), bare(own)];
  return (
    b.includes(a) || a.includes(b) || likeness(a, b) > 0.9 || likeness(a, /印发(.*)的通知/u.exec(b)?.[1] ?? '') > 0.8
  );
}
