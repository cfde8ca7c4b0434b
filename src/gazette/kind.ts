/** Kind 文种, issuer 发文机关 and, where no title line survives, the inferred title. */
import type { Line } from './line.ts';
import type { Kind, LineRange, TitleInferred } from './types.ts';
import { KINDS } from './types.ts';

const TITLE_KIND = new RegExp(`(${KINDS.join('|')}|令|答复)(?:[（(][^（）()]{1,12}[）)])?$`, 'u');

/** The kind that a title ends with: 实施意见 is 意见, 承诺函 is 函, 令 is 命令. */
export function kindOfTitle(title: string): Kind | null {
  const match = TITLE_KIND.exec(title);
  if (!match) return null;
  return match[1] === '令' ? '命令' : match[1] === '答复' ? '函' : (match[1] as Kind);
}

/** Closing and opening formulas that only one kind uses, strongest first. */
const FORMULAS: [RegExp, Kind][] = [
  [/(?:特此|此复|专此)批复|现批复如下/u, '批复'],
  [/特此报告/u, '报告'],
  [/(?:特此|专此)(?:函达|复函|函复|致函|承诺|答复)|现(?:函复|答复)如下|以上答复/u, '函'],
  [/(?:特此|专此)通知|印发给你们|有关事项通知如下|现将.{2,40}通知如下/u, '通知'],
  [/特此公告|现.{2,40}公告如下/u, '公告'],
  [/特此通告|现.{2,40}通告如下/u, '通告'],
  [/(?:妥否|当否|可否)，?请(?:批示|批复|审批)/u, '请示'],
  [/予以没收|决定如下|决定废止(?:下列|以下)/u, '决定'],
  [/研究决定，?(?:任命|免去)|同志(?:任|职务)/u, '通知'],
];

/** The kind as the wording shows it, for a document without a title. `text` is white-space free. */
export function kindOfWording(text: string, series: string): Kind | null {
  // A letter or a reply is not issued under a 发 number.
  const formula = FORMULAS.find(
    ([pattern, kind]) => pattern.test(text) && !(/发$/u.test(series) && (kind === '函' || kind === '批复')),
  );
  if (formula) return formula[1];
  return /函$/u.test(series) && /此复|来函|函(?:复|告|请|商)|贵(?:单位|局|厅|委)/u.test(text) ? '函' : '通知';
}

/**
 * The issuer. A series code names it: X政发, X政函 are the government's, X政办发, X政办函 its office's
 * (党政机关公文处理工作条例 art. 9: the code stands for the issuing organ). Other series: the title, then the signature.
 */
export function issuerOf(
  series: string,
  title: string | null,
  signature: string | null,
  government: string | null,
): string | null {
  const fromTitle = title === null ? null : (ISSUER_IN_TITLE.exec(title)?.[1] ?? null);
  if (fromTitle) return leadOf(fromTitle);
  // A collection holds documents of several governments: a full name under the text outweighs the common one.
  if (government && signature?.includes('人民政府') && !signature.startsWith(government)) return signature;
  if (government && /政办/u.test(series))
    return government + '办公' + (/省$|自治区$|^国务院/u.test(government) ? '厅' : '室');
  if (government && /政(?:发|函|字|规|任|令)/u.test(series)) return government;
  return signature;
}

/** A joint document carries the number of its lead, who is printed first (党政机关公文处理工作条例 art. 9): 海州市人民政府海州军分区. */
function leadOf(issuers: string): string {
  const place = issuers.replace(/^中共/u, '').slice(0, 2);
  const second = issuers.indexOf(place, issuers.indexOf(place) + 2);
  const lead = issuers.slice(0, second).replace(/中共$|、$/u, '');
  return second > 0 && /(?:政府|[市县区省州党]委|办公[室厅]|委员会|院|局)$/u.test(lead) ? lead : issuers;
}

/** What stands before the deed: 海州市人民政府关于…, 海州市人民政府印发《…》的通知, 海州市人民政府令, 海州市人民政府公告. */
const ISSUER_IN_TITLE = /^([^关《]{2,60}?)(?:联合)?(?:关于|印发|转发|批转|公布|发布|(?:令|命令|公告|通告|禁火令)$)/u;

