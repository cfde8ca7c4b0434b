/** Quantities with a unit that cannot measure them (变压器容量2.6千伏), and rates that lost theirs (每亩壹万). */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const measure: Family = {
  name: 'measure',
  explanation: '数量的单位应与所计量的对象相符（面积不用米，容量不用千伏），标准的数额应写明单位。',
  check: (subject) => [...misfits(subject), ...bare(subject), ...among(subject), ...scaled(subject)],
};

interface Quantity {
  word: string;
  /** Units that measure something else. */
  wrong: string;
  right: string;
}

const AREA = '平方公里|平方千米|平方米|公顷|㎡|亩';
const VOLUME = '立方米|万方|m³|m3';
const LENGTH = '公里|千米|(?<!平方|立方)米';
const QUANTITIES: Quantity[] = [
  { word: '面积', wrong: `${LENGTH}|${VOLUME}|吨`, right: '平方米、亩等面积单位' },
  { word: '里程|全长|总长|长度', wrong: `${AREA}|${VOLUME}|吨`, right: '米、公里等长度单位' },
  { word: '库容|容积|蓄水量|土方量|土石方量', wrong: `${LENGTH}|${AREA}`, right: '立方米' },
  { word: '配变容量|变电容量|变压器容量|主变容量', wrong: '千伏(?!安)|k[Vv](?![Aa])|千瓦', right: '千伏安' },
  { word: '装机容量|装机规模', wrong: '千伏|千瓦时|k[Vv]', right: '千瓦' },
  { word: '电压|电压等级', wrong: '千伏安|千瓦', right: '千伏' },
  { word: '发电量|用电量', wrong: '[千兆]瓦(?!时|[·.]时)', right: '千瓦时' },
];
const LINK = '(?:的?(?:为|是|达到?|达|约|共|总计|合计|不[超少低高大小][过于]|：)){0,2}';

function misfits({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) =>
    QUANTITIES.flatMap(({ word, wrong, right }) =>
      [...text.matchAll(new RegExp(`(?:${word})${LINK}\\d+(?:\\.\\d+)?[十百千万亿]?(${wrong})`, 'gu'))].map(
        (match): Remark => ({
          type: 'unit',
          lines: [lineAt(match.index)],
          stated: match[0],
          found: right,
          severity: 'low',
          message: `“${match[0]}”的单位“${match[1]}”与所计量的不符，应为${right}。`,
        }),
      ),
    ),
  );
}

/** 每亩60的标准: a rate must say of what. Numbers of something else (每户2人) have a word behind them. */
const BARE =
  /每(?:亩|人|户|头|只|月|年|天|吨|平方米|株|套|座|间|名|次)(?:补助|补贴|奖励|给予|按|不超过)?(?:\d+(?:\.\d+)?|[壹贰叁肆伍陆柒捌玖拾佰仟]+)[万千百]?(?=的?标准|[，。；）])/gu;

function bare({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(BARE)].map(
      (match): Remark => ({
        type: 'unit',
        lines: [lineAt(match.index)],
        stated: match[0],
        found: '缺单位',
        severity: 'low',
        message: `“${match[0]}”没有写明单位。`,
      }),
    ),
  );
}

/** 100头以下；…；50以下；…: one bound without a unit among bounds that have theirs. */
const BOUND = /(?<![\d.—~～-])\d+(?:\.\d+)?(\p{Script=Han}{0,2}?)以[下上]/gu;

function among({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) =>
    [...text.matchAll(/[^。]+/gu)].flatMap((sentence) => {
      const bounds = [...sentence[0].matchAll(BOUND)];
      const lacking = bounds.filter(([, unit]) => unit === '');
      if (lacking.length !== 1 || bounds.length < 4) return [];
      return lacking.map(
        (match): Remark => ({
          type: 'unit',
          lines: [lineAt(sentence.index + match.index)],
          stated: match[0],
          found: '缺单位',
          severity: 'low',
          message: `“${match[0]}”没有写明单位，同句其他各档都有。`,
        }),
      );
    }),
  );
}

/** 完成5.16m among 完成9.98km and 完成7.2km: a thousandth of what the others are. */
const DONE = /(?:完成|建成|铺设|新建|改造|敷设)(\d+\.\d+)(km|m(?![²³\d㎡])|公里|千米|米)/gu;

function scaled({ texts }: Subject): Remark[] {
  return texts.flatMap(({ text, lineAt }) => {
    const done = [...text.matchAll(DONE)].map((match) => ({
      match,
      value: Number(match[1]),
      long: /km|公里|千米/u.test(match[2]!),
    }));
    const short = done.filter(({ long }) => !long);
    const others = done.filter(({ long }) => long);
    if (short.length !== 1 || others.length < 2) return [];
    const [{ match, value }] = short as [(typeof short)[number]];
    if (others.some((one) => one.value > value * 10 || value > one.value * 10)) return [];
    return [
      {
        type: 'unit' as const,
        lines: [lineAt(match.index)],
        stated: match[0],
        found: others[0]!.match[2]!,
        severity: 'medium' as const,
        message: `“${match[0]}”的单位疑有误：同类的其他数量以${others[0]!.match[2]}计。`,
      },
    ];
  });
}
