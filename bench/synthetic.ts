/**
 * A register of many synthetic documents, the same for the same seed: 100,000 documents with ten clauses each stand for a
 * province's decades of gazettes. Words are our own; frequent ones are as frequent as in real gazettes.
 */
import { type Kysely, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Clause, GazetteDocument } from '../src/gazette/types.ts';
import { appendEvents, lockJurisdiction } from '../src/store/events.ts';
import { documentRow, hitRow, searchRow } from '../src/store/import/document-rows.ts';
import { fingerprint } from '../src/store/json.ts';
import { insertRows } from '../src/store/rows.ts';
import type { Tables } from '../src/store/schema.ts';
import type { DocumentView } from '../src/store/views.ts';
import type { Vocabulary } from '../src/store/vocabulary.ts';

/** A code that GB/T 2260 gives to no place. */
export const SYNTHETIC = '999902';

const DOCUMENTS_PER_ISSUE = 500;

const TOPICS =
  '消防安全 生猪屠宰 大气污染 城乡居民医疗保险 义务教育 耕地占补平衡 清洁取暖 汽车以旧换新 农村自建房 地质灾害 养老服务 动物疫病 超限超载 老旧小区 液化石油气 就业补贴 防汛抗旱 森林防火 政务公开 行政执法 项目储备 粮食储备 残疾人 妇女发展 儿童福利 物业管理 道路交通 信访矛盾 招商引资 数字政府'.split(
    ' ',
  );
const FORMS = '实施方案 管理办法 应急预案 工作要点 任务清单 考核细则 资金分配计划 联席会议制度'.split(' ');
const KINDS = ['通知', '批复', '意见', '函', '公告', '通告'] as const;
const ORGANS =
  '区发改局 区财政局 区民政局 区住建局 区应急管理局 区农业农村局 区教育局 区卫健局 区交通局 区水利局'.split(' ');
const VERBS =
  '落实 推进 组织 加强 完善 开展 督促 核查 登记 公示 拨付 验收 整改 上报 汇总 协调 评估 巡查 培训 宣传'.split(' ');
const NOUNS =
  '责任 制度 台账 工作 措施 机制 资金 项目 隐患 名单 标准 流程 数据 人员 设施 档案 期限 目标 任务 情况'.split(' ');
const PLACES = '街道 乡镇 社区 学校 企业 医院 村委会 工业园区 市场 工地'.split(' ');
const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = '建国文明志强海燕丽华晓东玉兰春生永平秀英国栋小红振宇';

type Random = () => number;

/** mulberry32: small, and the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: Random, list: ArrayLike<T>): T {
  return list[Math.floor(random() * list.length)]!;
}

/** Document `index` of the register. */
export function syntheticDocument(index: number, seed = 1): GazetteDocument {
  const random = seeded(seed * 1_000_003 + index);
  const year = 1990 + Math.floor(index / 3000);
  const seq = (index % 3000) + 1;
  const kind = pick(random, KINDS);
  const title = `测试县人民政府关于印发${pick(random, TOPICS)}${pick(random, FORMS)}的${kind}`;
  const number = `测政发〔${year}〕${seq}号`;
  const clauses = Array.from({ length: 10 }, (_, n) => syntheticClause(random, n));
  const day = (most: number) => String(1 + Math.floor(random() * most)).padStart(2, '0');
  const cited = `测政发〔${year}〕${1 + Math.floor(random() * 3000)}号`;
  const first = (index % DOCUMENTS_PER_ISSUE) * 40 + 1;
  return {
    ...{
      number,
      numberLine: first + 1,
      series: '测政发',
      year,
      seq,
      issuer: '测试县人民政府',
      kind,
      title,
      titleInferred: null,
    },
    ...{
      addressees: ['各乡镇人民政府', '县直各单位'],
      addresseesLine: first + 2,
      dated: `${year}-${day(12)}-${day(28)}`,
    },
    ...{
      datedLine: first + 39,
      mark: null,
      contactUnit: null,
      contactPhone: null,
      qrLine: null,
      lines: [first, first + 39],
    },
    ...{
      tocPage: null,
      repeals: [],
      amends: [],
      cites: [cited],
      appoints: [],
      removes: [],
      body: null,
      clauses,
      tables: [],
    },
    ...{
      citations: [{ number: cited, title: null, line: first + 3, held: false }],
      relations: [],
      damage: [],
      missing: [],
    },
    readingOrder: null,
  };
}

function syntheticClause(random: Random, n: number): Clause {
  const label = `${'一二三四五六七八九十'[n]}`;
  const person = `${pick(random, SURNAMES)}${pick(random, GIVEN)}${pick(random, GIVEN)}`;
  const sentences = Array.from(
    { length: 3 },
    () =>
      `${pick(random, ORGANS)}${pick(random, VERBS)}${pick(random, TOPICS)}${pick(random, NOUNS)}，${pick(random, PLACES)}` +
      `${pick(random, VERBS)}${pick(random, NOUNS)}${Math.floor(random() * 5000)}元，由${person}负责`,
  );
  return {
    ...{ anchor: label, kind: n % 3 === 0 ? 'heading' : 'paragraph', label, text: `${sentences.join('；')}。` },
    ...{ lines: [[n * 3 + 4, n * 3 + 6]], children: [] },
  };
}

