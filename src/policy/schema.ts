/**
 * The shape of policy files as JSON Schema: published for editors, and what the declared kinds are checked against. The loader
 * checks more than a schema can say: names, units, dates, gaps, cites.
 */
import { Type as T } from '@sinclair/typebox';
import { DECLARED } from './schema-declared.ts';
import {
  Cite,
  Expression,
  named,
  Options,
  strict,
  Text,
  Texts,
  TypeFields,
  titled,
  Valid,
  Value,
} from './schema-parts.ts';

const Input = T.Object(
  {
    ...TypeFields,
    title: T.Optional(Text),
    optional: T.Optional(T.Boolean()),
    default: T.Optional(T.Unknown()),
    min: T.Optional(T.Union([T.Number(), Text])),
    max: T.Optional(T.Union([T.Number(), Text])),
    help: T.Optional(Text),
  },
  { ...strict, description: '一项输入；没有 default 的可选输入，未填时为空。' },
);
const Reading = T.Object(
  { title: Text, options: T.Record(T.String(), Text), taken: Text, cite: T.Optional(Cite), note: T.Optional(Texts) },
  { ...strict, description: '原文不明时的几种读法，以及默认取哪一种。' },
);
const Rule = T.Object(
  {
    title: Text,
    asks: T.String({ description: '这条规则回答的问题。' }),
    valid: T.Optional(Valid),
    inputs: T.Optional(T.Union([T.Record(T.String(), Input), T.Null()])),
    readings: T.Optional(titled(Reading, '读法')),
    require: T.Optional(
      T.Array(
        T.Object(
          {
            that: Expression,
            else: T.Optional(Text),
            'no-value': T.Optional(Text),
            'not-stated': T.Optional(Text),
            cite: T.Optional(Cite),
            note: T.Optional(Texts),
          },
          strict,
        ),
      ),
    ),
    let: T.Optional(titled(Value, '有名称的步骤，可用前面的步骤')),
    outputs: T.Record(T.String(), T.Object({ ...TypeFields, title: T.Optional(Text) })),
    cite: T.Optional(Cite),
    note: T.Optional(Texts),
  },
  strict,
);
const Parameter = T.Object(
  {
    ...TypeFields,
    title: T.Optional(Text),
    by: T.Optional(Options),
    values: T.Record(T.String(), Value),
    cite: T.Optional(Cite),
    note: T.Optional(Texts),
  },
  { ...strict, description: '有日期的值；每个值从那一日起，到下一个开始前为止。' },
);
const Clock = T.Object(
  { title: Text, unit: Text, cite: T.Optional(Cite) },
  { description: '时限：起算 · 数量 · 单位 · 顺延 · 暂停 · 延长 · 到期。' },
);

/** Every key that a file of a policy folder may have. */
export const policySchema = T.Object(
  {
    id: T.Optional(T.String({ description: '与文件夹同名。' })),
    title: T.Optional(Text),
    organ: T.Optional(Text),
    documents: T.Optional(T.Array(T.Union([Text, T.Object({ number: Text, lines: T.Optional(Text) }, strict)]))),
    units: T.Optional(T.Array(Text, { description: '本政策自有的单位。' })),
    choices: T.Optional(titled(Options, '登记的选项')),
    bounds: T.Optional(
      T.Object(
        {
          以上: T.Optional(T.Union([T.Literal('含'), T.Literal('不含')])),
          以下: T.Optional(T.Union([T.Literal('含'), T.Literal('不含')])),
          cite: T.Optional(Cite),
          note: T.Optional(Texts),
        },
        strict,
      ),
    ),
    valid: T.Optional(Valid),
    cite: T.Optional(Cite),
    note: T.Optional(Texts),
    hooks: T.Optional(T.Array(Text)),
    parameters: T.Optional(named(Parameter, '参数')),
    rules: T.Optional(named(Rule, '规则')),
    clocks: T.Optional(named(Clock, '时限')),
    duties: T.Optional(named(DECLARED.duties, '职责')),
    indicators: T.Optional(named(DECLARED.indicators, '指标')),
    registers: T.Optional(named(DECLARED.registers, '台账')),
    procedures: T.Optional(named(DECLARED.procedures, '流程')),
    plans: T.Optional(named(DECLARED.plans, '预案')),
    bodies: T.Optional(named(DECLARED.bodies, '机构')),
    letters: T.Optional(named(DECLARED.letters, '文书')),
    views: T.Optional(named(DECLARED.views, '视图')),
    history: T.Optional(named(DECLARED.history, '公报里已经办过的事项')),
  },
  { ...strict, $id: 'gongbao-policy', title: 'Gongbao policy file' },
);
