/** A register as a spreadsheet: rows out, and what a sheet would change, told before anything is written. */
import type { Register } from '../policy/register.ts';
import type { Data } from '../rule/input.ts';
import type { Type } from '../rule/type.ts';
import { headsOf, isNumber } from './annex-form.ts';
import { columnFields, type FormField, inWords } from './form.ts';
import { faultOf, keyOf, type Row, type RowChange } from './registers.ts';
import { rowName } from './row-words.ts';
import type { Setting } from './setting.ts';

export interface Preview {
  added: number;
  changed: number;
  same: number;
  /** Standing rows that the sheet does not have: they stay. */
  absent: number;
  faults: { line: number; column: string | null; message: string }[];
  /** What would be written; empty while there are faults. */
  changes: RowChange[];
  /** The first changes, cell by cell. */
  shown: { line: number; key: string; cells: { title: string; was: string | null; becomes: string | null }[] }[];
}

const SHOWN = 200;

/** What the rows of a sheet would do to the standing ones. Every wrong cell is told, with its line. */
export function preview(
  setting: Setting,
  register: Register,
  standing: Row[],
  sheet: { headLine: number; heads: string[]; rows: { line: number; cells: string[] }[] },
): Preview {
  const result: Preview = { added: 0, changed: 0, same: 0, absent: 0, faults: [], changes: [], shown: [] };
  const fields = columnFields(register);
  const fieldOf = new Map(fields.map((field) => [field.key, field]));
  const inputs = sheet.heads.map((head) =>
    register.row.inputs.find((input) => headsOf(fieldOf.get(input.key)!).includes(head)),
  );
  for (const [index, head] of sheet.heads.entries())
    if (!inputs[index] && head !== '')
      result.faults.push({
        line: sheet.headLine,
        column: head,
        message: `“${head}”不是这个台账的列；可用 ${register.columns.map(({ title }) => title).join('、')}。`,
      });
  const byKey = new Map(standing.map((row) => [row.key, row]));
  const seen = new Map<string, number>();
  for (const { line, cells } of sheet.rows) {
    const data: Record<string, Data> = {};
    for (const [index, input] of inputs.entries()) {
      const text = cells[index] ?? '';
      if (input && text !== '') data[input.key] = parsed(text, input.type);
    }
    const fault = faultOf(setting, register, data);
    const key = keyOf(register, data);
    const twice = seen.get(key);
    if (fault) result.faults.push({ line, column: null, message: fault });
    if (twice !== undefined)
      result.faults.push({ line, column: null, message: `与第${twice}行重复（${rowName(register, data)}）。` });
    seen.set(key, line);
    if (fault || twice !== undefined) continue;
    const old = byKey.get(key);
    const cellsChanged = fields.flatMap((field) => {
      const [was, becomes] = [printed(old?.data[field.key], field), printed(data[field.key], field)];
      return was === becomes ? [] : [{ title: field.title, was, becomes }];
    });
    if (old && cellsChanged.length === 0) result.same += 1;
    else {
      if (old) result.changed += 1;
      else result.added += 1;
      result.changes.push(old ? { id: old.id, version: old.version, data } : { data });
      if (result.shown.length < SHOWN) result.shown.push({ line, key: rowName(register, data), cells: cellsChanged });
    }
  }
  result.absent = standing.filter(({ key }) => !seen.has(key)).length;
  if (result.faults.length > 0) result.changes = [];
  return result;
}

/** A cell as text; a number without zeros that say nothing. */
function printed(value: Data | undefined, field: FormField): string | null {
  const text = inWords(value, field.options);
  if (text === '') return null;
  return isNumber(field) ? text.replace(/(\.\d*?)0+$/u, '$1').replace(/\.$/u, '') : text;
}

/** A cell as the column's type takes it; what does not fit stays text and is then refused by the row's rule. */
export function parsed(text: string, type: Type): Data {
  switch (type.kind) {
    case 'number':
      return text.replaceAll(/[,，\s]/gu, '');
    case 'boolean':
      return YES.has(text) ? true : text === '否' || text === 'false' ? false : text;
    case 'choice':
      return valueIn(type.domain, text);
    case 'set':
      return text.split(/[、,，;；]/u).map((item) => valueIn(type.domain, item.trim()));
    case 'list':
      return text.split(/[、;；]/u).map((item) => item.trim());
    case 'date':
      return text.replace(
        /^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?$/u,
        (_, y: string, m: string, d: string) => `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`,
      );
    default:
      return text;
  }
}

const YES = new Set(['是', 'true', '√', '✓']);

function valueIn({ values, titles }: { values: string[]; titles: string[] }, text: string): string {
  return values[titles.indexOf(text)] ?? text;
}
