/** A register in memory over the specimen records: the public contract of src/store/views.ts without a database. */
import { createHash } from 'node:crypto';
import type { Clause, GazetteDocument } from '../../src/gazette/types.ts';
import type {
  DocumentFilter,
  DocumentSummary,
  DocumentView,
  Facet,
  IssueSummary,
  IssueView,
  Reader,
  Reference,
  Register,
  SearchHit,
  Tenure,
} from '../../src/store/views.ts';
import { appointments, hostile, plan, repealed, roster } from './specimen.ts';

const HELD: [issue: string, topic: string, record: GazetteDocument][] = [
  ['2025-1', '人事任免', appointments],
  ['2025-1', '民政社保', plan],
  ['2025-1', '民政社保', repealed],
  ['2024-2', '安全生产与应急', roster],
  ['2024-2', '其他', hostile],
];
const TITLE = '云溪县人民政府公报';

export interface FakeRegister extends Register {
  /** Every reader that a call brought along, in order. */
  readers: Reader[];
  /** Calls of `document`, which the page cache should spare. */
  read: number;
  /** Changes the content of all pages. */
  edition: string;
}

export function fakeRegister(): FakeRegister {
  const views = HELD.map(([issue, topic, record]) => viewOf(issue, topic, record));
  const byNumber = new Map(views.map((view) => [view.number, view]));
  const tenures = tenuresOf();
  const register: FakeRegister = {
    readers: [],
    read: 0,
    edition: '1',
    async overview(reader) {
      this.readers.push(reader);
      return {
        issues: issues(),
        newest: views.map(summary),
        documents: views.length,
        byIssuer: count(views, (view) => view.issuer),
        byKind: count(views, (view) => view.kind),
        byYear: count(views, (view) => view.dated?.slice(0, 4) ?? null),
        byTopic: count(views, (view) => view.topic),
      };
    },
    async issue(reader, key) {
      this.readers.push(reader);
      const found = issues().find((issue) => issue.key === key);
      return found ? issueView(found, views) : null;
    },
    async issueText(reader, key) {
      this.readers.push(reader);
      if (!issues().some((issue) => issue.key === key)) return null;
      return views.filter((view) => view.issue === key).flatMap((view) => view.source);
    },
    async document(reader, number) {
      this.readers.push(reader);
      this.read++;
      return byNumber.get(number) ?? null;
    },
    async documentVersion(reader, number) {
      this.readers.push(reader);
      const view = byNumber.get(number);
      return view ? createHash('sha256').update(`${this.edition}${number}`).digest('hex') : null;
    },
    async version(reader) {
      this.readers.push(reader);
      return this.edition;
    },
    async documents(reader, filter, page) {
      this.readers.push(reader);
      const items = views.filter((view) => passes(view, filter)).map(summary);
      return { total: items.length, items: items.slice(page.offset, page.offset + page.limit) };
    },
    async search(reader, query, filter, page) {
      this.readers.push(reader);
      const hits = views.filter((view) => passes(view, filter)).flatMap((view) => hitsIn(view, query));
      return { total: hits.length, hits: hits.slice(page.offset, page.offset + page.limit) };
    },
    async organs(reader) {
      this.readers.push(reader);
      return [
        { value: '县民政局', count: 3 },
        { value: '县应急管理局', count: 1 },
      ];
    },
    async organ(reader, name) {
      this.readers.push(reader);
      if (name !== '县民政局') return null;
      return {
        name,
        aliases: [
          { name: '云溪县民政局', from: null, to: null, cite: null },
          { name: '县民政和老龄局', from: '2019-01-01', to: '2021-06-30', cite: '2021-1:5' },
        ],
        tenures: tenures.filter((tenure) => tenure.organ === name),
        documents: [summary(byNumber.get(plan.number!)!)],
        hosts: [{ body: '县防汛工作领导小组', number: roster.number! }],
      };
    },
    async people(reader) {
      this.readers.push(reader);
      return count(tenures, (tenure) => tenure.person);
    },
    async person(reader, name) {
      this.readers.push(reader);
      const own = tenures.filter((tenure) => tenure.person === name);
      if (own.length === 0) return null;
      const memberships = roster
        .body!.members.filter((member) => member.person === name)
        .map((member) => ({
          body: roster.body!.name,
          role: member.role,
          person: name,
          post: member.post,
          document: { number: roster.number!, issue: '2024-2', line: member.line, dated: roster.dated },
        }));
      return { name, tenures: own, memberships };
    },
    async missing(reader) {
      this.readers.push(reader);
      return [
        {
          issue: '2025-1',
          document: null,
          items: [{ type: 'number-gap', what: '云政发〔2025〕8号没有出现', lines: null }],
        },
        { issue: '2025-1', document: plan.number, items: plan.missing },
      ];
    },
    async chainHeads(reader) {
      this.readers.push(reader);
      return [{ chain: 'desk', day: '2025-03-01', seq: 12, hash: 'ab'.repeat(32) }];
    },
    async addresses(reader) {
      this.readers.push(reader);
      return {
        documents: views.map((view) => ({
          number: view.number,
          version: view.version,
          modified: '2025-05-01T00:00:00.000Z',
        })),
        issues: ['2025-1', '2024-2'],
        organs: ['县民政局'],
        people: ['周文'],
      };
    },
  };
  return register;
}

