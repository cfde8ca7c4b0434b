/**
 * Running cases under the present version of their procedure. A case keeps the version under which it began; moving it is declared
 * (which state becomes which), tried dry, and then on record in every case.
 */
import type { Kysely } from 'kysely';
import { isEnd } from '../policy/procedure.ts';
import type { Data } from '../rule/input.ts';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { clocksOf, saveTurns } from './case-rows.ts';
import { append, takeChain } from './events.ts';
import { Refusal } from './fault.ts';
import { mayAtAll } from './permission.ts';
import { keepVersion, procedureInForce, type Setting } from './setting.ts';

export interface Migration {
  procedure: string;
  /** Old state → new state; a state that is not named keeps its name. */
  states: Record<string, string>;
}

export interface MigrationPlan {
  /** Running cases under another version. */
  cases: number;
  /** What becomes of them, by the state in which they are. */
  states: { from: string; to: string; cases: number; fault: string | null }[];
  faults: number;
}

/** What a migration would do; nothing is changed. Refusal forbidden, unknown. */
export async function planMigration(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  asked: Migration,
): Promise<MigrationPlan> {
  if (!mayAtAll(actor, 'system.manage')) throw new Refusal('forbidden', '换用新版流程由系统管理员办理。');
  const { procedure, sha256 } = procedureInForce(setting, asked.procedure);
  const rows = await db
    .selectFrom('cases')
    .select(({ fn }) => ['state', fn.countAll<number>().as('cases')])
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('procedure', '=', asked.procedure)
    .where('policy', '<>', sha256)
    .where('open', '=', true)
    .groupBy('state')
    .orderBy('state')
    .execute();
  const states = rows.map(({ state, cases }) => {
    const to = asked.states[state] ?? state;
    const fault = procedure.states.includes(to) ? null : `新版没有“${to}”这个状态；请写明“${state}”变成哪个状态。`;
    return { from: state, to, cases: Number(cases), fault };
  });
  return {
    cases: states.reduce((sum, { cases }) => sum + cases, 0),
    states,
    faults: states.filter(({ fault }) => fault !== null).length,
  };
}

/** Moves the cases, each in a transaction of its own with an event. Refusal invalid while the plan has a fault. */
export async function migrateCases(
  db: Kysely<Tables>,
  setting: Setting,
  actor: Actor,
  asked: Migration,
): Promise<{ moved: number }> {
  const plan = await planMigration(db, setting, actor, asked);
  const wrong = plan.states.find(({ fault }) => fault !== null);
  if (wrong) throw new Refusal('invalid', wrong.fault!);
  const { procedure, sha256 } = procedureInForce(setting, asked.procedure);
  const { jurisdiction } = setting;
  const ids = await db
    .selectFrom('cases')
    .select('id')
    .where('jurisdiction', '=', jurisdiction)
    .where('procedure', '=', asked.procedure)
    .where('policy', '<>', sha256)
    .where('open', '=', true)
    .execute();
  let moved = 0;
  for (const { id } of ids) {
    await db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('cases')
        .selectAll()
        .where('jurisdiction', '=', jurisdiction)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      if (row.policy === sha256 || !row.open) return;
      const now = setting.now();
      const to = asked.states[row.state] ?? row.state;
      const clocks = await clocksOf(trx, jurisdiction, id);
      const version = row.version + 1;
      const open = !isEnd(procedure, to);
      await keepVersion(trx, setting, asked.procedure.split('/')[0]!, now);
      await trx
        .updateTable('cases')
        .set({ policy: sha256, state: to, version, open, closed_at: open ? null : now })
        .where('jurisdiction', '=', jurisdiction)
        .where('id', '=', id)
        .execute();
      const state = { state: to, data: row.data as Record<string, Data>, bearer: row.bearer, clocks };
      // The new version may give the same state to others.
      await trx.deleteFrom('turns').where('jurisdiction', '=', jurisdiction).where('case_id', '=', id).execute();
      await saveTurns(trx, setting, id, procedure, state);
      const payload = { title: '换用新版流程', from: row.state, to, was: row.policy, policy: sha256 };
      const event = { type: 'case-migrated', stream: id, streamSeq: version, policy: sha256, payload };
      await append(trx, actor, now, await takeChain(trx, jurisdiction), [event]);
      moved += 1;
    });
  }
  return { moved };
}
