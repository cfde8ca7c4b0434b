/** The staff application under /desk: one page for all its addresses, its files beside it. */
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type KeptPage, keepPage, sendKept } from '../server/kept.ts';
import { type Bundle, workbenchBundle } from './bundle.ts';

export async function registerWorkbench(app: FastifyInstance, siteName: string): Promise<void> {
  // Made at the first visit or in the background, whichever comes first: the public pages do not wait for it.
  let made: Promise<Bundle> | undefined;
  const bundle = (): Promise<Bundle> => {
    made ??= workbenchBundle().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
  let closing = false;
  app.addHook('onClose', async () => {
    closing = true;
  });
  const report = async (error: unknown): Promise<void> => {
    // Ctrl-C ends the bundler a moment before the server: that is no fault.
    await setTimeout(1000);
    if (!closing) app.log.error(error);
  };
  app.addHook('onListen', async () => void bundle().catch(report));
  const kept = new Map<string, KeptPage>();
  app.get<{ Params: { name: string } }>(
    '/desk/files/:version/:name',
    { schema: { hide: true } },
    async (request, reply) => {
      const { files, version } = await bundle();
      const { name } = request.params;
      const content = files.get(name);
      if (!content) return reply.callNotFound();
      const type = name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';
      const file = kept.get(name) ?? keepPage(`${version}-${name}`, type, content.toString('utf8'));
      kept.set(name, file);
      reply.header('cache-control', 'public, max-age=31536000, immutable');
      await sendKept(request, reply, file);
      return reply;
    },
  );
  const page = async (_request: unknown, reply: FastifyReply) => {
    const { version, files } = await bundle();
    const nonce = randomBytes(16).toString('base64');
    const style = files.has('app.css') ? `<link rel="stylesheet" href="/desk/files/${version}/app.css">` : '';
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy(nonce))
      .send(
        `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="csp-nonce" content="${nonce}"><link rel="icon" href="data:,"><title>${siteName} 工作台</title>${style}</head><body><div id="app"></div><noscript>工作台需要 JavaScript；查阅公报请用公开页面。</noscript><script type="module" src="/desk/files/${version}/app.js"></script></body></html>`,
      );
  };
  app.get('/desk', { schema: { hide: true } }, page);
  app.get('/desk/*', { schema: { hide: true } }, page);
}

/** As strict as the public pages', but for the styles that Ant Design writes: its tags carry the nonce, its attributes cannot. */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
