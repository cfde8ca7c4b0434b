/** The HTTP server without any page: what every request passes through. Pages and programs register themselves on it. */

import cookie from '@fastify/cookie';
import swagger from '@fastify/swagger';
import Fastify, { type FastifyInstance } from 'fastify';
import { answerErrors } from './errors.ts';
import { secureHeaders } from './security.ts';

export interface ServerOptions {
  /** Write failures of the program (not of the visitor) to stderr, one JSON line each. */
  log?: boolean;
}

/**
 * A Fastify instance with security headers, cookies, Chinese error pages and the description of the API at
 * /api/openapi.json. The caller registers routes, calls `listen`, and ends with `close`, which lets running requests
 * finish and drops idle connections.
 */
export async function createServer(options: ServerOptions = {}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log ? { level: 'error', stream: process.stderr } : false,
    // A reverse proxy on the same machine may say which host and scheme the visitor sees; nobody else may.
    trustProxy: 'loopback',
    forceCloseConnections: 'idle',
    // An unknown key is a mistake of whoever asks, told by name; nothing is dropped in silence.
    ajv: { customOptions: { removeAdditional: false } },
    // Chinese addresses are nine characters a sign when percent-encoded.
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: true },
  });
  answerErrors(app);
  await secureHeaders(app);
  await app.register(cookie);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '政府公报 公开数据接口',
        version: '1',
        description: '公报各页面的数据。每个页面地址后加 .json 即得同一内容的 JSON；个人信息已作遮蔽处理。',
      },
    },
    hideUntagged: true,
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  return app;
}
