/**
 * Reading cases: work list, duty board, search, counts, one case with everything about it. Every query begins with `visible`,
 * which carries the actor's permission.
 */
import { type Kysely, type SqlBool, sql } from 'kysely';
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

function filtered(db: Kysely<Tables>, setting: Setting, actor: Actor, filter: CaseFilter) {
  const now = setting.now();
  const organs = [...new Set(actor.seats.map(({ organ }) => organ))];
  const words = filter.words ? lexemesOf(setting, filter.words) : [];
  const number = filter.words?.trim();
  return visible(db, actor)
    .$if(filter.mine === true, (query) =>
      query.where(
        sql<SqlBool>`EXISTS (SELECT FROM turns WHERE turns.jurisdiction = cases.jurisdiction AND turns.case_id = cases.id AND turns.organ = ANY(${organs}::text[]))`,
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
    .$if(Boolean(number), (query) =>
      query.where(
        words.length > 0
          ? sql<SqlBool>`(cases.lexemes @@ ${words.map(quoted).join(' & ')}::tsquery OR cases.number = ${number})`
          : sql<SqlBool>`cases.number = ${number}`,
      ),
    );
}

/** One page of cases; `total` counts no further than COUNTED. */
export async function listCases(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  filter: CaseFilter,
): Promise<{ cases: CaseLine[]; total: number }> {
  const limit = Math.min(Math.max(filter.limit ?? 50, 1), MOST);
  const query = filtered(db, setting, actor, filter);
  const ordered =
    filter.order === 'newest'
      ? query.orderBy('cases.opened_at', 'desc').orderBy('cases.id')
      : query.orderBy(sql`cases.due NULLS LAST`).orderBy('cases.id');
  const [rows, counted] = await Promise.all([
    ordered
      .select([
        ...(['id', 'number', 'title', 'procedure', 'state', 'open', 'bearer', 'leader', 'document', 'cite'] as const),
        ...(['due', 'warn', 'version', 'opened_at', 'closed_at'] as const),
      ])
      .limit(limit)
      .offset(Math.max(filter.offset ?? 0, 0))
      .execute(),
    db
      .selectFrom(query.select('cases.id').limit(COUNTED).as('counted'))
      .select(sql<number>`count(*)::int`.as('total'))
      .executeTakeFirstOrThrow(),
  ]);
  const now = setting.now();
  const cases = rows.map(({ warn, opened_at, closed_at, due, ...row }) => ({
    ...row,
    due: due?.toISOString() ?? null,
    light: row.open ? lightOf(due, warn, now) : ('green' as const),
    openedAt: opened_at.toISOString(),
    closedAt: closed_at?.toISOString() ?? null,
  }));
  return { cases, total: counted.total };
}

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

/** A lexeme inside a tsquery. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`;
}
