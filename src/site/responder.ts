/** Turns pages and data into answers: masked, versioned, compressed once, kept while they are current. */

import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { isCurrent, type KeptPage, keepPage, sendKept, sizeOf } from '../server/kept.ts';
import { PROGRAM } from './assets.ts';

/** Memory for kept pages, bytes. */
const ROOM = 96 * 1024 * 1024;

export const HTML = 'text/html; charset=utf-8';
export const JSON_TYPE = 'application/json; charset=utf-8';

export class Responder {
  readonly #kept = new LRUCache<string, KeptPage>({ maxSize: ROOM, sizeCalculation: sizeOf });

  /**
   * Sends what `render` makes, unless a copy of this very version is at hand. `key` names the page in one form (mode,
   * view); `version` comes from the store. False, and nothing sent, where `render` returns null because the content has
   * gone in the meantime. (Never the reply itself: it is thenable, and awaiting it waits for its end.)
   */
  async sendVersion(
    request: FastifyRequest,
    reply: FastifyReply,
    page: { key: string; version: string; type: string },
    render: () => Promise<string | null>,
  ): Promise<boolean> {
    const version = digest(`${PROGRAM}${page.key}${page.version}`);
    reply.header('cache-control', 'no-cache');
    if (isCurrent(request, reply, version)) return true;
    let kept = this.#kept.get(page.key);
    if (kept?.version !== version) {
      const body = await render();
      if (body === null) return false;
      kept = keepPage(version, page.type, body);
      this.#kept.set(page.key, kept);
    }
    await sendKept(request, reply, kept);
    return true;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
