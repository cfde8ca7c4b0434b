/**
 * A page that was rendered once and is sent many times: compressed once per encoding, answered with 304 where the
 * visitor already has it.
 */

import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface KeptPage {
  /** Changes exactly when the content does. */
  version: string;
  type: string;
  body: Buffer;
  /** By encoding, filled at the first request that asks for it. */
  packed: { br?: Buffer; gzip?: Buffer };
}

export function keepPage(version: string, type: string, body: string): KeptPage {
  return { version, type, body: Buffer.from(body), packed: {} };
}

/** Bytes that the page may take in memory, compressed copies included. */
export function sizeOf(page: KeptPage): number {
  return page.body.length + Math.ceil(page.body.length / 2);
}

/** True where the visitor holds this version; the reply is then already sent as 304. */
export function isCurrent(request: FastifyRequest, reply: FastifyReply, version: string): boolean {
  const etag = `W/"${version}"`;
  reply.header('etag', etag);
  const held = request.headers['if-none-match'];
  if (!held) return false;
  const same = held.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === `"${version}"`);
  if (same) reply.code(304).send();
  return same;
}

export function sendKept(request: FastifyRequest, reply: FastifyReply, page: KeptPage): FastifyReply {
  if (isCurrent(request, reply, page.version)) return reply;
  const accepted = request.headers['accept-encoding'];
  const encoding = accepted ? negotiate(accepted, ['br', 'gzip', 'identity']) : null;
  reply.type(page.type).header('vary', 'accept-encoding, cookie');
  if (encoding !== 'br' && encoding !== 'gzip') return reply.send(page.body);
  page.packed[encoding] ??= PACK[encoding](page.body);
  return reply.header('content-encoding', encoding).send(page.packed[encoding]);
}

const PACK = {
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => gzipSync(body, { level: 6 }),
};
