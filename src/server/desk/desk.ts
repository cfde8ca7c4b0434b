/** The staff's side of the server: sign-in below /api/auth, everything else below /api/desk. */
import type { FastifyInstance } from 'fastify';
import { administrationRoutes } from './administration.ts';
import { calendarRoutes } from './calendar-feed.ts';
import { caseRoutes } from './cases.ts';
import { citeRoutes } from './cites.ts';
import { documentRoutes } from './documents.ts';
import { draftRoutes } from './drafts.ts';
import { indicatorRoutes } from './indicators.ts';
import { letterRoutes } from './letters.ts';
import { noticeRoutes } from './notices.ts';
import { officeRoutes } from './office.ts';
import { registerRoutes } from './registers.ts';
import { responseRoutes } from './responses.ts';
import { type Desk, headersOf, staffOnly } from './staff.ts';

export async function registerDesk(app: FastifyInstance, desk: Desk): Promise<void> {
  await app.register(async (inside) => {
    // better-auth reads the request itself.
    inside.removeAllContentTypeParsers();
    inside.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 100_000 }, (_request, body, done) =>
      done(null, body),
    );
    inside.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      schema: { hide: true },
      handler: async (request, reply) => {
        const headers = headersOf(request);
        // Behind a proxy on this machine, the address of whoever asks.
        headers.set('x-forwarded-for', request.ip);
        headers.set('host', request.host);
        const url = new URL(request.url, `${request.protocol}://${request.host}`);
        const body = request.method === 'POST' ? ((request.body as string | undefined) ?? '{}') : null;
        const answer = await desk.accounts.handler(new Request(url, { method: request.method, headers, body }));
        reply.code(answer.status).header('cache-control', 'no-store');
        for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
        const cookies = answer.headers.getSetCookie();
        if (cookies.length > 0) reply.header('set-cookie', cookies);
        return reply.send(await answer.text());
      },
    });
  });
  calendarRoutes(app, desk, desk.secret);
  await staffOnly(app, desk, (inside) => {
    officeRoutes(inside, desk);
    caseRoutes(inside, desk);
    citeRoutes(inside, desk);
    documentRoutes(inside, desk);
    registerRoutes(inside, desk);
    indicatorRoutes(inside, desk);
    responseRoutes(inside, desk);
    noticeRoutes(inside, desk);
    letterRoutes(inside, desk);
    draftRoutes(inside, desk);
    administrationRoutes(inside, desk);
  });
}
