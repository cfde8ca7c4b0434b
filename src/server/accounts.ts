/**
 * Accounts and sessions, by better-auth: password with a policy and a lock, second factor (TOTP), sign-in of another house (OIDC).
 * Nobody signs up: the system administrator makes accounts, the security officer gives them seats (desk/seats.ts).
 */
import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import { type Kysely, sql } from 'kysely';
import { UserError } from '../text/error.ts';
import { passwordFault } from './password.ts';

export interface Account {
  id: string;
  name: string;
  username: string;
  /** A first password, or one that an administrator set: nothing else can be done until it is changed. */
  mustChange: boolean;
  secondFactor: boolean;
}

export interface Accounts {
  /** better-auth's own endpoints, below /api/auth. */
  handler(request: Request): Promise<Response>;
  /**
   * Who a request is from; null where nobody signed in or the session has ended. `renew` is given the cookies with which a
   * session in use goes on.
   */
  whoIs(headers: Headers, renew?: (cookies: string[]) => void): Promise<Account | null>;
  /** Makes an account with a first password, which must be changed at the first sign-in unless `keep`. */
  create(account: { username: string; name: string; password: string; keep?: boolean }): Promise<string>;
  /** Sets another first password and ends every session of the account. */
  resetPassword(id: string, password: string): Promise<void>;
  /** Takes the second factor off, for somebody who has lost it. */
  dropSecondFactor(id: string): Promise<void>;
  disable(id: string): Promise<void>;
  list(): Promise<{ id: string; username: string; name: string; secondFactor: boolean; disabled: boolean }[]>;
}

/** A session that nobody uses ends after two hours; one in use goes on (GB/T 22239 8.1.4.1). */
const SESSION_SECONDS = 2 * 3600;
const LOCK = { failures: 5, minutes: 15 };

