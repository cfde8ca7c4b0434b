/** What somebody with ill intent would try (OWASP ASVS 5): each is refused in a sentence, and nothing has happened. */
import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { desk } from './desk.ts';
import { asking, house, PASSWORD, signIn } from './house.ts';

const clock = { now: '2024-09-02T09:00:00+08:00' };
const { app, as, store } = await house(desk(clock));
const petition = await as('县信访局', 'clerk');

const INPUT = { applicant: '李某', request: '补发补助', unit: '县民政局' };
const open = (input: Record<string, unknown> = INPUT) =>
  petition.post('/api/desk/cases', { procedure: 'review/review', input });

function upload(name: string, content: Buffer) {
  const boundary = 'x-boundary-x';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return petition.post('/api/desk/files', payload, { 'content-type': `multipart/form-data; boundary=${boundary}` });
}

describe('texts', () => {
  it.each([
    `'; DROP TABLE cases; --`,
    `" OR 1=1`,
    '<script>alert(1)</script>',
    '{{constructor.constructor("return 1")()}}',
    '%00../../etc/passwd',
    '$' + '{jndi:ldap://x}',
    '\u202E反转',
    '甲'.repeat(5000),
  ])('%s is only a text', async (text) => {
    const { status, json } = await open({ ...INPUT, request: text });
    expect(status).toBe(201);
    const { json: view } = await petition.get(`/api/desk/cases/${json.id}`);
    expect(view.data.find(({ key }: { key: string }) => key === 'request').value).toBe(text);
  });

  it('a sign that no text holds is refused', async () => {
    const { status, json } = await open({ ...INPUT, request: 'a\u0000b' });
    expect(status).toBe(422);
    expect(json.message).toMatch(/字符/u);
  });

  it('half a character, and what is nested without end, are refused', async () => {
    const half = await petition.post('/api/desk/cases', `{"procedure":"review/review","input":{"request":"\\ud800"}}`, {
      'content-type': 'application/json',
    });
    expect(half.status).toBe(422);
    const deep = `{"procedure":"review/review","input":{"request":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`;
    const nested = await petition.post('/api/desk/cases', deep, { 'content-type': 'application/json' });
    expect([400, 422]).toContain(nested.status);
  });

  it('a day that does not exist is refused', async () => {
    for (const path of ['seating?on=2024-02-31', 'seating?on=2024-99-99', 'registers/review/none?on=2023-02-29'])
      expect((await petition.get(`/api/desk/${path}`)).status, path).toBe(422);
  });

  it('words of a search are words, whatever signs they have', async () => {
    for (const words of [`'`, `') | ('`, '\\', '!&|():*', '%', '(((((((((((((('.repeat(12)]) {
      const { status } = await petition.get(`/api/desk/cases?words=${encodeURIComponent(words)}`);
      expect(status, words).toBe(200);
    }
    expect((await petition.get('/api/desk/cases?words=%00')).status).toBe(422);
  });
});

describe('requests', () => {
  it('of another site change nothing', async () => {
    const foreign: [string, string][] = [
      ['origin', 'https://evil.example'],
      ['sec-fetch-site', 'cross-site'],
      ['origin', 'null'],
    ];
    for (const [name, value] of foreign) {
      const before = await petition.get('/api/desk/cases');
      const { status } = await petition.post(
        '/api/desk/cases',
        { procedure: 'review/review', input: INPUT },
        { [name]: value },
      );
      expect(status).toBe(403);
      expect((await petition.get('/api/desk/cases')).json.total).toBe(before.json.total);
    }
  });

  it('of 10 MB are refused', async () => {
    const { status, json } = await open({ ...INPUT, request: '甲'.repeat(3_500_000) });
    expect(status).toBe(413);
    expect(json.message).toMatch(/过大/u);
  });

  it('with keys that nobody knows are refused by name', async () => {
    const { status, json } = await petition.post('/api/desk/cases', {
      procedure: 'review/review',
      input: INPUT,
      admin: true,
    });
    expect(status).toBe(422);
    expect(json.message).toMatch(/填写有误/u);
    const proto = await petition.post(
      '/api/desk/cases',
      '{"procedure":"review/review","input":{"__proto__":{"x":1}}}',
      {
        'content-type': 'application/json',
      },
    );
    expect([400, 422]).toContain(proto.status);
  });
});

