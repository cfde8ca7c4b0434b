/** Totals and their parts inside one sentence: 共36.5公顷，其中：18.2公顷、9.8公顷 …; 1.02万亩、1万亩，共计2.02万亩. */
import { add, compare, type Rational } from '../../text/rational.ts';
import { type Amount, amountsIn, isNear, isRounded, printIn } from '../amount.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { sentences, type Text } from '../subject.ts';

export const sumInSentence: Family = {
  name: 'sum-in-sentence',
  explanation: '同一句话里的总数应等于各分项之和（“其中”“包括”“分别为”“共计”等）。',
  check: ({ texts }) =>
    texts.flatMap((one) => [
      ...sentences(one).flatMap(({ text, start }) => [...remarksOn(one, text, start), ...apart(one, text, start)]),
      ...change(one),
    ]),
};

/** Words that announce a total behind its parts. */
const CLOSES = /(?:共计|合计|总计|总共|一共|共|总额|总投资|总面积)[^，。；、\d]{0,10}$/u;

function remarksOn(passage: Text, text: string, start: number): Remark[] {
  const amounts = amountsIn(text);
  if (amounts.length < 3) return [];
  const remarks: Remark[] = [];
  for (const [i, total] of amounts.entries()) {
    if (total.dimension === '%') continue;
    const judged = partsBehind(text, amounts, i) ?? partsListed(text, amounts, i) ?? partsBefore(text, amounts, i);
    if (!judged) continue;
    const sum = sumOf(judged.parts);
    if (compare(sum, total.base) === 0 || judged.fits(total.base)) continue;
    if (isUnitSlip(total, judged.parts)) {
      remarks.push(unitSlip(passage, start, total, judged.parts));
      continue;
    }
    // Parts that are said to be all may exceed their total by any amount; less may mean that some are not named.
    const over = judged.complete && compare(sum, total.base) > 0;
    if (!isNear(sum, total.base, judged.within ?? (over ? 100 : judged.complete ? 40 : 15))) continue;
    const shown = judged.parts.map((part) => part.text).join('＋');
    const found = printIn(sum, total.unit);
    remarks.push({
      type: 'sum',
      lines: [total, ...judged.parts].map((one) => passage.lineAt(start + one.start)),
      stated: total.text,
      found: `${shown}＝${found}`,
      severity: 'high',
      message: `总数${total.text}与分项不符：${shown}＝${found}。`,
      proposal: found,
    });
  }
  return remarks;
}

/** The same digits, one of them without 万. */
function isUnitSlip(total: Amount, parts: Amount[]): boolean {
  const [first] = parts;
  if (!first || total.unit === first.unit || parts.some(({ unit }) => unit !== first.unit)) return false;
  const digits = parts.reduce<Rational>((sum, part) => add(sum, part.value), { n: 0n, d: 1n });
  return compare(digits, total.value) === 0;
}

function unitSlip(passage: Text, start: number, total: Amount, parts: Amount[]): Remark {
  const found = printIn(sumOf(parts), parts[0]!.unit);
  return {
    type: 'unit',
    lines: [total, ...parts].map((one) => passage.lineAt(start + one.start)),
    stated: total.text,
    found,
    severity: 'high',
    message: `总额写作“${total.text}”，而各项合计${found}，单位疑有误。`,
    proposal: found,
  };
}

/** How near the sum must be to one of several amounts before 其中, in percent. */
const APART = 10;

