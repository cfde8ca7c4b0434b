/**
 * What leaves the house: mail by SMTP, webhooks signed with the subscriber's secret. Each try is on record; after eight a letter is
 * dead, stays, and can be sent again. `GONGBAO_SMTP` (smtp://user:password@host:port) names the mail server, `GONGBAO_MAIL_FROM` the sender.
 */
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Kysely } from 'kysely';
import { createTransport } from 'nodemailer';
import type { Setting } from '../desk/setting.ts';
import type { Tables } from '../store/schema.ts';

/** Minutes until the next try: a receiver that is down for a day loses nothing. */
const WAITS = [1, 2, 5, 15, 60, 240, 720];
const BATCH = 100;
const PATIENCE = 10_000;

interface Letter {
  id: string;
  channel: string;
  target: string;
  attempts: number;
  kind: string;
  text: string;
  organ: string;
  case_id: string | null;
  at: Date;
}

/** Sends what is due; answers how many went out and how many failed. */
export async function deliver(db: Kysely<Tables>, setting: Setting): Promise<{ sent: number; failed: number }> {
  const result = { sent: 0, failed: 0 };
  for (const letter of await takeDue(db, setting)) {
    const fault = await send(db, setting, letter).then(
      () => null,
      (error: Error) => error.message.slice(0, 500) || error.name,
    );
    const attempts = letter.attempts + 1;
    const wait = WAITS[attempts - 1];
    const state = fault === null ? 'sent' : wait === undefined ? 'dead' : 'waiting';
    await db
      .updateTable('deliveries')
      .set({ state, attempts, fault, next_at: new Date(setting.now().getTime() + (wait ?? 0) * 60_000) })
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('id', '=', letter.id)
      .execute();
    result[fault === null ? 'sent' : 'failed'] += 1;
  }
  return result;
}

/** Puts dead letters back into the queue; answers how many. */
export async function redeliver(db: Kysely<Tables>, setting: Setting, ids: string[]): Promise<number> {
  const rows = await db
    .updateTable('deliveries')
    .set({ state: 'waiting', attempts: 0, next_at: setting.now() })
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('id', 'in', ids)
    .where('state', '=', 'dead')
    .returning('id')
    .execute();
  return rows.length;
}

/** The signature of a webhook's body: HMAC-SHA256 over `TIME.BODY`, as hexadecimal. */
export function signature(secret: string, time: string, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}

async function takeDue(db: Kysely<Tables>, setting: Setting): Promise<Letter[]> {
  const now = setting.now();
  return db.transaction().execute(async (trx) => {
    const due = await trx
      .selectFrom('deliveries')
      .innerJoin('notices', (join) =>
        join
          .onRef('notices.jurisdiction', '=', 'deliveries.jurisdiction')
          .onRef('notices.id', '=', 'deliveries.notice_id'),
      )
      .select(['deliveries.id', 'channel', 'target', 'attempts', 'kind', 'text', 'organ', 'case_id', 'notices.at'])
      .where('deliveries.jurisdiction', '=', setting.jurisdiction)
      .where('state', '=', 'waiting')
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(BATCH)
      .forUpdate('deliveries')
      .skipLocked()
      .execute();
    // Whoever else looks now finds them taken; a sender that dies leaves them due again after an hour.
    if (due.length > 0)
      await trx
        .updateTable('deliveries')
        .set({ next_at: new Date(now.getTime() + 3_600_000) })
        .where('jurisdiction', '=', setting.jurisdiction)
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .execute();
    return due;
  });
}

async function send(db: Kysely<Tables>, setting: Setting, letter: Letter): Promise<void> {
  if (letter.channel === 'mail') return mail(letter);
  if (letter.channel === 'webhook') return webhook(db, setting, letter);
  throw new Error(`unknown channel ${letter.channel}`);
}

async function mail({ target, text, kind }: Letter): Promise<void> {
  const server = process.env.GONGBAO_SMTP;
  if (!server) throw new Error('no mail server: set GONGBAO_SMTP');
  const transport = createTransport(server, { from: process.env.GONGBAO_MAIL_FROM ?? 'gongbao@localhost' });
  try {
    await transport.sendMail({ to: target, subject: `【公报】${SUBJECTS[kind] ?? '通知'}`, text });
  } finally {
    transport.close();
  }
}

const SUBJECTS: Record<string, string> = {
  turn: '待办',
  urge: '催办',
  overdue: '逾期',
  warn: '临近到期',
  call: '应急通知',
};

async function webhook(db: Kysely<Tables>, setting: Setting, { id, target, ...letter }: Letter): Promise<void> {
  await refuseInside(target);
  const subscription = await db
    .selectFrom('subscriptions')
    .select('secret')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('channel', '=', 'webhook')
    .where('target', '=', target)
    .where('superseded_at', 'is', null)
    .executeTakeFirst();
  const { kind, text, organ, case_id, at } = letter;
  const body = JSON.stringify({ id, kind, text, organ, case: case_id, at: at.toISOString() });
  const time = setting.now().toISOString();
  const answer = await fetch(target, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      'content-type': 'application/json',
      'gongbao-id': id,
      'gongbao-time': time,
      'gongbao-signature': signature(subscription?.secret ?? '', time, body),
    },
    body,
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`);
}

/** A subscriber's address must not reach what only this machine may reach (SSRF), unless GONGBAO_WEBHOOK_LOCAL=1 says so. */
async function refuseInside(target: string): Promise<void> {
  const { hostname, protocol } = new URL(target);
  if (protocol !== 'https:' && protocol !== 'http:') throw new Error('a webhook needs an http(s) address');
  if (process.env.GONGBAO_WEBHOOK_LOCAL === '1') return;
  const host = hostname.replace(/^\[|\]$/gu, '');
  const address = isIP(host) ? host : (await lookup(host)).address;
  if (/^(?:127\.|10\.|192\.168\.|169\.254\.|172\.(?:1[6-9]|2\d|3[01])\.|0\.|::1$|f[cd]|fe80)/iu.test(address))
    throw new Error(`the address ${address} is inside this network`);
}
