/** Tasks of a scrambled page find the section that they belong to. */
import { describe, expect, it } from 'vitest';
import { type Placed, settleSections } from '../../src/gazette/lead.ts';

const sections = [
  { lead: '县教育局', headingLine: 1 },
  { lead: '县水务局', headingLine: 2 },
];
const task = (no: number, section: number, line: number, text: string, cooperating: string[] = []): Placed => ({
  ...{ no, section, line, text, cooperating },
});
/** One page: its blocks changed places. */
const scrambled: [number, number][] = [
  [11, 40],
  [1, 10],
];

describe('tasks of two sections on a page', () => {
  it('go where their words belong', () => {
    const tasks = [
      task(1, 0, 3, '整治河道三条，除险加固水库两座。'),
      task(2, 0, 4, '新建农村饮水工程。'),
      task(1, 1, 5, '新增小学学位二百个，选调教师三十名。'),
    ];
    expect(settleSections(tasks, sections, scrambled)).toEqual([1, 1, 0]);
  });

  it('do not stand under a unit that cooperates', () => {
    const tasks = [task(1, 0, 3, '做好汛期值守。', ['县教育局']), task(1, 1, 4, '开展春季检查。', ['县水务局'])];
    expect(settleSections(tasks, sections, scrambled)).toEqual([1, 0]);
  });

  it('stay where nothing speaks against it, and on their page', () => {
    const tasks = [task(1, 0, 3, '召开会议。'), task(2, 0, 4, '通报情况。'), task(1, 1, 5, '开展检查。')];
    expect(settleSections(tasks, sections, scrambled)).toEqual([0, 0, 1]);
    const pages: [number, number][] = [
      [1, 1],
      [3, 9],
      [2, 2],
      [10, 40],
    ];
    const apart = [task(1, 0, 1, '整治河道三条，除险加固水库两座。'), task(1, 1, 12, '召开会议。')];
    expect(settleSections(apart, sections, pages)).toEqual([0, 1]);
  });
});
