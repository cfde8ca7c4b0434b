/**
 * Reading cases: work list, duty board, search, counts, one case with everything about it. Every query begins with `visible`,
 * which carries the actor's permission.
 */
import { type Kysely, type SqlBool, sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { type Light, lightOf } from './clocks.ts';
import { organsWithin, scopeOf } from './permission.ts';
import { lexemesOf, type Setting } from './setting.ts';

export interface CaseFilter {
  /** Only what waits for an organ of the actor. */
  mine?: boolean;
  open?: boolean;
  light?: Light;
  organ?: string;
  procedure?: string;
  mechanism?: string;
  state?: string;
  leader?: string;
  document?: string;
  /** Words; all must be there. */
  words?: string;
  order?: 'due' | 'newest';
  limit?: number;
  offset?: number;
}

export interface CaseLine {
  id: string;
  number: string;
  title: string;
  procedure: string;
  state: string;
  open: boolean;
  bearer: string | null;
  leader: string | null;
  document: string | null;
  cite: string | null;
  due: string | null;
  light: Light;
  version: number;
  openedAt: string;
  closedAt: string | null;
}

const MOST = 200;
/** A count beyond this is said as “more than”. */
export const COUNTED = 10_000;

/** The cases that an actor may read: the beginning of every list, search, count and export. */
export function visible(db: Kysely<Tables>, actor: Actor) {
  return db
    .selectFrom('cases')
    .where('cases.jurisdiction', '=', actor.jurisdiction)
    .where(organsWithin(scopeOf(actor, 'case.read'), 'cases.organs'));
}

/** The same among the newest cases only: a word that very many cases have fills a page from them. */
function visibleNewest(db: Kysely<Tables>, actor: Actor): ReturnType<typeof visible> {
  const newest = db
    .selectFrom('cases')
    .selectAll()
    .where('jurisdiction', '=', actor.jurisdiction)
    .orderBy('opened_at', 'desc')
    .limit(NEWEST);
  const among = db.selectFrom(newest.as('cases')).where(organsWithin(scopeOf(actor, 'case.read'), 'cases.organs'));
  return among as unknown as ReturnType<typeof visible>;
}

const NEWEST = 10_000;

function filtered(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  filter: CaseFilter,
  among: typeof visible = visible,
) {
  const now = setting.now();
  const organs = [...new Set(actor.seats.map(({ organ }) => organ))];
  const words = filter.words ? lexemesOf(setting, filter.words) : [];
  return among(db, actor)
    .$if(filter.mine === true, (query) =>
      query.where(
        // Where nothing else is asked, the first of the work list are the first of the page.
        plainWork(filter)
          ? sql<SqlBool>`cases.id = ANY(ARRAY(SELECT case_id FROM turns WHERE jurisdiction = ${actor.jurisdiction} AND organ = ANY(${organs}::text[]) ORDER BY due NULLS LAST LIMIT ${3 * ((filter.limit ?? 50) + (filter.offset ?? 0))}))`
          : sql<SqlBool>`EXISTS (SELECT FROM turns WHERE turns.jurisdiction = cases.jurisdiction AND turns.case_id = cases.id AND turns.organ = ANY(${organs}::text[]))`,
      ),
    )
    .$if(filter.open !== undefined, (query) =>
      query.where(filter.open ? sql<SqlBool>`cases.open` : sql<SqlBool>`NOT cases.open`),
    )
    .$if(filter.light === 'red', (query) => query.where(sql<SqlBool>`cases.open AND cases.due < ${now}`))
    .$if(filter.light === 'yellow', (query) =>
      query.where(sql<SqlBool>`cases.open AND cases.due >= ${now} AND cases.warn <= ${now}`),
    )
    .$if(filter.light === 'green', (query) =>
      query.where(sql<SqlBool>`cases.open AND (cases.due IS NULL OR cases.warn > ${now})`),
    )
    .$if(filter.organ !== undefined, (query) => query.where('cases.bearer', '=', filter.organ!))
    .$if(filter.procedure !== undefined, (query) => query.where('cases.procedure', '=', filter.procedure!))
    .$if(filter.mechanism !== undefined, (query) =>
      query.where(sql<SqlBool>`starts_with(cases.procedure, ${`${filter.mechanism}/`})`),
    )
    .$if(filter.state !== undefined, (query) => query.where('cases.state', '=', filter.state!))
    .$if(filter.leader !== undefined, (query) => query.where('cases.leader', '=', filter.leader!))
    .$if(filter.document !== undefined, (query) => query.where('cases.document', '=', filter.document!))
    .$if(Boolean(filter.words?.trim()), (query) =>
      query.where(
        words.length > 0 ? sql<SqlBool>`cases.lexemes @@ ${words.map(quoted).join(' & ')}::tsquery` : sql.lit(false),
      ),
    );
}

/** A count is kept so long: a person who turns pages does not have it made again for each. */
const COUNT_MILLISECONDS = 15_000;
const counts = new LRUCache<string, number>({ max: 2000, ttl: COUNT_MILLISECONDS });

/**
 * One page of cases. `total` counts no further than COUNTED, and may be some seconds old; with `more` it is only known that there
 * are at least so many.
 */
export async function listCases(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  filter: CaseFilter,
): Promise<{ cases: CaseLine[]; total: number; more: boolean }> {
  const page = { limit: Math.min(Math.max(filter.limit ?? 50, 1), MOST), offset: Math.max(filter.offset ?? 0, 0) };
  const query = filtered(db, setting, actor, filter);
  if (filter.words && filter.order === 'newest' && scopeOf(actor, 'case.read') === 'all') {
    const recent = await pageOf(filtered(db, setting, actor, filter, visibleNewest), filter, page);
    if (recent.length === page.limit)
      return { cases: linesOf(recent, setting.now()), total: page.offset + page.limit + 1, more: true };
  }
  const counted = () =>
    plainWork(filter)
      ? workCounts(db, setting, actor).then(({ waiting }) => waiting)
      : countOf(db, actor, filter, query);
  // What the words found is sorted as a whole, so it is counted on the way.
  const [rows, total] = await Promise.all([pageOf(query, filter, page), filter.words ? null : counted()]);
  return { cases: linesOf(rows, setting.now()), total: total ?? rows[0]?.total ?? (await counted()), more: false };
}

/** Cases with given words are found by the words, not by going through all in their order: the order is no index's. */
function pageOf(
  query: ReturnType<typeof filtered>,
  { order, words }: CaseFilter,
  { limit, offset }: { limit: number; offset: number },
) {
  const ordered =
    order === 'newest'
      ? query.orderBy(words ? sql`cases.opened_at + interval '0'` : 'cases.opened_at', 'desc').orderBy('cases.id')
      : query.orderBy(words ? sql`cases.due + interval '0' NULLS LAST` : sql`cases.due NULLS LAST`).orderBy('cases.id');
  return ordered
    .select([
      ...(['id', 'number', 'title', 'procedure', 'state', 'open', 'bearer', 'leader', 'document', 'cite'] as const),
      ...(['due', 'warn', 'version', 'opened_at', 'closed_at'] as const),
      sql<number | null>`${words ? sql`count(*) OVER ()` : sql`NULL`}::int`.as('total'),
    ])
    .limit(limit)
    .offset(offset)
    .execute();
}

function linesOf(rows: Awaited<ReturnType<typeof pageOf>>, now: Date): CaseLine[] {
  return rows.map(({ warn, opened_at, closed_at, due, total: _, ...row }) => ({
    ...row,
    due: due?.toISOString() ?? null,
    light: row.open ? lightOf(due, warn, now) : ('green' as const),
    openedAt: opened_at.toISOString(),
    closedAt: closed_at?.toISOString() ?? null,
  }));
}

async function countOf(
  db: Kysely<Tables>,
  actor: Actor,
  { limit: _, offset: __, order: ___, ...filter }: CaseFilter,
  query: ReturnType<typeof filtered>,
): Promise<number> {
  const organs = actor.seats.map(({ organ }) => organ).sort();
  const key = JSON.stringify([actor.jurisdiction, scopeOf(actor, 'case.read'), organs, filter]);
  const kept = counts.get(key);
  if (kept !== undefined) return kept;
  const { total } = await db
    .selectFrom(query.select('cases.id').limit(COUNTED).as('counted'))
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  if (total >= KEPT_FROM) counts.set(key, total);
  return total;
}

/** Small counts are made in no time, and are what people look at. */
const KEPT_FROM = 200;

export interface WorkCounts {
  waiting: number;
  red: number;
  yellow: number;
}

/** How much waits for the actor's organs, by light: from the work list alone. */
export async function workCounts(db: Kysely<Tables>, setting: Setting, actor: Actor): Promise<WorkCounts> {
  const now = setting.now();
  const organs = [...new Set(actor.seats.map(({ organ }) => organ))].sort();
  const key = JSON.stringify([actor.jurisdiction, organs]);
  const kept = work.get(key);
  if (kept) return kept;
  const { rows } = await sql<WorkCounts>`
    SELECT count(*)::int AS waiting, count(*) FILTER (WHERE due < ${now})::int AS red,
      count(*) FILTER (WHERE due >= ${now} AND warn <= ${now})::int AS yellow
    FROM (SELECT DISTINCT case_id, due, warn FROM turns WHERE jurisdiction = ${actor.jurisdiction} AND organ = ANY(${organs}::text[])) AS work`.execute(
    db,
  );
  const made = rows[0]!;
  if (made.waiting >= KEPT_FROM) work.set(key, made);
  return made;
}

const work = new LRUCache<string, WorkCounts>({ max: 2000, ttl: COUNT_MILLISECONDS });

export interface Tally {
  name: string | null;
  open: number;
  late: number;
  risk: number;
  done: number;
}

/** Open, late, at risk and done, by organ in charge, leader, document, procedure or state. */
export async function tally(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  by: 'bearer' | 'leader' | 'document' | 'procedure' | 'state',
  filter: CaseFilter = {},
): Promise<Tally[]> {
  const now = setting.now();
  return filtered(db, setting, actor, filter)
    .select([
      `cases.${by} as name`,
      sql<number>`count(*) FILTER (WHERE cases.open)::int`.as('open'),
      sql<number>`count(*) FILTER (WHERE cases.open AND cases.due < ${now})::int`.as('late'),
      sql<number>`count(*) FILTER (WHERE cases.open AND cases.due >= ${now} AND cases.warn <= ${now})::int`.as('risk'),
      sql<number>`count(*) FILTER (WHERE NOT cases.open)::int`.as('done'),
    ])
    .groupBy(`cases.${by}`)
    .orderBy('late', 'desc')
    .orderBy('open', 'desc')
    .execute();
}

/** Only the work list, in its own order: a case stands there once for each of three roles at most. */
function plainWork({ mine, open, order, limit: _, offset: __, ...others }: CaseFilter): boolean {
  return (
    mine === true && open !== false && order !== 'newest' && Object.values(others).every((value) => value === undefined)
  );
}

/** A lexeme inside a tsquery. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
}
