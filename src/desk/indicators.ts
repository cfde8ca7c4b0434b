/** Indicators 指标: targets from the policies, values reported, locked by period; ranking; what lies below a veto line. */
import { type Kysely, sql } from 'kysely';
import { v5 as namedUuid } from 'uuid';
import { compare, divide, exact, multiply, print, printRounded } from '../rule/exact.ts';
import type { Writer } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';
import { type Actor, isProgram } from './actor.ts';
import { append, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { expand } from './organs.ts';
import { allows, scopeOf } from './permission.ts';
import { organ, type Setting } from './setting.ts';

export type Comparator = '≥' | '≤' | '=' | '>' | '<';

export interface Target {
  comparator: Comparator;
  /** Exact decimal. */
  value: string;
  /** As the policy writes it. */
  text: string;
  cite: string | null;
}

export interface Indicator {
  /** MECHANISM/name. */
  id: string;
  title: string;
  /** The title of the policy that it is of. */
  mechanism: string;
  unit: string | null;
  direction: 'up' | 'down' | 'hold';
  organs: string[];
  base: Target | null;
  /** By year or other period. */
  targets: Record<string, Target>;
  veto: boolean;
  cites: string[];
  document: string | null;
  numerator: string | null;
  denominator: string | null;
}

/** The indicators of all policies in force. */
export function indicatorsOf(setting: Pick<Setting, 'policies'>): Indicator[] {
  return [...setting.policies.values()].flatMap(({ policy }) =>
    policy.declared.flatMap(({ kind, id, title, content, cites }): Indicator[] => {
      if (kind !== 'indicators') return [];
      const said = content;
      const direction = (said.direction as Indicator['direction'] | undefined) ?? 'up';
      const targets = Object.entries((said.targets as Record<string, unknown> | undefined) ?? {}).flatMap(
        ([period, written]): [string, Target][] => {
          const target = targetOf(written, cites, direction);
          return target ? [[period, target]] : [];
        },
      );
      const organs = [said.organ ?? policy.organ ?? []].flat().map(String);
      return [
        {
          id,
          title,
          mechanism: policy.title,
          unit: typeof said.unit === 'string' ? said.unit : null,
          direction,
          organs,
          base: said.base === undefined ? null : targetOf(said.base, cites, direction),
          targets: Object.fromEntries(targets),
          veto: said.veto === true,
          cites,
          document: (said.document as string | undefined) ?? policy.documents[0]?.number ?? null,
          numerator: (said.numerator as string | undefined) ?? null,
          denominator: (said.denominator as string | undefined) ?? null,
        },
      ];
    }),
  );
}

export interface Report {
  indicator: string;
  /** The organ or township that it is about; '' = the whole jurisdiction. */
  subject: string;
  /** 2024, 2024-Q1, 2024-09, 2024-09-06. */
  period: string;
  /** A value, or what it is divided from. */
  value?: string | undefined;
  numerator?: string | undefined;
  denominator?: string | undefined;
  source?: string | undefined;
  /** Why, where a value of the period stands already; on record. */
  reason?: string | undefined;
}

export interface Reported {
  indicator: string;
  subject: string;
  period: string;
  value: string;
  version: number;
  /** Null where the period has no target. */
  met: boolean | null;
}

/** Reports values: all or none. A rate is made from numerator and denominator, to four decimals of the unit. */
export async function report(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  reports: Report[],
): Promise<Reported[]> {
  return db.transaction().execute(async (trx) => {
    const done: Reported[] = [];
    for (const one of reports) done.push(await reportIn(trx, setting, actor, one));
    return done;
  });
}

async function reportIn(trx: Writer, setting: Setting, actor: Actor, asked: Report): Promise<Reported> {
  const { jurisdiction } = setting;
  const indicator = indicatorOf(setting, asked.indicator);
  if (!PERIOD.test(asked.period)) throw notPeriod(asked.period);
  const subject = asked.subject === '' ? '' : organ(setting, asked.subject);
  mayReport(setting, actor, indicator, subject);
  const value = reportedValue(indicator, asked);
  const where = { jurisdiction, indicator: indicator.id, subject, period: asked.period };
  const now = setting.now();
  const head = await takeChain(trx, jurisdiction);
  const locked = await trx
    .selectFrom('period_locks')
    .select('locked_at')
    .where('jurisdiction', '=', jurisdiction)
    .where('indicator', '=', indicator.id)
    .where('period', '=', asked.period)
    .executeTakeFirst();
  const old = await trx
    .selectFrom('indicator_values')
    .select(['version', 'value'])
    .where('jurisdiction', '=', jurisdiction)
    .where('indicator', '=', indicator.id)
    .where('subject', '=', subject)
    .where('period', '=', asked.period)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (locked)
    throw new Refusal(
      'conflict',
      `“${indicator.title}”${asked.period}的数已经锁定，不能再报；确需更正请督查部门解锁。`,
    );
  const version = (old?.version ?? 0) + 1;
  if (old)
    await trx
      .updateTable('indicator_values')
      .set({ superseded_at: now })
      .where('jurisdiction', '=', jurisdiction)
      .where('indicator', '=', indicator.id)
      .where('subject', '=', subject)
      .where('period', '=', asked.period)
      .where('superseded_at', 'is', null)
      .execute();
  const { numerator = null, denominator = null, source = null, reason } = asked;
  await trx
    .insertInto('indicator_values')
    .values({
      ...where,
      version,
      value,
      numerator,
      denominator,
      source,
      actor: actor.account,
      recorded_at: now,
      superseded_at: null,
    })
    .execute();
  const payload = { ...where, value, numerator, denominator, source, reason, was: old?.value ?? null };
  const stream = namedUuid([indicator.id, subject, asked.period].join(' '), VALUES);
  await append(trx, actor, now, head, [{ type: 'value-reported', stream, streamSeq: version, policy: '', payload }]);
  return {
    indicator: indicator.id,
    subject,
    period: asked.period,
    value,
    version,
    met: meets(indicator, asked.period, value),
  };
}

/** Locks or unlocks a period of an indicator. */
export async function lockPeriod(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  id: string,
  period: string,
  locked: boolean,
  reason: string,
): Promise<void> {
  const indicator = indicatorOf(setting, id);
  if (
    !isProgram(actor) &&
    !allows(
      scopeOf(actor, 'indicator.lock'),
      indicator.organs.map((name) => organ(setting, name)),
    )
  )
    throw new Refusal('forbidden', '锁定和解锁由督查部门办理。');
  if (!PERIOD.test(period)) throw notPeriod(period);
  await db.transaction().execute(async (trx) => {
    const now = setting.now();
    const { jurisdiction } = setting;
    const head = await takeChain(trx, jurisdiction);
    if (locked)
      await trx
        .insertInto('period_locks')
        .values({ jurisdiction, indicator: id, period, actor: actor.account, locked_at: now })
        .onConflict((conflict) => conflict.columns(['jurisdiction', 'indicator', 'period']).doNothing())
        .execute();
    else
      await trx
        .deleteFrom('period_locks')
        .where('jurisdiction', '=', jurisdiction)
        .where('indicator', '=', id)
        .where('period', '=', period)
        .execute();
    const stream = namedUuid([id, period, 'lock'].join(' '), VALUES);
    const { count } = await trx
      .selectFrom('desk_events')
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .where('jurisdiction', '=', jurisdiction)
      .where('stream', '=', stream)
      .executeTakeFirstOrThrow();
    const type = locked ? 'period-locked' : 'period-unlocked';
    const payload = { indicator: id, period, reason };
    await append(trx, actor, now, head, [{ type, stream, streamSeq: Number(count) + 1, policy: '', payload }]);
  });
}

export interface Standing {
  subject: string;
  value: string;
  met: boolean | null;
  rank: number;
}

/** The subjects of an indicator in a period, the best first; the same value has the same rank. */
export async function ranking(db: Kysely<Tables>, setting: Setting, id: string, period: string): Promise<Standing[]> {
  const indicator = indicatorOf(setting, id);
  const rows = await db
    .selectFrom('indicator_values')
    .select(['subject', 'value'])
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('indicator', '=', id)
    .where('period', '=', period)
    .where('subject', '<>', '')
    .where('superseded_at', 'is', null)
    .orderBy('value', indicator.direction === 'down' ? 'asc' : 'desc')
    .orderBy(sql`subject COLLATE "C"`)
    .execute();
  let rank = 0;
  return rows.map(({ subject, value }, index) => {
    if (index === 0 || compare(exact(value)!, exact(rows[index - 1]!.value)!) !== 0) rank = index + 1;
    return { subject, value, met: meets(indicator, period, value), rank };
  });
}

/** All standing values of an indicator, oldest period first. */
export function valuesOf(db: Kysely<Tables>, setting: Setting, id: string) {
  return db
    .selectFrom('indicator_values')
    .select(['subject', 'period', 'value', 'numerator', 'denominator', 'source', 'version', 'actor', 'recorded_at'])
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('indicator', '=', id)
    .where('superseded_at', 'is', null)
    .orderBy('period')
    .orderBy('subject')
    .execute();
}

/** The periods of an indicator that are locked. */
export async function lockedPeriods(db: Kysely<Tables>, setting: Setting, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('period_locks')
    .select('period')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('indicator', '=', id)
    .orderBy('period')
    .execute();
  return rows.map(({ period }) => period);
}

/** Does a value reach the target of its period: that of the day, the month, the year? Null where there is none. */
export function meets(indicator: Indicator, period: string, value: string): boolean | null {
  const target = indicator.targets[period] ?? indicator.targets[period.slice(0, 4)];
  if (!target) return null;
  const difference = compare(exact(value)!, exact(target.value)!);
  switch (target.comparator) {
    case '≥':
      return difference >= 0;
    case '≤':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '<':
      return difference < 0;
    case '=':
      return difference === 0;
  }
}

export function indicatorOf(setting: Setting, id: string): Indicator {
  const indicator = indicatorsOf(setting).find((candidate) => candidate.id === id);
  if (!indicator) throw new Refusal('unknown', `没有“${id}”这项指标；请从指标目录里选。`);
  return indicator;
}

const PERIOD = /^\d{4}(?:-(?:Q[1-4]|H[12]|(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?))?$/u;

function notPeriod(period: string): Refusal {
  return new Refusal('invalid', `“${period}”不是期次；请写成 2024、2024-Q1、2024-09 或 2024-09-06。`);
}
/** The name space of streams of values. */
const VALUES = '7b0f2d0e-4d0c-5d5e-9a53-0e3a4f7c1b21';

function mayReport(setting: Setting, actor: Actor, { organs, title }: Indicator, subject: string): void {
  if (isProgram(actor)) return;
  const scope = scopeOf(actor, 'indicator.report');
  const own = organs.flatMap((name) => expand(setting, name));
  if (allows(scope, own) || (subject !== '' && allows(scope, [subject]))) return;
  throw new Refusal('forbidden', `“${title}”由${organs.join('、') || '主管单位'}报送；你没有这个职责。`);
}

function reportedValue({ title }: Indicator, { value, numerator, denominator }: Report): string {
  if (numerator !== undefined && denominator !== undefined) {
    const [n, d] = [exact(numerator), exact(denominator)];
    if (n === null || d === null || Number(denominator) === 0)
      throw new Refusal('invalid', `“${title}”的分子、分母要填数，分母不能是0。`);
    return print(exact(printRounded(divide(multiply(n, 100), d), 4))!);
  }
  if (value === undefined || exact(value) === null)
    throw new Refusal('invalid', `“${title}”要填数，不能是“${value ?? ''}”。`);
  return value;
}

/** `≥ 95%`, `28 微克/立方米`, `{value: ≤ 3.5‰, cite: …}`. */
function targetOf(written: unknown, cites: string[], direction: Indicator['direction']): Target | null {
  const said =
    typeof written === 'object' && written !== null ? (written as Record<string, unknown>) : { value: written };
  const text = String(said.value ?? '');
  const match = /^\s*([≥≤<>=]?)\s*(-?\d+(?:\.\d+)?)/u.exec(text);
  if (!match) return null;
  const comparator = (match[1] || (direction === 'down' ? '≤' : '≥')) as Comparator;
  const cite = said.cite === undefined ? (cites[0] ?? null) : String([said.cite].flat()[0]);
  return { comparator, value: match[2]!, text, cite };
}
