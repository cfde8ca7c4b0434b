/** The shapes of what is declared: duties, indicators, registers, procedures, plans and what belongs to them. */
import { Type as T, type TSchema } from '@sinclair/typebox';
import type { DeclaredKind } from './policy.ts';
import { Cite, Day, Expression, Options, Period, strict, Text, Texts } from './schema-parts.ts';

const common = { title: Text, cite: T.Optional(Cite), note: T.Optional(Texts), document: T.Optional(Text) };
const Strings = T.Array(Text);
const many = T.Optional(Texts);
const FormField = {
  title: Text,
  type: T.Optional(T.String({ description: '规则的类型，或 organ、person、phone、id-number、paragraph。' })),
  unit: T.Optional(Text),
  of: T.Optional(Options),
  optional: T.Optional(T.Boolean()),
  default: T.Optional(T.Unknown()),
  min: T.Optional(T.Union([Text, T.Number()])),
  max: T.Optional(T.Union([Text, T.Number()])),
  help: T.Optional(Text),
  items: T.Optional(T.Unknown()),
  personal: T.Optional(T.Boolean({ description: '个人信息，公开时遮盖。' })),
};
const FormFields = T.Record(T.String(), T.Object(FormField, strict));
const Column = T.Object(
  { ...FormField, key: T.Optional(T.Boolean({ description: '与其他标为 key 的列一起识别一行。' })) },
  strict,
);
const Requirements = T.Array(
  T.Object({ that: Expression, else: T.Optional(Text), cite: T.Optional(Cite), note: T.Optional(Texts) }, strict),
);
const ClockStart = T.Union([Text, T.Object({ clock: Text, from: T.Optional(Text) }, strict)]);
const ClockStarts = T.Optional(T.Union([ClockStart, T.Array(ClockStart)]));
const Reasoned = T.Optional(T.Object({ clock: Text, reason: Text }, strict));
const Action = T.Object(
  {
    title: Text,
    by: many,
    role: T.Optional(T.Union([T.Literal('clerk'), T.Literal('reviewer'), T.Literal('leader')])),
    from: many,
    to: T.Optional(T.Union([Text, Strings, T.Record(T.String(), T.Unknown())])),
    inputs: T.Optional(FormFields),
    let: T.Optional(T.Record(T.String(), T.Unknown())),
    require: T.Optional(Requirements),
    papers: T.Optional(Strings),
    clock: T.Optional(Text),
    after: T.Optional(Text),
    before: T.Optional(Text),
    starts: ClockStarts,
    stops: many,
    pauses: Reasoned,
    resumes: T.Optional(Text),
    extends: T.Optional(
      T.Union([Text, T.Object({ clock: Text, amount: T.Optional(T.Number()), field: T.Optional(Text) }, strict)]),
    ),
    restarts: Reasoned,
    expires: T.Optional(Text),
    numbers: T.Optional(
      T.Object({ series: Text, into: Text }, { ...strict, description: '按代字给号，写入字段；一号只给一次。' }),
    ),
    publishes: T.Optional(T.Boolean({ description: '公开：作为文件登记，公众可查。' })),
    letter: T.Optional(Text),
    cite: T.Optional(Cite),
    note: T.Optional(Texts),
  },
  strict,
);
const Inputs = T.Record(T.String(), T.Unknown(), { description: '填写的各项：与流程的各项同名。' });
const Papers = T.Record(Text, Text, { description: '材料名称: 原文行号（2024-3:1331-1351），以刊载的原文为材料。' });
const Step = T.Object(
  {
    action: Text,
    on: Day,
    by: T.String({ description: '办理的机关。' }),
    to: T.Optional(Text),
    input: T.Optional(Inputs),
    papers: T.Optional(Papers),
    cite: T.Optional(Cite),
    note: T.Optional(Texts),
  },
  { ...strict, description: '公报里已经办过的一步。' },
);
const RegisterSource = T.Object(
  {
    document: Text,
    table: T.Optional(T.String({ description: '表名里的几个字；没有写的，是这件文件的各张表。' })),
    columns: T.Array(T.Union([Text, T.Null()]), { description: '各列按印出的次序对应台账的哪一列；不要的写 null。' }),
    heading: T.Optional(T.String({ description: '没有序号的分类行填哪一列。' })),
    set: T.Optional(T.Record(T.String(), T.Unknown(), { description: '表里没有、各行都一样的列。' })),
    rule: T.Optional(
      T.Object(
        {
          id: Text,
          in: T.Record(Text, Text, { description: '规则的输入: 台账的列。' }),
          out: T.Record(Text, Text, { description: '台账的列: 规则的输出。' }),
        },
        { ...strict, description: '表里读不准、由规则给出的列；规则不作答的，留空。' },
      ),
    ),
    whole: T.Optional(T.Boolean({ description: '这张表是当日的全部：表里没有的行，从这天起结束。' })),
    rows: T.Optional(T.Integer({ minimum: 0, description: '文件说的行数，用来核对。' })),
    cite: T.Optional(Cite),
    note: T.Optional(Texts),
  },
  { ...strict, description: '台账的行从哪件文件的哪张表来：第一列是序号的行，或第一列是机构名称的行。' },
);
const Target = T.Union([
  Expression,
  T.Object({ value: Expression, cite: T.Optional(Cite), note: T.Optional(Texts) }, strict),
]);

