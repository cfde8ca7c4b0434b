/**
 * The form and the conditions of an action, as the rule that checks them: inputs are the fields of the procedure (those that
 * the action does not ask for may be empty), requirements are the action's, the output is the state that it leads to.
 */
import { entries } from '../rule/read-rule.ts';
import { flag, get, mapOf, optionalText, textOf, type Written, wrong } from '../rule/written.ts';
import { type CaseField, FIELD_FORMATS, type FieldFormat, personalOf } from './procedure.ts';

interface Guarded {
  /** The procedure. */
  at: Written;
  /** null = opening a case. */
  action: Written | null;
  fields: CaseField[];
  states: string[];
  title: string;
}

/** Every field of the procedure and of its actions, the procedure's own first; a key means the same field everywhere. */
export function readCaseFields(at: Written, actions: [string, Written][]): CaseField[] {
  const fields = new Map<string, CaseField>();
  const opening = new Set(entries(get(at, 'inputs')).map(([key]) => key));
  const declared = [at, ...actions.map(([, action]) => action)].flatMap((piece) => entries(get(piece, 'inputs')));
  for (const [key, value] of declared) {
    const title = optionalText(mapOf(value), 'title') ?? key;
    const known = fields.get(key);
    if (known && known.title !== title)
      throw wrong(value, `“${key}”在同一流程里已叫“${known.title}”；同一名称只能指一项。`);
    fields.set(key, {
      key,
      title,
      format: formatOf(value),
      optional: flag(mapOf(value), 'optional'),
      opening: opening.has(key),
      personal: personalOf(value),
    });
  }
  return [...fields.values()];
}

/** The rule of an action, as if it were written in the file: its mistakes have the places of the action. */
export function guardOf({ at, action, fields, states, title }: Guarded): Written {
  const own = new Map(entries(get(action ?? at, 'inputs')));
  const all = new Map([
    ...entries(get(at, 'inputs')),
    ...entries(get(at, 'actions')).flatMap(([, other]) => entries(get(other, 'inputs'))),
    ...own,
  ]);
  const place = action ?? at;
  const to = action && get(action, 'to');
  const conditions = pick(place, ['let', 'require']);
  // Only what sets conditions or decides looks at what other steps have filled in.
  const asked = conditions.length > 0 || to?.kind === 'map' ? fields : fields.filter(({ key }) => own.has(key));
  const inputs = map(
    place,
    asked.map(({ key }) => [key, asInput(all.get(key)!, !own.has(key))]),
  );
  const state = scalar(place, `“${(to?.kind === 'scalar' ? textOf(to) : null) ?? states[0] ?? '—'}”`);
  const next =
    to?.kind === 'map'
      ? map(to, [['type', scalar(to, 'choice')], ['of', list(to, states)], ...entries(to)])
      : map(place, [
          ['type', scalar(place, 'text')],
          ['value', state],
        ]);
  return map(place, [
    ['title', scalar(place, title)],
    ['asks', scalar(place, title)],
    ['valid', scalar(place, 'always')],
    ['inputs', inputs],
    ...conditions,
    ['outputs', map(place, [['next', next]])],
  ]);
}

/** A field as an input of a rule: its format is text, and it may be empty where another action asks for it. */
function asInput(at: Written, elsewhere: boolean): Written {
  const kept = entries(at).filter(
    ([key]) => key !== 'personal' && (!elsewhere || (key !== 'optional' && key !== 'default')),
  );
  const typed = kept.map(([key, value]): [string, Written] =>
    key === 'type' && formatOf(at) ? [key, scalar(value, 'text')] : [key, value],
  );
  if (!typed.some(([key]) => key === 'type')) typed.push(['type', scalar(at, 'text')]);
  return map(at, elsewhere ? [...typed, ['optional', { ...place(at), ...TRUE }]] : typed);
}

function formatOf(at: Written): FieldFormat | null {
  const type = at.kind === 'map' ? optionalText(at, 'type') : null;
  return FIELD_FORMATS.find((format) => format === type) ?? null;
}

function pick(at: Written, keys: string[]): [string, Written][] {
  return keys.flatMap((key): [string, Written][] => {
    const value = get(at, key);
    return value ? [[key, value]] : [];
  });
}

const TRUE = { kind: 'scalar', value: true, text: 'true', exact: false } as const;

function place({ file, line, column }: Written) {
  return { file, line, column };
}

function scalar(at: Written, text: string): Written {
  return { kind: 'scalar', value: text, text, exact: false, ...place(at) };
}

function list(at: Written, texts: string[]): Written {
  return { kind: 'list', items: texts.map((text) => scalar(at, text)), ...place(at) };
}

function map(at: Written, pairs: [string, Written][]): Written {
  return {
    kind: 'map',
    entries: new Map(pairs.map(([key, value]) => [key, { key: scalar(value, key), value }])),
    ...place(at),
  };
}

/** Making pieces as if they stood in the file at the place of another. */
export const written = { map, scalar };
