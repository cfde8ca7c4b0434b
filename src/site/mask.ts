/**
 * Personal information 个人信息 is masked in everything public (个人信息保护法 art. 28, 31, 51): mobile numbers, personal
 * mailboxes, ID numbers, bank cards, names of minors where the text itself marks them. Contact lines of organs stay:
 * they are why a citizen reads the page. Masking keeps the length, so positions in a text remain valid.
 */
import { maskMinors, minorsIn } from './minor.ts';

/** Marks that search puts around a match; they may stand inside a number. */
const MARKS = /[\uE000\uE001]/;

/** One text, possibly of several lines. */
export function maskText(text: string): string {
  return maskMinors(maskNumbers(text), minorsIn(text));
}

/** Consecutive source lines; a number that is broken at the end of a line is found too. */
export function maskLines(lines: string[]): string[] {
  return maskText(lines.join('\n')).split('\n');
}

/**
 * A whole value on its way out: every string in it, whatever its depth. A minor's name that one place gives away is
 * masked at all places, unless the same name holds an office there.
 */
export function maskPublic<T>(value: T): T {
  const names = new Set<string>();
  const officials = new Set<string>();
  collect(value, names, officials);
  for (const name of officials) names.delete(name);
  return rewrite(value, names, '') as T;
}

function collect(value: unknown, names: Set<string>, officials: Set<string>, key = ''): void {
  if (typeof value === 'string') {
    if (key === 'person') officials.add(value);
    else for (const name of minorsIn(value)) names.add(name);
  } else if (Array.isArray(value)) {
    if (isLines(value)) for (const name of minorsIn(value.join('\n'))) names.add(name);
    else for (const item of value) collect(item, names, officials, key);
  } else if (value !== null && typeof value === 'object') {
    if (isTable(value)) for (const name of minorsInTable(value)) names.add(name);
    for (const [field, item] of Object.entries(value)) collect(item, names, officials, field);
  }
}

function rewrite(value: unknown, names: Set<string>, key: string): unknown {
  if (typeof value === 'string') {
    // The imprint is the organ's own contact line, with the label torn off into the key.
    const masked = key === 'imprint' ? maskDigits(value) : maskNumbers(value);
    return maskMinors(masked, names);
  }
  if (Array.isArray(value)) {
    if (isLines(value)) return maskMinors(maskNumbers(value.join('\n')), names).split('\n');
    return value.map((item) => rewrite(item, names, key));
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => [
      field,
      rewrite(item, names, key === 'imprint' && typeof item === 'string' ? 'imprint' : field),
    ]),
  );
}

function isLines(value: unknown[]): value is string[] {
  return value.length > 1 && value.every((item) => typeof item === 'string' && !item.includes('\n'));
}

interface TableLike {
  header: string[];
  rows: { cells: string[] }[];
}

function isTable(value: object): value is TableLike {
  return 'header' in value && 'rows' in value && Array.isArray(value.header) && Array.isArray(value.rows);
}

/** A column that is headed as one of children's names, or a name in a row whose age is below 18. */
function* minorsInTable({ header, rows }: TableLike): Generator<string> {
  const child = header.findIndex((head) => /(学生|儿童|幼儿|未成年人|孤儿)(姓名)?$/.test(head.replace(/\s/g, '')));
  const name = header.findIndex((head) => /^姓\s*名$/.test(head.trim()));
  const age = header.findIndex((head) => /年\s*龄/.test(head));
  for (const { cells } of rows) {
    if (child >= 0) yield* plainName(cells[child]);
    if (name >= 0 && age >= 0 && /^\d{1,2}/.test(cells[age] ?? '') && Number.parseInt(cells[age]!, 10) < 18) {
      yield* plainName(cells[name]);
    }
  }
}

function* plainName(cell: string | undefined): Generator<string> {
  const name = cell?.replace(/\s/g, '') ?? '';
  if (/^\p{Script=Han}{2,4}$/u.test(name)) yield name;
}

function maskNumbers(text: string): string {
  return maskMailboxes(maskDigits(text));
}

/** Digits that name a person or his money: first on each line, then across one line break. */
function maskDigits(text: string): string {
  const marked = MARKS.test(text) ? through(text, MARKS, maskOnLine) : maskOnLine(text);
  return marked.includes('\n') ? through(marked, BREAK_IN_NUMBER, maskOnLine) : marked;
}

const BREAK_IN_NUMBER = /(?<=[0-9０-９])[^\S\n]*\n\s*(?=[0-9０-９])/;

