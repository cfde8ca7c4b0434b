/** Cases as rows, with boxes to choose them where they may be urged. */
import { Checkbox } from 'antd';
import { Link } from 'react-router';
import type { CaseLine } from '../../../desk/board.ts';
import { LightMark } from '../parts/light.tsx';
import { dueText, leftText } from '../parts/moment.ts';
import { type Column, DataTable } from '../parts/table.tsx';
import { useMe } from '../session/me.ts';

export function CaseTable(props: {
  cases: CaseLine[];
  chosen: ReadonlySet<string>;
  onChoose: ((chosen: ReadonlySet<string>) => void) | null;
}) {
  const { cases, chosen, onChoose } = props;
  const { day } = useMe();
  const choose = (ids: string[], yes: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) yes ? next.add(id) : next.delete(id);
    onChoose?.(next);
  };
  const open = cases.filter((one) => one.open).map(({ id }) => id);
  const box: Column<CaseLine> = {
    title: '选',
    className: 'pick',
    cell: (one) =>
      one.open && (
        <Checkbox
          aria-label={`选“${one.title}”`}
          checked={chosen.has(one.id)}
          onChange={({ target }) => choose([one.id], target.checked)}
        />
      ),
  };
  const columns: Column<CaseLine>[] = [
    ...(onChoose ? [box] : []),
    { title: '灯', cell: (one) => <LightMark light={one.light} open={one.open} /> },
    {
      title: '事项',
      head: true,
      className: 'main-cell',
      cell: (one) => <Link to={`/cases/${one.id}`}>{one.title}</Link>,
    },
    { title: '状态', className: 'nowrap', cell: (one) => one.state },
    { title: '承办单位', cell: (one) => one.bearer },
    { title: '分管领导', className: 'nowrap', cell: (one) => one.leader },
    {
      title: '期限',
      className: 'nowrap',
      cell: (one) =>
        one.due && (
          <span>
            {dueText(one.due, day)}
            {one.open && <span className="quiet block">{leftText(one.due, day)}</span>}
          </span>
        ),
    },
    { title: '文件', cell: (one) => one.document },
    { title: '编号', className: 'nowrap', cell: (one) => one.number },
  ];
  const filled = columns.filter(
    ({ title }) =>
      (title !== '分管领导' || cases.some(({ leader }) => leader)) &&
      (title !== '文件' || cases.some(({ document }) => document)),
  );
  return (
    <>
      {onChoose && open.length > 0 && (
        <p>
          <Checkbox
            checked={open.every((id) => chosen.has(id))}
            onChange={({ target }) => choose(open, target.checked)}
          >
            选本页全部未办结的
          </Checkbox>
        </p>
      )}
      <DataTable caption="事项" columns={filled} rows={cases} keyOf={({ id }) => id} />
    </>
  );
}