/** 收入128.6亿元，比上年增加6.1亿元。其中：甲96.4亿元；乙32.2亿元: other amounts stand between the total and 其中. */
function apart(passage: Text, text: string, start: number): Remark[] {
  const marker = /[。；，]其中[：:，]?/u.exec(text);
  if (!marker) return [];
  const amounts = amountsIn(text);
  const isPlain = (one: Amount): boolean => !one.rate && !one.loose && one.dimension !== '%';
  const [first] = amounts.filter((one) => one.start > marker.index && isPlain(one));
  if (!first) return [];
  const alike = amounts.filter((one) => isPlain(one) && one.dimension === first.dimension);
  const before = alike.filter(({ end }) => end <= marker.index);
  const parts: Amount[] = [];
  for (const part of alike.filter(({ start: at }) => at > marker.index)) {
    const lead = text.slice(parts.at(-1)?.end ?? marker.index, part.start);
    if (parts.length > 0 && /比|较|增加|减少|累计|合计|共计/u.test(lead)) break;
    parts.push(part);
  }
  if (parts.length < 2) return [];
  const sums = runs(parts).map(sumOf);
  if (before.some(({ base }) => sums.some((sum) => compare(sum, base) === 0))) return [];
  const near = before.filter(({ base }) => isNear(sums.at(-1)!, base, APART));
  const [total] = near;
  // A total right before 其中 is judged above.
  if (
    !total ||
    near.length > 1 ||
    total.end === marker.index ||
    parts.some(({ base }) => compare(base, total.base) >= 0)
  )
    return [];
  const shown = parts.map((part) => part.text).join('＋');
  const found = printIn(sums.at(-1)!, total.unit);
  return [
    {
      type: 'sum',
      lines: [total, ...parts].map((one) => passage.lineAt(start + one.start)),
      stated: total.text,
      found: `${shown}＝${found}`,
      severity: 'high',
      message: `总数${total.text}与分项不符：${shown}＝${found}。`,
      proposal: found,
    },
  ];
}

interface Parts {
  parts: Amount[];
  complete: boolean;
  /** How near to the total their sum must be to be doubted, in percent, where not the usual. */
  within?: number;
  /** Does some leading run of the parts make up the total by itself? */
  fits(total: Rational): boolean;
}