describe('identities', () => {
  it('of others’ cases, papers and rows lead nowhere', async () => {
    const { json } = await open();
    const stranger = await as('东河镇', 'clerk');
    expect((await stranger.get(`/api/desk/cases/${json.id}`)).status).toBe(404);
    expect((await stranger.get(`/api/desk/cases/${json.id}/calls`)).json).toEqual([]);
    expect((await stranger.post(`/api/desk/cases/${json.id}/actions/accept`, { version: 1, input: {} })).status).toBe(
      404,
    );
    const stored = await upload('意见.txt', Buffer.from('意见'));
    await petition.post(`/api/desk/cases/${json.id}/actions/accept`, {
      version: 1,
      input: {},
      papers: [{ paper: null, name: '意见.txt', sha256: stored.json.sha256 }],
    });
    const { json: view } = await petition.get(`/api/desk/cases/${json.id}`);
    expect((await petition.get(`/api/desk/attachments/${view.papers[0].id}`)).raw.toString('utf8')).toBe('意见');
    expect((await stranger.get(`/api/desk/attachments/${view.papers[0].id}`)).status).toBe(404);
  });

  it('that are none are refused', async () => {
    for (const id of ['1', '%2e%2e%2fme', 'x'.repeat(500), '%27'])
      expect([404, 414, 422]).toContain((await petition.get(`/api/desk/cases/${id}`)).status);
  });
});

describe('a server behind a proxy', () => {
  it('takes the name that the visitor sees for its own', async () => {
    const answer = await petition.post(
      '/api/desk/cases',
      { procedure: 'review/review', input: INPUT },
      { origin: 'https://gongbao.example', 'x-forwarded-host': 'gongbao.example', 'x-forwarded-proto': 'https' },
    );
    expect(answer.status).toBe(201);
  });
});

describe('files', () => {
  it.each([
    ['a program that calls itself a PDF', '报告.pdf', Buffer.from('MZ\u0090\u0000\u0003', 'latin1')],
    ['a page', '页.html', Buffer.from('<script>1</script>')],
    ['a picture that is a page', '图.png', Buffer.from('<svg onload=alert(1)>')],
    ['nothing', '空.pdf', Buffer.alloc(0)],
    ['no extension', '报告', Buffer.from('甲')],
  ])('%s is refused', async (_, name, content) => {
    const { status, json } = await upload(name, content);
    expect(status).toBe(422);
    expect(json.message).toMatch(/。$/u);
  });

  it('that are too large are refused', async () => {
    const { status } = await upload('大.txt', Buffer.alloc(21 * 1024 * 1024, 0x61));
    expect([413, 422]).toContain(status);
  });

  it('that unpack to more than a machine holds are refused before anybody unpacks them', async () => {
    const small = zipSync({ '[Content_Types].xml': new Uint8Array(1000), 'word/document.xml': new Uint8Array(1000) });
    const bomb = Buffer.from(small);
    // The size that the directory states for each part, 500 MB.
    for (
      let at = bomb.indexOf('PK\u0001\u0002', 0, 'latin1');
      at >= 0;
      at = bomb.indexOf('PK\u0001\u0002', at + 4, 'latin1')
    )
      bomb.writeUInt32LE(500 * 1024 * 1024, at + 24);
    expect((await upload('稿.docx', bomb)).json.message).toMatch(/解压后过大/u);
  });

  it('come back as texts, never as formulas', async () => {
    await open({ ...INPUT, applicant: '=HYPERLINK("http://evil.example")' });
    const { raw } = await petition.get('/api/desk/cases.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(raw as unknown as ArrayBuffer);
    const cells: unknown[] = [];
    book.worksheets[0]!.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
    expect(cells.some((value) => typeof value === 'object' && value !== null && 'formula' in value)).toBe(false);
    expect(cells.filter((value) => typeof value === 'string' && value.includes('HYPERLINK'))).toEqual([
      expect.stringMatching(/^'=/u),
    ]);
  });
});

describe('sessions', () => {
  it('a cookie that was set before signing in is not the one after', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/username',
      headers: { cookie: 'gongbao.session_token=planted.planted' },
      payload: { username: '县信访局.clerk', password: PASSWORD },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.cookies.find(({ name }) => name.includes('session_token'))?.value).not.toContain('planted');
    expect((await asking(app, '', 'gongbao.session_token=planted.planted').get('/api/desk/me')).status).toBe(401);
  });

  it('go on while they are used', async () => {
    const cookie = await signIn(app, '县信访局.clerk', PASSWORD);
    const soon = new Date(Date.now() + 3600_000);
    await sql`UPDATE "session" SET "expiresAt" = ${soon}`.execute(store.accounts);
    const answer = await app.inject({ url: '/api/desk/me', headers: { cookie } });
    const renewed = answer.cookies.find(({ name }) => name.endsWith('session_token'));
    expect(renewed?.maxAge).toBe(2 * 3600);
    expect(cookie).toContain(encodeURIComponent(renewed!.value));
  });

  it('end with signing out', async () => {
    await as('县财政局', 'clerk');
    const cookie = await signIn(app, '县财政局.clerk', PASSWORD);
    const finance = asking(app, '', cookie);
    expect((await finance.get('/api/desk/me')).status).toBe(200);
    await app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie, origin: 'http://localhost' },
      payload: {},
    });
    expect((await finance.get('/api/desk/me')).status).toBe(401);
  });

  it('lock an account after five wrong passwords, also for the right one', async () => {
    await as('西坪乡', 'clerk');
    const attempt = (password: string) =>
      app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/username',
        payload: { username: '西坪乡.clerk', password },
      });
    for (let i = 0; i < 5; i++) expect((await attempt('wrong-Wrong-1')).statusCode).toBe(401);
    const locked = await attempt(PASSWORD);
    expect(locked.statusCode).toBe(429);
    expect(locked.json().message).toMatch(/锁定/u);
  });

  it('cannot be had by signing up', async () => {
    for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'delete-user'])
      expect(
        (
          await app.inject({
            method: 'POST',
            url: `/api/auth/${path}`,
            payload: { name: 'x', email: 'x@y.z', password: PASSWORD },
          })
        ).statusCode,
      ).toBe(404);
  });

  it('of a new account do nothing until the password is changed', async () => {
    const system = await as('信息化管理', 'system');
    const made = await system.post('/api/desk/accounts', {
      username: 'xinren',
      name: '新人',
      password: 'Chushi-2024-mima',
    });
    expect(made.status).toBe(201);
    const weak = await system.post('/api/desk/accounts', { username: 'ruo', name: '弱', password: 'aaaaaaaaaaaa' });
    expect(weak.json.message).toMatch(/密码/u);
    const cookie = await signIn(app, 'xinren', 'Chushi-2024-mima');
    const fresh = asking(app, '', cookie);
    expect((await fresh.get('/api/desk/cases')).json.error).toBe('must-change');
    const change = (newPassword: string) =>
      app.inject({
        method: 'POST',
        url: '/api/auth/change-password',
        headers: { cookie, origin: 'http://localhost' },
        payload: { currentPassword: 'Chushi-2024-mima', newPassword },
      });
    expect((await change('short')).statusCode).toBe(400);
    expect((await change('Xin-mima-2024-x')).statusCode).toBe(200);
    expect((await asking(app, '', await signIn(app, 'xinren', 'Xin-mima-2024-x')).get('/api/desk/cases')).status).toBe(
      200,
    );
  });
});

