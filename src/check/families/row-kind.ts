/** Rows whose name says one kind and whose column says another: 药厂后崩塌 beside 滑坡, in a table where the two agree. */
import type { Family } from '../family.ts';
import type { Remark } from '../finding.ts';
import type { Grid } from '../grid.ts';

export const rowKind: Family = {
  name: 'row-kind',
  explanation: '表中名称所带的类别与类别栏应当一致；多数行一致而个别行不一致的，该行有误。',
  check: ({ grids }) => grids.flatMap(remarksOn),
};

/** Kinds of one column are few, and words. */
const KINDS = 6;
const ROWS = 8;

function remarksOn({ rows }: Grid): Remark[] {
  if (rows.length < ROWS) return [];
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => column);
  return columns.flatMap((column) => {
    const kinds = kindsOf(rows, column);
    if (kinds === null) return [];
    return columns.flatMap((names) => (names === column ? [] : compare(rows, names, column, kinds)));
  });
}

/** The values of a column that repeat; null where it is no column of kinds. */
function kindsOf(rows: Grid['rows'], column: number): string[] | null {
  const counts = Map.groupBy(
    rows.map(({ cells }) => cells[column] ?? '').filter((cell) => /^\p{Script=Han}{2,6}$/u.test(cell)),
    (cell) => cell,
  );
  const kinds = [...counts].filter(([, cells]) => cells.length >= 2).map(([kind]) => kind);
  const held = kinds.reduce((sum, kind) => sum + counts.get(kind)!.length, 0);
  return kinds.length >= 2 && kinds.length <= KINDS && held >= rows.length * 0.7 ? kinds : null;
}

function compare(rows: Grid['rows'], names: number, column: number, kinds: string[]): Remark[] {
  const named = rows.flatMap(({ line, cells }) => {
    const name = cells[names] ?? '';
    const kind = kinds.find((one) => name.endsWith(one) && name.length > one.length);
    return kind && kinds.includes(cells[column] ?? '') ? [{ line, name, kind, said: cells[column]! }] : [];
  });
  const wrong = named.filter(({ kind, said }) => kind !== said);
  if (named.length < ROWS || wrong.length === 0 || wrong.length * 8 > named.length) return [];
  return wrong.map(
    ({ line, name, said }): Remark => ({
      type: 'mismatch',
      lines: [line],
      stated: name,
      found: said,
      severity: 'medium',
      message: `表中“${name}”的类别栏为“${said}”，与名称不一致。`,
    }),
  );
}
