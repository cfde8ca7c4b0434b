/**
 * What the reader makes of one issue 公报: the shape that `gongbao read` prints, the store keeps and the site shows.
 * Line numbers count from 1 in the source text (for .docx and .pdf: in the extracted text, `Issue.text`).
 */

/** An inclusive range of source lines. */
export type LineRange = [first: number, last: number];

/** The 15 official kinds of document 公文种类, 党政机关公文处理工作条例 art. 8. */
export const KINDS = [
  '决议',
  '决定',
  '命令',
  '公报',
  '公告',
  '通告',
  '意见',
  '通知',
  '通报',
  '报告',
  '请示',
  '批复',
  '议案',
  '函',
  '纪要',
] as const;
export type Kind = (typeof KINDS)[number];

/** One issue, read. */
export interface ReadIssue {
  issue: IssueHead;
  /** In print order. */
  documents: GazetteDocument[];
  /** Damage outside any document (front matter, stray text). */
  damage: Damage[];
  /** What is known to be missing from the issue as a whole (numbers absent inside a series …). */
  missing: Missing[];
  /** The source lines, as read; `text[0]` is line 1. Not printed by `read --json`; the store keeps it. */
  text: string[];
}

export interface IssueHead {
  /** `YYYY-N`, from the text, else from the file name or --issue. */
  key: string;
  year: number | null;
  /** 第N期. */
  number: number | null;
  /** 总第N期. */
  total: number | null;
  /** 出版 date, ISO. */
  published: string | null;
  /** Masthead, e.g. 吕梁市离石区人民政府公报. */
  title: string | null;
  /** True where the blocks of the pages stand out of order. */
  scrambled: boolean;
  /** Imprint: label → value as printed (主编, 电话, 邮编 …). */
  imprint: Record<string, string>;
  /** The table of contents when it survives. */
  toc: TocEntry[] | null;
}

export interface TocEntry {
  title: string;
  number: string | null;
  page: number | null;
  lines: LineRange;
}

export interface GazetteDocument {
  /** Normalised: 离政发〔2024〕30号. The key of the document; null only for a stray text without a number. */
  number: string | null;
  numberLine: number | null;
  series: string | null;
  year: number | null;
  seq: number | null;
  issuer: string | null;
  kind: Kind | null;
  /** As printed, white space removed; null where no title line survives. */
  title: string | null;
  /** Only where `title` is null. */
  titleInferred: TitleInferred | null;
  addressees: string[] | null;
  addresseesLine: number | null;
  /** 成文日期, ISO. */
  dated: string | null;
  datedLine: number | null;
  /** 此件公开发布 / 此件予以公开. */
  mark: string | null;
  contactUnit: string | null;
  contactPhone: string | null;
  /** Line where the text mentions a QR code (扫码咨询 …) whose content is not in the text. */
  qrLine: number | null;
  lines: LineRange;
  tocPage: number | null;
  /** Declared 废止 by this document: normalised numbers. */
  repeals: string[];
  /** Changed 调整/变更 by this document without repeal: normalised numbers. */
  amends: string[];
  /** Every other document number in the text, normalised, first mention first, `repeals` included. */
  cites: string[];
  appoints: Appointment[];
  removes: Removal[];
  /** The leading group, committee, task force or joint conference that the document sets up or whose roster it prints. */
  body: Body | null;
  /** The text as a tree, in reading order. */
  clauses: Clause[];
  tables: Table[];
  /** `cites`, `repeals` and `amends` with their places. */
  citations: Citation[];
  relations: Relation[];
  damage: Damage[];
  missing: Missing[];
  /** How the reading order was found; null where the printed order was kept. */
  readingOrder: ReadingOrder | null;
}

export interface TitleInferred {
  title: string;
  /** The sentence that it rests on, and why. */
  evidence: string;
  lines: LineRange;
  /** 0..1 */
  confidence: number;
}

export interface Appointment {
  person: string;
  /** As printed, without 同志任/为 and without 职务. */
  post: string;
  /** 试用期 stands behind the post. */
  probation: boolean;
  line: number;
}

export interface Removal {
  person: string;
  post: string;
  line: number;
}

export interface Body {
  name: string;
  /** The unit that hosts the office 办公室. */
  office: string | null;
  /** Named persons only, in print order. */
  members: Member[];
  lines: LineRange;
}

export interface Member {
  /** As printed: 组长, 副组长, 成员 …; null where the scrambled order hides it. */
  role: string | null;
  person: string;
  post: string;
  line: number;
}

/**
 * A node of a document's text. `anchor` is its stable address inside the document: 三-（二）-1, 第五条, 附件1-二, 首-2
 * (second paragraph before the first numbered clause). Unique within the document.
 */
export interface Clause {
  anchor: string;
  kind: 'heading' | 'paragraph' | 'article' | 'annex' | 'table' | 'damaged';
  /** The printed ordinal, normalised: 三, （二）, 1, （1）, 第五条, 附件1; null for a plain paragraph. */
  label: string | null;
  /** Own text, joined, without the ordinal; '' for a pure grouping node. For kind 'table': ''. */
  text: string;
  /** Source lines of the own text, in reading order (ranges, so that cut paragraphs keep both places). */
  lines: LineRange[];
  children: Clause[];
  /** kind 'table': index into `GazetteDocument.tables`. */
  table?: number;
}

export interface Table {
  anchor: string;
  title: string | null;
  /** 单位：万元 */
  unit: string | null;
  lines: LineRange;
  /** Column heads; [] where none were recognised. */
  header: string[];
  rows: { line: number; cells: string[] }[];
}

export interface Citation {
  /** Normalised document number. */
  number: string;
  /** 《title》 that stands with the number, where one does. */
  title: string | null;
  line: number;
  /** True where the cited document is in the same issue. */
  held: boolean;
}

export interface Relation {
  type: 'repeals' | 'amends' | 'implements' | 'answers' | 'interprets';
  /** Normalised number, or null where the text names the earlier document by subject only. */
  number: string | null;
  /** Title or subject of the other document as named. */
  subject: string | null;
  /** The sentence that says so. */
  evidence: string;
  lines: LineRange;
}

/** A repair or a loss: the source is never changed, this record stands beside it. */
export interface Damage {
  type:
    | 'page-furniture'
    | 'broken-line'
    | 'columns-interleaved'
    | 'scrambled-order'
    | 'title-lost'
    | 'signature-torn'
    | 'table-flattened'
    | 'table-lost'
    | 'look-alike'
    | 'numeral'
    | 'stray-text'
    | 'unreadable'
    | 'date-lost';
  lines: LineRange;
  /** What stands there, and what is read instead (null where nothing could be repaired). */
  found: string;
  repair: string | null;
  /** Why, in one sentence (Chinese: users see it). */
  evidence: string;
  /** 0..1 */
  confidence: number;
}

export interface Missing {
  type: 'number-gap' | 'annex' | 'qr-content' | 'title' | 'date' | 'table' | 'pages' | 'cited-not-held';
  /** In Chinese: users see it. */
  what: string;
  lines: LineRange | null;
}

export interface ReadingOrder {
  /** Source line ranges in the order in which they are read. */
  order: LineRange[];
  /** 0..1, mean over the joins. */
  confidence: number;
}
