/** What each JSON address answers: the source of /api/openapi.json. Shapes follow src/store/views.ts. */
import { type TSchema, Type } from '@sinclair/typebox';
import { damage, day, lines, missing as missingItem, nullable, record, text } from './record-schema.ts';

const failure = Type.Object({ error: Type.Integer(), message: Type.String() });

function described(tag: string, summary: string, answer: TSchema, extra: object = {}): object {
  return { tags: [tag], summary, response: { 200: answer, ...('params' in extra ? { 404: failure } : {}) }, ...extra };
}

const named = (field: string, description: string) => ({ params: Type.Object({ [field]: text(description) }) });

const validity = Type.Union(
  ['有效', '已修改', '已废止', '已失效', '未标明'].map((state) => Type.Literal(state)),
  { description: '有效性；没有文本说明的一律为未标明' },
);

const summaryFields = {
  number: text('发文字号'),
  title: nullable(Type.String()),
  titleInferred: Type.Boolean({ description: '标题系推断' }),
  kind: nullable(Type.String(), '文种'),
  issuer: nullable(Type.String(), '发文机关'),
  dated: day('成文日期'),
  topic: nullable(Type.String(), '主题分类'),
  issue: text('所载公报，年-期'),
  lines,
  validity,
};
const documentSummary = Type.Object(summaryFields);

const reference = Type.Object({
  number: nullable(Type.String(), '只按标题提到而未收录的为 null'),
  title: nullable(Type.String()),
  held: Type.Boolean({ description: '本库收录' }),
  issue: nullable(Type.String()),
  line: nullable(Type.Integer()),
  evidence: nullable(Type.String(), '说明此关系的原句'),
});
const references = Type.Array(reference);

const issueFields = {
  key: text('年-期'),
  year: nullable(Type.Integer()),
  number: nullable(Type.Integer(), '第几期'),
  total: nullable(Type.Integer(), '总第几期'),
  published: day('出版日期'),
  title: nullable(Type.String(), '刊名'),
  scrambled: Type.Boolean({ description: '文本层次序错乱' }),
  documents: Type.Integer({ description: '文件数' }),
};
const issueSummary = Type.Object(issueFields);

const facet = Type.Object({ value: Type.String(), count: Type.Integer() });
const place = nullable(Type.Object({ number: Type.String(), issue: Type.String(), line: Type.Integer() }));
const tenure = Type.Object({
  person: Type.String(),
  post: Type.String(),
  organ: nullable(Type.String()),
  from: day('起；不详为 null'),
  to: day('止；未见免职文件为 null'),
  probation: Type.Boolean({ description: '试用期' }),
  fromDocument: place,
  toDocument: place,
});
const membership = Type.Object({
  body: Type.String(),
  role: nullable(Type.String()),
  person: Type.String(),
  post: Type.String(),
  document: Type.Object({ number: Type.String(), issue: Type.String(), line: Type.Integer(), dated: day('成文日期') }),
});

const head = Type.Object({
  key: Type.String(),
  year: nullable(Type.Integer()),
  number: nullable(Type.Integer()),
  total: nullable(Type.Integer()),
  published: day('出版日期'),
  title: nullable(Type.String()),
  scrambled: Type.Boolean(),
  imprint: Type.Record(Type.String(), Type.String(), { description: '版权页' }),
  toc: nullable(
    Type.Array(
      Type.Object({ title: Type.String(), number: nullable(Type.String()), page: nullable(Type.Integer()), lines }),
    ),
  ),
});

export const documentAnswer = Type.Object({
  indexNumber: text('索引号'),
  address: text('固定地址'),
  ...summaryFields,
  record,
  decisions: Type.Array(
    Type.Object({
      place: nullable(Type.Integer(), '整理之处的序号，从0起；标题为 null'),
      decision: text('confirmed（核定无误）或 corrected（更正）'),
      value: nullable(Type.String(), '更正为'),
      on: text('核定日期'),
    }),
    { description: '编辑对推断、整理之处的核定' },
  ),
  validityDetail: Type.Object({
    state: validity,
    evidence: nullable(Type.Object({ document: Type.String(), sentence: Type.String(), lines, issue: Type.String() })),
  }),
  cites: references,
  citedBy: references,
  repeals: references,
  repealedBy: references,
  amends: references,
  amendedBy: references,
  interprets: references,
  interpretedBy: references,
  source: Type.Array(Type.String(), { description: '原文各行，按印刷次序，个人信息已遮蔽' }),
  version: text('内容版本'),
  previous: nullable(documentSummary),
  next: nullable(documentSummary),
});

