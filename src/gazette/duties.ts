/** Recurring duties: who does what how often, for whom, and the line that says so. */
import { type Cadence, findCadences } from './cadence.ts';
import { onceParties, parties } from './parties.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
import { findTasks } from './tasks.ts';
import type { GazetteDocument, ReadIssue } from './types.ts';

export interface Duty {
  issue: string;
  document: string | null;
  /** As named in the text; collective names stay as printed. */
  bearer: string[];
  kind: 'report' | 'meeting' | 'check' | 'evaluation' | 'data' | 'payment' | 'training' | 'publication' | 'plan';
  duty: string;
  cadence: string;
  cadenceNormalized: string;
  /** [] where the text names none. */
  receiver: string[];
  line: number;
}

export interface Duties {
  duties: Duty[];
  /** One-off reports and returns with a date: cadenceNormalized is once:YYYY-MM-DD. */
  dated: Duty[];
}

const KINDS: [Duty['kind'], RegExp][] = [
  ['evaluation', /考核|评估|评价|自评|月监控|评审/u],
  ['meeting', /召开|会议|例会|会商|研判|调度|专题学习|研究/u],
  ['payment', /兑付|拨付|支付|发放|补助资金|补贴资金|结算/u],
  ['training', /培训|演练|轮训|教育/u],
  ['publication', /公示|公布|公开|播出|宣传|发布/u],
  ['data', /推送|上传|交互|录入|更新|共享|台账|数据|信息采集|动态调整|掌握/u],
  ['report', /报送|上报|汇报|报告|通报|周报|月报|旬报|反馈|报回|汇总|报区|报市|报省|函报|专报/u],
  [
    'check',
    /检查|查看|了解|摸底|摸排|清洗|销毁|巡查|排查|督导|督查|督促|抽查|自查|核查|检验|检测|监测|家访|走访|回访|监督|监管|管护|维护|抚育|核验|巡护|跟踪|调查|筛查|执法|整治|清扫|探访|抽检/u,
  ],
  ['plan', /计划|规划|(?<!本)方案|分解|修订|扶持/u],
];

/** The duties of an issue, in print order of their documents. */
export function findDuties(issue: ReadIssue): Duties {
  const duties: Duty[] = [];
  const dated: Duty[] = [];
  for (const document of issue.documents) {
    const remarks = new Map<string, Remark>();
    const leads = leadsOf(document, issue);
    for (const printed of sentencesOf(document, issue.text)) {
      const sentence = ledBy(leads, printed);
      const found = recurring(sentence, document, issue.issue.key);
      duties.push(...found.filter((duty) => !isRepeated(duty, sentence, remarks)));
      dated.push(...oneOff(sentence, document, issue.issue.key));
    }
  }
  return { duties, dated };
}

/** On scrambled pages the unit that leads a task is settled apart from the headings: by the line of the task. */
function leadsOf({ number, readingOrder }: GazetteDocument, issue: ReadIssue): Map<number, string> {
  const tasks = readingOrder && number ? findTasks(issue, number).flatMap((found) => found.tasks) : [];
  return new Map(tasks.flatMap(({ line, lead, section }) => (section !== null && lead !== null ? [[line, lead]] : [])));
}

/** The sentence of a task below the name of the unit that leads it. */
function ledBy(leads: Map<number, string>, sentence: Sentence): Sentence {
  const lead = leads.get(sentence.clause.lines[0]?.[0] ?? 0);
  return lead === undefined ? sentence : { ...sentence, above: [{ ...sentence.clause, text: lead }] };
}

/** Sections that say what is aimed at, not what is to be done. */
const AIM = /^(?:总体|工作|主要|发展|行动)?(?:目标|要求和目标)$|^指导思想$|^总体要求$|^基本原则$/u;

interface Remark {
  duty: Duty;
  clause: Sentence['clause'];
}

