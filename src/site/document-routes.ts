/** Documents: one canonical address each; other spellings of the number lead there. */
import type { FastifyInstance } from 'fastify';
import { parseDocumentNumber } from '../text/document-number.ts';
import { documentPath } from './addresses.ts';
import { documentPage } from './document.tsx';
import { indexNumber } from './index-number.ts';
import { renderPage } from './layout.tsx';
import { maskPublic } from './mask.ts';
import { qrOf } from './qr.ts';
import { HTML, JSON_TYPE } from './responder.ts';
import * as schema from './schema.ts';
import { sendUnknown } from './unknown.ts';
import type { Site } from './visit.ts';

type Numbered = { Params: { number: string }; Querystring: { view?: string } };

export function addDocumentRoutes(app: FastifyInstance, site: Site): void {
  const { register, responder, visits, jurisdiction } = site;
  const { reader } = visits;

  app.get<Numbered>('/d/:number', { schema: { hide: true } }, async (request, reply) => {
    const asked = request.params.number;
    const number = canonical(asked);
    if (number !== asked) return reply.redirect(documentPath(number) + queryOf(request.url), 301);
    const version = await register.documentVersion(reader, number);
    if (version === null) return sendUnknown(site, request, reply, '文件', number);
    const { origin, mode } = visits.view(request, reply);
    const withSource = request.query.view === 'source';
    const key = `${origin}|${number}|${mode}|${withSource}`;
    const sent = await responder.sendVersion(request, reply, { key, version, type: HTML }, async () => {
      const view = await register.document(reader, number);
      if (!view) return null;
      const qr = await qrOf(origin + documentPath(number));
      const { organs } = await visits.frame();
      const setting = await visits.setting({ origin, mode });
      return renderPage(documentPage(maskPublic(view), { ...setting, jurisdiction, withSource, organs, qr }), setting);
    });
    return sent ? reply : sendUnknown(site, request, reply, '文件', number);
  });

  app.get<Numbered>('/d/:number.json', { schema: schema.document }, async (request, reply) => {
    const asked = request.params.number;
    const number = canonical(asked);
    if (number !== asked) return reply.redirect(`${documentPath(number)}.json`, 301);
    const version = await register.documentVersion(reader, number);
    if (version === null) return reply.callNotFound();
    const sent = await responder.sendVersion(
      request,
      reply,
      { key: `json|${number}`, version, type: JSON_TYPE },
      async () => {
        const view = await register.document(reader, number);
        if (!view) return null;
        return JSON.stringify({
          indexNumber: indexNumber(jurisdiction, view),
          address: documentPath(number),
          ...maskPublic(view),
        });
      },
    );
    return sent ? reply : reply.callNotFound();
  });
}

/** 离政发[2024]030号 → 离政发〔2024〕30号; what is no document number stays as it is. */
function canonical(asked: string): string {
  const number = parseDocumentNumber(asked);
  return number ? number.normalized : asked.trim();
}

function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark < 0 ? '' : url.slice(mark);
}
