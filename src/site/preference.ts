/**
 * How a visitor wants to read: 小 中 大, or the elder mode 长辈版 (MIIT rules for elder-friendly sites: text of at least
 * 18 pt, targets of at least 44 px). Chosen by a plain link (?elder=1, ?size=large) and kept in a cookie.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

export const MODES = ['small', 'normal', 'large', 'elder'] as const;
export type Mode = (typeof MODES)[number];

const YEAR = 365 * 24 * 3600;

/** The mode of this request; a choice in the address is remembered. */
export function readMode(request: FastifyRequest, reply: FastifyReply): Mode {
  const query = request.query as Record<string, unknown>;
  const chosen = query.elder === '1' ? 'elder' : query.elder === '0' ? 'normal' : asMode(query.size);
  if (!chosen) return keptMode(request);
  // Readable by the page's own script, which writes the same cookie when the visitor changes the size there.
  reply.setCookie('mode', chosen, { path: '/', maxAge: YEAR, sameSite: 'lax' });
  return chosen;
}

/** The mode of earlier visits. A request that failed early has no cookies. */
export function keptMode(request: FastifyRequest): Mode {
  return asMode(request.cookies?.mode) ?? 'normal';
}

function asMode(value: unknown): Mode | null {
  return MODES.find((mode) => mode === value) ?? null;
}
