/** Heads of documents: number lines 发文字号 and orders 令, with the title lines that stand above or below them. */
import { parseNumeral } from '../text/numeral.ts';
import { endsSentence, type Line } from './line.ts';
import { KINDS } from './types.ts';

export interface Head {
  number: string;
  /** As repaired; `printedSeries` is what stands in the text. */
  series: string;
  printedSeries: string;
  /** Null for an order, which is numbered through all years of a term of office. */
  year: number | null;
  seq: number;
  /** Index of the number line. */
  at: number;
  /** Title lines, indices; empty where no title line survives. */
  title: number[];
  /** First line of the head where it is known by its form: a title above, 海州市人民政府文件 or the number with a title below. */
  first: number | null;
}

const NUMBER_LINE =
  /^[（(]?(?:(?:发?文字?号|文号)[：:])?([\p{Script=Han}]{2,14})[〔[（(【［]((?:19|20)\d\d)[〕\])）】］](?:第)?0*(\d{1,4})号[）)]?(?:签发人[：:].{2,20})?$/u;
const ORGAN = '(?:政府|办公室|办公厅|委员会|[市县区省州党]委|厅|局|部|院|组|会|分区|指挥部|管理处)';
const KIND_END = new RegExp(`(?:${KINDS.join('|')}|令|答复)(?:[（(][^（）()]{1,12}[）)])?$`, 'u');
/** 海州市人民政府关于…, 海州市人民政府印发《…》的通知, 海州市人民政府公告. */
const TITLE = new RegExp(
  `^[\\p{Script=Han}（）()、]{2,80}?${ORGAN}(?:联合)?(?:关于|印发|转发|批转|公布|发布)|^[\\p{Script=Han}]{2,30}${ORGAN}(?:公告|通告|命令|禁火令)$`,
  'u',
);
const ORGAN_LINE = new RegExp(`^(?:中共)?[\\p{Script=Han}]{2,24}${ORGAN}$`, 'u');
/** What web pages print between title and number, and what stands beside the number of a report. */
const ASIDE =
  /^(?:来源|发布(?:日期|时间|机构|单位)|信息来源|时间|日期|索引号|浏览|字体|字号[：:]|【|签发人|打印|作者)(?=.*[：:】\]\d])|^签发人/u;
const MASTHEAD = /^[\p{Script=Han}（）()]{2,40}文件$/u;

export function findHeads(lines: Line[]): Head[] {
  return lines.flatMap((line, at) => {
    const head = numberHead(lines, line, at) ?? orderHead(lines, line, at);
    return head ? [head] : [];
  });
}

function numberHead(lines: Line[], line: Line, at: number): Head | null {
  const match = NUMBER_LINE.exec(line.bare);
  if (!match) return null;
  const [, series, year, seq] = match;
  const above = titleAbove(lines, at);
  const below = above.length === 0 ? titleBelow(lines, at) : [];
  const masthead = at > 0 && MASTHEAD.test(lines[at - 1]!.bare) ? at - 1 : at;
  return {
    number: `${series}〔${year}〕${Number(seq)}号`,
    series: series!,
    printedSeries: series!,
    year: Number(year),
    seq: Number(seq),
    at,
    title: above.length > 0 ? above : below,
    first: above[0] ?? (below.length > 0 || masthead < at ? masthead : null),
  };
}

const ORDER = /^([\p{Script=Han}]{2,24}(?:人民政府|委员会|指挥部|厅|局|部)令)(.*)$/u;
const ORDER_NUMBER = /^[（(]?(?:(?:19|20)\d\d年)?第([\d一二三四五六七八九十百零〇]{1,7})号[）)]?$/u;

/** 海州市人民政府令 / 第12号: the name of the order is its title, the number stands on the same line or the next. */
function orderHead(lines: Line[], line: Line, at: number): Head | null {
  const match = ORDER.exec(line.bare);
  const before = lines[at - 1];
  if (!match || (before && before.page === line.page && !endsBlock(before, line))) return null;
  const [, series, rest] = match;
  const own = rest === '' ? lines[at + 1] : line;
  const printed = own && ORDER_NUMBER.exec(rest === '' ? own.bare : rest!)?.[1];
  const seq = printed ? parseNumeral(printed) : null;
  const follows = lines
    .slice(at + 1, at + 14)
    .some(({ bare }) => /现予(?:公布|发布)|(?:公布|发布|命令)如下|施行/u.test(bare));
  if (!seq || !follows) return null;
  return {
    number: `${series}第${seq}号`,
    series: series!,
    printedSeries: series!,
    year: null,
    seq,
    at: rest === '' ? at + 1 : at,
    title: rest === '' ? [at] : [],
    first: at,
  };
}

/** A line of running text does not end before an order's name: what stands above is finished or set apart. */
const endsBlock = (before: Line, line: Line): boolean =>
  line.afterBlank || endsSentence(before.bare) || before.bare.length < 20;

/** The lines above a number line that make up its title: they end with a kind and begin with an issuer or 关于. */
function titleAbove(lines: Line[], at: number): number[] {
  let last = at - 1;
  while (last >= 0 && last > at - 4 && ASIDE.test(lines[last]!.bare)) last -= 1;
  if (last < 0 || !KIND_END.test(lines[last]!.bare)) return [];
  let text = '';
  let found: number[] = [];
  for (let i = last; i >= Math.max(0, last - 7); i -= 1) {
    const line = lines[i]!;
    if (i < last && /[。；：:;，,、]$|^咨询|^扫码|^[（(]?此件|^[一二三四五六七八九十]+、/u.test(line.bare)) break;
    text = line.bare + text;
    const rest = range(i, last);
    if (TITLE.test(text)) return [...jointIssuers(lines, i), ...rest];
    if (/^关于/u.test(text)) found = rest;
    else if (found.length > 0 && !ORGAN_LINE.test(line.bare)) break;
    if (text.length > 160) break;
  }
  return found;
}

/** Issuers of the same place printed above the one that runs into the title: 中共海州市委 / 海州市人民政府 / 关于…. */
function jointIssuers(lines: Line[], first: number): number[] {
  const place = placeOf(lines[first]!);
  let from = first;
  while (from > 0 && from > first - 3 && isIssuer(lines, from - 1, place)) from -= 1;
  return range(from, first - 1);
}

const placeOf = (line: Line): string => line.bare.replace(/^中共/u, '').slice(0, 2);

/** Not the signature of the document before: that is set in, or a sentence ends above it. */
function isIssuer(lines: Line[], at: number, place: string): boolean {
  const line = lines[at]!;
  const before = lines[at - 1];
  return (
    ORGAN_LINE.test(line.bare) &&
    placeOf(line) === place &&
    line.indent <= 8 &&
    (before === undefined || !endsSentence(before.bare))
  );
}

/** Some governments print the number above the title. */
function titleBelow(lines: Line[], at: number): number[] {
  let first = at + 1;
  while (first < at + 4 && first < lines.length && ASIDE.test(lines[first]!.bare)) first += 1;
  let text = '';
  for (let i = first; i <= Math.min(lines.length - 1, first + 5); i += 1) {
    const line = lines[i]!;
    if (/[。；：:;]$/u.test(line.bare) || line.page !== lines[at]!.page) return [];
    text += line.bare;
    if (KIND_END.test(text) && (/^关于/u.test(text) || TITLE.test(text)) && text.length <= 160) return range(first, i);
  }
  return [];
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
