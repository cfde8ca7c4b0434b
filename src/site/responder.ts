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
  /** By version, which names the form of the page too. */
  readonly #making = new Map<string, Promise<KeptPage | null>>();

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
    const held = this.#kept.get(page.key);
    const kept = held?.version === version ? held : await this.#make(page, version, render);
    if (kept) await sendKept(request, reply, kept);
    return kept !== null;
  }

  /** Resolves when no page is being made: a visitor who left does not stop the making, and it needs the store. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#making.values());
  }

  /** Visitors who come while a page is being made wait for that one making. */
  #make(
    page: { key: string; type: string },
    version: string,
    render: () => Promise<string | null>,
  ): Promise<KeptPage | null> {
    const running = this.#making.get(version);
    if (running) return running;
    const making = render()
      .then((body) => {
        if (body === null) return null;
        const kept = keepPage(version, page.type, body);
        this.#kept.set(page.key, kept);
        return kept;
      })
      .finally(() => this.#making.delete(version));
    this.#making.set(version, making);
    return making;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
