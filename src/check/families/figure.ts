/** One figure with two values: within a document, and against figures in force elsewhere. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const figure: Family = {
  name: 'figure',
  explanation: '同一指标、同一标准在一份文件内应为同一数值；与现行文件不同的，应当写明修改。',
  check: (subject, { known }) => [...within(subject), ...inForce(subject, known.figures)],
};

/** A name, a verb of setting and a value: 总参保率不低于97%, 个人缴费标准为每人每年400元. */
const SETS =
  /((?:\p{Script=Han}|\d){2,14}(?:率|标准|总量|总额|目标|额度|密度|面积|比例))(?:要?(?:达到|达|为|定为|是|不低于|不少于|控制在|稳定在|保持在))(?:每[人亩户头只](?:每[年月])?)?(\d+(?:\.\d+)?(?:%|‰|万?元|公顷|万?亩|人|户))/gu;

interface Figure {
  name: string;
  value: string;
  line: number;
  /** Words before it that tell which case, year or place the value is for. */
  context: string;
}

function figuresIn({ passages }: Subject): Figure[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(SETS)].map((match) => ({
      name: match[1]!,
      value: match[2]!,
      line: passage.lineAt(match.index),
      context: `${passage.parent?.text ?? ''}${passage.text.slice(0, match.index)}`,
    })),
  );
}

/** Only where nothing before the two says that they are for different years, places or groups. */
function within(subject: Subject): Remark[] {
  const groups = Map.groupBy(figuresIn(subject), ({ name }) => name);
  return [...groups.values()].flatMap((group): Remark[] => {
    const values = [...new Set(group.map(({ value }) => value))];
    if (values.length !== 2 || group[0]!.name.length < 4) return [];
    const [one, other] = values.map((value) => group.find((figure) => figure.value === value)!);
    if (one!.line === other!.line || QUALIFIED.test(tail(one!)) || QUALIFIED.test(tail(other!))) return [];
    return [
      {
        type: 'mismatch',
        lines: [one!.line, other!.line],
        stated: `${one!.name}${one!.value}`,
        found: `${other!.name}${other!.value}`,
        severity: 'high',
        message: `“${one!.name}”在第${one!.line}行为${one!.value}，在第${other!.line}行为${other!.value}。`,
      },
    ];
  });
}

const QUALIFIED = /20\d\d|年底|其中|分别|目前|现有|原|上年|[一二三四]级|[（(]|类|对|按|低于|超过/u;
const tail = ({ context }: Figure): string => context.slice(-30);

function inForce(subject: Subject, known: { name: string; value: string; document: string }[]): Remark[] {
  if (known.length === 0) return [];
  return figuresIn(subject).flatMap(({ name, value, line }): Remark[] => {
    const other = known.find((one) => name.endsWith(one.name) && one.document !== subject.document.number);
    if (
      !other ||
      other.value === value ||
      subject.document.amends.includes(other.document) ||
      subject.document.repeals.includes(other.document)
    )
      return [];
    return [
      {
        type: 'mismatch',
        lines: [line],
        stated: `${name}${value}`,
        found: `${other.document}为${other.value}`,
        severity: 'high',
        message: `“${name}”定为${value}，而现行的${other.document}为${other.value}，本文件没有写明修改。`,
      },
    ];
  });
}
