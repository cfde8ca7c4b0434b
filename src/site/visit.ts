/** What every route needs to know about a visit: where the site is seen, by whom, in which form. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Facet, Overview, Reader, Register } from '../store/views.ts';
import type { Setting } from './layout.tsx';
import { maskPublic } from './mask.ts';
import { readMode } from './preference.ts';
import type { Responder } from './responder.ts';
import type { SiteOptions } from './site.ts';

/** What the routes share. */
export interface Site extends SiteOptions {
  visits: Visits;
  responder: Responder;
}

/** How long the frame of the pages (masthead, choices of the search form) may lag behind an import, ms. */
const FRAME_LIFE = 15_000;

interface Frame {
  overview: Overview;
  organs: Facet[];
}

export class Visits {
  readonly reader: Reader;
  readonly #register: Register;
  /** As last read; a page about a failure cannot wait for the database. */
  siteName = '政府公报';
  #frame: Promise<Frame> | null = null;
  #readAt = 0;

  constructor(register: Register, jurisdiction: string) {
    this.#register = register;
    this.reader = { jurisdiction, role: 'public' };
  }

  /** Overview and organs, at most `FRAME_LIFE` old; concurrent visits share one reading. */
  frame(): Promise<Frame> {
    const now = performance.now();
    if (!this.#frame || now - this.#readAt > FRAME_LIFE) {
      this.#readAt = now;
      this.#frame = this.fresh().catch((error) => {
        this.#frame = null;
        throw error;
      });
    }
    return this.#frame;
  }

  async fresh(): Promise<Frame> {
    const [overview, organs] = await Promise.all([
      this.#register.overview(this.reader),
      this.#register.organs(this.reader),
    ]);
    this.siteName = nameFrom(overview);
    return maskPublic({ overview, organs });
  }

  async setting(request: FastifyRequest, reply: FastifyReply): Promise<Setting> {
    await this.frame();
    return { siteName: this.siteName, origin: originOf(request), mode: readMode(request, reply) };
  }
}

/** The masthead of the newest issue names the site. */
function nameFrom(overview: Overview): string {
  return overview.issues.find((issue) => issue.title !== null)?.title ?? '政府公报';
}

/** As the visitor sees it, without the default port; a host that is no host name is not repeated. */
export function originOf(request: FastifyRequest): string {
  const named = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i.test(request.host);
  const origin = `${request.protocol}://${named ? request.host : 'localhost'}`;
  return URL.canParse(origin) ? new URL(origin).origin : 'http://localhost';
}
