/** Forms: the fields of an opening, an action or a register's row, as an application draws them. */
import type { CaseField, FieldFormat, Procedure } from '../policy/procedure.ts';
import type { Register } from '../policy/register.ts';
import { print } from '../rule/exact.ts';
import type { Data } from '../rule/input.ts';
import type { Input, Output, Rule } from '../rule/rule.ts';
import type { Type } from '../rule/type.ts';

export interface FormField {
  key: string;
  title: string;
  kind:
    | 'text'
    | 'number'
    | 'integer'
    | 'boolean'
    | 'date'
    | 'instant'
    | 'month'
    | 'choice'
    | 'set'
    | 'list'
    | FieldFormat;
  unit: string | null;
  options: { value: string; title: string }[];
  /** Columns of a list of records. */
  columns: FormField[];
  optional: boolean;
  min: string | null;
  max: string | null;
  help: string | null;
  personal: boolean;
}

/** The form of a guard: only the fields that the step itself asks for. */
export function formOf(procedure: Pick<Procedure, 'fields'>, guard: Rule, keys: string[]): FormField[] {
  return guard.inputs.filter(({ key }) => keys.includes(key)).map((input) => formField(input, procedure.fields));
}

/** The form with which a case is opened. */
export function openingForm(procedure: Procedure): FormField[] {
  const opening = procedure.fields.filter((field) => field.opening).map(({ key }) => key);
  return formOf(procedure, procedure.opening, opening);
}

/** The columns of a register. */
export function columnFields({ row, columns }: Pick<Register, 'row' | 'columns'>): FormField[] {
  return row.inputs.map((input) => formField(input, columns));
}

/** Every field that a case may hold, in the order of the procedure, as the step that asks for it draws it. */
export function fieldsOf(procedure: Procedure): FormField[] {
  const asked = [
    ...openingForm(procedure),
    ...procedure.actions.flatMap(({ guard, fields }) => formOf(procedure, guard, fields)),
  ];
  return procedure.fields.flatMap(({ key }) => asked.find((field) => field.key === key) ?? []);
}

/** A value in words: yes and no, choices by their titles. */
export function inWords(value: Data | undefined, options: FormField['options']): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) return value.map((one) => inWords(one, options)).join('、');
  return options.find((option) => option.value === value)?.title ?? String(value);
}

export function formField(input: Input, fields: CaseField[]): FormField {
  const field = fields.find(({ key }) => key === input.key);
  const drawn = drawType(input.type);
  return {
    key: input.key,
    title: input.title,
    ...drawn,
    kind: field?.format ?? drawn.kind,
    optional: input.optional,
    min: input.least === null ? null : print(input.least),
    max: input.most === null ? null : print(input.most),
    help: input.help,
    personal: field?.personal ?? false,
  };
}

/** What a rule answers, as a form shows it. */
export function answerField({ key, title, type }: Output): FormField {
  const bare = { optional: true, min: null, max: null, help: null, personal: false };
  return { key, title, ...drawType(type), ...bare };
}

function drawType(type: Type): Pick<FormField, 'kind' | 'unit' | 'options' | 'columns'> {
  const plain = { unit: null, options: [], columns: [] };
  switch (type.kind) {
    case 'number':
      return { ...plain, kind: type.whole ? 'integer' : 'number', unit: type.unit.name || null };
    case 'choice':
    case 'set':
      return {
        ...plain,
        kind: type.kind,
        options: type.domain.values.map((value, i) => ({ value, title: type.domain.titles[i]! })),
      };
    case 'list':
      if (type.of.kind !== 'record') return { ...plain, kind: 'list' };
      return {
        ...plain,
        kind: 'list',
        columns: type.of.fields.map((field) => ({
          key: field.key,
          title: field.title,
          ...drawType(field.type),
          optional: field.optional,
          min: null,
          max: null,
          help: null,
          personal: false,
        })),
      };
    case 'boolean':
    case 'date':
    case 'instant':
    case 'month':
      return { ...plain, kind: type.kind };
    default:
      return { ...plain, kind: 'text' };
  }
}
