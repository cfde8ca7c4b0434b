/**
 * Document numbers 发文字号: 机关代字〔年份〕顺序号 (GB/T 9704—2012, 7.2.5), and orders 令第N号.
 * The printed forms vary in brackets, width, spaces and zeros; the normal form is 离政发〔2024〕30号.
 */
import { compact, halfWidth, isHan } from './character.ts';
import { parseNumeral } from './numeral.ts';

export interface NumberedDocument {
  kind: 'numbered';
  /** 机关代字, e.g. 离政办发. */
  code: string;
  year: number;
  seq: number;
  /** 离政办发〔2024〕5号 */
  normalized: string;
}

export interface Order {
  kind: 'order';
  /** 国务院, 主席, 公安部 …, without 中华人民共和国. */
  issuer: string;
  seq: number;
  /** 国务院令第493号 */
  normalized: string;
}

export type DocumentNumber = NumberedDocument | Order;

/** Offsets `[start, end)` in the text searched. A number that shares the code before it starts at its own bracket. */
export interface FoundDocumentNumber {
  start: number;
  end: number;
  number: DocumentNumber;
}

/** The number that `s` is, in any spelling; null where `s` is anything else or more than a number. */
export function parseDocumentNumber(s: string): DocumentNumber | null {
  if (s.length > 200) return null;
  const text = s.trim();
  const [found, ...more] = findDocumentNumbers(text);
  return found && more.length === 0 && found.start === 0 && found.end === text.length ? found.number : null;
}

export function numbered(code: string, year: number, seq: number): NumberedDocument {
  return { kind: 'numbered', code, year, seq, normalized: `${code}〔${year}〕${seq}号` };
}

/** The normal form: 离政发〔2024〕30号, 国务院令第493号. */
export function printDocumentNumber(number: DocumentNumber): string {
  return number.normalized;
}

const OPEN = '〔［\\[(（【〈﹝〖｛{';
const CLOSE = '〕］\\])）】〉﹞〗｝}';
const DIGIT = '\\dO〇○零一二三四五六七八九lI';
/** Brackets may be mismatched (〔2023〕 printed as 〔2023〔), 年 may stand inside, and one 号 may serve several (52、67号). */
const YEAR_AND_SEQ = new RegExp(
  `[${OPEN}]\\s{0,4}([12一二lI](?:\\s{0,2}[${DIGIT}]){3})\\s{0,4}年?\\s{0,2}[${CLOSE}${OPEN}]` +
    `\\s{0,8}第?\\s{0,4}(\\d(?:\\s?\\d){0,4}|[一二三四五六七八九十百零〇]{1,7})((?:\\s?[、，,]\\s?\\d{1,5}){0,9})\\s{0,8}号`,
  'g',
);

/**
 * Every document number in a text, left to right. Linear: a number is found by its year bracket, its code is then read
 * to the left. White space inside a number, line breaks included, is no obstacle. Meetings (〔2022〕11次) and standards
 * have no 号 behind a year bracket and are not found.
 */
export function findDocumentNumbers(text: string): FoundDocumentNumber[] {
  const plain = halfWidth(text);
  const found: FoundNumbered[] = [];
  const known = new Set<string>();
  for (const match of plain.matchAll(YEAR_AND_SEQ)) {
    const year = readYear(match[1]!);
    const seq = parseNumeral(match[2]!);
    if (year === null || !seq) continue;
    const previous = found.at(-1);
    const shared = previous && sharesCode(plain.slice(previous.end, match.index)) ? previous.number.code : null;
    const code = shared
      ? { text: shared, start: match.index }
      : readCode(plain, match.index, previous?.end ?? 0, known);
    if (code === null) continue;
    known.add(code.text);
    const end = match.index + match[0].length;
    const others = match[3]!;
    const firstEnd = others === '' ? end : match.index + match[0].lastIndexOf(others);
    found.push({ start: code.start, end: firstEnd, number: numbered(code.text, year, seq) });
    for (const { 0: digits, index } of others.matchAll(/\d+/g)) {
      const start = firstEnd + index;
      found.push({ start, end: start + digits.length, number: numbered(code.text, year, Number(digits)) });
    }
    pushBareSequence(plain, end, found);
  }
  const orders = findOrders(plain);
  return orders.length === 0 ? found : [...found, ...orders].sort((a, b) => a.start - b.start);
}

