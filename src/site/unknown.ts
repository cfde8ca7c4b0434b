/** 404, with what is near. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unknownPage } from './failure.tsx';
import { renderPage } from './layout.tsx';
import { maskPublic } from './mask.ts';
import { HTML } from './responder.ts';
import type { Site } from './visit.ts';

/** `what` says what was looked for: 文件, 机构. */
export async function sendUnknown(
  { visits, register }: Site,
  request: FastifyRequest,
  reply: FastifyReply,
  what: string,
  name: string,
): Promise<FastifyReply> {
  const { hits } = await register.search(visits.reader, name.slice(0, 100), {}, { limit: 8, offset: 0 });
  const page = unknownPage(what, name, maskPublic(hits));
  return reply
    .code(404)
    .type(HTML)
    .send(renderPage(page, await visits.setting(visits.view(request, reply))));
}
