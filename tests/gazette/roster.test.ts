import { expect, it } from 'vitest';
import { learnAdjacency } from '../../src/gazette/adjacency.ts';
import { toLines } from '../../src/gazette/line.ts';
import { readBody } from '../../src/gazette/roster.ts';

/** Roles by person, as read from a page whose blocks changed places. */
function roles(text: string): Record<string, string | null> {
  const lines = toLines(text.split('\n'));
  const body = readBody(lines, null, true, learnAdjacency(lines.map(({ bare }) => bare)));
  return Object.fromEntries(body!.members.map(({ person, role }) => [person, role]));
}

it('deputies in a row down to the first member kept their places in a scrambled page', () => {
  expect(
    roles(`组    长：赵明远  副市长
副 组 长：楼晓东  市水务局局长
          肖  捷  市气象局局长
成    员：李思源  市财政局局长
          周国兴  市交通局局长`),
  ).toEqual({ 赵明远: '组长', 楼晓东: '副组长', 肖捷: '副组长', 李思源: '成员', 周国兴: '成员' });
});

it('what stands under the last deputy may have come from anywhere', () => {
  expect(
    roles(`成    员：李思源  市财政局局长
          周国兴  市交通局局长
副 组 长：楼晓东  市水务局局长
          肖  捷  市气象局局长
组    长：赵明远  副市长`),
  ).toEqual({ 赵明远: '组长', 楼晓东: '副组长', 肖捷: '成员', 李思源: '成员', 周国兴: '成员' });
});
