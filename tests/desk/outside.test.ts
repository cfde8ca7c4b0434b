/** What leaves the house: mail, signed webhooks that are tried again, calendar files; and cases that move to a new version. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act } from '../../src/desk/cases.ts';
import { migrateCases, planMigration } from '../../src/desk/migrate-cases.ts';
import { deliver, signature } from '../../src/server/deliver.ts';
import { COUNTY, desk, REVIEW, somebody } from './desk.ts';
import { house } from './house.ts';

const clock = { now: '2024-09-02T09:00:00+08:00' };
const setting = desk(clock);
const { app, as, store } = await house(setting);
const { database } = store;
const SECRET = 'shared-secret-0123456789';

interface Caught {
  headers: Record<string, unknown>;
  body: string;
}
const caught: Caught[] = [];
const letters: string[] = [];
let answer = 200;
const receiver = createServer((request, reply) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    caught.push({ headers: request.headers, body });
    reply.writeHead(answer).end();
  });
});
const post = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData: (stream, _session, done) => {
    let text = '';
    stream.on('data', (part) => {
      text += part;
    });
    stream.on('end', () => {
      letters.push(text);
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  await new Promise<void>((ready) => post.listen(0, '127.0.0.1', ready));
  process.env.GONGBAO_SMTP = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`;
  process.env.GONGBAO_WEBHOOK_LOCAL = '1';
});
afterAll(() => {
  receiver.close();
  post.close();
});

const target = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;

describe('notices', () => {
  it('go out as mail and as signed webhooks, and are tried again until they arrive', async () => {
    const civil = await as('县民政局', 'clerk');
    const subscribe = (body: object) => civil.post('/api/desk/subscriptions', { organ: '县民政局', ...body });
    expect((await subscribe({ channel: 'webhook', target: target() })).json.message).toMatch(/密钥/u);
    expect((await subscribe({ channel: 'mail', target: 'nobody' })).status).toBe(422);
    expect(
      (await civil.post('/api/desk/subscriptions', { organ: '县财政局', channel: 'mail', target: 'a@b.cn' })).status,
    ).toBe(403);
    expect((await subscribe({ channel: 'webhook', target: target(), secret: SECRET })).status).toBe(201);
    expect((await subscribe({ channel: 'mail', target: 'minzheng@qingxi.example' })).status).toBe(201);
    const petition = await as('县信访局', 'clerk');
    const opened = await petition.post('/api/desk/cases', {
      procedure: 'review/review',
      input: { applicant: '李某', request: '补助', unit: '县民政局' },
    });
    answer = 503;
    await petition.post(`/api/desk/cases/${opened.json.id}/actions/accept`, { version: 1, input: {} });
    expect(await deliver(database, setting)).toEqual({ sent: 1, failed: 1 });
    expect(letters).toHaveLength(1);
    // One minute later, and not before.
    expect(await deliver(database, setting)).toEqual({ sent: 0, failed: 0 });
    answer = 200;
    clock.now = '2024-09-02T09:01:01+08:00';
    expect(await deliver(database, setting)).toEqual({ sent: 1, failed: 0 });
    expect(caught).toHaveLength(2);
    const { headers, body } = caught[1]!;
    expect(headers['gongbao-signature']).toBe(signature(SECRET, String(headers['gongbao-time']), body));
    expect(JSON.parse(body)).toMatchObject({ kind: 'turn', organ: '县民政局', case: opened.json.id });
    expect(caught[0]!.headers['gongbao-id']).toBe(headers['gongbao-id']);
  });

  it('that never arrive are dead, stay, and can be sent again', async () => {
    answer = 500;
    const petition = await as('县信访局', 'clerk');
    const opened = await petition.post('/api/desk/cases', {
      procedure: 'review/review',
      input: { applicant: '王某', request: '补助', unit: '县民政局' },
    });
    await petition.post(`/api/desk/cases/${opened.json.id}/actions/accept`, { version: 1, input: {} });
    for (let day = 3; day < 12; day++) {
      clock.now = `2024-09-${String(day).padStart(2, '0')}T09:00:00+08:00`;
      await deliver(database, setting);
    }
    const system = await as('信息化管理', 'system');
    const dead = await system.get('/api/desk/deliveries/dead');
    expect(dead.json).toHaveLength(1);
    expect(dead.json[0]).toMatchObject({ attempts: 8, fault: expect.stringMatching(/500/u) });
    expect((await petition.get('/api/desk/deliveries/dead')).status).toBe(403);
    answer = 200;
    await system.post('/api/desk/deliveries/replay', { ids: [dead.json[0].id] });
    expect((await deliver(database, setting)).sent).toBe(1);
  });

  it('never reach what only this machine may reach', async () => {
    delete process.env.GONGBAO_WEBHOOK_LOCAL;
    clock.now = '2024-09-12T09:00:00+08:00';
    const before = caught.length;
    const petition = await as('县信访局', 'clerk');
    const opened = await petition.post('/api/desk/cases', {
      procedure: 'review/review',
      input: { applicant: '赵某', request: '补助', unit: '县民政局' },
    });
    await petition.post(`/api/desk/cases/${opened.json.id}/actions/accept`, { version: 1, input: {} });
    expect((await deliver(database, setting)).failed).toBe(1);
    expect(caught).toHaveLength(before);
    process.env.GONGBAO_WEBHOOK_LOCAL = '1';
  });
});

describe('a webhook', () => {
  const INSIDE = [
    'http://[::ffff:127.0.0.1]',
    'http://[::1]',
    'http://[fe90::1]',
    'http://100.64.0.1',
    'http://localhost',
  ];
  it.each(INSIDE)('to %s is not sent', async (place) => {
    delete process.env.GONGBAO_WEBHOOK_LOCAL;
    const { port } = receiver.address() as AddressInfo;
    const before = caught.length;
    expect(await fault(`${place}:${port}/hook`, SECRET)).toMatch(/inside this network/u);
    expect(caught).toHaveLength(before);
    process.env.GONGBAO_WEBHOOK_LOCAL = '1';
  });

  it('is signed with the secret of its own organ, and ends with its subscription', async () => {
    answer = 200;
    const other = { organ: '县财政局', channel: 'webhook', target: target(), secret: 'a-secret-of-another-organ' };
    expect((await (await as('县财政局', 'clerk')).post('/api/desk/subscriptions', other)).status).toBe(201);
    const id = uuid();
    const row = { jurisdiction: COUNTY, id, organ: '西坪乡', channel: 'webhook', target: target(), secret: SECRET };
    await database
      .insertInto('subscriptions')
      .values({ ...row, recorded_at: new Date(clock.now), superseded_at: null })
      .execute();
    expect(await fault(target(), SECRET)).toBe(null);
    const { headers, body } = caught.at(-1)!;
    expect(headers['gongbao-signature']).toBe(signature(SECRET, String(headers['gongbao-time']), body));
    await database
      .updateTable('subscriptions')
      .set({ superseded_at: new Date(clock.now) })
      .where('organ', '=', '西坪乡')
      .execute();
    expect(await fault(target(), null)).toMatch(/ended/u);
  });

  it('needs an address of the web', async () => {
    const civil = await as('县民政局', 'clerk');
    for (const wrong of ['ftp://a.example', 'javascript:alert(1)'])
      expect(
        (
          await civil.post('/api/desk/subscriptions', {
            organ: '县民政局',
            channel: 'webhook',
            target: wrong,
            secret: SECRET,
          })
        ).status,
      ).toBe(422);
  });

  /** Sends a notice of 西坪乡 to an address; answers what was wrong. */
  async function fault(place: string, secret: string | null): Promise<string | null> {
    const [notice, id] = [uuid(), uuid()];
    const at = new Date(clock.now);
    const held = { jurisdiction: COUNTY, organ: '西坪乡' };
    if (secret && place !== target())
      await database
        .insertInto('subscriptions')
        .values({
          ...held,
          id: uuid(),
          channel: 'webhook',
          target: place,
          secret,
          recorded_at: at,
          superseded_at: null,
        })
        .execute();
    await database
      .insertInto('notices')
      .values({ ...held, id: notice, case_id: null, kind: 'turn', text: '待办', at, read_at: null })
      .execute();
    await database
      .insertInto('deliveries')
      .values({
        jurisdiction: COUNTY,
        id,
        notice_id: notice,
        channel: 'webhook',
        target: place,
        state: 'waiting',
        attempts: 0,
        next_at: at,
        fault: null,
      })
      .execute();
    await deliver(database, setting);
    return (await database.selectFrom('deliveries').select('fault').where('id', '=', id).executeTakeFirstOrThrow())
      .fault;
  }
});