/** What somebody may look for: a subject, two words of any frequency, a sum, a name, a number. */
export function syntheticQuery(random: Random): string {
  const name = () => `${pick(random, SURNAMES)}${pick(random, GIVEN)}${pick(random, GIVEN)}`;
  const kinds = [
    () => `${pick(random, TOPICS)}${pick(random, FORMS)}`,
    () => `${pick(random, TOPICS)} ${pick(random, NOUNS)} ${pick(random, PLACES)}`,
    () => `${pick(random, ORGANS)} ${pick(random, VERBS)}${pick(random, NOUNS)}`,
    () => `${Math.floor(random() * 5000)}元 ${pick(random, PLACES)}`,
    () => `${name()} ${pick(random, NOUNS)}`,
    () => `测政发〔${1990 + Math.floor(random() * 33)}〕${1 + Math.floor(random() * 3000)}号`,
  ];
  return pick(random, kinds)();
}

/** Fills the register with `count` synthetic documents, past the import: rows straight into the tables, indexes after. */
export async function fill(
  db: Kysely<Tables>,
  count: number,
  vocabulary: Vocabulary,
  progress: (done: number) => void = () => {},
): Promise<void> {
  const indexes = await dropSearchIndexes(db);
  for (let first = 0; first < count; first += DOCUMENTS_PER_ISSUE) {
    await fillIssue(db, first, Math.min(count, first + DOCUMENTS_PER_ISSUE), vocabulary);
    progress(first);
  }
  for (const index of indexes) await sql.raw(index).execute(db);
  await sql`ANALYZE`.execute(db);
}

async function dropSearchIndexes(db: Kysely<Tables>): Promise<string[]> {
  const { rows } = await sql<{ indexname: string; indexdef: string }>`
    SELECT indexname, indexdef FROM pg_indexes
    WHERE tablename = 'search_documents' AND indexdef LIKE '%gin%'`.execute(db);
  for (const { indexname } of rows) await sql`DROP INDEX ${sql.ref(indexname)}`.execute(db);
  return rows.map(({ indexdef }) => indexdef);
}

async function fillIssue(db: Kysely<Tables>, first: number, end: number, vocabulary: Vocabulary): Promise<void> {
  const jurisdiction = SYNTHETIC;
  const now = new Date();
  const issueId = uuid();
  const number = first / DOCUMENTS_PER_ISSUE + 1;
  const key = `1990-${number}`;
  const head = {
    key,
    year: 1990,
    number,
    total: number,
    published: null,
    title: '测试县人民政府公报',
    scrambled: false,
    imprint: {},
    toc: null,
  };
  const documents = Array.from({ length: end - first }, (_, n) => ({
    id: uuid(),
    record: syntheticDocument(first + n),
  }));
  const times = { recorded_at: now, superseded_at: null };
  await db.transaction().execute(async (tx) => {
    const chain = await lockJurisdiction(tx, jurisdiction, '测试县');
    await insertRows(tx, 'issues', [
      {
        ...{ jurisdiction, id: issueId, version: 1, key, year: 1990, number, head, damage: [], missing: [] },
        ...{ source_sha256: '', content_sha256: '', reader_sha256: '', ...times },
      },
    ]);
    await insertRows(
      tx,
      'documents',
      documents.map(({ id, record }, position) =>
        documentRow(
          { jurisdiction, id, version: 1, address: record.number!, issue_id: issueId, position, topic: '其他' },
          record,
          record,
          now,
        ),
      ),
    );
    await insertRows(
      tx,
      'clauses',
      documents.flatMap(({ id, record }) =>
        record.clauses.map(({ anchor, kind, label, text, lines }, position) => ({
          ...{ jurisdiction, document_id: id, id: uuid(), version: 1, anchor, position, parent_id: null },
          ...{ kind, label, text, lines, ...times },
        })),
      ),
    );
    await insertRows(
      tx,
      'citations',
      documents.map(({ id, record }) => ({
        ...{ jurisdiction, id: uuid(), document_id: id, number: record.cites[0]!, title: null, line: 4, ...times },
      })),
    );
    await insertRows(
      tx,
      'document_pages',
      documents.map(({ id, record }) => syntheticPage(id, record, key, now)),
    );
    await insertRows(
      tx,
      'search_documents',
      documents.map(({ id, record }) =>
        searchRow({ jurisdiction, document_id: id, issue: key, topic: '其他' }, record, [], vocabulary),
      ),
    );
    await insertRows(
      tx,
      'search_hits',
      documents.map(({ id, record }) => hitRow({ jurisdiction, document_id: id, address: record.number! }, record)),
    );
    await appendEvents(
      tx,
      jurisdiction,
      chain,
      'bench',
      now,
      documents.map(({ id, record }) => ({
        type: 'document.added',
        payload: { document: id, number: record.number },
      })),
    );
  });
}

function syntheticPage(id: string, record: GazetteDocument, issue: string, modified: Date) {
  const source: string[] = record.clauses.flatMap(({ text }) => text.match(/.{1,40}/gsu) ?? []);
  const none = {
    cites: [],
    citedBy: [],
    repeals: [],
    repealedBy: [],
    amends: [],
    amendedBy: [],
    interprets: [],
    interpretedBy: [],
    previous: null,
    next: null,
    decisions: [],
  };
  const { title, kind, issuer, dated, lines } = record;
  const view: Omit<DocumentView, 'version'> = {
    ...{ number: record.number!, title, titleInferred: false, kind, issuer, dated, topic: '其他', issue, lines },
    ...{ validity: '未标明', record, validityDetail: { state: '未标明', evidence: null }, ...none, source },
  };
  const version = fingerprint(view);
  return {
    ...{ jurisdiction: SYNTHETIC, address: record.number!, document_id: id, visibility: 'public' },
    ...{ version, modified, view: JSON.stringify({ ...view, version }) },
  };
}