describe('administrators', () => {
  it('make no account that nobody could use, and reset none that is not there', async () => {
    const system = await as('信息化管理', 'system');
    for (const username of ['!jin', 'a b', 'x'])
      expect(
        (await system.post('/api/desk/accounts', { username, name: '某', password: 'Chushi-2024-mima' })).json.message,
      ).toMatch(/登录名/u);
    const answer = await system.post('/api/desk/accounts/nobody/password', { password: 'Chushi-2024-mima' });
    expect(answer.json.message).toMatch(/没有这个账号/u);
  });

  it('are apart: the system administrator sets no password of the others, nor disables them', async () => {
    const system = await as('信息化管理', 'system');
    for (const role of ['security', 'auditor'] as const) {
      const { account } = await as('信息化管理', role);
      for (const [act, body] of [
        ['password', { password: 'Chushi-2024-mima' }],
        ['disable', {}],
      ] as const) {
        const { status, json } = await system.post(`/api/desk/accounts/${account}/${act}`, body);
        expect([status, json.message]).toEqual([403, expect.stringMatching(/三员分立/u)]);
      }
    }
    const { json } = await system.get('/api/desk/accounts');
    const apart = json
      .filter((one: { apart: boolean }) => one.apart)
      .map(({ username }: { username: string }) => username);
    expect(apart.toSorted()).toEqual(['信息化管理.auditor', '信息化管理.security']);
  });

  it('are three: none grants to himself, none has two offices', async () => {
    const security = await as('信息化管理', 'security');
    const self = await security.post('/api/desk/seats', {
      account: security.account,
      person: '自己',
      organ: '县政府',
      role: 'leader',
      from: '2024-09-01',
    });
    expect(self.status).toBe(403);
    const { account } = await as('信息化管理', 'auditor');
    const mixed = await security.post('/api/desk/seats', {
      account,
      person: '审计',
      organ: '县政府',
      role: 'clerk',
      from: '2024-09-01',
    });
    expect(mixed.status).toBe(422);
    expect(mixed.json.message).toMatch(/三员分立/u);
  });

  it('leave their traces in the chain, and the chain verifies', async () => {
    const auditor = await as('信息化管理', 'auditor');
    const { json } = await auditor.get('/api/desk/audit/events?type=account-created');
    expect(json[0].payload.username).toBe('xinren');
    expect(JSON.stringify(json)).not.toContain('Chushi');
    const verified = await auditor.post('/api/desk/audit/verify', {});
    expect(verified.json.findings).toEqual([]);
    expect(verified.json.events).toBeGreaterThan(10);
    expect(store.where).not.toContain('password');
  });
});
