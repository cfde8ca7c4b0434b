/** The desk served, with an account for every role, for tests that ask it over HTTP. */
import type { FastifyInstance } from 'fastify';
import { afterAll } from 'vitest';
import { program, type Role } from '../../src/desk/actor.ts';
import { grantSeat } from '../../src/desk/seats.ts';
import type { Setting } from '../../src/desk/setting.ts';
import { createAccounts } from '../../src/server/accounts.ts';
import { registerDesk } from '../../src/server/desk/desk.ts';
import { createServer } from '../../src/server/server.ts';
import { openUrl, type Store } from '../../src/store/database.ts';
import { emptyDatabase } from '../support/database.ts';

export const PASSWORD = 'Qingxi-2024-xian';

export interface House {
  app: FastifyInstance;
  store: Store;
  url: string;
  /** The cookie of somebody who signed in; made at the first call. */
  as(organ: string, role: Role): Promise<Asking>;
}

export interface Asking {
  account: string;
  /** Of the session, as a browser sends it. */
  cookie: string;
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
}

export interface Answer {
  status: number;
  // Tests look into answers of every shape.
  // biome-ignore lint/suspicious/noExplicitAny: the tests say what they expect.
  json: any;
  headers: Record<string, unknown>;
  raw: Buffer;
}

export async function house(setting: Setting): Promise<House> {
  const url = await emptyDatabase();
  const store = await openUrl(url);
  const secret = 'test-secret-test-secret-test-secret';
  const accounts = createAccounts(store.accounts, secret, 'http://localhost');
  const app = await createServer();
  await registerDesk(app, { database: store.database, accounts, setting, secret });
  afterAll(async () => {
    await app.close();
    await store.close();
  });
  const known = new Map<string, Promise<Asking>>();
  const make = async (organ: string, role: Role): Promise<Asking> => {
    const username = `${organ}.${role}`;
    const account = await accounts.create({ username, name: `${organ}${role}`, password: PASSWORD, keep: true });
    await grantSeat(store.database, setting, program(setting.jurisdiction), {
      account,
      person: username,
      organ,
      role,
      from: '2020-01-01',
    });
    const cookie = await signIn(app, username, PASSWORD);
    return asking(app, account, cookie);
  };
  return {
    app,
    store,
    url,
    as: (organ, role) => {
      const key = `${organ} ${role}`;
      const found = known.get(key) ?? make(organ, role);
      known.set(key, found);
      return found;
    },
  };
}

export async function signIn(app: FastifyInstance, username: string, password: string): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in/username',
    payload: { username, password },
  });
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`);
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

export function asking(app: FastifyInstance, account: string, cookie: string): Asking {
  const answer = ({ statusCode, headers, rawPayload }: Awaited<ReturnType<typeof app.inject>>): Answer => {
    const type = String(headers['content-type'] ?? '');
    return {
      status: statusCode,
      json: type.includes('json') && rawPayload.length > 0 ? JSON.parse(rawPayload.toString('utf8')) : null,
      headers,
      raw: rawPayload,
    };
  };
  return {
    account,
    cookie,
    get: async (url) => answer(await app.inject({ method: 'GET', url, headers: { cookie } })),
    post: async (url, body, headers = {}) =>
      answer(
        await app.inject({
          method: 'POST',
          url,
          headers: { cookie, ...headers },
          ...(body === undefined ? {} : { payload: body as object }),
        }),
      ),
  };
}
