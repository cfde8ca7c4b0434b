/** What each person finds in the menu: only what the seats allow. */
import type { useMe } from './session/me.ts';

export interface Entry {
  path: string;
  title: string;
  /** In the bar at the foot of a phone. */
  foot?: boolean;
}

export function menuOf({ has }: ReturnType<typeof useMe>): Entry[] {
  const all: [boolean, Entry][] = [
    [has('case.read'), { path: '/', title: '今天', foot: true }],
    [has('case.act'), { path: '/new', title: '新建事项', foot: true }],
    [has('case.read'), { path: '/board', title: '督办台', foot: true }],
    [has('register.read'), { path: '/registers', title: '台账' }],
    [has('indicator.read'), { path: '/indicators', title: '指标' }],
  ];
  return all.flatMap(([may, entry]) => (may ? [entry] : []));
}
