/** Money against plan 资金与计划: what the registers that say so were to spend, and what is paid. */
import { type Kysely, sql } from 'kysely';
import type { Tables } from '../store/schema.ts';
import type { Actor } from './actor.ts';
import { visibleRows } from './registers.ts';
import type { Setting } from './setting.ts';

export interface Spending {
  register: string;
  title: string;
  /** 元 or 万元, as the register has it. */
  unit: string;
  /** Exact decimals. */
  planned: string;
  paid: string;
  rows: number;
  /** Rows of which nothing is paid. */
  unpaid: number;
}

/** Every plan of money of which the actor may read a row, by title. */
export async function spending(db: Kysely<Tables>, setting: Setting, actor: Actor): Promise<Spending[]> {
  const registers = [...setting.policies.values()].flatMap(({ policy }) => policy.registers);
  const found = await Promise.all(
    registers.map(async (register): Promise<Spending[]> => {
      if (!register.money) return [];
      const { planned, paid, unit } = register.money;
      const amount = (key: string) => sql`coalesce((data->>${key})::numeric, 0)`;
      const sums = await visibleRows(db, setting, actor, register)
        .select([
          sql<string>`trim_scale(coalesce(sum(${amount(planned)}), 0))::text`.as('planned'),
          sql<string>`trim_scale(coalesce(sum(${amount(paid)}), 0))::text`.as('paid'),
          sql<number>`count(*)::int`.as('rows'),
          sql<number>`count(*) FILTER (WHERE ${amount(paid)} = 0)::int`.as('unpaid'),
        ])
        .executeTakeFirstOrThrow();
      return sums.rows > 0 ? [{ register: register.id, title: register.title, unit, ...sums }] : [];
    }),
  );
  return found.flat();
}
