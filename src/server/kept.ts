/**
 * A page that was rendered once and is sent many times: compressed once per encoding, answered with 304 where the
 * visitor already has it.
 */

import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyReply, FastifyRequest } from 'fastify';

export interface KeptPage {
  /** Changes exactly when the content does. */
  version: string;
  type: string;
  body: Buffer;
  /** By encoding, filled at the first request that asks for it. */
  packed: { br?: Buffer | Promise<Buffer>; gzip?: Buffer | Promise<Buffer> };
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

/** The first visitor waits for the compression, the others find it done. */
export async function sendKept(request: FastifyRequest, reply: FastifyReply, page: KeptPage): Promise<void> {
  if (isCurrent(request, reply, page.version)) return;
  const accepted = request.headers['accept-encoding'];
  const encoding = accepted ? negotiate(accepted, ['br', 'gzip', 'identity']) : null;
  reply.type(page.type).header('vary', 'accept-encoding, cookie');
  if (encoding !== 'br' && encoding !== 'gzip') {
    reply.send(page.body);
    return;
  }
  page.packed[encoding] ??= PACK[encoding](page.body);
  const packed = await page.packed[encoding];
  reply.header('content-encoding', encoding).send(packed);
}

/** Handing a shorter page to another thread, so that the event loop stays free, takes longer than compressing it. */
const SHORT = 64 * 1024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const brotli = promisify(brotliCompress);
const gz = promisify(gzip);
const PACK = {
  br: (body: Buffer) => (body.length < SHORT ? brotliCompressSync(body, BROTLI) : brotli(body, BROTLI)),
  gzip: (body: Buffer) => (body.length < SHORT ? gzipSync(body) : gz(body)),
};
