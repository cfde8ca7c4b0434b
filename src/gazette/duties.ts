/** Recurring duties: who does what how often, for whom, and the line that says so. */
import { findCadences } from './cadence.ts';
import { bearersOf, receiversOf } from './duty-organs.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
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
  ['meeting', /召开|会议|例会|会商|研判|调度会|专题学习|研究/u],
  ['payment', /兑付|拨付|支付|发放|补助资金|补贴资金|结算/u],
  ['training', /培训|演练|轮训|教育/u],
  ['publication', /公示|公布|公开|播出|宣传|发布/u],
  ['data', /推送|交互|录入|更新|共享|台账|数据|信息采集|动态调整|掌握/u],
  ['report', /报送|上报|汇报|报告|通报|周报|月报|旬报|反馈|报回|汇总|报区|报市|报省|函报/u],
  [
    'check',
    /检查|巡查|排查|督导|督查|督促|抽查|自查|核查|检验|检测|监测|家访|走访|回访|监督|监管|管护|维护|抚育|核验|巡护|跟踪|调查|筛查|执法|整治|清扫|探访|抽检/u,
  ],
  ['plan', /计划|规划|方案|分解|修订|扶持/u],
];

/** The duties of an issue, in print order of their documents. */
export function findDuties(issue: ReadIssue): Duties {
  const duties: Duty[] = [];
  const dated: Duty[] = [];
  for (const document of issue.documents) {
    for (const sentence of sentencesOf(document, issue.text)) {
      duties.push(...recurring(sentence, document, issue.issue.key));
      dated.push(...oneOff(sentence, document, issue.issue.key));
    }
  }
  return { duties, dated };
}

function recurring(sentence: Sentence, document: GazetteDocument, issue: string): Duty[] {
  const all = findCadences(sentence.text);
  // 日调度、日分析、日汇报 is one rhythm said three times.
  const found = all.filter((one, i) => {
    const before = all[i - 1];
    return !before || before.normalized !== one.normalized || one.at - before.at > 24;
  });
  return found.flatMap(({ words, normalized, at }, i) => {
    const behind = sentence.text.slice(at, at + 60);
    const kind = kindOf(behind) ?? (normalized === 'undetermined' ? null : kindOf(sentence.text));
    if (kind === null || isDescription(sentence.text, at)) return [];
    return [
      {
        issue,
        document: document.number,
        bearer: bearersOf(sentence, at, document),
        kind,
        duty: sentence.text
          .slice(at + words.length, at + words.length + 40)
          .replace(/^[，,、前]/u, '')
          .replace(/[。；].*$/u, ''),
        cadence: words,
        cadenceNormalized: normalized,
        receiver: receiversOf(sentence.text.slice(Math.max(0, at - 20), found[i + 1]?.at), document),
        line: sentence.lineAt(at),
      },
    ];
  });
}

/** Rates and goals (每年增长…, 年均) and definitions are not duties. */
function isDescription(text: string, at: number): boolean {
  return (
    /^每[年月天].{0,8}(?:增长|提高|补贴|补助|元|万元|新增|不超过.{0,4}元|缴)|^每(?:年|月|人每年).{0,4}\d+元/u.test(
      text.slice(at),
    ) ||
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
        bearer: bearersOf(sentence, match.index, document),
        kind: /消除|整改/u.test(behind) ? ('check' as const) : ('report' as const),
        duty: behind
          .slice(match[0].length, match[0].length + 40)
          .replace(/^[，,、]/u, '')
          .replace(/[。；].*$/u, ''),
        cadence: match[0],
        cadenceNormalized: `once:${year}-${match[2]!.padStart(2, '0')}-${day}`,
        receiver: receiversOf(text, document),
        line: sentence.lineAt(match.index),
      },
    ];
  });
}