function viewOf(issue: string, topic: string, record: GazetteDocument): DocumentView {
  const source = Array.from({ length: record.lines[1] - record.lines[0] + 1 }, () => '');
  const walk = (clauses: Clause[]): void => {
    for (const clause of clauses) {
      source[clause.lines[0]![0] - record.lines[0]] = `${clause.label ?? ''}${clause.text}`;
      walk(clause.children);
    }
  };
  walk(record.clauses);
  const state = record === repealed ? '已废止' : '未标明';
  const other = (number: string, from: GazetteDocument | null, evidence: string | null): Reference => ({
    number,
    title: number === repealed.number ? repealed.title : number === plan.number ? plan.title : null,
    held: number === repealed.number || number === plan.number,
    issue: '2025-1',
    line: from ? 15 : null,
    evidence,
  });
  const sentence = '云政办发〔2021〕12号同时废止。';
  return {
    number: record.number!,
    title: record.title ?? record.titleInferred?.title ?? null,
    titleInferred: record.title === null && record.titleInferred !== null,
    kind: record.kind,
    issuer: record.issuer,
    dated: record.dated,
    topic,
    issue,
    lines: record.lines,
    validity: state,
    record,
    decisions: [],
    validityDetail: {
      state,
      evidence: record === repealed ? { document: plan.number!, sentence, lines: [15, 15], issue: '2025-1' } : null,
    },
    cites: record.cites.map((number) => other(number, record, null)),
    citedBy: record === repealed ? [other(plan.number!, plan, null)] : [],
    repeals: record.repeals.map((number) => other(number, record, sentence)),
    repealedBy: record === repealed ? [other(plan.number!, plan, sentence)] : [],
    amends: [],
    amendedBy: [],
    interprets: [],
    interpretedBy: [],
    source,
    version: 'f'.repeat(64),
    previous: null,
    next:
      record === appointments
        ? summary({ ...plan, number: plan.number!, titleInferred: false, issue, topic, validity: '未标明' })
        : null,
  };
}

function summary(view: DocumentSummary): DocumentSummary {
  const { number, title, titleInferred, kind, issuer, dated, topic, issue, lines, validity } = view;
  return { number, title, titleInferred, kind, issuer, dated, topic, issue, lines, validity };
}

function issues(): IssueSummary[] {
  return ['2025-1', '2024-2'].map((key) => ({
    key,
    year: Number(key.slice(0, 4)),
    number: Number(key.slice(5)),
    total: key === '2025-1' ? 41 : null,
    published: key === '2025-1' ? '2025-04-30' : null,
    title: TITLE,
    scrambled: key === '2025-1',
    documents: HELD.filter(([issue]) => issue === key).length,
  }));
}

function issueView(issue: IssueSummary, views: DocumentView[]): IssueView {
  const { documents: _documents, ...head } = issue;
  return {
    ...issue,
    head: {
      ...head,
      imprint: { 主编: '编辑部', 电话: '0350-7654300', 'E-mail': 'yxgb0350@126.com' },
      toc: [{ title: plan.title!, number: plan.number, page: 3, lines: [2, 2] }],
    },
    contents: views.filter((view) => view.issue === issue.key).map(summary),
    missing: [{ type: 'number-gap', what: '云政发〔2025〕8号没有出现', lines: null }],
    damage: [
      {
        type: 'stray-text',
        lines: [65, 66],
        found: '孤行',
        repair: null,
        evidence: '不属于任何文件。',
        confidence: 0.5,
      },
    ],
  };
}

function passes(view: DocumentView, filter: DocumentFilter): boolean {
  return (
    (!filter.issue || view.issue === filter.issue) &&
    (!filter.kind || view.kind === filter.kind) &&
    (!filter.issuer || view.issuer === filter.issuer) &&
    (!filter.topic || view.topic === filter.topic) &&
    (!filter.year || view.dated?.startsWith(String(filter.year)) === true) &&
    (!filter.from || (view.dated ?? '') >= filter.from) &&
    (!filter.to || (view.dated ?? '') <= filter.to)
  );
}

function hitsIn(view: DocumentView, query: string): SearchHit[] {
  const base = {
    number: view.number,
    title: view.title,
    kind: view.kind,
    dated: view.dated,
    issue: view.issue,
    lines: view.lines,
    rank: 1,
  };
  const hits: SearchHit[] = [];
  const walk = (clauses: Clause[]): void => {
    for (const clause of clauses) {
      if (clause.text.includes(query)) {
        hits.push({ ...base, clause: clause.anchor, snippet: clause.text.replace(query, `\uE000${query}\uE001`) });
      }
      walk(clause.children);
    }
  };
  walk(view.record.clauses);
  if (hits.length === 0 && `${view.title}${view.number}`.includes(query))
    hits.push({ ...base, clause: null, snippet: '' });
  return hits;
}

function tenuresOf(): Tenure[] {
  const said = (line: number) => ({ number: appointments.number!, issue: '2025-1', line });
  return [
    {
      person: '周文',
      post: '县统计局副局长',
      organ: '县统计局',
      from: '2025-04-02',
      to: null,
      probation: true,
      fromDocument: said(104),
      toDocument: null,
    },
    {
      person: '沈若兰',
      post: '县民政局局长',
      organ: '县民政局',
      from: '2025-04-02',
      to: null,
      probation: false,
      fromDocument: said(105),
      toDocument: null,
    },
    {
      person: '韩树林',
      post: '县民政局局长',
      organ: '县民政局',
      from: null,
      to: '2025-04-02',
      probation: false,
      fromDocument: null,
      toDocument: said(107),
    },
  ];
}

function count<T>(items: T[], value: (item: T) => string | null): Facet[] {
  const counts = new Map<string, number>();
  for (const item of items) {
    const key = value(item);
    if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([key, total]) => ({ value: key, count: total }));
}