/** Masks the text as if `ignored` did not stand in it, and puts it back. */
function through(text: string, ignored: RegExp, mask: (text: string) => string): string {
  const gaps = [...text.matchAll(new RegExp(ignored.source, 'g'))];
  if (gaps.length === 0) return text;
  const masked = mask(text.replace(new RegExp(ignored.source, 'g'), ''));
  let result = '';
  let at = 0;
  let removed = 0;
  for (const gap of gaps) {
    const place = gap.index - removed;
    result += masked.slice(at, place) + gap[0];
    at = place;
    removed += gap[0].length;
  }
  return result + masked.slice(at);
}

const D = '[0-9０-９]';
const GAP = '[ \\t\\u00a0\\u3000\\-－‐–—]?';
/** GB 11643: region, birth date, sequence, check digit; the older form has 15 digits. */
const ID = new RegExp(
  `(?<!${D})([1-9１-９]${D}{5})(?:(?:[12１２]${D}{3})(?:[01０１]${D})(?:[0-3０-３]${D})${D}{3}[0-9０-９XxＸｘ]|${D}{2}(?:[01０１]${D})(?:[0-3０-３]${D})${D}{3})(?!${D})`,
  'g',
);
const CARD = new RegExp(`(?<!${D})(?:${D}{4}[ \\u00a0]?){3}${D}{4}(?:[ \\u00a0]?${D}{1,3})?(?!${D})`, 'g');
const MOBILE = new RegExp(
  `(?<!${D})((?:[+＋]?86${GAP}|0)?)([1１][3-9３-９]${D})(${GAP})(${D}{4})(${GAP}${D}{4})(?!${D}|[.．]${D}|\\s*[万亿]?元)`,
  'g',
);

function maskOnLine(text: string): string {
  if (!/[0-9０-９]{4}/.test(text)) return text;
  return text
    .replace(ID, (number) => stars(number, 4, 2))
    .replace(CARD, (number, at: number) =>
      isCard(number, text.slice(Math.max(0, at - 12), at)) ? stars(number, 4, 4) : number,
    )
    .replace(
      MOBILE,
      (_, country: string, head: string, gap: string, _middle: string, tail: string) =>
        `${country}${head}${gap}****${tail}`,
    );
}

/** Length-preserving: the ends stay, digits between become stars. */
function stars(number: string, head: number, tail: number): string {
  const middle = number.slice(head, number.length - tail).replace(/[0-9０-９XxＸｘ]/g, '*');
  return number.slice(0, head) + middle + number.slice(number.length - tail);
}

/** Luhn (ISO/IEC 7812) on the ranges that banks here issue, or a label that says so. */
function isCard(number: string, before: string): boolean {
  if (/银行卡|卡\s*号/.test(before)) return true;
  const digits = Array.from(number.normalize('NFKC').replace(/\D/g, ''), Number);
  if (!/^(62|4|5[1-5])/.test(digits.join(''))) return false;
  const sum = digits.reverse().reduce((total, digit, place) => {
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}

const MAILBOX = /([A-Za-z0-9][A-Za-z0-9._%+-]*)([@＠])([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)/g;
const ORGAN_LINE =
  /邮编|邮政编码|主办|主管|编辑部|印刷|咨询|举报|投诉|监督|报送|报回|报至|发送至|工作邮箱|办公邮箱|单位邮箱|官方邮箱|公共邮箱|征求意见|信箱|E-?mail|[局办委院所站会部厅府心室]（?(?:工作|电子|公共)?邮\s*箱/i;
const LANDLINE = /(?<!\d)0\d{2,3}[-－—‐–\s]?\d{7,8}(?!\d)/;
const MOBILE_NEARBY = /(?<!\d)1[3-9]\d\s?[\d*]{4}\s?\d{4}(?!\d)/;

function maskMailboxes(text: string): string {
  if (!/[@＠]/.test(text)) return text;
  return text.replace(MAILBOX, (whole, local: string, at: string, domain: string, place: number) => {
    const around =
      text.slice(Math.max(0, place - 80), place) + ' ' + text.slice(place + whole.length, place + whole.length + 30);
    return isOrganMailbox(local, domain, around) ? whole : local[0]! + '*'.repeat(local.length - 1) + at + domain;
  });
}

/** An organ's mailbox stands on an official domain or on a contact line; a private one beside a mobile number. */
function isOrganMailbox(local: string, domain: string, around: string): boolean {
  if (/(^|\.)gov\.cn$/i.test(domain)) return true;
  if (/^\d+$/.test(local) || /1[3-9]\d{9}/.test(local)) return false;
  if (LANDLINE.test(around)) return true;
  return ORGAN_LINE.test(around) && !MOBILE_NEARBY.test(around);
}
