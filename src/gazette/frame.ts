/** The frame of a document: addressees, signature and date, publication mark, contact block, QR code. */
import { parseDate } from '../text/date.ts';
import { endsSentence, type Line } from './line.ts';

export interface Contact {
  unit: string | null;
  /** Digits with one hyphen behind the area code. */
  phone: string | null;
  line: number;
}

export interface Frame {
  addressees: string[] | null;
  addresseesLines: Line[];
  dated: string | null;
  datedLine: Line | null;
  /** The organ that signs, as printed above (or before) the date. */
  signature: string | null;
  signatureLines: Line[];
  mark: string | null;
  markLine: Line | null;
  /** Contact blocks in print order; the first is the document's. */
  contacts: Contact[];
  contactLines: Line[];
  qrLine: Line | null;
}

const ORGAN =
  '(?:政府|办事处|单位|部门|[局厅委办部院处站社会市县区省校行室组所盟署队馆段园场镇乡]|街道|公司|中心|机关|机构|企业|代表|委员|同志|政协|人大|协会|集团|银行|学校|农场|团体|组织|院校|高校|[新园军分灌湖林矿]区|医院|队)';
const ORGAN_END = new RegExp(`${ORGAN}(?:[（(][^（）()]{1,20}[）)])?$`, 'u');
/** Labels that end like an addressee and a colon. */
const LABEL =
  /(?:责任|咨询|牵头|配合|成员|主管|主办|承办|协办|报送|编制|填报|建设|设计|施工|联系|参加|责任|实施|受委托)(?:单位|部门|机关)$|^(?:组|副组)?长$|^附件|负责人$|如下$/u;

/** In digits or in Chinese numerals: 2023年7月3日, 二〇二三年七月三日. */
const DATE =
  /((?:19|20)\d\d年\d{1,2}月\d{1,2}日|[一二][〇○零OＯ0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:[（(]此件.{2,8}[）)])?$/u;
const MARK = /[（(]?(此件(?:公开发布|予以公开|主动公开|依申请公开|不予公开|删减后公开|公开))[）)]?/u;

/** Reads the frame from a document's lines in reading order; `at` is the index of the number line. */
export function readFrame(lines: Line[], at: number, government: string | null): Frame {
  const head = findAddressees(lines, at);
  const markLine = lines.find((line) => MARK.test(line.bare)) ?? null;
  const sign = findSignature(lines, at, markLine, government);
  const contact = findContact(lines);
  return {
    addressees: head && splitAddressees(head.text),
    addresseesLines: head?.lines ?? [],
    ...sign,
    mark: markLine ? MARK.exec(markLine.bare)![1]! : null,
    markLine,
    ...contact,
    qrLine: lines.find((line) => /^扫码|扫码(?:咨询|阅读)|二维码|^[扫日]码[咨次各]询$/u.test(line.bare)) ?? null,
  };
}

/** The list of organs before the first colon: close behind the number line, else anywhere on its page. */
function findAddressees(lines: Line[], at: number): { text: string; lines: Line[] } | null {
  const page = lines[at]?.page ?? 0;
  const title = lines
    .slice(at + 1, at + 8)
    .findIndex((line) => /^关于|关于.*的(?:通知|函|批复|决定|意见|通告|公告)$/u.test(line.bare));
  const starts = [...lines.keys()]
    .filter((i) => lines[i]!.page === page && (i > at ? i - at < 80 : lines[0]!.page === page && at - i < 80))
    .sort((a, b) => distance(a, at) - distance(b, at));
  let best: { text: string; lines: Line[]; score: number } | null = null;
  for (const i of starts) {
    let text = '';
    for (let j = i; j < Math.min(i + 4, lines.length); j += 1) {
      const bare = lines[j]!.bare;
      const colon = bare.search(/[：:]/u);
      if (colon < 0) {
        if (/[。；;]/u.test(bare) || bare.length < 2) break;
        text += bare;
        continue;
      }
      text += bare.slice(0, colon);
      const before = lines[i - 1];
      const runsOn =
        before &&
        i - 1 !== at &&
        before.page === page &&
        !endsSentence(before.bare) &&
        before.label === null &&
        /^[\p{Script=Han}（）()、，,]{6,60}$/u.test(before.bare);
      const score =
        addresseeScore(text) -
        (j - i) * 0.3 -
        Math.min(1, distance(i, at) * 0.06) -
        (title >= 0 && i <= at + 1 + title ? 1 : 0) -
        (runsOn ? 1.2 : 0);
      if (score > 0 && (!best || score > best.score)) best = { text, lines: lines.slice(i, j + 1), score };
      break;
    }
    if (best && best.score > 2.4 && i > at && i - at < 6) break;
  }
  return best;
}

const distance = (i: number, at: number): number => (i > at ? i - at : 3 + at - i);

function addresseeScore(text: string): number {
  if (
    text.length < 2 ||
    text.length > 160 ||
    /[。；;“”《》?？!！\d]/u.test(text) ||
    LABEL.test(text) ||
    !ORGAN_END.test(text)
  )
    return 0;
  if (/^[（(]?[一二三四五六七八九十]+[）)、]/u.test(text)) return 0;
  const parts = splitAddressees(text);
  if (!parts.every((part) => ORGAN_END.test(part) && !LABEL.test(part) && part.length <= 40)) return 0;
  return (
    2 +
    (/^(?:各|尊敬|[省市区县]直|[\p{Script=Han}]{2,12}(?:人民政府|局|厅|委员会)$)/u.test(text) ? 1 : 0) +
    (parts.length > 1 ? 0.5 : 0)
  );
}

/** Divides at ， and, between bodies, at 、; words that share a head (省、市驻离石单位) stay together. */
export function splitAddressees(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const [i, c] of [...text].entries()) {
    if (/[（(]/u.test(c)) depth += 1;
    if (/[）)]/u.test(c)) depth -= 1;
    const comma = /[，,；;]/u.test(c);
    if (depth === 0 && (comma || (c === '、' && isBody(part) && !sharesHead(part, text.slice(i + 1))))) {
      parts.push(part);
      part = '';
    } else part += c;
  }
  parts.push(part);
  return parts.filter((p) => p !== '');
}

