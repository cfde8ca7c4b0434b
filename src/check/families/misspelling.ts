/** Words written with a character of the same sound or shape, in forms that are no words: 布署 for 部署, 复盖 for 覆盖. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const misspelling: Family = {
  name: 'misspelling',
  explanation: '公文中常见的别字应改正（布署应为部署，复盖应为覆盖，峻工应为竣工）。',
  check: remarksOn,
};

/** Misspelt, where it cannot be the end of one word and the beginning of another → as dictionaries have it. */
const WORDS: [RegExp, string][] = [
  [/(?<![公发颁宣遍])布署(?!名)/gu, '部署'],
  [/部暑/gu, '部署'],
  [/(?<![对抵反违])抗起(?=[^，。；]{0,12}(?:责任|使命|重任|大旗))/gu, '扛起'],
  [/(?<=指纹|人脸|图像|语音|身份|自动)设别/gu, '识别'],
  [/(?<![部十百积扣])分险(?=区|点|隐患|管控|等级)/gu, '风险'],
  [/(?<![恢反重])复盖(?=率|面|全|了|到|城|乡)/gu, '覆盖'],
  [/(?<!严)峻工/gu, '竣工'],
  [/严竣/gu, '严峻'],
  [/通迅/gu, '通讯'],
  [/幅射/gu, '辐射'],
  [/防碍/gu, '妨碍'],
  [/松驰/gu, '松弛'],
  [/竟赛/gu, '竞赛'],
  [/竟争/gu, '竞争'],
  [/(?<=毕|究)竞/gu, '竟'],
  [/气侯/gu, '气候'],
  [/时侯/gu, '时候'],
  [/震憾/gu, '震撼'],
  [/编篡/gu, '编纂'],
  [/追朔/gu, '追溯'],
  [/欢渡/gu, '欢度'],
  [/渡假/gu, '度假'],
  [/(?<!一)贯切(?!实)/gu, '贯彻'],
  [/(?<=建立)建全|建全(?=完善)/gu, '健全'],
  [/即然/gu, '既然'],
  [/既使(?!用)/gu, '即使'],
  [/必须品(?![质种德])/gu, '必需品'],
  [/(?<=严肃|从严)处(?=[，。；])/gu, '处理'],
  [/截止(?=目前)/gu, '截至'],
];

function remarksOn({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) =>
    WORDS.flatMap(([misspelt, right]) =>
      [...text.matchAll(misspelt)].map(
        (match): Remark => ({
          type: 'mismatch',
          lines: [lineAt(match.index)],
          stated: match[0],
          found: right,
          severity: 'low',
          message: `“${match[0]}”有误，应为“${right}”。`,
        }),
      ),
    ),
  );
}