type FoundNumbered = FoundDocumentNumber & { number: NumberedDocument };

function readYear(printed: string): number | null {
  const year = parseNumeral(compact(printed).replace(/[lI]/g, '1'));
  return year !== null && year >= 1949 && year <= 2099 ? year : null;
}

/** 吕人社发〔2022〕46号、〔2022〕48号: only a mark of enumeration stands between. */
function sharesCode(between: string): boolean {
  return /^\s*(?:文件?)?\s*[、，,和及与]\s*$/.test(between);
}

/** 晋财农〔2021〕45号、56号: the second shares code and year. */
function pushBareSequence(text: string, from: number, found: FoundNumbered[]): void {
  const more = /^(\s*[、和及]\s*(?:第\s*)?)(\d{1,5})\s?号(?![楼院井线库点厅室门码])/;
  const { code, year } = found.at(-1)!.number;
  for (let at = from; ; ) {
    const match = more.exec(text.slice(at, at + 16));
    const seq = match ? Number(match[2]) : 0;
    if (!match || seq === 0) return;
    const end = at + match[0].length;
    found.push({ start: at + match[1]!.length, end, number: numbered(code, year, seq) });
    at = end;
  }
}

/** A code and where it starts. */
interface Code {
  text: string;
  start: number;
}

/** The longest code in use has eleven characters (新冠肺炎疫情防控 offices). */
const LONGEST = 12;

const INTRODUCES =
  '按照|根据|依据|依照|遵照|参照|对照|结合|贯彻|落实|执行|印发|转发|下发|发布|公布|出台|废止|替代|取代|按|照|以';
const ENDS =
  '由|见|对|为|即|与|及|或|的|了|号|关于|简称|政府|办公厅|办公室|委员会|你局|你单位|(?:和|将|原|从)(?![政府委办])|文件|其中|通知|意见|决定|方案|办法|规定|通告|公告|通报|批复|复函|请示|报告|函告|预案|细则|规则|' +
  '纲要|要点|制度|措施|清单|目录|纪要|答复|条例|名单|指南|导则|标准|说明';

/** Words after which a code begins: those that introduce a number, and those that end what stands before it. */
const LEAD = new RegExp(`.*(?:${INTRODUCES}|${ENDS})(?=.{2})`, 's');
const INTRODUCED = new RegExp(`(?:${INTRODUCES}).{1,6}$`, 's');

/** 市 in 按市吕财农: a level word before the place, where what follows is not itself an organ (市政发, 市监). */
const LEVEL = /^(?:省|市|县|区)(?=[^政委办府监场人教财发农水环住卫民公应工交文信统审](?:.{2,}))/;

/** Reads the code that ends at `end`, not beyond `limit`; null where nothing that could be a code stands there. */
function readCode(text: string, end: number, limit: number, known: Set<string>): Code | null {
  const run = hanRun(text, end, limit);
  let from = cutAtBreak(run, known);
  const lead = LEAD.exec(run.text.slice(from));
  if (lead) from += lead[0].length;
  const level = LEVEL.exec(run.text.slice(from));
  if (level && (lead || from > 0)) from += level[0].length;
  if (run.text.length - from > LONGEST || (!run.whole && from === 0)) {
    const suffix = [...known].filter((code) => run.text.endsWith(code)).sort((a, b) => b.length - a.length)[0];
    const place = suffix ?? PLACE.exec(run.text.slice(-LONGEST))?.[0];
    if (place === undefined) return null;
    from = run.text.length - place.length;
  }
  const code = run.text.slice(from);
  return code.length < 2 || NO_CODE.test(code) ? null : { text: code, start: run.places[from]! };
}

/** Meetings are no documents; a number behind a place or an office is one of a house or of a post. */
const NO_CODE = /(?:会议?|纪要|[局厅县市区村镇乡楼年月日])$/;

