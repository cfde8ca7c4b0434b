/** A type as written in a policy file: `{type: choice, of: 身份}`, `{type: number, unit: 元/亩}`. */
import {
  BOOLEAN,
  DATE,
  type Domain,
  type Field,
  MOST_MEMBERS,
  NO_UNIT,
  TEXT,
  type Type,
  type Units,
  unitOf,
} from './type.ts';
import { flag, get, mapOf, need, optionalText, textOf, type Written, type WrittenMap, wrong } from './written.ts';

/** What a type may name: units and choices of the policy. */
export interface TypeScope {
  units: Units;
  domains: ReadonlyMap<string, Domain>;
}

/** The keys of a declaration that this file reads. */
export const TYPE_KEYS = ['type', 'unit', 'of', 'items', 'keys', 'values'];

export const TYPE_NAMES = [
  'number',
  'integer',
  'money',
  'boolean',
  'date',
  'instant',
  'month',
  'text',
  'choice',
  'set',
  'list',
  'map',
];

/** The type of a declaration with `type`, `unit`, `of`, `items`, `keys`, `values`. */
export function readType(map: WrittenMap, scope: TypeScope): Type {
  const at = need(map, 'type');
  switch (textOf(at)) {
    case 'number':
      return { kind: 'number', unit: readUnit(map, scope, '') };
    case 'integer':
      return { kind: 'number', unit: readUnit(map, scope, ''), whole: true };
    case 'money':
      return { kind: 'number', unit: readUnit(map, scope, '元') };
    case 'boolean':
      return BOOLEAN;
    case 'date':
      return DATE;
    case 'instant':
      return { kind: 'instant' };
    case 'month':
      return { kind: 'month' };
    case 'text':
      return TEXT;
    case 'choice':
      return { kind: 'choice', domain: readDomain(need(map, 'of'), scope) };
    case 'set': {
      const domain = readDomain(need(map, 'of'), scope);
      if (domain.values.length > MOST_MEMBERS) throw wrong(map, `多选最多 ${MOST_MEMBERS} 项；请改用 list。`);
      return { kind: 'set', domain };
    }
    case 'list':
      return { kind: 'list', of: readItem(need(map, 'items'), scope) };
    case 'map':
      return { kind: 'map', key: readItem(need(map, 'keys'), scope), value: readItem(need(map, 'values'), scope) };
    default:
      throw wrong(at, `没有“${textOf(at)}”这种类型；可用 ${TYPE_NAMES.join('、')}。`);
  }
}

/** The members written as a list, as `value: title`, or by the name of a choice of the policy. */
export function readDomain(at: Written, scope: Pick<TypeScope, 'domains'>): Domain {
  if (at.kind === 'scalar') {
    const found = scope.domains.get(textOf(at));
    if (!found) throw wrong(at, `没有登记“${textOf(at)}”这组选项；请写在“choices”里。`);
    return found;
  }
  const pairs =
    at.kind === 'list'
      ? at.items.map((item) => [textOf(item), textOf(item)] as const)
      : [...at.entries].map(([value, entry]) => [value, textOf(entry.value)] as const);
  const domain = { values: pairs.map(([value]) => value), titles: pairs.map(([, title]) => title) };
  for (const names of [domain.values, domain.titles]) {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw wrong(at, `选项“${twice}”写了两次。`);
  }
  if (domain.values.length === 0) throw wrong(at, '至少要有一个选项。');
  return domain;
}

/** The fields of a record: `key: {title, type, …}`. */
export function readFields(at: Written, scope: TypeScope): Field[] {
  return [...mapOf(at).entries.values()].map(({ key, value }) => {
    const map = mapOf(value);
    return {
      key: textOf(key),
      title: optionalText(map, 'title') ?? textOf(key),
      type: readType(map, scope),
      optional: flag(map, 'optional'),
    };
  });
}

/** An element: one type, or a record where its entries are declarations. */
function readItem(at: Written, scope: TypeScope): Type {
  const map = mapOf(at);
  const type = get(map, 'type');
  return type?.kind === 'scalar' ? readType(map, scope) : { kind: 'record', fields: readFields(at, scope) };
}

function readUnit(map: WrittenMap, scope: TypeScope, otherwise: string) {
  const at = get(map, 'unit');
  const name = at ? textOf(at) : otherwise;
  const unit = name === '' ? NO_UNIT : unitOf(name, scope.units);
  if (!unit) throw wrong(at ?? map, `不认识单位“${name}”；请改用常用单位，或在“units”里登记。`);
  return unit;
}
