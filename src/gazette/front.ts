/** Masthead, imprint 版权 and table of contents 目录: what stands before the first and after the last document. */
import { findDocumentNumbers } from '../text/document-number.ts';
import type { Line } from './line.ts';
import type { TocEntry } from './types.ts';

export interface Front {
  title: string | null;
  year: number | null;
  number: number | null;
  total: number | null;
  published: string | null;
  imprint: Record<string, string>;
  toc: TocEntry[] | null;
}

const IMPRINT =
  /^(主任|编委|主编|副主编|编辑|责任编辑|电话|邮编|邮政编码|E-?mail|电子邮箱|邮箱|地址|主办单位|主管单位|主办|主管|承办|出版|印刷|准印证号?|发行|网址)[：:]?[—–-]?(.+)$/iu;

/** Lines outside the documents: the front matter and the imprint at the end. */
export function readFront(lines: Line[]): Front {
  const text = lines.map((line) => line.bare).join('\n');
  const date = /(\d{4})年(\d{1,2})月(\d{1,2})日出版/u.exec(text);
  const issue = /(\d{4})年第(\d{1,3})期/u.exec(text);
  const short = /^((?:19|20)\d\d)[.•·](\d{1,2})$/mu.exec(text);
  const imprint: Record<string, string> = {};
  for (const line of lines) {
    const match = IMPRINT.exec(line.bare);
    if (match) imprint[match[1]!] ??= spaced(line.text, match[2]!);
  }
  const toc = readContents(lines);
  return {
    title:
      lines.find((line) => /^[\p{Script=Han}]{4,20}公报$/u.test(line.bare) && !/^掌上/u.test(line.bare))?.bare ?? null,
    year: issue ? Number(issue[1]) : short ? Number(short[1]) : null,
    number: issue ? Number(issue[2]) : short ? Number(short[2]) : null,
    total: integer(/总第(\d{1,4})期/u.exec(text)?.[1]),
    published: date ? `${date[1]}-${date[2]!.padStart(2, '0')}-${date[3]!.padStart(2, '0')}` : null,
    imprint,
    toc: toc.length > 0 ? toc : null,
  };
}

/** True for the lines that belong to the imprint, not to the last document. */
export function isImprint(line: Line): boolean {
  return IMPRINT.test(line.bare) || /^(?:传达政令|公报刊登|《.{4,20}公报》赠阅|如发现本刊)/u.test(line.bare);
}

/** The value with its own inner spaces: as much of the printed line's end as the value takes. */
function spaced(text: string, value: string): string {
  let at = text.length;
  for (let left = value.length; left > 0 && at > 0; at -= 1) if (/\S/u.test(text[at - 1]!)) left -= 1;
  return text.slice(at).replace(/\s+/gu, ' ');
}

const integer = (digits: string | undefined): number | null => (digits === undefined ? null : Number(digits));

/** Title, leaders and page, without a number: 海州市人民政府关于…的通知……（5）. */
const LED_TO_PAGE =
  /^([^.…·⋯〔]{6,160}(?:通知|决定|意见|批复|公告|通告|通报|函|令|报告|议案))[.…·⋯]{2,}[（(]?(\d{1,4})[）)]?$/u;

/** Entries “title (number) …… page”, over as many lines as they take. */
function readContents(lines: Line[]): TocEntry[] {
  const entries: TocEntry[] = [];
  let text = '';
  let first: Line | null = null;
  for (const line of lines) {
    if (
      /关于/u.test(line.bare) &&
      /^[\p{Script=Han}]{2,30}(?:政府|办公室|办公厅|委员会|局)/u.test(line.bare) &&
      text !== '' &&
      !/[（(]/u.test(text)
    ) {
      text = '';
      first = null;
    }
    if (text === '' && !/关于/u.test(line.bare)) continue;
    first ??= line;
    text += line.bare;
    const plain = LED_TO_PAGE.exec(text);
    if (plain) {
      entries.push({ title: plain[1]!, number: null, page: Number(plain[2]), lines: [first.n, line.n] });
      text = '';
      first = null;
      continue;
    }
    const found = findDocumentNumbers(text).at(-1);
    const page = /[）)]?[.…·⋯\-—]*(\d{1,4})$/u.exec(found ? text.slice(found.end) : '');
    if (found && found.number.kind === 'numbered') {
      const title = text.slice(0, found.start).replace(/[（(]$/u, '');
      if (title.length >= 6) {
        entries.push({
          title,
          number: found.number.normalized,
          page: page ? Number(page[1]) : null,
          lines: [first.n, line.n],
        });
      }
      text = '';
      first = null;
    } else if (text.length > 200) {
      text = '';
      first = null;
    }
  }
  return entries;
}
