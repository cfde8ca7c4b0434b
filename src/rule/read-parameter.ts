/** Parameters as written: values by the day from which they hold, each with its own cite; single, or a table by a choice. */
import { type Day, parseDay } from '../calendar/day.ts';
import { buildValue, type FormScope } from './forms.ts';
import { readDomain, readType, type TypeScope } from './read-type.ts';
import type { Parameter, Period, Tree } from './tree.ts';
import type { Type } from './type.ts';
import type { Value } from './value.ts';
import {
  citesOf,
  get,
  mapOf,
  need,
  only,
  optionalText,
  sourceOf,
  textOf,
  type Written,
  type WrittenMap,
  wrong,
} from './written.ts';

/** A parameter and the trees of its values, for proof. */
export interface ReadParameter {
  parameter: Parameter;
  values: Tree[];
}

/** Reads one entry of `parameters`. Throws Mistake. */
export function readParameter(id: string, at: Written, types: TypeScope, around: FormScope): ReadParameter {
  const map = mapOf(at);
  only(map, ['type', 'unit', 'of', 'title', 'by', 'values', 'cite', 'note']);
  const type = get(map, 'type') ? readType(map, types) : readType(withType(map), types);
  const by = get(map, 'by');
  const key: Type | null = by ? { kind: 'choice', domain: readDomain(by, types) } : null;
  const inner = { ...around, cites: citesOf(map, around.cites) };
  const values: Tree[] = [];
  const periods: Period[] = [];
  for (const { key: date, value } of mapOf(need(map, 'values')).entries.values()) {
    const from = dayOf(date);
    if (periods.length > 0 && from <= periods.at(-1)!.from) throw wrong(date, '日期要从早到晚写。');
    periods.push(readPeriod(from, value, type, key, inner, values));
  }
  if (periods.length === 0) throw wrong(map, '“values”至少要有一个日期。');
  const title = optionalText(map, 'title') ?? id;
  return { parameter: { id, title, type, key, periods }, values };
}

/** Without a `type` a parameter is a number in its unit. */
function withType(map: WrittenMap): WrittenMap {
  const type: Written = {
    kind: 'scalar',
    value: 'number',
    text: 'number',
    exact: true,
    file: map.file,
    line: map.line,
    column: map.column,
  };
  return { ...map, entries: new Map([...map.entries, ['type', { key: type, value: type }]]) };
}

function dayOf(at: Written): Day {
  const day = parseDay(textOf(at));
  if (day === null) throw wrong(at, `“${textOf(at)}”不是日期（如 2024-09-01）。`);
  return day;
}

function readPeriod(from: Day, at: Written, type: Type, key: Type | null, around: FormScope, values: Tree[]): Period {
  const cites = at.kind === 'map' ? citesOf(at, around.cites) : around.cites;
  const inner = { ...around, cites };
  const rows = get(at, 'rows');
  if (key && rows) {
    only(mapOf(at), ['rows', 'cite', 'note']);
    const found = new Map<Value, { value: Value; cites: string[] }>();
    const domain = (key as Type & { kind: 'choice' }).domain;
    for (const { key: name, value } of mapOf(rows).entries.values()) {
      const index = domain.titles.indexOf(textOf(name));
      if (index < 0) throw wrong(name, `选项里没有“${textOf(name)}”；可选 ${domain.titles.join('、')}。`);
      const tree = buildValue(value, inner, type);
      values.push(tree);
      found.set(index, { value: constantOf(tree, value), cites: tree.source.cites });
    }
    const missing = domain.titles.filter((_, i) => !found.has(i));
    if (missing.length > 0) throw wrong(rows, `表里缺 ${missing.join('、')}。`);
    return { from, content: { rows: found }, cites };
  }
  const tree = buildValue(at, inner, type);
  if (tree.op === 'fail') return { from, content: { code: tree.code, message: tree.message }, cites };
  if (key) throw wrong(at, '按选项查的表要写“rows”。');
  values.push(tree);
  return { from, content: { value: constantOf(tree, at), cites: tree.source.cites }, cites };
}

/** A parameter's value is written out: 350 元, or a product or quotient of numbers that the text prints. */
function constantOf(tree: Tree, at: Written): Value {
  if (tree.op === 'const') return tree.value;
  if (tree.op === 'call' && tree.args.every((arg) => arg.op === 'const' || arg.op === 'call')) {
    return tree.primitive.apply(
      tree.args.map((arg) => constantOf(arg, at)),
      undefined as never,
    );
  }
  throw wrong(at, `参数的值要直接写明（${sourceOf(at, []).text}）。`);
}
