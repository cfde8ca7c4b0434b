/** Tasks and their units, in a division of work of our own. */
import { expect, it } from 'vitest';
import { readIssue } from '../../src/gazette/read.ts';
import { findTasks } from '../../src/gazette/tasks.ts';

const divided = (body: string) =>
  findTasks(
    readIssue(
      `东海市海州区人民政府关于印发2025年海堤工作任务分工的通知
海政发〔2025〕11号
各乡镇人民政府：
现将任务分工印发给你们，请抓好落实。
${body}
东海市海州区人民政府
2025年5月6日`.split('\n'),
      { key: '2025-2' },
    ),
  )[0]!;

const TASKS = `一、区水务局牵头负责的工作
1.加固东堤两公里。
配合单位：东滩、北港街道办，区财政局
2.清淤排涝河三条。
配合单位：区财政局、各乡镇人民政府，确保汛前完工、不留死角
二、区应急局牵头负责的工作
1.建设抢险队伍五支。
配合单位：区消防救援大队`;

it('names cooperating units, places with the tail that they share, and stops where other text is glued to the list', () => {
  expect(divided(TASKS).tasks.map(({ lead, cooperating }) => [lead, ...cooperating])).toEqual([
    ['区水务局', '东滩街道办', '北港街道办', '区财政局'],
    ['区水务局', '区财政局', '各乡镇人民政府'],
    ['区应急局', '区消防救援大队'],
  ]);
});

it('does not count who watches the work, and reads how many tasks the text says', () => {
  const found = divided(
    `${TASKS}\n三、工作要求\n（一）压实责任。各单位要抓紧推进。（区政府督查室负责督办）\n（二）严格考核。任务共3项，纳入年度考核。`,
  );
  expect([found.statedTasks, found.foundTasks]).toEqual([3, 3]);
});
