/** The public site. `registerSite` is all that other floors need. */
import '../server/jsx.ts';
import type { FastifyInstance } from 'fastify';
import type { Loaded } from '../policy/load.ts';
import type { Register } from '../store/views.ts';

export interface SiteOptions {
  register: Register;
  /** 行政区划代码, e.g. 141102. */
  jurisdiction: string;
  /** What can be asked; none where it is left out. */
  policies?: Loaded;
}

/** Adds every public page, its JSON, the feed, the sitemap and the assets to a server made by `createServer`. */
export async function registerSite(app: FastifyInstance, options: SiteOptions): Promise<void> {
  const { addRoutes } = await import('./routes.ts');
  addRoutes(app, options);
}
