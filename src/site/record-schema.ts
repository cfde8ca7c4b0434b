/** The record of a document (src/gazette/types.ts) as JSON Schema, for the description of the API. */
import { type TSchema, Type } from '@sinclair/typebox';
import { KINDS } from '../gazette/types.ts';

export const nullable = <T extends TSchema>(schema: T, description?: string) =>
  Type.Union([schema, Type.Null()], description ? { description } : {});
export const text = (description: string) => Type.String({ description });
export const day = (description: string) => nullable(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), description);
export const lines = Type.Tuple([Type.Integer(), Type.Integer()], { description: '原文行，含首尾，从 1 起' });
const line = Type.Integer({ description: '原文行' });
const confidence = Type.Number({ minimum: 0, maximum: 1 });

export const damage = Type.Object({
  type: text('问题种类'),
  lines,
  found: text('原文作'),
  repair: nullable(Type.String(), '读作；未能修复为 null'),
  evidence: text('依据'),
  confidence,
});

export const missing = Type.Object({ type: text('缺失种类'), what: text('缺什么'), lines: nullable(lines) });

const clause = Type.Recursive(
  (self) =>
    Type.Object({
      anchor: text('条款地址，文件内唯一'),
      kind: text('heading、paragraph、article、annex、table 或 damaged'),
      label: nullable(Type.String(), '序号'),
      text: Type.String(),
      lines: Type.Array(lines),
      children: Type.Array(self),
      table: Type.Optional(Type.Integer({ description: 'tables 中的序号' })),
    }),
  { $id: 'Clause' },
);

const table = Type.Object({
  anchor: Type.String(),
  title: nullable(Type.String()),
  unit: nullable(Type.String()),
  lines,
  header: Type.Array(Type.String()),
  rows: Type.Array(Type.Object({ line, cells: Type.Array(Type.String()) })),
});

const member = Type.Object({ role: nullable(Type.String()), person: Type.String(), post: Type.String(), line });

export const record = Type.Object({
  number: nullable(Type.String(), '发文字号'),
  numberLine: nullable(line),
  series: nullable(Type.String(), '机关代字'),
  year: nullable(Type.Integer()),
  seq: nullable(Type.Integer()),
  issuer: nullable(Type.String(), '发文机关'),
  kind: nullable(Type.Union(KINDS.map((kind) => Type.Literal(kind)))),
  title: nullable(Type.String(), '所印标题；标题行不存为 null'),
  titleInferred: nullable(Type.Object({ title: Type.String(), evidence: Type.String(), lines, confidence })),
  addressees: nullable(Type.Array(Type.String()), '主送'),
  addresseesLine: nullable(line),
  dated: day('成文日期'),
  datedLine: nullable(line),
  mark: nullable(Type.String(), '公开标注'),
  contactUnit: nullable(Type.String(), '咨询单位'),
  contactPhone: nullable(Type.String(), '咨询电话'),
  qrLine: nullable(line),
  lines,
  tocPage: nullable(Type.Integer(), '目录页码'),
  repeals: Type.Array(Type.String()),
  amends: Type.Array(Type.String()),
  cites: Type.Array(Type.String()),
  appoints: Type.Array(Type.Object({ person: Type.String(), post: Type.String(), probation: Type.Boolean(), line })),
  removes: Type.Array(Type.Object({ person: Type.String(), post: Type.String(), line })),
  body: nullable(
    Type.Object({ name: Type.String(), office: nullable(Type.String()), members: Type.Array(member), lines }),
  ),
  clauses: Type.Array(clause),
  tables: Type.Array(table),
  citations: Type.Array(
    Type.Object({ number: Type.String(), title: nullable(Type.String()), line, held: Type.Boolean() }),
  ),
  relations: Type.Array(
    Type.Object({
      type: text('repeals、amends、implements、answers 或 interprets'),
      number: nullable(Type.String()),
      subject: nullable(Type.String()),
      evidence: Type.String(),
      lines,
    }),
  ),
  damage: Type.Array(damage),
  missing: Type.Array(missing),
  readingOrder: nullable(Type.Object({ order: Type.Array(lines), confidence })),
});