describe('the calendar file', () => {
  it('holds what is due, under an address that nobody guesses', async () => {
    const civil = await as('县民政局', 'clerk');
    const { json: me } = await civil.get('/api/desk/me');
    const feed = await app.inject(me.calendar);
    expect(feed.statusCode).toBe(200);
    expect(feed.body).toContain('BEGIN:VEVENT');
    // 30 days from 2 September, the first not counted.
    const zone = process.env.TZ;
    for (const name of ['UTC', 'Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland']) {
      process.env.TZ = name;
      expect((await app.inject(me.calendar)).body, name).toContain('DTSTART;VALUE=DATE:20241002');
    }
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect((await app.inject(me.calendar.replace(/.\.ics$/u, 'x.ics'))).statusCode).toBe(404);
  });
});

describe('a new version of a procedure', () => {
  it('takes running cases over only as declared, after a dry run, on record', async () => {
    const system = { ...somebody('信息化管理', 'system') };
    const renamed = desk(clock, REVIEW.replaceAll('办理中', '调查中'));
    await expect(
      planMigration(database, renamed, somebody('县信访局'), { procedure: 'review/review', states: {} }),
    ).rejects.toThrow(/系统管理员/u);
    const bare = await planMigration(database, renamed, system, { procedure: 'review/review', states: {} });
    expect(bare.states.find(({ from }) => from === '办理中')!.fault).toMatch(/新版没有“办理中”/u);
    await expect(migrateCases(database, renamed, system, { procedure: 'review/review', states: {} })).rejects.toThrow(
      /新版没有/u,
    );
    const asked = { procedure: 'review/review', states: { 办理中: '调查中' } };
    const plan = await planMigration(database, renamed, system, asked);
    expect(plan.faults).toBe(0);
    expect(plan.cases).toBe(3);
    expect(await migrateCases(database, renamed, system, asked)).toEqual({ moved: 3 });
    expect((await planMigration(database, renamed, system, asked)).cases).toBe(0);
    const row = await database
      .selectFrom('cases')
      .selectAll()
      .where('state', '=', '调查中')
      .limit(1)
      .executeTakeFirstOrThrow();
    await act(database, renamed, somebody('县民政局'), {
      case: row.id,
      action: 'hear',
      version: row.version,
      input: {},
    });
    const events = await database
      .selectFrom('desk_events')
      .select('type')
      .where('stream', '=', row.id)
      .orderBy('stream_seq')
      .execute();
    expect(events.map(({ type }) => type)).toEqual(['case-opened', 'case-acted', 'case-migrated', 'case-acted']);
  });

  it('gives the turn to whom it names', async () => {
    const petition = await as('县信访局', 'clerk');
    const { json } = await petition.post('/api/desk/cases', {
      procedure: 'review/review',
      input: { applicant: '孙某', request: '补助', unit: '县民政局' },
    });
    const moved = desk(clock, REVIEW.replaceAll('by: 县信访局, from: 已登记', 'by: 县财政局, from: 已登记'));
    const system = somebody('信息化管理', 'system');
    await migrateCases(database, moved, system, { procedure: 'review/review', states: { 调查中: '办理中' } });
    const turns = await database.selectFrom('turns').select('organ').where('case_id', '=', json.id).execute();
    expect(turns).toEqual([{ organ: '县财政局' }]);
  });
});