function partsBehind(text: string, amounts: Amount[], i: number): Parts | null {
  const total = amounts[i]!;
  const next = amounts
    .slice(i + 1)
    .find((one) => one.dimension === total.dimension && one.rate === total.rate && one.per === total.per);
  // 控制在36.5公顷以内，其中 …: the parts make up the limit.
  if (!next || (total.loose && !text.startsWith('以内', total.end))) return null;
  const between = text.slice(total.end, next.start);
  const marker =
    /其中|包括|包含|分别为|分别是|由(?!于)/u.exec(between) ?? (/^[（(：:]/u.test(between) ? /^./u.exec(between) : null);
  if (!marker || marker.index > 24 || /[。；]/u.test(between.slice(0, marker.index))) return null;
  const bracket = /[（(]/u.test(between.slice(0, marker.index + 2));
  const end = bracket ? closing(text, total.end) : text.length;
  const parts: Amount[] = [];
  for (const part of amounts.slice(i + 1)) {
    if (part.start >= end) break;
    const lead = text.slice(parts.at(-1)?.end ?? total.end, part.start);
    if (parts.length > 0 && /比|较|增加|减少|超出|剩余|共计|合计|总计|其中|累计/u.test(lead)) break;
    if (part.dimension !== total.dimension || part.per !== total.per || part.rate !== total.rate) continue;
    if (part.loose) return null;
    if (isInner(text, total.end, part.start, bracket)) continue;
    parts.push(part);
  }
  if (parts.length < 2) return null;
  const complete = !/其中/u.test(marker[0]) || parts.length >= 3;
  return { parts, complete, fits: (whole) => runs(parts).some((run) => compare(sumOf(run), whole) === 0) };
}

/** 全县共设点位898个，覆盖甲553个、乙203个、丙141个: nothing says that these are the parts but their sum. */
function partsListed(text: string, amounts: Amount[], i: number): Parts | null {
  const total = amounts[i]!;
  if (total.rate || total.loose || !/(?:共计?|总计|合计|累计|总)[^，。；\d]{0,16}$/u.test(text.slice(0, total.start)))
    return null;
  const end = text.indexOf('。', total.end);
  const parts = amounts
    .slice(i + 1)
    .filter(({ start, unit, rate, loose }) => unit === total.unit && !rate && !loose && (end < 0 || start < end));
  if (parts.length < 3) return null;
  return {
    parts,
    complete: false,
    within: 3,
    fits: (whole) => runs(parts).some((run) => compare(sumOf(run), whole) === 0),
  };
}

function partsBefore(text: string, amounts: Amount[], i: number): Parts | null {
  const total = amounts[i]!;
  const previous = amounts[i - 1];
  if (!previous || total.loose || total.rate || !CLOSES.test(text.slice(previous.end, total.start))) return null;
  const parts = amounts
    .slice(0, i)
    .filter((part) => part.dimension === total.dimension && !part.rate && !part.loose && part.unit === total.unit);
  if (parts.length < 2) return null;
  const tails = parts.map((_, k) => parts.slice(k)).filter((run) => run.length >= 2);
  return { parts, complete: false, fits: (whole) => tails.some((run) => compare(sumOf(run), whole) === 0) };
}

/** The leading runs of two and more. */
const runs = (parts: Amount[]): Amount[][] =>
  parts.map((_, k) => parts.slice(0, k + 1)).filter((run) => run.length > 1);

const sumOf = (amounts: Amount[]): Rational =>
  amounts.reduce<Rational>((sum, one) => add(sum, one.base), { n: 0n, d: 1n });

/** Where the bracket that opens right behind `from` closes. */
function closing(text: string, from: number): number {
  const at = text.slice(from).search(/[）)]/u);
  return at < 0 ? text.length : from + at;
}

/** Inside a further bracket: a part of a part. */
function isInner(text: string, from: number, at: number, bracket: boolean): boolean {
  const between = text.slice(from, at);
  const open = (between.match(/[（(]/gu) ?? []).length - (between.match(/[）)]/gu) ?? []).length;
  return open > (bracket ? 1 : 0);
}

/** 比…增加3639.39万元, 扣除…后共110件: some pair of amounts before differs by what is said. */
const CHANGE =
  /[比较][^，。；\d]{0,30}(?:增加|减少)了?$|(?:除|减去|剔除)[^。；]{4,60}后[^。；\d]{0,24}(?:共计|共|余|剩)?(?:[^。；]{0,8}[件个]\d*)?$/u;

function change(passage: Text): Remark[] {
  const { text } = passage;
  if (!/[比较].{0,30}(?:增加|减少)|(?:除|减去).{4,60}后/u.test(text)) return [];
  const amounts = amountsIn(text).filter((one) => !one.rate && !one.loose && one.dimension !== '%');
  return amounts.flatMap((said, i): Remark[] => {
    if (!CHANGE.test(text.slice(Math.max(0, said.start - 80), said.start))) return [];
    const before = amounts.slice(Math.max(0, i - 8), i).filter((one) => kindOf(one) === kindOf(said));
    const pairs = before.flatMap((a, k) => before.slice(k + 1).map((b) => ({ a, b, d: distance(a.base, b.base) })));
    // A difference may be printed rounded: 127.1024 as 127.10.
    if (pairs.some(({ d }) => compare(d, said.base) === 0 || isRounded(d, said))) return [];
    const near = pairs.find(({ d }) => d.n > 0n && isNear(d, said.base, 20));
    if (!near) return [];
    const found = printIn(near.d, said.unit);
    return [
      {
        type: 'sum',
        lines: [said, near.a, near.b].map((one) => passage.lineAt(one.start)),
        stated: said.text,
        found: `${near.a.text}与${near.b.text}相差${found}`,
        severity: 'high',
        message: `${said.text}与前文不符：${near.a.text}与${near.b.text}相差${found}。`,
        proposal: found,
      },
    ];
  });
}

/** 123个, 13个 and 110件 count the same things. */
const kindOf = ({ dimension }: Amount): string => (/^[个件项处起宗家]$/u.test(dimension) ? '个' : dimension);

function distance(a: Rational, b: Rational): Rational {
  const difference = add(a, { n: -b.n, d: b.d });
  return difference.n < 0n ? { n: -difference.n, d: difference.d } : difference;
}