/** What the declared kinds hold; their running is the desk's. */
export const DECLARED: Record<DeclaredKind, TSchema> = {
  duties: T.Object(
    {
      ...common,
      bearer: T.Union([Text, Strings], { description: '承担单位。' }),
      cooperators: many,
      leader: many,
      reviewer: many,
      to: many,
      every: T.Optional(T.Union([Text, T.Number()])),
      during: T.Optional(
        T.Union([Text, Strings], { description: '只在这些期间内：时限（window）的名称；写别的文字只供人看。' }),
      ),
      due: T.Optional(T.Union([Day, Text])),
      clock: T.Optional(Text),
      valid: T.Optional(Period),
      evidence: many,
    },
    strict,
  ),
  indicators: T.Object(
    {
      ...common,
      unit: T.Optional(Text),
      direction: T.Optional(T.Union([T.Literal('up'), T.Literal('down'), T.Literal('hold')])),
      organ: many,
      base: T.Optional(Target),
      numerator: T.Optional(Text),
      denominator: T.Optional(Text),
      targets: T.Optional(T.Record(T.String(), Target)),
      rule: T.Optional(Text),
      veto: T.Optional(T.Boolean()),
    },
    strict,
  ),
  registers: T.Object(
    {
      ...common,
      keeper: many,
      columns: T.Record(T.String(), Column),
      organ: T.Optional(T.String({ description: '写有本行归哪个机构管的列。' })),
      money: T.Optional(
        T.Object({ planned: Text, paid: Text }, { ...strict, description: '写有计划安排、已经支付的金额的列。' }),
      ),
      balance: T.Optional(Requirements),
      from: T.Optional(T.Array(RegisterSource)),
      rule: T.Optional(Text),
    },
    strict,
  ),
  procedures: T.Object(
    {
      ...common,
      by: many,
      subject: T.Optional(T.String({ description: '案件名称的写法：“{申请人}：{请求}”。' })),
      bearer: T.Optional(T.String({ description: '写有承办单位的那一项。' })),
      inputs: T.Optional(FormFields),
      let: T.Optional(T.Record(T.String(), T.Unknown())),
      require: T.Optional(Requirements),
      starts: ClockStarts,
      states: T.Optional(Strings),
      actions: T.Optional(T.Record(T.String(), Action)),
      outcomes: T.Optional(Strings),
      rule: T.Optional(Text),
    },
    strict,
  ),
  plans: T.Object(
    {
      ...common,
      procedure: T.Optional(T.String({ description: '响应按哪个流程办。' })),
      rule: T.Optional(T.String({ description: '由事实得出响应级别的规则。' })),
      levels: T.Optional(T.Record(T.String(), T.Unknown())),
      calls: T.Optional(
        T.Array(
          T.Object(
            {
              to: Text,
              what: Text,
              clock: Text,
              after: T.Optional(T.Union([T.Literal('previous'), T.Literal('start')])),
              cite: T.Optional(Cite),
            },
            strict,
          ),
        ),
      ),
      groups: T.Optional(
        T.Array(
          T.Object(
            { title: Text, lead: T.Optional(Text), members: many, duties: many, levels: many, cite: T.Optional(Cite) },
            strict,
          ),
        ),
      ),
      by: many,
      clock: T.Optional(Text),
    },
    strict,
  ),
  bodies: T.Object(
    {
      ...common,
      chief: many,
      deputies: many,
      members: many,
      office: many,
      groups: T.Optional(T.Unknown()),
      duties: T.Optional(T.Unknown()),
    },
    strict,
  ),
  letters: T.Object(
    {
      ...common,
      mark: T.Optional(T.String({ description: '发文机关标志；不写为承办单位。' })),
      number: T.Optional(T.String({ description: '文号代字，编号时由系统给号。' })),
      to: T.Optional(T.String({ description: '主送，可用 {字段}。' })),
      body: T.Array(T.String({ description: '各段，可用 {字段}、{金额|大写}、{编号}、{今天}。' }), { minItems: 1 }),
      signer: T.Optional(Text),
      copies: many,
    },
    strict,
  ),
  views: T.Object({ ...common, of: Text, columns: T.Optional(Strings), public: T.Optional(T.Boolean()) }, strict),
  history: T.Object(
    {
      ...common,
      procedure: Text,
      on: Day,
      by: Text,
      input: T.Optional(Inputs),
      papers: T.Optional(Papers),
      actions: T.Optional(T.Array(Step)),
    },
    strict,
  ),
};
