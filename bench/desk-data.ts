/**
 * A desk with very many cases: made in bulk, but such as the desk itself would have made it: every event in the chain, every case
 * with its clock and its turn. Words, organs and days are drawn from a seeded generator, so that two runs are alike.
 */
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { duesOf } from '../src/desk/case-rows.ts';
import { deskHash, written } from '../src/desk/events.ts';
import { lexemesOf, type Setting } from '../src/desk/setting.ts';
import { recount } from '../src/desk/transition.ts';
import type { Database } from '../src/store/database.ts';
import { genesis } from '../src/store/events.ts';
import { insertRows } from '../src/store/rows.ts';
import type { Tables } from '../src/store/schema.ts';
import { seeded } from './synthetic.ts';

export const ORGANS = Array.from({ length: 40 }, (_, n) => `第${n + 1}单位`);
const SUBJECTS = [
  '道路维修',
  '隐患整改',
  '低保复核',
  '环境治理',
  '灌溉水渠',
  '学位供给',
  '供暖补贴',
  '噪声扰民',
  '宅基地确权',
  '用工欠薪',
];
const PLACES = ['东河村', '西坪村', '南关社区', '北坡村', '石湾村', '柳林口', '杨家庄', '上安村', '下峪村', '城隍社区'];

/** Adds `cases` cases of `procedure` with `events` events each, of which the first opens them. Three of ten are closed. */
export async function fillDesk(
  db: Database,
  setting: Setting,
  { cases, events, procedure, clock }: { cases: number; events: number; procedure: string; clock: string },
  progress: (done: number) => void,
): Promise<void> {
  const { jurisdiction } = setting;
  const random = seeded(20_240_901);
  const policy = setting.policies.get(procedure.split('/')[0]!)!;
  let [seq, hash] = [0, genesis(jurisdiction)];
  const kept = new Map<string, ReturnType<typeof recount>>();
  const batch = 5_000;
  for (let start = 0; start < cases; start += batch) {
    const rows: Record<'cases' | 'desk_events' | 'case_clocks' | 'turns', Record<string, unknown>[]> = {
      cases: [],
      desk_events: [],
      case_clocks: [],
      turns: [],
    };
    for (let i = start; i < Math.min(start + batch, cases); i++) {
      const id = uuid();
      const [bearer, subject, place] = [pick(random, ORGANS), pick(random, SUBJECTS), pick(random, PLACES)];
      const day = new Date(Date.UTC(2022, 0, 1) + Math.floor(random() * 1000) * 86_400_000).toISOString().slice(0, 10);
      const open = random() > 0.3;
      const counted =
        kept.get(day) ?? recount(setting, { clock, facts: { start: day }, due: null, warn: null, running: true });
      kept.set(day, counted);
      const one = { ...counted, running: open };
      const [title, number] = [`${place}${subject}`, `${day.slice(0, 4)}-${seq + 1}`];
      const dues = duesOf(setting, [one]);
      const common = { jurisdiction, policy: policy.sha256 };
      rows.cases.push({
        ...{ ...common, id, version: events, procedure, number, title, open, bearer, leader: null, ...dues },
        ...{
          state: open ? '办理中' : '已办结',
          organs: [bearer, '县信访局'],
          origin: null,
          document: null,
          cite: null,
        },
        ...{
          data: { text: title },
          opened_at: `${day}T09:00:00+08:00`,
          closed_at: open ? null : `${day}T18:00:00+08:00`,
        },
        lexemes: lexemesOf(setting, title)
          .map((word) => `'${word}'`)
          .join(' '),
      });
      rows.case_clocks.push({
        jurisdiction,
        case_id: id,
        clock,
        facts: one.facts,
        ...dues,
        running: open,
        expired_at: dues.due,
        calendar: setting.calendarVersion,
      });
      if (open) rows.turns.push({ jurisdiction, organ: bearer, role: 'clerk', case_id: id, ...dues });
      for (let n = 1; n <= events; n++) {
        seq += 1;
        const payload = {
          action: n === 1 ? 'open' : 'progress',
          title: '报告进展',
          on: day,
          input: { progress: title },
          organ: bearer,
        };
        const link = written({
          ...{
            jurisdiction,
            seq,
            id: uuid(),
            at: `${day}T01:00:00.000Z`,
            actor: `user-${i % 500}`,
            stream: id,
            stream_seq: n,
          },
          ...{ type: n === 1 ? 'case-opened' : 'case-acted', policy: policy.sha256, payload, previous: hash },
        });
        hash = deskHash(link, 'sha256');
        rows.desk_events.push({ ...link, payload: JSON.parse(link.payload), hash });
      }
    }
    for (const [table, made] of Object.entries(rows)) await insertRows(db, table as keyof Tables, made as never);
    progress(Math.min(start + batch, cases));
  }
  await sql`INSERT INTO desk_chains VALUES (${jurisdiction}, ${seq}, ${hash})
    ON CONFLICT (jurisdiction) DO UPDATE SET head_seq = excluded.head_seq, head_hash = excluded.head_hash`.execute(db);
}

export function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}
