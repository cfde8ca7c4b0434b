/** Data outside ↔ values of a rule: by keys and values of the interface, checked; amounts in the declared units. */
import { parseDay, printDay } from '../calendar/day.ts';
import { parseMoment, printMoment } from '../calendar/moment.ts';
import { compare, type Exact, exact, isWhole, print, printRounded } from './exact.ts';
import type { Input, Output } from './rule.ts';
import type { Domain, Type } from './type.ts';
import { Failure, type Value } from './value.ts';

/** Outside: what JSON can hold. */
export type Data = string | number | boolean | null | Data[] | { [key: string]: Data };

/**
 * The values of the inputs in order; undefined where one is missing. Failure invalid-input for an unknown name, a wrong form,
 * a value outside the choice or the bounds.
 */
export function readInputs(inputs: Input[], data: Record<string, Data>): (Value | undefined)[] {
  let known = 0;
  for (const { key } of inputs) if (Object.hasOwn(data, key)) known++;
  const keys = Object.keys(data);
  if (keys.length > known) {
    const key = keys.find((name) => !inputs.some((input) => input.key === name));
    throw invalid(`没有“${key}”这项输入；可填 ${inputs.map((input) => input.key).join('、') || '（无）'}。`);
  }
  return inputs.map((input) => readInput(input, Object.hasOwn(data, input.key) ? data[input.key] : undefined));
}

function readInput(input: Input, given: Data | undefined): Value | undefined {
  if (given === undefined || given === null) return input.optional ? input.otherwise : undefined;
  const value = readValue(given, input.type, input.title);
  if (input.least !== null || input.most !== null) checkBounds(input, value);
  return value;
}

/** One value from outside. Failure invalid-input. */
export function readValue(data: Data, type: Type, title: string): Value {
  switch (type.kind) {
    case 'number': {
      const number = typeof data === 'boolean' ? null : exact(data);
      if (number === null)
        throw invalid(`“${title}”要填数${type.unit.name ? `（${type.unit.name}）` : ''}，不能是“${show(data)}”。`);
      if (type.whole && !isWhole(number)) throw invalid(`“${title}”要填整数，不能是“${show(data)}”。`);
      return number;
    }
    case 'boolean':
      if (typeof data !== 'boolean') throw invalid(`“${title}”只能是 true 或 false，不能是“${show(data)}”。`);
      return data;
    case 'text':
      if (typeof data !== 'string') throw invalid(`“${title}”要填文字，不能是“${show(data)}”。`);
      return data;
    case 'date': {
      const day = typeof data === 'string' ? parseDay(data) : null;
      if (day === null) throw invalid(`“${title}”要填日期（如 2024-09-01），没有“${show(data)}”这一天。`);
      return day;
    }
    case 'instant': {
      const moment = typeof data === 'string' ? parseMoment(data) : null;
      if (moment?.kind !== 'instant')
        throw invalid(`“${title}”要填带时区的时刻（如 2024-09-01T09:00:00+08:00），不能是“${show(data)}”。`);
      return moment.at;
    }
    case 'month': {
      const match = typeof data === 'string' ? /^(\d{4})-(0[1-9]|1[0-2])$/u.exec(data) : null;
      if (!match) throw invalid(`“${title}”要填月份（如 2024-09），不能是“${show(data)}”。`);
      return Number(match[1]) * 12 + Number(match[2]) - 1;
    }
    case 'choice':
      return readMember(data, type.domain, title);
    case 'set':
      if (!Array.isArray(data)) throw invalid(`“${title}”要填列表，不能是“${show(data)}”。`);
      return data.reduce<number>((bits, item) => bits | (1 << readMember(item, type.domain, title)), 0);
    case 'list':
      if (!Array.isArray(data)) throw invalid(`“${title}”要填列表，不能是“${show(data)}”。`);
      return data.map((item, i) => readValue(item, type.of, `${title}第${i + 1}项`));
    case 'map':
      if (typeof data !== 'object' || data === null || Array.isArray(data))
        throw invalid(`“${title}”要填“名称: 值”，不能是“${show(data)}”。`);
      return Object.entries(data).map(([key, value]) => {
        const inner = readValue(value, type.value, `${title}的${key}`);
        const fields = type.value.kind === 'record' ? (inner as Value[]) : [inner];
        return [readValue(key, type.key, title), ...fields];
      });
    case 'record':
      return readRecord(data, type, title);
    case 'never':
    case 'null':
      return null;
  }
}

