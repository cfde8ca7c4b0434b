/** A register as the form that documents annex 附件表: title, who reports, the unit of money, columns, rows, a sum where one is due. */
import type { Register } from '../policy/register.ts';
import { add, type Exact, exact, print } from '../rule/exact.ts';
import type { Data } from '../rule/input.ts';
import { columnFields, type FormField, inWords } from './form.ts';
import type { Row } from './registers.ts';

export interface AnnexForm {
  title: string;
  /** Below the title: at the left, at the right. */
  notes: [string, string];
  columns: { title: string; number: boolean }[];
  rows: Cell[][];
  /** 合计; null where nothing is summed. */
  totals: Cell[] | null;
}

/** A number may be an exact decimal as text. */
export type Cell = string | number | null;

/** The form over the rows of a day (YYYY-MM-DD). `keeper` reports it. */
export function annexForm(register: Register, rows: Row[], keeper: string, day: string): AnnexForm {
  const fields = columnFields(register);
  const money = moneyUnit(fields);
  const [year, month, date] = day.split('-').map(Number);
  const right = [`截至${year}年${month}月${date}日`, ...(money ? [`单位：${money}`] : [])];
  return {
    title: register.title,
    notes: [`填报单位：${keeper}`, right.join('　')],
    columns: fields.map((field) => ({ title: headOf(field, money), number: isNumber(field) })),
    rows: rows.map(({ data }) => fields.map((field) => cellOf(data[field.key], field))),
    totals: register.money && rows.length > 0 ? totalsOf(fields, register.money, rows) : null,
  };
}

/** What the head of a column may be called: by its title, with its unit, by its key. */
export function headsOf(field: FormField): string[] {
  return [field.title, headOf(field, null), field.key];
}

/** The head of a column, with its unit where the form does not say it for all. */
function headOf({ title, unit }: FormField, money: string | null): string {
  return unit && unit !== money ? `${title}（${unit}）` : title;
}

/** 元, 万元 or 亿元 where all sums of money of a register have the same; null otherwise. */
function moneyUnit(fields: FormField[]): string | null {
  const units = new Set(fields.flatMap(({ unit }) => (unit && /^[万亿]?元$/u.test(unit) ? [unit] : [])));
  return units.size === 1 ? [...units][0]! : null;
}

export function isNumber({ kind }: FormField): boolean {
  return kind === 'number' || kind === 'integer';
}

function cellOf(value: Data | undefined, field: FormField): Cell {
  if (typeof value === 'number') return value;
  return inWords(value, field.options) || null;
}

/** The sums of what was planned and paid; 合计 stands in the first column. */
function totalsOf(fields: FormField[], { planned, paid }: { planned: string; paid: string }, rows: Row[]): Cell[] {
  const sum = (key: string): string =>
    print(rows.reduce<Exact>((total, { data }) => add(total, exact(data[key] ?? 0) ?? 0), 0));
  return fields.map(({ key }, place) => (place === 0 ? '合计' : key === planned || key === paid ? sum(key) : null));
}
