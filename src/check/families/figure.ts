/** One figure with two values: within a document, between documents of an issue, and against figures in force elsewhere. */
import type { Family } from '../family.ts';
import { type Figure, figuresIn, isComparable } from '../figures.ts';
import type { Remark } from '../finding.ts';
import type { KnownFigure } from '../known.ts';
import type { Subject } from '../subject.ts';

export const figure: Family = {
  name: 'figure',
  explanation: '同一指标、同一标准在一份文件内、各文件之间应为同一数值；与现行文件不同的，应当写明修改。',
  check: (subject, { known }) => [...within(subject), ...inForce(subject, known.figures)],
  checkAll: (subjects) => between(subjects),
};

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

/** Two documents of one issue that set a rate of the same name for the same year differently; neither changes the other. */
function between(subjects: Subject[]): ReturnType<NonNullable<Family['checkAll']>> {
  const all = subjects.flatMap((subject) =>
    figuresIn(subject)
      .filter(isComparable)
      .map((one) => ({ subject, ...one })),
  );
  return [...Map.groupBy(all, ({ name, year }) => `${name} ${year}`).values()].flatMap((group) => {
    const documents = Map.groupBy(group, ({ subject }) => subject);
    const [first, second, more] = [...documents.values()];
    if (!first || !second || more || first.some(({ value }) => second.some((other) => other.value === value)))
      return [];
    const [one, other] = [first[0]!, second[0]!];
    if (isChanged(other.subject, one.subject.document.number) || isChanged(one.subject, other.subject.document.number))
      return [];
    return [
      {
        document: other.subject.document,
        type: 'mismatch' as const,
        lines: [other.line, one.line],
        stated: `${other.name}${other.value}`,
        found: `${one.subject.document.number ?? ''}为${one.value}`,
        severity: 'medium' as const,
        message: `${other.year}年的“${other.name}”在本文件为${other.value}，在${one.subject.document.number ?? '另一文件'}（第${one.line}行）为${one.value}。`,
      },
    ];
  });
}

const isChanged = ({ document }: Subject, number: string | null): boolean =>
  number !== null && (document.amends.includes(number) || document.repeals.includes(number));

function inForce(subject: Subject, known: readonly KnownFigure[]): Remark[] {
  if (known.length === 0) return [];
  return figuresIn(subject).flatMap(({ name, value, line, year }): Remark[] => {
    const same = known.filter(
      (one) =>
        name.endsWith(one.name) &&
        one.document !== subject.document.number &&
        (year === null || one.year === null || one.year === year),
    );
    const [other] = same;
    // Targets for several years are several values: only where one is meant can another be wrong.
    if (!other || new Set(same.map((one) => one.value)).size > 1 || other.value === value) return [];
    if (unitOf(other.value) !== unitOf(value) || isChanged(subject, other.document)) return [];
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

const unitOf = (value: string): string => value.replace(/[\d.]/gu, '');
