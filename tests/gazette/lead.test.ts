/** Tasks of a scrambled page find the section that they belong to. */
import { describe, expect, it } from 'vitest';
import { type Placed, settleSections } from '../../src/gazette/lead.ts';

const sections = [
  { lead: '县教育局', ordinal: 1, page: 0 },
  { lead: '县水务局', ordinal: 2, page: 0 },
];
const task = (no: number, section: number, page: number, text: string, cooperating: string[] = []): Placed => ({
  ...{ no, section, page, text, cooperating },
});

describe('tasks of two sections on a page', () => {
  it('go where their words belong', () => {
    const tasks = [
      task(1, 0, 0, '整治河道三条，除险加固水库两座。'),
      task(2, 0, 0, '新建农村饮水工程。'),
      task(1, 1, 0, '新增小学学位二百个，选调教师三十名。'),
    ];
    expect(settleSections(tasks, sections)).toEqual([1, 1, 0]);
  });

  it('do not stand under a unit that cooperates', () => {
    const tasks = [task(1, 0, 0, '做好汛期值守。', ['县教育局']), task(1, 1, 0, '开展春季检查。', ['县水务局'])];
    expect(settleSections(tasks, sections)).toEqual([1, 0]);
  });

  it('stay where nothing speaks against it', () => {
    const tasks = [task(1, 0, 0, '召开会议。'), task(2, 0, 0, '通报情况。'), task(1, 1, 0, '开展检查。')];
    expect(settleSections(tasks, sections)).toEqual([0, 0, 1]);
  });

  it('stay on the pages of their section', () => {
    const apart = [
      { lead: '县教育局', ordinal: 1, page: 0 },
      { lead: '县水务局', ordinal: 2, page: 2 },
    ];
    const tasks = [task(1, 0, 0, '整治河道三条，除险加固水库两座。'), task(1, 1, 2, '召开会议。')];
    expect(settleSections(tasks, apart)).toEqual([0, 1]);
  });
});

describe('tasks whose numbers run through the document', () => {
  it('are runs of numbers in the order of the sections, whatever order they stand in', () => {
    const tasks = [
      task(4, 0, 0, '巡查河道。'),
      task(1, 1, 0, '新增小学学位二百个。'),
      task(3, 0, 0, '除险加固水库两座。'),
      task(2, 1, 0, '召开会议。'),
    ];
    expect(settleSections(tasks, [sections[1]!, sections[0]!])).toEqual([0, 1, 0, 1]);
  });
});
