/** The quarterly report 季报 on the tasks of a document: for the whole and for every unit, what was done, what is late, and the words of the units. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { visible } from './board.ts';
import { dayOf, lastInstant, SET_DAY } from './clocks.ts';
import { Refusal } from './fault.ts';
import { mayAtAll } from './permission.ts';
import type { Setting } from './setting.ts';

export interface QuarterlyReport {
  document: string | null;
  quarter: string;
  from: string;
  to: string;
  totals: Totals;
  units: { unit: string; totals: Totals; tasks: TaskLine[] }[];
}

export interface Totals {
  tasks: number;
  done: number;
  late: number;
  /** Open and in time. */
  running: number;
  /** Open and nothing reported in the quarter. */
  silent: number;
}

export interface TaskLine {
  number: string;
  title: string;
  state: string;
  due: string | null;
  /** Open beyond its day, or done after it. */
  late: boolean;
  cite: string | null;
  /** What the unit last reported in the quarter. */
  words: string | null;
}

/** The state of all tasks at the end of a quarter (2024-Q2). Refusal invalid, forbidden. */
export async function quarterlyReport(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  quarter: string,
  document: string | null,
): Promise<QuarterlyReport> {
  if (!mayAtAll(actor, 'report.read')) throw new Refusal('forbidden', '季报由督查部门和领导查看。');
  const match = /^(\d{4})-Q([1-4])$/u.exec(quarter);
  if (!match) throw new Refusal('invalid', '季度要写成 2024-Q2。');
  const first = (Number(match[2]) - 1) * 3 + 1;
  const from = `${match[1]}-${String(first).padStart(2, '0')}-01`;
  const to = dayOf(new Date(Date.UTC(Number(match[1]), first + 2, 0)));
  const [begins, ends] = [new Date(`${from}T00:00:00+08:00`), lastInstant(to)];
  const asOf = new Date(Math.min(ends.getTime(), setting.now().getTime()));
  const rows = await visible(db, actor)
    .select(['cases.id', 'number', 'title', 'state', 'closed_at', 'bearer', 'cite'])
    // A task that is done has no running clock; until when it was to be done, its stopped one still says.
    .select(({ selectFrom, fn }) =>
      fn
        .coalesce(
          'cases.due',
          selectFrom('case_clocks')
            .select(({ fn: of }) => of.max('case_clocks.due').as('set'))
            .whereRef('case_clocks.jurisdiction', '=', 'cases.jurisdiction')
            .whereRef('case_clocks.case_id', '=', 'cases.id')
            .where('clock', '=', SET_DAY),
        )
        .as('due'),
    )
    .where('procedure', '=', 'generic/duty')
    .where('opened_at', '<=', ends)
    .where((where) => where.or([where('closed_at', 'is', null), where('closed_at', '>=', begins)]))
    .$if(document !== null, (query) => query.where('document', '=', document))
    .orderBy('cases.id')
    .execute();
  const words = await lastWords(
    db,
    actor,
    rows.map(({ id }) => id),
    begins,
    ends,
  );
  const tasks = rows.map(({ id, bearer, due, closed_at, ...row }) => {
    const closed = closed_at !== null && closed_at <= asOf;
    const late = due !== null && (closed ? closed_at > due : asOf > due);
    const line: TaskLine = { ...row, number: row.number, due: due && dayOf(due), late, words: words.get(id) ?? null };
    return { unit: bearer ?? '（未明确）', closed, line };
  });
  const totals = (some: typeof tasks): Totals => ({
    tasks: some.length,
    done: some.filter(({ closed }) => closed).length,
    late: some.filter(({ closed, line }) => !closed && line.late).length,
    running: some.filter(({ closed, line }) => !closed && !line.late).length,
    silent: some.filter(({ closed, line }) => !closed && line.words === null).length,
  });
  const byUnit = [...Map.groupBy(tasks, ({ unit }) => unit)].sort(([a], [b]) => (a < b ? -1 : 1));
  const units = byUnit.map(([unit, some]) => ({
    unit,
    totals: totals(some),
    tasks: some.map(({ line }) => line),
  }));
  return { document, quarter, from, to, totals: totals(tasks), units };
}

/** What was last written in 报告进展 or 报送办结 between two moments. */
async function lastWords(
  db: Kysely<Tables>,
  actor: Actor,
  ids: string[],
  from: Date,
  to: Date,
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('desk_events')
    .select(['stream', 'payload'])
    .where('jurisdiction', '=', actor.jurisdiction)
    .where(sql<boolean>`stream = ANY(${ids}::uuid[])`)
    .where('type', '=', 'case-acted')
    .where('at', '>=', from)
    .where('at', '<=', to)
    .orderBy('seq')
    .execute();
  return new Map(
    rows.flatMap(({ stream, payload }): [string, string][] => {
      const { progress, result } = (payload.input ?? {}) as Record<string, unknown>;
      const text = result ?? progress;
      return typeof text === 'string' ? [[stream, text]] : [];
    }),
  );
}
