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

/** Where and how a visitor sees the site. */
export type View = Omit<Setting, 'siteName'>;

interface Frame {
  overview: Overview;
  organs: Facet[];
}

export class Visits {
  readonly reader: Reader;
  readonly #register: Register;
  /** As last read; a page about a failure cannot wait for the database. */
  siteName = '政府公报';
  #frame: { version: string; content: Promise<Frame> } | null = null;

  constructor(register: Register, jurisdiction: string) {
    this.#register = register;
    this.reader = { jurisdiction, role: 'public' };
  }

  /** Of the whole register; every page but those of documents is kept under it. */
  version(): Promise<string> {
    return this.#register.version(this.reader);
  }

  /** Overview and organs, read once per version. */
  async frame(): Promise<Frame> {
    const version = await this.version();
    if (this.#frame?.version !== version) {
      const content = this.#read();
      this.#frame = { version, content };
      content.catch(() => {
        this.#frame = null;
      });
    }
    return this.#frame!.content;
  }

  async #read(): Promise<Frame> {
    const [overview, organs] = await Promise.all([
      this.#register.overview(this.reader),
      this.#register.organs(this.reader),
    ]);
    this.siteName = nameFrom(overview);
    return maskPublic({ overview, organs });
  }

  /** Needs no database: pages that are kept are found by it. */
  view(request: FastifyRequest, reply: FastifyReply): View {
    return { origin: originOf(request), mode: readMode(request, reply) };
  }

  async setting(view: View): Promise<Setting> {
    await this.frame();
    return { ...view, siteName: this.siteName };
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
