/** Every role at every address: what the table of rights grants is answered, everything else is refused. */
import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/desk/actor.ts';
import { RIGHTS, type Right } from '../../src/desk/permission.ts';
import { desk } from './desk.ts';
import { asking, house } from './house.ts';

const clock = { now: '2024-09-02T09:00:00+08:00' };
const { app, as } = await house(desk(clock));
const petition = await as('县信访局', 'clerk');
const opened = await petition.post('/api/desk/cases', {
  procedure: 'review/review',
  input: { applicant: '李某', request: '补发补助', unit: '县民政局' },
});
const { id } = opened.json;
const UNKNOWN = '00000000-0000-7000-8000-000000000000';

interface Row {
  method: 'GET' | 'POST';
  path: string;
  body?: unknown;
  /** The right that opens it; null = whoever has signed in. */
  right: Right | null;
  /** What an organ that takes no part gets, though its role has the right. */
  outside?: number;
}

const ROWS: Row[] = [
  { method: 'GET', path: '/api/desk/me', right: null },
  { method: 'GET', path: '/api/desk/today', right: null },
  { method: 'GET', path: '/api/desk/procedures', right: null },
  { method: 'GET', path: '/api/desk/registers', right: null },
  { method: 'GET', path: '/api/desk/plans', right: null },
  { method: 'GET', path: '/api/desk/organs', right: null },
  { method: 'GET', path: '/api/desk/cite?cite=2025-1:1-2', right: null },
  { method: 'GET', path: '/api/desk/issues', right: 'document.edit' },
  { method: 'GET', path: '/api/desk/documents?issue=2025-1', right: 'document.edit' },
  { method: 'GET', path: `/api/desk/cases/${id}`, right: 'case.read', outside: 404 },
  {
    method: 'POST',
    path: `/api/desk/cases/${id}/actions/hear`,
    body: { version: 1, input: {} },
    right: 'case.read',
    outside: 404,
  },
  { method: 'GET', path: `/api/desk/cases/${UNKNOWN}`, right: null, outside: 404 },
  { method: 'GET', path: '/api/desk/indicators', right: 'indicator.read' },
  { method: 'GET', path: '/api/desk/seating', right: 'people.read' },
  { method: 'GET', path: '/api/desk/quarterly?quarter=2024-Q3', right: 'report.read' },
  { method: 'POST', path: '/api/desk/urge', body: { cases: [id], words: '' }, right: 'case.urge', outside: 404 },
  { method: 'GET', path: '/api/desk/seats', right: 'people.read' },
  {
    method: 'POST',
    path: '/api/desk/seats',
    body: { account: 'x', person: '甲', organ: '县信访局', role: 'clerk', from: '2024-01-01' },
    right: 'seat.grant',
  },
  {
    method: 'POST',
    path: '/api/desk/accounts',
    body: { username: 'neu', name: '新人', password: 'Abcdef-12345' },
    right: 'account.manage',
  },
  { method: 'POST', path: '/api/desk/accounts/none/password', body: { password: 'x' }, right: 'account.manage' },
  { method: 'POST', path: '/api/desk/accounts/none/disable', body: {}, right: 'account.manage' },
  { method: 'GET', path: '/api/desk/audit/events', right: 'audit.read' },
  { method: 'POST', path: '/api/desk/audit/verify', body: {}, right: 'audit.read' },
  { method: 'GET', path: '/api/desk/audit/heads', right: 'audit.read' },
];

describe.each(ROLES)('%s', (role: Role) => {
  it.each(ROWS)('$method $path', async ({ method, path, body, right, outside }) => {
    // 东河镇 takes part in nothing.
    const who = await as('东河镇', role);
    const { status, json } = method === 'GET' ? await who.get(path) : await who.post(path, body);
    const reach = right === null ? 'all' : RIGHTS[role][right];
    // A seat may be read by those who may read people or seats.
    const granted =
      reach !== undefined || (path === '/api/desk/seats' && method === 'GET' && 'seat.read' in RIGHTS[role]);
    if (!granted) {
      expect([403, 404], JSON.stringify(json)).toContain(status);
      return;
    }
    if (outside !== undefined && reach !== 'all') expect(status).toBe(outside);
    else if (outside !== undefined && right === null) expect(status).toBe(outside);
    // An organ without the right hand gets no further than the form or the procedure: never a failure of the program.
    else expect([200, 201, 403, 409, 422]).toContain(status);
    if (outside === undefined && method === 'GET') expect(status, JSON.stringify(json)).toBe(200);
  });

  it('counts, lists and exports no case of others', async () => {
    const who = await as('东河镇', role);
    const all = RIGHTS[role]['case.read'] === 'all';
    const list = await who.get('/api/desk/cases');
    expect(list.json.total).toBe(all ? 1 : 0);
    const words = await who.get(`/api/desk/cases?words=${encodeURIComponent('补助')}`);
    expect(words.json.total).toBe(all ? 1 : 0);
    const counts = await who.get('/api/desk/tally?by=bearer');
    expect(counts.json.length).toBe(all ? 1 : 0);
    const sheet = await who.get('/api/desk/cases.xlsx');
    expect(sheet.status).toBe(200);
  });
});

describe('without a session', () => {
  it.each(ROWS)('$method $path is refused', async ({ method, path, body }) => {
    const nobody = asking(app, '', '');
    const { status, json } = method === 'GET' ? await nobody.get(path) : await nobody.post(path, body);
    expect(status).toBe(401);
    expect(json.message).toMatch(/登录/u);
  });
});
