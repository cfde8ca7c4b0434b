/** Words of recurrence (每周五, 每月25日前, 旬报, 每季度, 每年3月底前 …) and their normal form. */
import { parseNumeral } from '../text/numeral.ts';

export interface Cadence {
  /** As printed. */
  words: string;
  /**
   * daily | weekly[:DAY[@hh:mm]] | semimonthly | monthly[:day,…|:Nx] | tenday[:10,20,end] | quarterly[:Nx] | halfyearly |
   * yearly[:mm-dd|:mm-end|:mm|:Nx|:year-end] | termly[:…] | every:Ny | realtime | undetermined
   */
  normalized: string;
  /** Offset in the text searched. */
  at: number;
}

const N = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})';
const DAYS: Record<string, string> = {
  一: 'MON',
  二: 'TUE',
  三: 'WED',
  四: 'THU',
  五: 'FRI',
  六: 'SAT',
  日: 'SUN',
  天: 'SUN',
};
const num = (text: string): number => (text === '两' ? 2 : (parseNumeral(text) ?? 0));
const two = (n: number): string => String(n).padStart(2, '0');

const hour = (n: number, half: string | undefined): number => (half && half !== '上午' && n < 12 ? n + 12 : n);

const PATTERNS: [RegExp, (m: RegExpMatchArray) => string][] = [
  [
    /每周([一二三四五六日天])(?:(?:的)?(上午|下午|晚)?(\d{1,2})(?:[:：](\d{2})|[时点]))?(?:前|之前)?/gu,
    (m) => `weekly:${DAYS[m[1]!]}${m[3] ? `@${two(hour(Number(m[3]), m[2]))}:${m[4] ?? '00'}` : ''}`,
  ],
  [
    /每月(?:的)?(\d{1,2})日[、和,，](\d{1,2})日[、和,，](?:月底|(\d{1,2})日|最后一[天日])/gu,
    (m) => (m[1] === '10' && m[2] === '20' ? 'tenday:10,20,end' : `monthly:${m[1]},${m[2]},${m[3] ?? 'end'}`),
  ],
  [
    /每月(?:的)?(\d{1,2})日?[、和及,，](\d{1,2})日/gu,
    (m) => (m[1] === '10' && m[2] === '20' ? 'tenday:10,20,end' : `monthly:${m[1]},${m[2]}`),
  ],
  [/(?<!\d月)(\d{1,2})日[和及](\d{1,2})日(?:前|之前)?(?=.{0,20}报)/gu, (m) => `monthly:${m[1]},${m[2]}`],
  [/(?:每月|次月|当月)(?:的)?(\d{1,2})[日号](?:前|之前|以前|下班前)?/gu, (m) => `monthly:${m[1]}`],
  [/每月(?:月)?底(?:前)?|每月末/gu, () => 'monthly:end'],
  [/旬报|每旬|旬调度/gu, () => 'tenday'],
  [/每半个?月|半月(?:报|通报|调度)|每月两次/gu, () => 'semimonthly'],
  [/每年(?:的)?(\d{1,2})月(\d{1,2})日(?:前|之前|以前)?/gu, (m) => `yearly:${two(Number(m[1]))}-${two(Number(m[2]))}`],
  [/每年(?:的)?(\d{1,2})月(?:底|末)(?:前|之前)?/gu, (m) => `yearly:${two(Number(m[1]))}-end`],
  [/每年(?:的)?(\d{1,2})月(?:份)?(?:前|之前)?/gu, (m) => `yearly:${two(Number(m[1]))}`],
  [/每年(?:的)?年底(?:前|之前)?|每年末|每年年末/gu, () => 'yearly:year-end'],
  [/(?:一年|每年)两次（春秋两季开学前各一次）|每学期开学前(?:[^，。；]{0,6})?/gu, () => 'termly:before-opening'],
  [
    new RegExp(`每学期开学后${N}(周|天|日|个工作日)内`, 'gu'),
    (m) =>
      `termly:within-${num(m[1]!)}-${m[2] === '周' ? 'week' : m[2] === '个工作日' ? 'working-day' : 'day'}-after-opening`,
  ],
  [
    new RegExp(`(?<!\\d)每?${N}年(?:召开|组织|开展|进行|评估|修订)?一次`, 'gu'),
    (m) => (num(m[1]!) === 1 ? 'yearly' : `every:${num(m[1]!)}y`),
  ],
  [new RegExp(`每${N}年(?:召开|组织|开展|进行|评估|修订)?`, 'gu'), (m) => `every:${num(m[1]!)}y`],
  [
    new RegExp(
      `(?:每年|一年|全年|年度?内)(?:至少|不少于|不得少于|原则上|安排|召开|组织|开展|进行|轮训|专题|集中|深入|实地|带队|听取|研究|部署|安全生产|会议|的|、){0,6}${N}(?:次|场|轮)`,
      'gu',
    ),
    (m) => `yearly:${num(m[1]!)}x`,
  ],
  [new RegExp(`(?:不少于|至少)${N}次[/／]年`, 'gu'), (m) => `yearly:${num(m[1]!)}x`],
  [
    new RegExp(`每(?:个)?季度?(?:至少|不少于|召开|组织|开展|进行|调度|检查|会议){0,4}${N}次`, 'gu'),
    (m) => (num(m[1]!) === 1 ? 'quarterly' : `quarterly:${num(m[1]!)}x`),
  ],
  [
    new RegExp(
      `每(?:个)?月(?:至少|不少于|召开|组织|开展|进行|坚持|安排|研究|带队|检查|调度|会议|一般|、){0,5}${N}次`,
      'gu',
    ),
    (m) => (num(m[1]!) === 1 ? 'monthly' : `monthly:${num(m[1]!)}x`),
  ],
  [
    new RegExp(`每周(?:至少|不少于|召开|组织|开展|进行|检查|调度){0,4}${N}次`, 'gu'),
    (m) => (num(m[1]!) === 1 ? 'weekly' : `weekly:${num(m[1]!)}x`),
  ],
  [/每(?:个)?季度?(?!节)|按季度?|季通报|季度(?:调度|通报|报告|会议|评估|考核|研判|例会)|逐季/gu, () => 'quarterly'],
  [/每半年|半年(?:一次|通报|报告|评估)/gu, () => 'halfyearly'],
  [/每学期(?:开学)?(?:[前后][^，。；]{0,6})?/gu, () => 'termly'],
  [
    /每(?:个)?月(?!\d)|按月|逐月|月(?:调度|监控|通报|报告|报制|例会|研判)|月度(?:调度|计划|通报|考核)/gu,
    () => 'monthly',
  ],
  [/每周|周(?:调度|通报|例会)|按周/gu, () => 'weekly'],
  [
    /每[天日](?!常|\d)|日(?:调度|分析|汇报|报告|报制|巡查)|日常(?:巡查|检查|监管|消防监督检查|监督检查|监测)|按日(?!平均)/gu,
    () => 'daily',
  ],
  [
    /每年(?!增|递|提高|新增|减)|年度(?:评估|考核|自评|总结|报告|检验|结束后|重点任务考核|推进情况|工作情况)|逐年(?:评估|考核)|下年度|年考核|按年(?:度)?/gu,
    () => 'yearly',
  ],
  [
    /实时(?:掌握|跟踪|监测|监控|更新|报送|上报|上传|推送|核验|监督|(?=向[^，。；]{2,24}(?:推送|报送|上传|报告)))/gu,
    () => 'realtime',
  ],
  [
    /(?<!暂|指|规|限)定期(?!限|存款)(?:或者?不定期|不定期|、不定期)?|不定期|不定时|(?<!适应)常态化(?!疫情)|经常性?的?(?=.{0,10}(?:检查|家访|开展|组织|深入|走访))|按随时(?=.{0,8}(?:调整|更新))|根据(?:工作)?需要(?=.{0,12}(?:召开|邀请|会议))|循环滚动(?=播)|跟踪(?=督查)|按时(?=报|上报|提供|提交|向[^，。；]{2,16}报)|专报(?=制度)|及时(?=调度)|根据[^，。；]{2,8}进[度展]情况(?=.{0,120}(?:督查|督导|通报))|适时(?=.{0,8}(?:组织|开展|召开|通报))/gu,
    () => 'undetermined',
  ],
];

/** The cadences of a text in order; where words overlap, the more specific pattern wins. */
export function findCadences(text: string): Cadence[] {
  const taken: { from: number; to: number }[] = [];
  const found: Cadence[] = [];
  for (const [pattern, normalize] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = from + match[0].length;
      if (taken.some((other) => from < other.to && to > other.from)) continue;
      taken.push({ from, to });
      found.push({ words: match[0], normalized: normalize(match), at: from });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}