/** The government whose gazette this is: 吕梁市离石区人民政府公报 → 吕梁市离石区人民政府. */
export function governmentOf(masthead: string | null, titles: (string | null)[]): string | null {
  const own = masthead?.replace(/公报$/u, '') ?? null;
  if (own?.endsWith('政府')) return own;
  const counts = new Map<string, number>();
  for (const title of titles) {
    const name = /^(.{2,30}?人民政府)(?:办公[室厅])?(?:关于|印发|转发|批转|公告|通告|令)/u.exec(title ?? '')?.[1];
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** What the wording of a transmittal, a reply or a decision says of its own subject. */
const DEED: [RegExp, (m: RegExpExecArray) => string, number][] = [
  [/《([^《》]{4,80}(?:〈[^〉]+〉[^《》]{0,40})?)》[^《》]{0,120}?印发给你们/u, (m) => `关于印发${m[1]}的通知`, 0.9],
  [/现将《([^《》]{4,80}(?:〈[^〉]+〉[^《》]{0,40})?)》印发/u, (m) => `关于印发${m[1]}的通知`, 0.9],
  [/《关于(?:上报|呈报|报送|审批)?([^《》]{4,80})的请示》.{0,40}(?:收悉)/u, (m) => `关于${m[1]}的批复`, 0.85],
  [/您?们?提出的《关于([^《》]{2,80})的(建议|提案)》/u, (m) => `关于对《关于${m[1]}的${m[2]}》的答复`, 0.8],
  [
    /(?:决定|现)(成立|建立|调整)([^，。]{4,60}?(?:领导小组|领导组|专班|委员会|联席会议制度|联席会议|指挥部))/u,
    (m) => `关于${m[1]}${m[2]}的通知`,
    0.8,
  ],
  [/启用.{2,400}?印章.{0,60}废止/u, () => '关于启用和废止印章的通知', 0.8],
  [
    /印发[\s\S]*附件[：:](?:1[.．])?([\p{Script=Han}\d（）“”]{6,50}?(?:分工|方案|清单|名单|计划|办法|规定|预案))/u,
    (m) => `关于印发${m[1]}的通知`,
    0.6,
  ],
  [
    /([^，。；]{4,50}?(?:领导小组|领导组|专班|委员会|指挥部))组成人员.{0,12}(?:调整|变动)/u,
    (m) => `关于调整${m[1]!.replace(/^.*因.*?，/u, '')}组成人员的通知`,
    0.7,
  ],
  [/对《([^《》]{4,60})》.{0,24}(?:作|进行)(?:如下|出)?(调整|修改|修订)/u, (m) => `关于${m[2]}${m[1]}的通知`, 0.7],
  [/现将([^，。《》]{4,50}?)(?:公布|通报|印发)如下/u, (m) => `关于公布${m[1]}的通知`, 0.6],
  [
    /为(?:进一步|切实)?(做好|加强|规范|推进|加快|提高)([^，。；]{4,40})[，,](?=.{0,400}?(?:通知如下|如下[：:]))/u,
    (m) => `关于${m[1]}${m[2]}的通知`,
    0.5,
  ],
  [/(?:予以)没收/u, () => '关于没收违法建筑物的决定', 0.5],
  [/将([^，。]{4,40}?)情况报告如下/u, (m) => `关于${m[1]}情况的报告`, 0.6],
  [/同意([^，。,]{4,60}?)[，。,]/u, (m) => `关于同意${m[1]}的批复`, 0.5],
];

/** A title inferred from the transmittal paragraph or the subject, with the words it rests on. */
export function inferTitle(
  lines: Line[],
  issuer: string | null,
  kind: Kind | null,
  people: string[],
): TitleInferred | null {
  if (lines.length === 0) return null;
  const text = lines.map((line) => line.bare).join('');
  const make = (subject: string, evidence: string, confidence: number, at: LineRange): TitleInferred => ({
    title: (issuer ?? '') + subject,
    evidence,
    lines: at,
    confidence,
  });
  if (people.length > 0) {
    const subject = `关于${people[0]}${people.length > 1 ? '等' : ''}同志任免职务的通知`;
    return make(subject, '据正文所列任免人员推断。', 0.85, linesOf(lines, 0, text.length));
  }
  for (const [pattern, title, confidence] of DEED) {
    const match = pattern.exec(text);
    if (!match) continue;
    const subject = title(match);
    if (kind !== null && kindOfTitle(subject) !== kind) continue;
    const at = linesOf(lines, match.index, match.index + match[0].length);
    return make(subject, `据正文“${match[0].slice(0, 60)}”推断。`, confidence, at);
  }
  return null;
}

/** The source lines that hold the characters [from, to) of the joined text. */
function linesOf(lines: Line[], from: number, to: number): LineRange {
  const held: number[] = [];
  let at = 0;
  for (const line of lines) {
    if (at < to && at + line.bare.length > from) held.push(line.n);
    at += line.bare.length;
  }
  return [Math.min(...held), Math.max(...held)];
}