/** The accounts over their tables. `secret` signs the cookies. `url`: the address under which people reach the server. */
export function createAccounts(db: Kysely<unknown>, secret: string, url: string): Accounts {
  const oidc = oidcSettings();
  const auth = betterAuth({
    appName: '公报',
    baseURL: url,
    basePath: '/api/auth',
    secret,
    database: { db, type: 'postgres' },
    // Behind a proxy or under another name of the machine, the browser's own origin is the one that counts.
    trustedOrigins: (request) => {
      const host = request?.headers.get('host');
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    session: { expiresIn: SESSION_SECONDS, updateAge: 300 },
    user: { additionalFields: { mustChange: { type: 'boolean', required: false, input: false, defaultValue: false } } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: { cookiePrefix: 'gongbao', database: { generateId: () => randomBytes(16).toString('hex') } },
    logger: { disabled: true },
    disabledPaths: [
      '/sign-up/email',
      '/sign-in/email',
      '/sign-in/social',
      '/is-username-available',
      '/update-user',
      '/change-email',
      '/delete-user',
    ],
    plugins: [
      username({ minUsernameLength: 2, usernameValidator: (name) => USERNAME.test(name) }),
      twoFactor({ issuer: '公报' }),
      ...(oidc ? [genericOAuth({ config: [{ ...oidc, providerId: 'oidc', disableSignUp: true }] })] : []),
    ],
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === '/sign-in/username') await refuseLocked(db, String(context.body?.username ?? ''));
        if (context.path === '/change-password') {
          const fault = passwordFault(String(context.body?.newPassword ?? ''));
          if (fault) throw new APIError('BAD_REQUEST', { message: fault });
        }
      }),
      after: createAuthMiddleware(async (context) => {
        if (context.path === '/sign-in/username' && context.context.returned instanceof APIError)
          await recordFailure(
            db,
            String(context.body?.username ?? ''),
            context.headers?.get('x-forwarded-for') ?? null,
          );
        if (context.path === '/change-password' && !(context.context.returned instanceof APIError)) {
          const user = context.context.session?.user;
          if (user) await context.context.internalAdapter.updateUser(user.id, { mustChange: false });
        }
      }),
    },
  });
  return {
    handler: auth.handler,
    whoIs: async (headers, renew) => {
      const { response: session, headers: answered } = await auth.api.getSession({ headers, returnHeaders: true });
      if (!session) return null;
      renew?.(answered.getSetCookie());
      const user = session.user as typeof session.user & {
        username: string;
        mustChange?: boolean;
        twoFactorEnabled?: boolean;
      };
      if (user.username.startsWith(DISABLED)) return null;
      return {
        id: user.id,
        name: user.name,
        username: user.username,
        mustChange: user.mustChange === true,
        secondFactor: user.twoFactorEnabled === true,
      };
    },
    create: async (account) => {
      const fault = passwordFault(account.password);
      if (fault) throw new UserError(fault);
      const context = await auth.$context;
      const name = account.username.toLowerCase();
      if (!USERNAME.test(name)) throw new UserError('登录名要2个字以上，只用文字、数字和 . _ -。');
      const user = await context.internalAdapter.createUser(
        {
          name: account.name,
          // better-auth wants an address; this one can never receive anything (RFC 2606).
          email: `${encodeURIComponent(name)}@gongbao.invalid`.toLowerCase(),
          emailVerified: true,
          username: name,
          displayUsername: account.username,
          mustChange: account.keep !== true,
        },
        { method: 'admin' },
      );
      const password = await context.password.hash(account.password);
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password,
      });
      return user.id;
    },
    resetPassword: async (id, password) => {
      const fault = passwordFault(password);
      if (fault) throw new UserError(fault);
      const context = await auth.$context;
      if (!(await context.internalAdapter.findUserById(id))) throw new UserError('没有这个账号。');
      await context.internalAdapter.updatePassword(id, await context.password.hash(password));
      await context.internalAdapter.updateUser(id, { mustChange: true });
      await context.internalAdapter.deleteUserSessions(id);
    },
    dropSecondFactor: async (id) => {
      const context = await auth.$context;
      await context.adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: id }] });
      await context.internalAdapter.updateUser(id, { twoFactorEnabled: false });
    },
    disable: async (id) => {
      const context = await auth.$context;
      const found = (await context.internalAdapter.findUserById(id)) as { username?: string } | null;
      if (!found) throw new UserError('没有这个账号。');
      // The account stays on record: what it did is in the chain. Nobody signs in under this name.
      await context.internalAdapter.updateUser(id, { username: `${DISABLED}${id}` });
      await context.internalAdapter.deleteUserSessions(id);
    },
    list: async () => {
      const { rows } = await sql<{
        id: string;
        username: string;
        displayUsername: string | null;
        name: string;
        twoFactorEnabled: boolean | null;
      }>`
        SELECT id, username, "displayUsername", name, "twoFactorEnabled" FROM "user" ORDER BY name, id`.execute(db);
      return rows.map((row) => ({
        id: row.id,
        username: row.displayUsername ?? row.username,
        name: row.name,
        secondFactor: row.twoFactorEnabled === true,
        disabled: row.username.startsWith(DISABLED),
      }));
    },
  };
}

const USERNAME = /^[\p{L}\p{N}_.-]{2,}$/u;
/** No name that a person can choose begins so. */
const DISABLED = '!';

async function refuseLocked(db: Kysely<unknown>, name: string): Promise<void> {
  const { rows } = await sql<{ failures: number }>`
    SELECT count(*)::int AS failures FROM sign_in_failures
    WHERE username = ${name.toLowerCase()} AND at > now() - make_interval(mins => ${LOCK.minutes})`.execute(db);
  if (rows[0]!.failures >= LOCK.failures)
    throw new APIError('TOO_MANY_REQUESTS', {
      message: `密码连续输错${LOCK.failures}次，账号已锁定，请${LOCK.minutes}分钟后再试。`,
    });
}

async function recordFailure(db: Kysely<unknown>, name: string, address: string | null): Promise<void> {
  await sql`INSERT INTO sign_in_failures (username, at, address) VALUES (${name.toLowerCase().slice(0, 100)}, now(), ${address})`.execute(
    db,
  );
}

/** GONGBAO_OIDC_ISSUER, …_CLIENT and …_SECRET let people in whom another house knows and for whom an account was made. */
function oidcSettings() {
  const { GONGBAO_OIDC_ISSUER: issuer, GONGBAO_OIDC_CLIENT: clientId, GONGBAO_OIDC_SECRET: clientSecret } = process.env;
  if (!issuer || !clientId) return null;
  return {
    discoveryUrl: `${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`,
    clientId,
    ...(clientSecret && { clientSecret }),
    scopes: ['openid', 'profile', 'email'],
    pkce: true,
  };
}