/** A remark in brackets (…随时调整) that stands behind several names says one thing, of all who are named in its clause. */
function isRepeated(duty: Duty, { text, clause }: Sentence, remarks: Map<string, Remark>): boolean {
  const words = `${duty.cadence}${duty.duty.slice(0, 6)}`;
  if (!/[（(]$/u.test(text.slice(0, Math.max(0, text.indexOf(words))))) return false;
  const first = remarks.get(words);
  if (!first) remarks.set(words, { duty, clause });
  else if (first.clause === clause) first.duty.bearer = [...new Set([...first.duty.bearer, ...duty.bearer])];
  return first !== undefined;
}

function recurring(sentence: Sentence, document: GazetteDocument, issue: string): Duty[] {
  const { text, above } = sentence;
  const found = above.some((clause) => AIM.test(clause.text)) ? [] : rhythmsOf(sentence);
  return found.flatMap(({ words, normalized, at }, i) => {
    const behind = text.slice(at, at + 60);
    const kind =
      kindOf(behind) ??
      // 根据进度情况 …: what is done stands far behind.
      (normalized !== 'undetermined' ? kindOf(text) : words.endsWith('情况') ? kindOf(text.slice(at)) : null);
    if (kind === null || isDescription(text, at)) return [];
    return [
      {
        issue,
        document: document.number,
        ...parties(sentence, at, words, found[i - 1], found[i + 1], document),
        kind,
        duty: text
          .slice(at + words.length, at + words.length + 40)
          .replace(/^[，,、前]/u, '')
          .replace(/[。；].*$/u, ''),
        cadence: words,
        cadenceNormalized: normalized,
        line: sentence.lineAt(at),
      },
    ];
  });
}

/** The rhythms that a sentence sets, each once. */
function rhythmsOf(sentence: Sentence): Cadence[] {
  const { text, before, after } = sentence;
  const all = findCadences(text);
  if (all.length === 0) return [];
  const later = findCadences(after);
  // 强化日常巡查。 heads a clause that says who does it.
  if (before === '' && text.length <= HEADING && later.length > 0) return [];
  const kept: Cadence[] = [];
  for (const [i, one] of all.entries()) {
    const { at, words, normalized } = one;
    const next = all[i + 1];
    const previous = kept.at(-1);
    // 每半月（每月的15日、30日）: the bracket says it exactly.
    if (next && /^[（(]$/u.test(text.slice(at + words.length, next.at))) continue;
    // 实行旬报告制度，各单位于每月10日…: the name of what then follows.
    if ((next ?? later[0]) && NAMED.test(text.slice(at + words.length)) && NAMING.test(text.slice(0, at))) continue;
    // 日调度、日分析、日汇报 is one rhythm said three times, 每年11月底…年度情况 says when and then what.
    const gap = previous ? text.slice(previous.at + previous.words.length, at) : '';
    if (previous?.normalized === normalized && at - previous.at <= 24) continue;
    if (previous && !/[，,]/u.test(gap)) {
      if (previous.normalized.startsWith(`${normalized}:`)) continue;
      if (previous.normalized === 'undetermined' && normalized !== 'undetermined') kept.pop();
    }
    kept.push(one);
  }
  return kept;
}

const HEADING = 24;
const NAMING = /(?:建立|实行|健全|完善|推行|落实|坚持|实施)[^，。；]{0,24}$/u;
const NAMED = /^[^，。；]{0,12}(?:制度|机制)/u;

/** Rates and goals (每年增长…, 年均), definitions and titles in 《》 are not duties. */
function isDescription(text: string, at: number): boolean {
  return (
    /^每[年月天].{0,8}(?:增长|提高|补贴|补助|元|万元|新增|不超过.{0,4}元|缴)|^每(?:年|月|人每年).{0,4}\d+元/u.test(
      text.slice(at),
    ) ||
    (/^每年度?/u.test(text.slice(at)) &&
      (text[at - 1] === '按' || /^[^，。；]{0,14}任务(?:[，,。；]|$)/u.test(text.slice(at)))) ||
    text.lastIndexOf('《', at) > text.lastIndexOf('》', at) ||
    (/(?:建立|健全|完善|形成|推进|实现)$/u.test(text.slice(0, at)) && /^常态化(?:机制|长效)/u.test(text.slice(at)))
  );
}

const kindOf = (text: string): Duty['kind'] | null => {
  let best: { kind: Duty['kind']; at: number } | null = null;
  for (const [kind, pattern] of KINDS) {
    const at = text.search(pattern);
    if (at >= 0 && (!best || at < best.at)) best = { kind, at };
  }
  return best?.kind ?? null;
};

/** “9月15日前…报送”: a report due once; the year is the document's unless printed. */
function oneOff(sentence: Sentence, document: GazetteDocument, issue: string): Duty[] {
  const { text } = sentence;
  return [
    ...text.matchAll(/(?<!每年|每年的|\d)(?:((?:19|20)\d\d)年)?(\d{1,2})月(?:(\d{1,2})日|底)(?:前|之前|以前)/gu),
  ].flatMap((match) => {
    const behind = text.slice(match.index, match.index + 80);
    if (!/报送|上报|报告|报回|报区|报至|函报|提交|书面报|消除/u.test(behind) || findCadences(match[0]).length > 0)
      return [];
    const year = match[1] ?? document.dated?.slice(0, 4) ?? (document.year === null ? null : String(document.year));
    if (year === null) return [];
    const day = match[3] ? match[3].padStart(2, '0') : 'end';
    return [
      {
        issue,
        document: document.number,
        ...onceParties(sentence, match.index, match[0], document),
        kind: /消除|整改/u.test(behind) ? ('check' as const) : ('report' as const),
        duty: behind
          .slice(match[0].length, match[0].length + 40)
          .replace(/^[，,、]/u, '')
          .replace(/[。；].*$/u, ''),
        cadence: match[0],
        cadenceNormalized: `once:${year}-${match[2]!.padStart(2, '0')}-${day}`,
        line: sentence.lineAt(match.index),
      },
    ];
  });
}
