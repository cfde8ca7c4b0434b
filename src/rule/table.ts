/** Rows of a table ↔ populations: cells by the inputs' keys in, outputs and errors out. */
import { add, type Exact } from './exact.ts';
import { checkBounds, type Data, readValue, writeValue } from './input.ts';
import type { Population, PopulationAnswer } from './population.ts';
import { rowOf } from './population.ts';
import type { Rule } from './rule.ts';
import type { Type } from './type.ts';
import { Failure, type Value } from './value.ts';

/** Takes rows of cells one after another; a cell that cannot be read makes its row an error with the reason. */
export class PopulationReader {
  private readonly rule: Rule;
  private readonly places: number[];
  private readonly values: (Value | undefined)[][];
  private readonly unread = new Map<number, Failure>();
  private rows = 0;

  /** `header` names the inputs. Throws Failure for a column that is no input. */
  constructor(rule: Rule, header: string[]) {
    this.rule = rule;
    const unknown = header.find((key) => !rule.inputs.some((input) => input.key === key));
    if (unknown !== undefined) {
      throw new Failure(
        'invalid-input',
        `表头“${unknown}”不是输入；可用 ${rule.inputs.map(({ key }) => key).join('、')}。`,
      );
    }
    this.places = rule.inputs.map(({ key }) => header.indexOf(key));
    this.values = rule.inputs.map(() => []);
  }

  add(cells: string[]): void {
    this.rows++;
    this.rule.inputs.forEach((input, i) => {
      const text = this.places[i]! < 0 ? '' : (cells[this.places[i]!] ?? '').trim();
      if (text === '') {
        this.values[i]!.push(input.optional ? input.otherwise : undefined);
        return;
      }
      try {
        const value = readValue(cellData(text, input.type), input.type, `${input.title}（第${this.rows}行）`);
        checkBounds(input, value);
        this.values[i]!.push(value);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        this.values[i]!.push(undefined);
        // The first of a row: one sentence that its writer can act on.
        if (!this.unread.has(this.rows - 1)) this.unread.set(this.rows - 1, error);
      }
    });
  }

  done(): Population {
    return { rows: this.rows, inputs: this.values, unread: this.unread };
  }
}

/** A cell's text as the data that an input of the type takes. */
function cellData(text: string, type: Type): Data {
  if (type.kind === 'boolean')
    return ['true', '是', '1', 'TRUE', 'True'].includes(text)
      ? true
      : ['false', '否', '0', 'FALSE', 'False'].includes(text)
        ? false
        : text;
  if (type.kind === 'set' || type.kind === 'list' || type.kind === 'map') {
    if (text.startsWith('[') || text.startsWith('{')) return json(text);
    return text.split(/[、;；|]/u).map((part) => part.trim());
  }
  return text;
}

function json(text: string): Data {
  try {
    return JSON.parse(text) as Data;
  } catch {
    return text;
  }
}

/** One line of CSV: the outputs, then the error and its sentence. */
export function writeCells(rule: Rule, row: Value[] | Failure): string {
  if (row instanceof Failure) return [...rule.outputs.map(() => ''), row.code, row.message].map(quoted).join(',');
  return [...rule.outputs.map(({ type, decimals }, i) => cellText(writeValue(row[i]!, type, decimals))), '', '']
    .map(quoted)
    .join(',');
}

function cellText(data: Data): string {
  if (data === null) return '';
  if (Array.isArray(data) && data.every((item) => typeof item !== 'object')) return data.join('、');
  return typeof data === 'object' ? JSON.stringify(data) : String(data);
}

function quoted(text: string): string {
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The exact sums of the numeric outputs, and how often each error came. */
export function totalsOf(
  rule: Rule,
  answer: PopulationAnswer,
  rows: number,
): { totals: Record<string, Data>; errors: Record<string, number> } {
  const sums: Exact[] = rule.outputs.map(() => 0);
  const errors: Record<string, number> = {};
  for (let row = 0; row < rows; row++) {
    const values = rowOf(rule, answer, row);
    if (values instanceof Failure) {
      errors[values.code] = (errors[values.code] ?? 0) + 1;
      continue;
    }
    rule.outputs.forEach(({ type }, i) => {
      if (type.kind === 'number' && values[i] !== null) sums[i] = add(sums[i]!, values[i] as Exact);
    });
  }
  const numeric = rule.outputs.flatMap(({ key, type }, i) =>
    type.kind === 'number' ? [[key, writeValue(sums[i]!, type)] as const] : [],
  );
  return { totals: Object.fromEntries(numeric), errors };
}
