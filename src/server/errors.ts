/** Answers when something is wrong: a page for people, JSON for programs, never a word about the inside. */
import type { FastifyInstance, FastifyRequest } from 'fastify';

export interface Failure {
  status: number;
  /** One sentence in Chinese: what is wrong, and what to do. */
  message: string;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Replaced by whoever owns the look of the pages. */
    failurePage: (failure: Failure, request: FastifyRequest) => string;
  }
}

const MESSAGES: Record<number, string> = {
  400: '请求的地址或条件有误，请检查后重试。',
  404: '没有找到这个页面，请检查地址，或从首页查找。',
  413: '提交的内容过大，请缩小后重试。',
  429: '请求过于频繁，请稍后再试。',
  500: '系统出现故障，本次请求未能完成，请稍后再试。',
  503: '系统正在维护或过于繁忙，请稍后再试。',
};

export function answerErrors(app: FastifyInstance): void {
  app.decorate('failurePage', plainPage);
  app.setNotFoundHandler((request, reply) =>
    reply
      .code(404)
      .type(typeFor(request))
      .send(bodyFor(app, request, 404)),
  );
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500;
    if (status >= 500) request.log.error(error);
    return reply
      .code(status)
      .header('cache-control', 'no-store')
      .type(typeFor(request))
      .send(bodyFor(app, request, status));
  });
}

function wantsJson(request: FastifyRequest): boolean {
  const path = request.url.split('?', 1)[0]!;
  if (path.endsWith('.json') || path.startsWith('/api/')) return true;
  const accept = request.headers.accept ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}

function typeFor(request: FastifyRequest): string {
  return wantsJson(request) ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8';
}

function bodyFor(app: FastifyInstance, request: FastifyRequest, status: number): string {
  const message = MESSAGES[status] ?? (status < 500 ? MESSAGES[400]! : MESSAGES[500]!);
  return wantsJson(request)
    ? JSON.stringify({ error: status, message })
    : app.failurePage({ status, message }, request);
}

function plainPage({ status, message }: Failure): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${status}</title><h1>${status}</h1><p>${message}</p></html>`;
}
