/** The inputs and outputs of a rule as JSON Schema, for the interface to other programs. */
import type { Rule } from './rule.ts';
import type { Type } from './type.ts';

export type JsonSchema = { [key: string]: unknown };

export function inputSchema(rule: Rule): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      rule.inputs.map(({ key, title, type, help }) => [
        key,
        { title, ...(help !== null && { description: help }), ...schemaOf(type) },
      ]),
    ),
    required: rule.inputs.filter(({ optional }) => !optional).map(({ key }) => key),
  };
}

export function outputSchema(rule: Rule): JsonSchema {
  const properties = rule.outputs.map(
    ({ key, title, type, nullable }) =>
      [key, { title, ...(nullable ? { anyOf: [schemaOf(type), { type: 'null' }] } : schemaOf(type)) }] as const,
  );
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** Numbers may come as decimals in text: they are exact. */
function schemaOf(type: Type): JsonSchema {
  switch (type.kind) {
    case 'number':
      return { type: ['number', 'string'], ...(type.unit.name !== '' && { 'x-unit': type.unit.name }) };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'instant':
      return { type: 'string', format: 'date-time' };
    case 'month':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}$' };
    case 'choice':
      return { type: 'string', enum: type.domain.values };
    case 'set':
      return { type: 'array', uniqueItems: true, items: { type: 'string', enum: type.domain.values } };
    case 'list':
      return { type: 'array', items: schemaOf(type.of) };
    case 'map':
      return { type: 'object', additionalProperties: schemaOf(type.value) };
    case 'record':
      return {
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(
          type.fields.map((field) => [field.key, { title: field.title, ...schemaOf(field.type) }]),
        ),
        required: type.fields.filter(({ optional }) => !optional).map(({ key }) => key),
      };
    default:
      return { type: 'string' };
  }
}
