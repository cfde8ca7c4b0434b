/** A register 台账: typed columns, what makes two rows the same, and sums that must agree. Rows are checked by a rule. */
import type { Data } from '../rule/input.ts';
import { entries, type RuleScope, readRule } from '../rule/read-rule.ts';
import type { Rule } from '../rule/rule.ts';
import type { Source } from '../rule/tree.ts';
import {
  citesOf,
  flag,
  get,
  listOf,
  mapOf,
  optionalText,
  sourceOf,
  textOf,
  type Written,
  wrong,
} from '../rule/written.ts';
import { guardOf, readCaseFields, written } from './guard.ts';
import { plain } from './plain.ts';
import { type CaseField, fullId } from './procedure.ts';

export interface Register {
  /** MECHANISM/name. */
  id: string;
  title: string;
  keepers: string[];
  columns: CaseField[];
  /** Columns that identify a row; the first column where the file names none. */
  keys: string[];
  /** The column that names the organ whose row it is; null = the keeper's. */
  organ: string | null;
  /** The columns of what was planned and what is paid, in one unit; null where it is no plan of money. */
  money: { planned: string; paid: string; unit: string } | null;
  /** Its inputs are the columns. */
  row: Rule;
  /** Its one input is all rows (台账); its requirements are the balances. Null where none is stated. */
  balance: Rule | null;
  /** Printed tables that its rows come from, in the order of their documents. */
  sources: RegisterSource[];
  cites: string[];
  source: Source;
}

/** A printed table whose rows are rows of the register: those that begin with a running number, or with the name of an organ. */
export interface RegisterSource {
  document: string;
  /** Characters of the table's title; null = all tables of the document. */
  table: string | null;
  /** Keys of the register's columns in printed order; null = a column that is not taken. */
  columns: (string | null)[];
  /** The column that a heading between the rows fills. */
  heading: string | null;
  /** What is the same in every row and stands in no column. */
  set: Record<string, Data>;
  /** Columns that a rule answers from others (id MECHANISM/rule); what it refuses stays empty. */
  rule: { id: string; in: Record<string, string>; out: Record<string, string> } | null;
  /** Is it the whole register of its day? Rows that it does not have end then. */
  whole: boolean;
  /** How many rows the document says; null where it says nothing. */
  rows: number | null;
}

/** Reads one entry of `registers`; null where it has mistakes (all of them reported). */
export function readRegister(policy: string, key: string, at: Written, scope: RuleScope): Register | null {
  const id = `${policy}/${key}`;
  const cites = citesOf(at, scope.cites);
  const columnsAt = get(at, 'columns')!;
  const asInputs = written.map(at, [
    [
      'inputs',
      written.map(
        columnsAt,
        entries(columnsAt).map(([name, column]) => [name, without(column, 'key')]),
      ),
    ],
  ]);
  const columns = readCaseFields(asInputs, []);
  const row = readRule(
    `${id}/row`,
    guardOf({ at: asInputs, action: null, fields: columns, states: [], title: textOf(get(at, 'title')!) }),
    { ...scope, cites },
  );
  const balanceAt = get(at, 'balance');
  const balance = balanceAt
    ? readRule(`${id}/balance`, balanceOf(at, columnsAt, balanceAt), { ...scope, cites })
    : null;
  if (!row || (balanceAt && !balance)) return null;
  const keys = entries(columnsAt).flatMap(([name, column]) => (flag(mapOf(column), 'key') ? [name] : []));
  const keeper = get(at, 'keeper');
  return {
    id,
    title: textOf(get(at, 'title')!),
    keepers: keeper ? (keeper.kind === 'list' ? keeper.items.map(textOf) : [textOf(keeper)]) : [],
    columns,
    keys: keys.length > 0 ? keys : columns.slice(0, 1).map((column) => column.key),
    organ: optionalText(mapOf(at), 'organ'),
    money: moneyOf(get(at, 'money'), row),
    row,
    balance,
    sources: sourcesOf(policy, get(at, 'from'), columns),
    cites,
    source: sourceOf(at, cites),
  };
}

function moneyOf(at: Written | undefined, row: Rule): Register['money'] {
  if (!at) return null;
  const { planned, paid } = plain(at) as { planned: string; paid: string };
  const unitOf = (key: string): string => {
    const type = row.inputs.find((column) => column.key === key)?.type;
    if (type?.kind !== 'number') throw wrong(at, `台账没有“${key}”这一数值列；请写金额所在的列。`);
    return type.unit.name;
  };
  if (unitOf(planned) !== unitOf(paid)) throw wrong(at, `“${planned}”和“${paid}”的单位不同；请用同一单位。`);
  return { planned, paid, unit: unitOf(planned) };
}

function sourcesOf(policy: string, at: Written | undefined, columns: CaseField[]): RegisterSource[] {
  return (at ? listOf(at) : []).map((from) => {
    const said = plain(from) as Partial<RegisterSource> & { document: string };
    const named = [...said.columns!, said.heading, ...Object.keys({ ...said.set, ...said.rule?.out })];
    const stray = named.find((key) => typeof key === 'string' && !columns.some((column) => column.key === key));
    if (stray) throw wrong(from, `台账没有“${stray}”这一列；有 ${columns.map(({ key }) => key).join('、')}。`);
    const { document, table = null, columns: taken = [], heading = null, set = {}, whole = false, rows = null } = said;
    const rule = said.rule ? { ...said.rule, id: fullId(policy, said.rule.id) } : null;
    return { document, table, columns: taken, heading, set, rule, whole, rows };
  });
}

/** The balances as requirements of a rule over the list 台账. */
function balanceOf(at: Written, columns: Written, balance: Written): Written {
  const { map, scalar } = written;
  const fields = map(
    columns,
    entries(columns).map(([name, column]) => {
      const kept = entries(column).filter(([key]) =>
        ['title', 'type', 'unit', 'of', 'items', 'optional'].includes(key),
      );
      const type = optionalText(mapOf(column), 'type');
      const plainType = type === null || ['organ', 'person', 'phone', 'id-number', 'paragraph'].includes(type);
      const typed = kept.filter(([key]) => !(key === 'type' && plainType));
      return [name, map(column, plainType ? [...typed, ['type', scalar(column, 'text')]] : typed)];
    }),
  );
  const rows = map(at, [
    ['title', scalar(at, '台账')],
    ['type', scalar(at, 'list')],
    ['items', fields],
  ]);
  const holds = map(at, [
    ['type', scalar(at, 'text')],
    ['value', scalar(at, '“平衡”')],
  ]);
  return map(at, [
    ['title', scalar(at, '平衡')],
    ['asks', scalar(at, '台账各数是否平衡？')],
    ['valid', scalar(at, 'always')],
    ['inputs', map(at, [['rows', rows]])],
    ['require', balance],
    ['outputs', map(at, [['next', holds]])],
  ]);
}

function without(at: Written, key: string): Written {
  return written.map(
    at,
    entries(at).filter(([name]) => name !== key),
  );
}
