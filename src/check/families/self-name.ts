/** What a text calls itself: a 实施方案 that ends with 本办法自印发之日起施行. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const selfName: Family = {
  name: 'self-name',
  explanation: '正文自称（本办法、本方案）应与所印发文件的文种一致。',
  check: remarksOn,
};

const KINDS = '方案|办法|细则|规定|规划|预案|规则|条例|计划|标准|制度|意见';
const ISSUED = new RegExp(
  `(?:印发|公布|发布|批转|转发).*?(${KINDS})(?:[（(][^（）()]*[）)])?[》〉]?的(?:通知|决定|公告|通告)$`,
  'u',
);
const OWN = new RegExp(
  `(?<![\\p{Script=Han}])本(?:实施|管理|工作|暂行|行动)?(${KINDS})(?=自|由|所称|适用|未|中|规定|是|有效|印发|施行|的)`,
  'gu',
);

/** Only where one text is issued: of two, each has its own name. */
function remarksOn({ title, passages }: Subject): Remark[] {
  const kind = title && ISSUED.exec(title.text)?.[1];
  if (!kind || new RegExp(`(?:${KINDS})(?:[》〉]?[和及、]|等)`, 'u').test(title.text)) return [];
  // Annexes have kinds of their own.
  const end = passages.findIndex(({ clause }) => clause.kind === 'annex');
  const own = (end < 0 ? passages : passages.slice(0, end)).flatMap((passage) =>
    [...passage.text.matchAll(OWN)].map((match) => ({
      name: match[0],
      kind: match[1]!,
      line: passage.lineAt(match.index),
    })),
  );
  const other = own.filter((one) => one.kind !== kind);
  // A text that calls itself otherwise throughout is quoted, or named loosely in the title.
  if (other.length === 0 || other.length > 2) return [];
  const [first] = other;
  return [
    {
      type: 'mismatch',
      lines: other.map(({ line }) => line),
      stated: first!.name,
      found: `本${kind}`,
      severity: 'low',
      message: `正文自称“${first!.name}”，而印发的是${kind}。`,
      proposal: first!.name.replace(first!.kind, kind),
    },
  ];
}
