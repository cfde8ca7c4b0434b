/** Stages that are announced under one name and described under another: 分为…和巩固提高五个阶段, then （五）巩固提升阶段. */
import { parseNumeral } from '../../text/numeral.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import { likeness } from '../similar.ts';
import type { Subject } from '../subject.ts';

export const stageName: Family = {
  name: 'stage-name',
  explanation: '先列出名称再分述的阶段、步骤，分述的标题应与列出的名称一致。',
  check: remarksOn,
};

const ANNOUNCED = /分(?:为|成)?([\p{Script=Han}、“”]{6,60}?)(?:等)?([一二三四五六七八九十]|\d)个(阶段|步骤|环节)/gu;

function remarksOn({ passages }: Subject): Remark[] {
  return passages.flatMap((passage) =>
    [...passage.text.matchAll(ANNOUNCED)].flatMap((match): Remark[] => {
      const [, list, number, kind] = match;
      const names = list!.replace(/[“”]/gu, '').split(/、|和(?=[^、]*$)/u);
      if (names.length !== parseNumeral(number!)) return [];
      const heading = new RegExp(`^([\\p{Script=Han}]{2,10})${kind}(?=[（(：:。]|$)`, 'u');
      const headings = passages.flatMap(({ text, label, line }) => {
        const name = label === null ? undefined : heading.exec(text)?.[1];
        return name === undefined ? [] : [{ name, line }];
      });
      const other = headings.filter(({ name }) => !names.some((one) => one === name || one === `${name}${kind}`));
      const wanting = names.filter(
        (name) => !headings.some((one) => one.name === name || `${one.name}${kind}` === name),
      );
      // All but one agree: that one is meant, whatever order the page has.
      if (headings.length !== names.length || other.length !== 1 || wanting.length !== 1) return [];
      if (likeness(other[0]!.name, wanting[0]!) < 0.5) return [];
      return [
        {
          type: 'name-variant',
          lines: [other[0]!.line, passage.lineAt(match.index)],
          stated: `${other[0]!.name}${kind}`,
          found: wanting[0]!,
          severity: 'low',
          message: `前文列出的是“${wanting[0]}”，分述的标题是“${other[0]!.name}${kind}”。`,
        },
      ];
    }),
  );
}
