/** Names of organs that had changed when the document was signed: those of the whole country, and those that the caller knows. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const formerName: Family = {
  name: 'former-name',
  explanation: '成文时已经更名或撤销的机构，不应再用旧名。',
  check: (subject, { known }) => {
    // What the caller knows of its own organs says more than the names of the whole country.
    const own = known.formerNames.flatMap(({ former, present, since }) =>
      remarksOn(subject, { former: new RegExp(escaped(former), 'gu'), present, since }),
    );
    const told = new Set(own.flatMap(({ lines }) => lines));
    return [
      ...own,
      ...NATIONAL.flatMap((name) => remarksOn(subject, name)).filter(({ lines }) =>
        lines.some((line) => !told.has(line)),
      ),
    ];
  },
};

interface Renamed {
  former: RegExp;
  present: string;
  /** ISO: from this day every county must have followed. */
  since: string;
}

/** 深化党和国家机构改革方案 (2018): counties to follow by the end of March 2019. */
const REFORM = '2019-04-01';
/** Ministries and provinces keep other names (国家药监局, 矿山安全监察局); these are offices of counties and cities. */
const NATIONAL: Renamed[] = [
  { former: /卫计(?:局|委|部门)|卫生和计划生育局|计生[局委]/gu, present: '卫生健康局', since: REFORM },
  {
    former: /食药监局|食品药品监督管理局|(?<!总)工商局|工商行政管理局|质监局|质量技术监督局/gu,
    present: '市场监督管理局',
    since: REFORM,
  },
  { former: /国土局|国土资源局/gu, present: '自然资源局', since: REFORM },
  { former: /环保局|环境保护局/gu, present: '生态环境局', since: REFORM },
  { former: /(?<![山矿])安监局|安全生产监督管理局/gu, present: '应急管理局', since: REFORM },
  { former: /地税局|地方税务局|国税局|国家税务局/gu, present: '税务局', since: REFORM },
  { former: /(?<![代业特态])农业局|(?<!工)农委(?!会)/gu, present: '农业农村局', since: REFORM },
  // 党和国家机构改革方案 (2023): its local bureaus took over on 20 July 2023.
  {
    former: /银保监[会局]|银保监分局|(?<!证)银监[会局]|(?<!银)保监[会局]/gu,
    present: '国家金融监督管理总局',
    since: '2023-07-20',
  },
  // 国家乡村振兴局 took over on 25 February 2021, counties by June.
  { former: /扶贫办(?!法)|扶贫开发办公室/gu, present: '乡村振兴局', since: '2021-07-01' },
];

function remarksOn({ document, texts }: Subject, { former, present, since }: Renamed): Remark[] {
  const dated = document.dated ?? (document.year === null ? null : `${document.year}-01-01`);
  if (dated === null || dated < since) return [];
  const found = texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(former)].flatMap((match) =>
      isPast(text, match.index, Number(since.slice(0, 4))) || text.startsWith(present, match.index)
        ? []
        : [{ name: match[0], line: lineAt(match.index) }],
    ),
  );
  const [first] = found;
  if (!first) return [];
  return [
    {
      type: 'name-variant',
      lines: [...new Set(found.map(({ line }) => line))],
      stated: first.name,
      found: present,
      severity: 'low',
      message: `“${first.name}”自${since}起已改称“${present}”。`,
      proposal: present,
    },
  ];
}

/** 原区扶贫办 says itself that the name is old; titles and what happened in years before keep the names of their time. */
function isPast(text: string, at: number, year: number): boolean {
  if (/[原旧]\p{Script=Han}{0,6}$/u.test(text.slice(Math.max(0, at - 8), at))) return true;
  if (text.lastIndexOf('《', at) > text.lastIndexOf('》', at)) return true;
  const from = Math.max(text.lastIndexOf('。', at), text.lastIndexOf('；', at)) + 1;
  const years = [...text.slice(from, at + 40).matchAll(/(?:19|20)\d\d(?=[年〕\]）)])/gu)];
  return years.some((match) => Number(match[0]) < year);
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
