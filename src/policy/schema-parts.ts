/** What the schemas of the policy language are made of. */
import { Type as T, type TSchema } from '@sinclair/typebox';
import { TYPE_NAMES } from '../rule/read-type.ts';

export const strict = { additionalProperties: false };
export const Text = T.String({ minLength: 1 });
export const Texts = T.Union([Text, T.Array(Text)]);
export const Cite = T.Union([Text, T.Array(Text)], {
  description: '依据：期刊行号（2022-3:2110-2114）或法律条文；可以是列表。',
});
export const Day = T.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: '日期，如 2024-09-01。' });
export const Expression = T.Union([T.String(), T.Number(), T.Boolean(), T.Null()], {
  description: '表达式，名称用中文标题。',
});
export const Value = T.Union([
  Expression,
  T.Object(
    {},
    {
      description:
        '一种写值的形式：value、first-of、one-of、highest-of、lowest-of、sum-of、collect、ladder、table、dated、by-reading、not-stated、no-value、invalid。',
    },
  ),
]);
export const Options = T.Union([Text, T.Array(T.Union([Text, T.Number()])), T.Record(T.String(), Text)], {
  description: '选项：列表、“接口值: 标题”，或 choices 里登记的名称。',
});
export const named = <S extends TSchema>(item: S, description: string) =>
  T.Record(T.String({ pattern: '^[a-z0-9][a-z0-9-]*$' }), item, { description, additionalProperties: false });
export const titled = <S extends TSchema>(item: S, description: string) => T.Record(Text, item, { description });

export const TypeFields = {
  type: T.Optional(
    T.Union(
      TYPE_NAMES.map((name) => T.Literal(name)),
      { description: '类型；money 的单位是元。' },
    ),
  ),
  unit: T.Optional(Text),
  of: T.Optional(Options),
  items: T.Optional(T.Object({})),
  keys: T.Optional(T.Object({})),
  values: T.Optional(T.Object({})),
};
export const Period = T.Object(
  {
    from: Day,
    to: T.Optional(Day),
    until: T.Optional(Day),
    'not-stated': T.Optional(Text),
    reading: T.Optional(T.String({ description: '日期是怎样推断的：文本没有直接写明。' })),
    cite: T.Optional(Cite),
    note: T.Optional(Texts),
  },
  { ...strict, description: '施行期间：to 是最后一日，until 是不再适用的第一日。' },
);
export const Valid = T.Union([T.Literal('always', { description: '答案与所问日期无关。' }), Period, T.Array(Period)]);
