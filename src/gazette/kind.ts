/** Kind 文种, issuer 发文机关 and, where no title line survives, the inferred title. */
import type { Line } from './line.ts';
import type { Kind, TitleInferred } from './types.ts';
import { KINDS } from './types.ts';

const TITLE_KIND = new RegExp(`(${KINDS.join('|')}|令)(?:[（(][^（）()]{1,12}[）)])?$`, 'u');

/** The kind that a title ends with: 实施意见 is 意见, 承诺函 is 函, 令 is 命令. */
export function kindOfTitle(title: string): Kind | null {
  const match = TITLE_KIND.exec(title);
  if (!match) return null;
  return match[1] === '令' ? '命令' : (match[1] as Kind);
}

/** Closing and opening formulas that only one kind uses, strongest first. */
const FORMULAS: [RegExp, Kind][] = [
  [/(?:特此|此复|专此)批复|现批复如下/u, '批复'],
  [/特此报告/u, '报告'],
  [/(?:特此|专此)(?:函达|复函|函复|致函|承诺|答复)|现(?:函复|答复)如下|以上答复/u, '函'],
  [/(?:特此|专此)通知|印发给你们|有关事项通知如下|现将.{2,40}通知如下/u, '通知'],
  [/特此(?:公告|通告)/u, '通告'],
  [/(?:妥否|当否|可否)，?请(?:批示|批复|审批)/u, '请示'],
  [/予以没收|决定如下/u, '决定'],
  [/研究决定，?(?:任命|免去)|同志(?:任|职务)/u, '通知'],
];

/** The kind as the wording shows it, for a document without a title. `text` is white-space free. */
export function kindOfWording(text: string, series: string): Kind | null {
  // A letter or a reply is not issued under a 发 number.
  const formula = FORMULAS.find(
    ([pattern, kind]) => pattern.test(text) && !(/发$/u.test(series) && (kind === '函' || kind === '批复')),
  );
  if (formula) return formula[1];
  return /函$/u.test(series) && /此复|函/u.test(text) ? '函' : '通知';
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
  const fromTitle = title === null ? null : (/^(.{2,40}?)关于/u.exec(title)?.[1] ?? null);
  if (fromTitle) return fromTitle;
  if (government && /政办/u.test(series))
    return government + '办公' + (/省$|自治区$|^国务院/u.test(government) ? '厅' : '室');
  if (government && /政(?:发|函|字|规|任|令)/u.test(series)) return government;
  return signature;
}

/** The government whose gazette this is: 吕梁市离石区人民政府公报 → 吕梁市离石区人民政府. */
export function governmentOf(masthead: string | null, titles: (string | null)[]): string | null {
  const own = masthead?.replace(/公报$/u, '') ?? null;
  if (own?.endsWith('政府')) return own;
  const counts = new Map<string, number>();
  for (const title of titles) {
    const name = /^(.{2,30}?人民政府)(?:办公[室厅])?关于/u.exec(title ?? '')?.[1];
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

const DEED: [RegExp, (m: RegExpExecArray) => string, number][] = [
  [
    /(?:现将|印发)?《([^《》]{4,80}(?:〈[^〉]+〉[^《》]{0,40})?)》(?:已)?(?:经.{0,60})?(?:现)?印发给你们/u,
    (m) => `关于印发${m[1]}的通知`,
    0.9,
  ],
  [/现将《([^《》]{4,80})》印发/u, (m) => `关于印发${m[1]}的通知`, 0.9],
  [/你局?《关于([^《》]{4,80})的请示》.{0,40}(?:收悉)/u, (m) => `关于${m[1]}的批复`, 0.85],
  [/您?们?提出的《关于([^《》]{2,80})的(建议|提案)》/u, (m) => `关于对《关于${m[1]}的${m[2]}》的答复`, 0.8],
  [/同意(.{4,60}?)(?:，|。|,)/u, (m) => `关于同意${m[1]}的批复`, 0.5],
  [
    /(?:决定|现)(成立|建立|调整)(.{4,60}?(?:领导小组|领导组|专班|委员会|联席会议制度|联席会议|指挥部))/u,
    (m) => `关于${m[1]}${m[2]}的通知`,
    0.8,
  ],
  [/启用.{2,400}?印章.{0,60}废止/u, () => '关于启用和废止印章的通知', 0.8],
];

/** A title inferred from the transmittal paragraph or the subject, with the words it rests on. */
export function inferTitle(
  lines: Line[],
  issuer: string | null,
  kind: Kind | null,
  people: string[],
): TitleInferred | null {
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return null;
  const text = lines.map((line) => line.bare).join('');
  const make = (subject: string, evidence: string, confidence: number): TitleInferred => ({
    title: (issuer ?? '') + subject,
    evidence,
    lines: [Math.min(...lines.map((l) => l.n)), Math.max(...lines.map((l) => l.n))],
    confidence,
  });
  if (people.length > 0)
    return make(`关于${people[0]}${people.length > 1 ? '等' : ''}同志任免职务的通知`, '据正文所列任免人员推断。', 0.85);
  for (const [pattern, title, confidence] of DEED) {
    const match = pattern.exec(text);
    if (!match) continue;
    const subject = title(match);
    if (kind !== null && kindOfTitle(subject) !== kind && !subject.endsWith('答复')) continue;
    return make(subject, `据正文“${match[0].slice(0, 60)}”推断。`, confidence);
  }
  return null;
}
