/** The rows of a case besides its own: clocks, turns, papers, and the words that it is found by. */
import { isDeepStrictEqual } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Procedure } from '../policy/procedure.ts';
import type { Data } from '../rule/input.ts';
import { PREPARED } from '../store/database.ts';
import { insertRows, type Writer } from '../store/rows.ts';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { isLimit } from './clocks.ts';
import { Refusal } from './fault.ts';
import { lexemesOf, organ, type Setting } from './setting.ts';
import { type CaseClock, type CaseState, turnsOf } from './transition.ts';

/** A paper that was stored before (attachments.ts); `paper` is which of the required ones it is. */
export interface Paper {
  paper: string | null;
  name: string;
  sha256: string;
}

export async function clocksOf(db: Kysely<Tables>, jurisdiction: string, id: string): Promise<CaseClock[]> {
  return db
    .selectFrom('case_clocks')
    .modifyFront(PREPARED)
    .select(['clock', 'facts', 'due', 'warn', 'running'])
    .where('jurisdiction', '=', jurisdiction)
    .where('case_id', '=', id)
    .orderBy('clock')
    .execute();
}

/** The earliest of the limits that run. */
export function duesOf(
  { clocks: specs }: Pick<Setting, 'clocks'>,
  clocks: CaseClock[],
): { due: Date | null; warn: Date | null } {
  const [first] = clocks
    .filter(({ clock, running, due }) => running && due && isLimit(specs.get(clock)))
    .sort((a, b) => a.due!.getTime() - b.due!.getTime());
  return { due: first?.due ?? null, warn: first?.warn ?? null };
}

export function textsOf(data: Record<string, Data>): string[] {
  return Object.values(data).flatMap((value) => (typeof value === 'string' ? [value] : []));
}

export function lexemes(setting: Setting, texts: string[]) {
  return sql<string>`array_to_tsvector(${lexemesOf(setting, texts.join(' '))}::text[])`;
}

export async function saveClocks(trx: Writer, setting: Setting, id: string, clocks: CaseClock[]): Promise<void> {
  if (clocks.length === 0) return;
  const { jurisdiction, calendarVersion } = setting;
  await trx
    .insertInto('case_clocks')
    .values(
      clocks.map(({ facts, ...clock }) => ({
        jurisdiction,
        case_id: id,
        ...clock,
        facts: JSON.stringify(facts),
        expired_at: null,
        calendar: calendarVersion,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['jurisdiction', 'case_id', 'clock']).doUpdateSet((row) => ({
        facts: row.ref('excluded.facts'),
        due: row.ref('excluded.due'),
        warn: row.ref('excluded.warn'),
        running: row.ref('excluded.running'),
        calendar: row.ref('excluded.calendar'),
        // A later last day is a new chance to be in time.
        expired_at: sql`CASE WHEN excluded.due > case_clocks.due THEN NULL ELSE case_clocks.expired_at END`,
      })),
    )
    .execute();
}

/** Writes whose turn it is now, where that is not as before; answers it. */
export async function saveTurns(
  trx: Writer,
  setting: Setting,
  id: string,
  procedure: Procedure,
  state: CaseState,
  before?: CaseState,
): Promise<{ organ: string; role: string }[]> {
  const { jurisdiction } = setting;
  const rowsOf = (of: CaseState) => {
    const dues = duesOf(setting, of.clocks);
    return turnsOf(procedure, of, (name) => organ(setting, name)).map((turn) => ({
      jurisdiction,
      case_id: id,
      ...dues,
      ...turn,
    }));
  };
  const turns = rowsOf(state);
  if (before && isDeepStrictEqual(rowsOf(before), turns)) return turns;
  if (before)
    await trx.deleteFrom('turns').where('jurisdiction', '=', jurisdiction).where('case_id', '=', id).execute();
  if (turns.length > 0) await trx.insertInto('turns').values(turns).execute();
  return turns;
}

/** Attaches papers. Refusal invalid for one whose content was never stored. */
export async function attach(trx: Writer, actor: Actor, owner: string, papers: Paper[], at: Date): Promise<void> {
  if (papers.length === 0) return;
  const { jurisdiction, account } = actor;
  const digests = papers.map(({ sha256 }) => sha256);
  const stored = await trx
    .selectFrom('blobs')
    .select('sha256')
    .where('jurisdiction', '=', jurisdiction)
    .where('sha256', 'in', digests)
    .execute();
  const missing = papers.find(({ sha256 }) => !stored.some((blob) => blob.sha256 === sha256));
  if (missing) throw new Refusal('invalid', `没有收到“${missing.name}”的内容；请重新上传。`);
  await insertRows(
    trx,
    'attachments',
    papers.map((paper) => ({ jurisdiction, id: uuid(), owner, ...paper, actor: account, at: at.toISOString() })),
  );
}

export async function papersOf(trx: Writer, jurisdiction: string, owner: string): Promise<string[]> {
  const rows = await trx
    .selectFrom('attachments')
    .select(['paper', 'name'])
    .where('jurisdiction', '=', jurisdiction)
    .where('owner', '=', owner)
    .execute();
  return rows.map(({ paper, name }) => paper ?? name);
}