export const document = described('documents', '一件文件', documentAnswer, named('number', '发文字号，括号不限'));

export const overview = described(
  'issues',
  '总览：期次、最新文件、各种分类的数量',
  Type.Object({
    issues: Type.Array(issueSummary),
    newest: Type.Array(documentSummary),
    documents: Type.Integer(),
    byIssuer: Type.Array(facet),
    byKind: Type.Array(facet),
    byYear: Type.Array(facet),
    byTopic: Type.Array(facet),
  }),
);

export const issues = described('issues', '全部期次', Type.Array(issueSummary));

export const issue = described(
  'issues',
  '一期公报的目录与已知缺失',
  Type.Object({
    ...issueFields,
    head,
    contents: Type.Array(documentSummary),
    missing: Type.Array(missingItem),
    damage: Type.Array(damage),
  }),
  named('name', '年-期，如 2024-3'),
);

export const issueText = {
  tags: ['issues'],
  summary: '一期公报的原文文本，行号与引用一致',
  produces: ['text/plain'],
  ...named('name', '年-期，如 2024-3'),
};

export const facets = (tag: string, summary: string): object => described(tag, summary, Type.Array(facet));

export const organ = described(
  'organs',
  '一个机构的名称、任职、文件',
  Type.Object({
    name: Type.String(),
    aliases: Type.Array(
      Type.Object({ name: Type.String(), from: day('起'), to: day('止'), cite: nullable(Type.String()) }),
    ),
    tenures: Type.Array(tenure),
    documents: Type.Array(documentSummary),
    hosts: Type.Array(Type.Object({ body: Type.String(), number: Type.String() })),
  }),
  named('name', '机构名称或简称'),
);

export const person = described(
  'people',
  '一名人员的任职与名单身份',
  Type.Object({ name: Type.String(), tenures: Type.Array(tenure), memberships: Type.Array(membership) }),
  named('name', '姓名'),
);

const optional = (description: string) => Type.Optional(Type.Unknown({ description }));

export const search = described(
  'search',
  '检索条款与文件；没有检索词时按条件列出文件',
  Type.Object({
    query: Type.String(),
    filter: Type.Object({}, { additionalProperties: true }),
    page: Type.Integer(),
    total: Type.Integer(),
    hits: Type.Array(
      Type.Object({
        number: Type.String(),
        title: nullable(Type.String()),
        kind: nullable(Type.String()),
        dated: day('成文日期'),
        issue: Type.String(),
        clause: nullable(Type.String(), '条款地址'),
        snippet: text('摘录，命中处在 U+E000 与 U+E001 之间'),
        lines,
        rank: Type.Number(),
      }),
    ),
    documents: Type.Array(documentSummary),
  }),
  {
    querystring: Type.Object({
      q: optional('检索词'),
      issue: optional('期次'),
      kind: optional('文种'),
      issuer: optional('发文机关'),
      topic: optional('主题'),
      year: optional('年份'),
      organ: optional('提到的单位'),
      person: optional('提到的人'),
      from: optional('成文日期自'),
      to: optional('成文日期至'),
      page: optional('第几页'),
    }),
  },
);

export const missing = described(
  'missing',
  '已知缺失',
  Type.Array(Type.Object({ issue: Type.String(), document: nullable(Type.String()), items: Type.Array(missingItem) })),
);

export const chain = described(
  'chain',
  '每日公布的链尾',
  Type.Array(
    Type.Object({
      chain: text('register 公报登记，desk 事项办理'),
      day: text('公布之日，YYYY-MM-DD'),
      seq: Type.Integer(),
      hash: text('SHA-256（或 sm3: 开头的 SM3）'),
    }),
  ),
);

export const about = described(
  'about',
  '本站',
  Type.Object({
    name: Type.String(),
    jurisdiction: text('行政区划代码'),
    issues: Type.Integer(),
    documents: Type.Integer(),
  }),
);