/** A value for outside; numbers that a double does not hold exactly are decimal strings, endless fractions n/d. */
export function writeValue(value: Value, type: Type, decimals: number | null = null): Data {
  if (value === null) return null;
  switch (type.kind) {
    case 'number':
      if (decimals !== null) return fixed(value as Exact, decimals);
      return typeof value === 'number' ? value : print(value as Exact);
    case 'date':
      return printDay(value as number);
    case 'instant':
      return printMoment({ kind: 'instant', at: value as number });
    case 'month': {
      const month = value as number;
      return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
    }
    case 'choice':
      return type.domain.values[value as number]!;
    case 'set':
      return type.domain.values.filter((_, i) => ((value as number) & (1 << i)) !== 0);
    case 'list':
      return (value as Value[]).map((item) => writeValue(item, type.of));
    case 'record':
      return Object.fromEntries(
        type.fields.map((field, i) => [field.key, writeValue((value as Value[])[i]!, field.type)]),
      );
    case 'map':
      return Object.fromEntries(
        (value as Value[][]).map(([key, inner]) => [
          String(writeValue(key!, type.key)),
          writeValue(inner!, type.value),
        ]),
      );
    default:
      return value as string | boolean;
  }
}

/** The outputs by their keys. */
export function writeOutputs(outputs: Output[], values: Value[]): Record<string, Data> {
  const data: Record<string, Data> = {};
  for (let i = 0; i < outputs.length; i++) {
    const { key, type, decimals } = outputs[i]!;
    data[key] = writeValue(values[i]!, type, decimals);
  }
  return data;
}

function readMember(data: Data, domain: Domain, title: string): number {
  const index = typeof data === 'string' || typeof data === 'number' ? domain.values.indexOf(String(data)) : -1;
  if (index < 0) throw invalid(`“${title}”不能是“${show(data)}”；可选 ${domain.values.join('、')}。`);
  return index;
}

function readRecord(data: Data, type: Type & { kind: 'record' }, title: string): Value {
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw invalid(`“${title}”要填“名称: 值”，不能是“${show(data)}”。`);
  const unknown = Object.keys(data).find((key) => !type.fields.some((field) => field.key === key));
  if (unknown !== undefined)
    throw invalid(`“${title}”没有“${unknown}”这一项；可填 ${type.fields.map((field) => field.key).join('、')}。`);
  return type.fields.map((field) => {
    const given = data[field.key];
    if (given === undefined || given === null) {
      if (field.optional) return null;
      throw invalid(`“${title}”缺少“${field.title}”；请填写。`);
    }
    return readValue(given, field.type, `${title}的${field.title}`);
  });
}

/** Failure invalid-input for a number outside `min` and `max`. */
export function checkBounds({ least, most, title, type }: Input, value: Value): void {
  if (type.kind !== 'number') return;
  if (least !== null && compare(value as Exact, least) < 0)
    throw invalid(`“${title}”不能小于 ${print(least)}，填的是 ${print(value as Exact)}。`);
  if (most !== null && compare(value as Exact, most) > 0)
    throw invalid(`“${title}”不能大于 ${print(most)}，填的是 ${print(value as Exact)}。`);
}

function fixed(value: Exact, decimals: number): string {
  const text = printRounded(value, decimals);
  return text.includes('.') || decimals === 0 ? text : `${text}.${'0'.repeat(decimals)}`;
}

function invalid(message: string): Failure {
  return new Failure('invalid-input', message);
}

function show(data: Data): string {
  const text = typeof data === 'string' ? data : (JSON.stringify(data) ?? '');
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
