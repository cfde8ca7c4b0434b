/** A unit that has duties in a leading group's table but sits in no seat of the group. */
import { functionsOf } from '../department.ts';
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Subject } from '../subject.ts';

export const membership: Family = {
  name: 'membership',
  explanation: '成员单位职责表中的单位应当都在领导小组组成人员之中。',
  check: (subject) => (subject.orderly ? remarksOn(subject) : []),
};

const UNIT = /[区县旗]([\p{Script=Han}]{2,12}?)局/gu;

function remarksOn({ document, grids, passages }: Subject): Remark[] {
  const members = document.body?.members ?? [];
  if (members.length < 8) return [];
  const seated = new Set(members.flatMap(({ post }) => functionsIn(post)));
  const table = grids.flatMap(({ rows }) =>
    rows.flatMap(({ line, cells }) =>
      cells.filter((cell) => cell.length <= 40 && /局/u.test(cell)).map((text) => ({ text, line })),
    ),
  );
  const listed = passages.flatMap(({ text, line }) => {
    const unit = /^([区县旗][\p{Script=Han}、]{2,40}局)[：:]/u.exec(text)?.[1];
    return unit ? [{ text: unit, line }] : [];
  });
  const outside = document.body!.lines;
  const duties = [...table, ...listed].filter(({ line }) => line < outside[0] || line > outside[1]);
  const units = duties.flatMap(({ text, line }) =>
    [...text.matchAll(UNIT)].flatMap((match) => {
      const functions = functionsOf(match[1]!);
      return functions ? [{ name: match[0], functions, line }] : [];
    }),
  );
  const absent = units.filter(({ functions }) => !functions.some((one) => seated.has(one)));
  const names = [...new Set(absent.map(({ name }) => name))];
  // Where many are absent, the table is another body's.
  if (units.length < 6 || names.length === 0 || names.length > 2 || absent.length * 4 > units.length) return [];
  return names.map((name): Remark => {
    const lines = absent.filter((one) => one.name === name).map(({ line }) => line);
    return {
      type: 'mismatch',
      lines: [...lines, members[0]!.line],
      stated: `${name}承担职责`,
      found: `${document.body!.name}组成人员中没有${name}`,
      severity: 'medium',
      message: `${name}在职责分工中承担任务（第${lines[0]}行），但不在${document.body!.name}组成人员之中。`,
    };
  });
}

/** A branch of the city's (市公安局某分局) sits for the county's. */
const functionsIn = (post: string): string[] =>
  [...post.matchAll(/[区县旗市]([\p{Script=Han}]{2,12}?)局/gu)].flatMap((match) => functionsOf(match[1]!) ?? []);