/** The first province (or 国, 中) inside an over-long run is taken as the head of the code. */
const PLACE = /[国京津沪渝冀豫云辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤川青藏琼宁].{1,7}$/;

interface Run {
  /** Han characters, white space out. */
  text: string;
  /** Offset of each in the searched text. */
  places: number[];
  /** Indices in `text` before which white space stands, right to left; `wide`: a line break or a gap. */
  breaks: { at: number; wide: boolean }[];
  /** False where the run goes on to the left beyond the window. */
  whole: boolean;
  /** True where an opening bracket, or a number with its comma, stands on the left. */
  opened: boolean;
}

function hanRun(text: string, end: number, limit: number): Run {
  const reversed: number[] = [];
  const gaps: { fromRight: number; wide: boolean }[] = [];
  let gap = '';
  let whole = true;
  let opened = false;
  for (let i = end - 1; i >= limit; i--) {
    const c = text[i]!;
    if (c === '\t' || (!isHan(c) && !/\s/.test(c)) || gap.length > 8) {
      opened = /[（(《〔【[]/.test(c) || (/[、，,;；]/.test(c) && text[i - 1] === '号');
      break;
    }
    if (!isHan(c)) {
      gap += c;
      continue;
    }
    if (reversed.length === 2 * LONGEST) {
      whole = false;
      break;
    }
    if (gap && reversed.length > 0) gaps.push({ fromRight: reversed.length, wide: /\n|\r|\f|\s\s/.test(gap) });
    gap = '';
    reversed.push(i);
  }
  const places = reversed.reverse();
  return {
    text: places.map((i) => text[i]).join(''),
    places,
    breaks: gaps.map(({ fromRight, wide }) => ({ at: places.length - fromRight, wide })),
    whole,
    opened,
  };
}

/**
 * A line break divides what stands above from the number line under it, unless it cuts a code in two: then the piece
 * before it stands behind an opening bracket, another number or a word that introduces one.
 */
function cutAtBreak({ text, breaks, opened }: Run, known: Set<string>): number {
  for (const [i, { at, wide }] of breaks.entries()) {
    if (known.has(text.slice(at))) return at;
    if (text.length - at < 2 || (!wide && at < 4)) continue;
    const piece = text.slice(breaks[i + 1]?.at ?? 0, at);
    if (!(opened && i === breaks.length - 1) && !INTRODUCED.test(piece)) return at;
  }
  return 0;
}

const ORDER =
  /令\s{0,4}(?:[（(]\s?)?(?:第\s{0,4})?(\d(?:\s?\d){0,3}|[\d一二三四五六七八九十百零〇]{1,7})\s{0,4}号|第\s{0,4}(\d(?:\s?\d){0,3}|[一二三四五六七八九十百零〇]{1,7})\s{0,4}号\s{0,4}令/g;
const ISSUER =
  /(?:中华人民共和国)?(?:国务院|国家主席|主席|中央军委|人大常委会|[^、，年届]{1,14}?(?:人民政府|省政府|市政府|部|委员会|教委|体委|计委|经委|委|总局|局|总署|银行|法院|检察院|政府|会))$/;

function findOrders(text: string): FoundDocumentNumber[] {
  const found: FoundDocumentNumber[] = [];
  for (const match of text.matchAll(ORDER)) {
    const seq = parseNumeral(match[1] ?? match[2]!);
    if (!seq) continue;
    const run = hanRun(text, match.index, found.at(-1)?.end ?? 0);
    const lead = /.*(?:按照|根据|依据|依照|的|以|届|年)/s.exec(run.text)?.[0].length ?? 0;
    const printed = ISSUER.exec(run.text.slice(lead))?.[0];
    if (!printed) continue;
    const issuer = printed.replace(/^中华人民共和国(?=.)/, '');
    const start = run.places[run.text.length - printed.length]!;
    const end = match.index + match[0].length;
    found.push({ start, end, number: { kind: 'order', issuer, seq, normalized: `${issuer}令第${seq}号` } });
  }
  return found;
}
