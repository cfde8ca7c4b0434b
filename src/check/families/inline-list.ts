/** Lists inside a paragraph: （1）…；（2）…, 一是…；二是…: their ordinals rise by one, and as many are there as the words before them say. */
import { parseNumeral, printNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { MEASURE, NUMBER } from '../said-number.ts';
import type { Passage, Subject } from '../subject.ts';

export const inlineList: Family = {
  name: 'inline-list',
  explanation: '段落内列举的“（1）…（2）…”“一是…二是…”应当连续，不跳号、不重号，并与前面写明的个数一致。',
  check: (subject) => [
    ...subject.passages
      .filter((passage) => subject.intact || passage.clause.lines.length === 1)
      .flatMap((passage) => listsIn(passage).flatMap((list) => remarksOn(list, passage, subject))),
    ...(subject.intact ? paragraphs(subject) : []),
  ],
};

interface Item {
  ordinal: number;
  /** As printed: （2）, 二是. */
  label: string;
  at: number;
}

/** The ordinal stands where a clause begins. 一是一、二是二 is a saying. */
const FORMS: [RegExp, (digits: string) => string][] = [
  [/(?<=^|[：:；;。，,、])[（(](\d{1,2})[）)]/gu, (digits) => `（${digits}）`],
  [
    /(?<=^|[：:；;。，,])([一二三四五六七八九十]{1,2})是(?!否|指|年|级|次)(?=\p{Script=Han}{2})/gu,
    (digits) => `${digits}是`,
  ],
  [/(?<=^|[：:；;。])第([一二三四五六七八九十])[，、：:]/gu, (digits) => `第${digits}`],
];

/** Runs that begin at one. */
function listsIn({ text }: Passage): Item[][] {
  return FORMS.flatMap(([form, print]) => {
    const lists: Item[][] = [];
    for (const match of text.matchAll(form)) {
      const ordinal = parseNumeral(match[1]!);
      if (ordinal === null) continue;
      const item = { ordinal, label: print(match[1]!), at: match.index };
      // Two ones in a row with a two behind: the second list; else the paragraph refers to an item.
      if (ordinal === 1) lists.push([item]);
      else lists.at(-1)?.push(item);
    }
    return lists.filter((list) => list.length >= 2);
  });
}

/** 一是…, 二是… as paragraphs one behind the other: read as one text. */
function paragraphs(subject: Subject): Remark[] {
  const runs: Passage[][] = [];
  for (const [i, passage] of subject.passages.entries()) {
    if (!/^[一二三四五六七八九十]是/u.test(passage.text)) continue;
    if (subject.passages[i - 1] === runs.at(-1)?.at(-1) && runs.length > 0) runs.at(-1)!.push(passage);
    else runs.push([...(subject.passages[i - 1] ? [subject.passages[i - 1]!] : []), passage]);
  }
  return runs.flatMap((run) => {
    const whole = joined(run);
    return run.length < 3 ? [] : listsIn(whole).flatMap((list) => remarksOn(list, whole, subject));
  });
}

/** Passages read as one. */
function joined(run: Passage[]): Passage {
  const starts = run.map((_, i) => run.slice(0, i).reduce((sum, { text }) => sum + text.length, 0));
  return {
    ...run[0]!,
    text: run.map(({ text }) => text).join(''),
    lineAt(offset) {
      const at = starts.findLastIndex((start) => start <= offset);
      return run[at]!.lineAt(offset - starts[at]!);
    },
  };
}

function remarksOn(list: Item[], passage: Passage, subject: Subject): Remark[] {
  const line = ({ at }: Item): number => passage.lineAt(at);
  const breaks = list.flatMap((item, i) => (i > 0 && item.ordinal !== list[i - 1]!.ordinal + 1 ? [i] : []));
  // Once out of step it goes on in step: a slip. More breaks are references, or a reader's mistake.
  if (breaks.length === 1 || (breaks.length === 2 && breaks[1] === breaks[0]! + 1)) {
    const [item, before] = [list[breaks[0]!]!, list[breaks[0]! - 1]!];
    if (Math.abs(item.ordinal - before.ordinal - 1) > 1) return [];
    const repeated = item.ordinal === before.ordinal;
    const due = item.label.replace(/\d+|[一二三四五六七八九十]+/u, (digits) =>
      /\d/u.test(digits) ? String(before.ordinal + 1) : printNumeral(before.ordinal + 1),
    );
    return [
      {
        type: 'numbering',
        lines: [line(item), line(before)],
        stated: `${before.label}之后是${item.label}`,
        found: repeated ? `第二个应为${due}` : `缺${due}`,
        severity: 'medium',
        message: repeated
          ? `段内序号重复：有两个${item.label}，第二个应为${due}。`
          : `段内序号不连续：${before.label}之后是${item.label}，缺${due}。`,
        proposal: repeated ? due : null,
      },
    ];
  }
  return breaks.length === 0 ? said(list, passage, subject) : [];
}

const SAID = new RegExp(
  `(?<![\\d第.〔])${NUMBER}(?:个)?${MEASURE}([\\p{Script=Han}“”]{0,12})[^。；]{0,16}[：:。]$`,
  'u',
);

/** 分3个类别：（1）…（2）…（3）…; the number stands right before the list. */
function said(list: Item[], passage: Passage, { intact }: Subject): Remark[] {
  const lead = passage.text.slice(Math.max(0, list[0]!.at - 60), list[0]!.at);
  const match = SAID.exec(lead);
  const number = match ? parseNumeral(match[1]!) : null;
  const most = list.length;
  if (!match || number === null || number < 2 || number === most || Math.abs(number - most) > 1) return [];
  // A paragraph that was put together from torn pages may have lost its end.
  if (!intact && !/[。）]$/u.test(passage.text)) return [];
  const printed = `${match[1]}${match[0].slice(match[1]!.length).replace(/[：:。]$/u, '')}`;
  return [
    {
      type: 'count',
      lines: [passage.lineAt(list[0]!.at - match[0].length), ...list.map(({ at }) => passage.lineAt(at))],
      stated: printed,
      found: `列出${most}`,
      severity: 'medium',
      message: `文中称“${printed}”，其后列出${most}条（${list[0]!.label}至${list.at(-1)!.label}）。`,
    },
  ];
}
