/**
 * What leaves the house: mail by SMTP, webhooks signed with the subscriber's secret. Each try is on record; after eight a letter is
 * dead, stays, and can be sent again. `GONGBAO_SMTP` (smtp://user:password@host:port) names the mail server, `GONGBAO_MAIL_FROM` the sender.
 */
import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
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
  const subscription = await db
    .selectFrom('subscriptions')
    .select('secret')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('channel', '=', 'webhook')
    .where('organ', '=', letter.organ)
    .where('target', '=', target)
    .where('superseded_at', 'is', null)
    .orderBy('recorded_at', 'desc')
    .executeTakeFirst();
  if (!subscription?.secret) throw new Error('the subscription has ended');
  const { kind, text, organ, case_id, at } = letter;
  const body = JSON.stringify({ id, kind, text, organ, case: case_id, at: at.toISOString() });
  const time = setting.now().toISOString();
  const status = await post(new URL(target), body, {
    'content-type': 'application/json',
    'gongbao-id': id,
    'gongbao-time': time,
    'gongbao-signature': signature(subscription.secret, time, body),
  });
  if (status < 200 || status > 299) throw new Error(`the receiver answered ${status}`);
}

/**
 * Answers the status; redirections are not followed. A subscriber's address must not reach what only this machine may reach
 * (SSRF), unless GONGBAO_WEBHOOK_LOCAL=1 says so: what is checked is the address that is connected to.
 */
function post(url: URL, body: string, headers: Record<string, string>): Promise<number> {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Error('a webhook needs an http(s) address');
  const open = process.env.GONGBAO_WEBHOOK_LOCAL === '1';
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  if (!open && isIP(host)) refuseInside(host);
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  const options = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal: AbortSignal.timeout(PATIENCE),
    agent: false,
    ...(!open && { lookup: lookupOutside }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The system's own lookup, but for addresses of this network. */
const lookupOutside: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0);
    try {
      for (const { address } of found) refuseInside(address);
    } catch (inside) {
      return done(inside as Error, '', 0);
    }
    if (options.all) return done(null, found);
    return done(null, found[0]!.address, found[0]!.family);
  });
};

function refuseInside(address: string): void {
  if (INSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))
    throw new Error(`the address ${address} is inside this network`);
}

/** Addresses that are not of the open network (IANA special-purpose registries). IPv4 inside IPv6 is checked as IPv4. */
const INSIDE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['64:ff9b::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
] as const)
  INSIDE.addSubnet(net, bits, 'ipv6');
