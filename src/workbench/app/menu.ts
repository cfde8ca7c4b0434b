/** What each person finds in the menu: only what the seats allow. */
import type { useMe } from './session/me.ts';

export interface Entry {
  path: string;
  title: string;
  /** In the bar at the foot of a phone. */
  foot?: boolean;
}

export function menuOf({ has, plays }: ReturnType<typeof useMe>): Entry[] {
  const all: [boolean, Entry][] = [
    [has('case.read'), { path: '/', title: '今天', foot: true }],
    [has('case.act'), { path: '/new', title: '新建事项', foot: true }],
    [has('case.read'), { path: '/board', title: '督办台', foot: true }],
    [has('case.act'), { path: '/drafting', title: '起草公文' }],
    [has('register.read'), { path: '/registers', title: '台账' }],
    [has('indicator.read'), { path: '/indicators', title: '指标' }],
    [has('case.act'), { path: '/responses', title: '应急响应' }],
    [has('people.read'), { path: '/bodies', title: '机构人员' }],
    [plays('leader', 'supervisor'), { path: '/leader', title: '领导一页' }],
    [has('report.read'), { path: '/quarterly', title: '季报' }],
    [has('document.edit'), { path: '/documents', title: '公报编辑' }],
    [has('account.manage'), { path: '/accounts', title: '账号' }],
    [has('seat.grant') || has('account.manage'), { path: '/seats', title: '职务' }],
    [has('audit.read'), { path: '/audit', title: '审计' }],
  ];
  return all.flatMap(([may, entry]) => (may ? [entry] : []));
}
