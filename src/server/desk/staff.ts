/** What every request of the staff passes: signed in, password changed, not sent by another site, refusals as JSON. */
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Actor, actorOf } from '../../desk/actor.ts';
import { LARGEST } from '../../desk/attachments.ts';
import { dayOf } from '../../desk/clocks.ts';
import { Refusal, type RefusalKind } from '../../desk/fault.ts';
import type { Setting } from '../../desk/setting.ts';
import type { Database } from '../../store/database.ts';
import { UserError } from '../../text/error.ts';
import type { Accounts } from '../accounts.ts';

export interface Desk {
  database: Database;
  accounts: Accounts;
  setting: Setting;
  /** Signs the addresses of calendar feeds. */
  secret: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set for every request below /api/desk. */
    actor: Actor;
  }
}

const STATUS: Record<RefusalKind, number> = { invalid: 422, forbidden: 403, unknown: 404, conflict: 409 };

/** A place for routes of the staff: below it, `request.actor` is who asks. */
export async function staffOnly(
  app: FastifyInstance,
  desk: Desk,
  routes: (app: FastifyInstance) => void,
): Promise<void> {
  await app.register(async (inside) => {
    await inside.register(multipart, { limits: { fileSize: LARGEST, files: 1, fields: 5 } });
    inside.decorateRequest('actor', null as unknown as Actor);
    inside.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      refuseForeign(request);
      const account = await desk.accounts.whoIs(headersOf(request), (cookies) => {
        if (cookies.length > 0) reply.header('set-cookie', cookies);
      });
      if (!account) return reply.code(401).send({ error: 'signed-out', message: '请先登录；登录可能已过期。' });
      if (account.mustChange && !request.url.startsWith('/api/desk/me'))
        return reply.code(403).send({ error: 'must-change', message: '请先修改初始密码。' });
      request.actor = await actorOf(desk.database, desk.setting.jurisdiction, account, dayOf(desk.setting.now()));
      return undefined;
    });
    inside.addHook('preValidation', async ({ body, query, params }) => {
      if (![body, query, params].every((value) => canBeKept(value)))
        throw new Refusal('invalid', '内容里有不能保存的控制字符；请删去后重试。');
    });
    inside.setErrorHandler(answer);
    routes(inside);
  });
}

/** The headers as the Web's own object; a repeated one joined. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  return headers;
}

/** A browser says which site a request comes from; one of another site changes nothing here (CSRF). */
function refuseForeign(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== request.host);
  if (foreign) throw new Refusal('forbidden', '请求来自别的网站，没有执行。');
}

/** The database holds no U+0000 and no half of a character, anywhere inside; nothing of ours is nested deeply. */
function canBeKept(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\u0000') && value.isWellFormed();
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return true;
  if (depth > DEEPEST) return false;
  return Object.entries(value).every(([key, inner]) => canBeKept(key) && canBeKept(inner, depth + 1));
}

const DEEPEST = 50;

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

async function answer(
  error: Error & { statusCode?: number; validation?: { instancePath: string; message?: string }[] },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (error instanceof Refusal)
    return reply.code(STATUS[error.kind]).send({ error: error.kind, message: error.message });
  if (error instanceof UserError) return reply.code(422).send({ error: 'invalid', message: error.message });
  if (error.validation) {
    const [first] = error.validation;
    const where = first?.instancePath.slice(1).replaceAll('/', '.') || '请求';
    return reply
      .code(422)
      .send({ error: 'invalid', message: `“${where}”填写有误（${first?.message ?? ''}）；请检查后重试。` });
  }
  if (error.statusCode && error.statusCode < 500) {
    const message = error.statusCode === 413 ? '提交的内容过大，请缩小后重试。' : '请求有误，请检查后重试。';
    return reply.code(error.statusCode).send({ error: 'invalid', message });
  }
  request.log.error(error);
  return reply.code(500).send({ error: 'failed', message: '系统出现故障，本次没有办成，请稍后再试。' });
}