/** 各省、自治区、直辖市人民政府; 市政府各委、办、局; 各县区党委、政府: what stands on either side of 、 is only half a name. */
function sharesHead(part: string, rest: string): boolean {
  const next = /^[^、，,；;]*/u.exec(rest)![0];
  return (
    /^(?:人民)?政府$|^[委办局厅部院科室]$/u.test(next) ||
    (/^各(?:[省市县区乡镇旗州盟、]|自治|直辖)+$/u.test(part) && /^(?:[省市县区乡镇旗州盟]|自治|直辖)/u.test(next))
  );
}

const isBody = (part: string): boolean => part.length >= 3 && ORGAN_END.test(part);

function findSignature(
  lines: Line[],
  at: number,
  markLine: Line | null,
  government: string | null,
): Pick<Frame, 'dated' | 'datedLine' | 'signature' | 'signatureLines'> {
  const signs = lines.filter(
    (line) => government !== null && line.bare.startsWith(government) && line.bare.length <= government.length + 3,
  );
  const index = new Map(lines.map((line, i) => [line, i]));
  let best: { line: Line; iso: string; score: number } | null = null;
  for (const [i, line] of lines.entries()) {
    const match = line.bare.includes('日') ? DATE.exec(line.bare) : null;
    if (!match || i === at) continue;
    const before = line.bare.slice(0, match.index);
    const isSigner =
      before !== '' &&
      /(?:政府|办公室|办公厅|局|厅|委员会|委|组|部|院|会|公司|中心)$/u.test(before) &&
      before.length <= 60;
    if (before !== '' && !isSigner) continue;
    const iso = parseDate(match[1]!.replace(/[OＯ]/gu, '〇'));
    if (!iso) continue;
    const next = lines[i + 1];
    const previous = lines[i - 1];
    let score = isSigner ? 2 : 0;
    if (
      previous &&
      /(?:政府|办公室|办公厅|局|厅|委员会|组|部|院|会)$/u.test(previous.bare) &&
      previous.bare.length <= 60
    )
      score += 1.5;
    if (signs.some((sign) => Math.abs(index.get(sign)! - i) <= 3)) score += 1.5;
    if (markLine && Math.abs(index.get(markLine)! - i) <= 4) score += 2;
    if (next && !endsSentence(next.bare) && next.bare.length > 12 && line.page === next.page) score -= 0.5;
    if (!best || score > best.score) best = { line, iso, score };
  }
  if (!best)
    return { dated: null, datedLine: null, signature: signs[0]?.bare ?? null, signatureLines: signs.slice(0, 1) };
  const own = best.line.bare.replace(DATE, '');
  const at2 = index.get(best.line)!;
  const near = signs.sort((a, b) => Math.abs(index.get(a)! - at2) - Math.abs(index.get(b)! - at2))[0];
  const above = lines[at2 - 1];
  const signature =
    own || near?.bare || (above && /(?:政府|办公室|局|厅|委员会)$/u.test(above.bare) ? above.bare : null);
  const signatureLines = own ? [best.line] : near ? [near, best.line] : [best.line];
  return { dated: best.iso, datedLine: best.line, signature, signatureLines };
}

function findContact(lines: Line[]): Pick<Frame, 'contacts' | 'contactLines'> {
  const contactLines: Line[] = [];
  const contacts: Contact[] = [];
  for (const [i, line] of lines.entries()) {
    if (!line.bare.includes('询')) continue;
    const unit = /咨询单位[：:](.*?)(?:[咨答]询电话.*|扫码.*|联系电话.*)?$/u.exec(line.bare);
    if (unit) contacts.push({ unit: unit[1] || lines[i + 1]?.bare || null, phone: null, line: line.n });
    const phone = /[咨答]询电话[：:]?(.*)$/u.exec(line.bare);
    if (phone) {
      if (contacts.length === 0) contacts.push({ unit: null, phone: null, line: line.n });
      contacts.at(-1)!.phone ??= phoneOf(phone[1]!) ?? phoneOf(lines[i + 1]?.bare ?? '');
    }
    if (unit || phone || /^(?:[扫日]码[咨次各]询|政策咨询)$/u.test(line.bare)) contactLines.push(line);
  }
  return { contacts, contactLines };
}

/** 0358--8222862, （0358）8222862, 13800000000 at the head of a text. */
function phoneOf(text: string): string | null {
  const match = /^[（(]?(0\d{2,3})[）)]?[—–―\-－]*(\d{7,8})|^(1\d{10}|\d{7,8})(?!\d)/u.exec(text);
  if (!match) return null;
  return match[3] ?? `${match[1]}-${match[2]}`;
}
