/** Numbers of documents 发文字号: each series counts by the year, a number is given once, in the transaction that needs it. */
import { sql } from 'kysely';
import type { Writer } from '../store/rows.ts';
import { Refusal } from './fault.ts';
import type { Setting } from './setting.ts';
import type { CaseState } from './transition.ts';

/** The case with its number. Refusal invalid where no series is named, or the case has a number already. */
export async function numbered(
  trx: Writer,
  setting: Setting,
  { series, into }: { series: string; into: string },
  state: CaseState,
  on: string,
): Promise<CaseState> {
  const code = state.data[series];
  if (typeof code !== 'string' || code === '') throw new Refusal('invalid', '还没有选发文代字，不能编号。');
  if (state.data[into]) throw new Refusal('invalid', `已经编号：${String(state.data[into])}。`);
  const number = await giveNumber(trx, setting.jurisdiction, code, Number(on.slice(0, 4)));
  return { ...state, data: { ...state.data, [into]: number } };
}

/** 青政发, 2024 → 青政发〔2024〕9号: one behind the last that was given or is held. */
export async function giveNumber(trx: Writer, jurisdiction: string, code: string, year: number): Promise<string> {
  const prefix = `${code}〔${year}〕`;
  const { rows } = await sql<{ value: number }>`
    INSERT INTO counters (jurisdiction, series, value)
    SELECT ${jurisdiction}, ${prefix}, coalesce(max(substring(number from '〕([0-9]+)号$')::int), 0) + 1
    FROM documents WHERE jurisdiction = ${jurisdiction} AND superseded_at IS NULL AND starts_with(number, ${prefix})
    ON CONFLICT (jurisdiction, series) DO UPDATE SET value = greatest(counters.value + 1, excluded.value)
    RETURNING value`.execute(trx);
  return `${prefix}${rows[0]!.value}号`;
}
