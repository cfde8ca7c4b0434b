/** What an organ's inbox says. A notice that must also leave the house (mail, webhook) waits in `deliveries` for the sender. */
import { v7 as uuid } from 'uuid';
import { insertRows, type Writer } from '../store/rows.ts';

export interface NewNotice {
  organ: string;
  case_id: string | null;
  /** turn 轮到办理, urge 催办, warn 临近到期, overdue 逾期, call 通知. */
  kind: 'turn' | 'urge' | 'warn' | 'overdue' | 'call';
  text: string;
}

/** Puts notices into the inboxes of their organs, and into the queues of those who subscribed to them. */
export async function notify(trx: Writer, jurisdiction: string, at: Date, notices: NewNotice[]): Promise<void> {
  if (notices.length === 0) return;
  const time = at.toISOString();
  const rows = notices.map((notice) => ({ jurisdiction, id: uuid(), ...notice, at: time, read_at: null }));
  await insertRows(trx, 'notices', rows);
  const organs = [...new Set(notices.map(({ organ }) => organ))];
  const subscriptions = await trx
    .selectFrom('subscriptions')
    .select(['organ', 'channel', 'target'])
    .where('jurisdiction', '=', jurisdiction)
    .where('superseded_at', 'is', null)
    .where('organ', 'in', organs)
    .execute();
  const deliveries = rows.flatMap((row) =>
    subscriptions
      .filter(({ organ }) => organ === row.organ)
      .map(({ channel, target }) => ({
        jurisdiction,
        id: uuid(),
        notice_id: row.id,
        channel,
        target,
        state: 'waiting' as const,
        attempts: 0,
        next_at: time,
        fault: null,
      })),
  );
  await insertRows(trx, 'deliveries', deliveries);
}
