/** Which address shows which page, and the same content as JSON one step beside it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { loadPolicies } from '../policy/load.ts';
import { aboutPage } from './about.tsx';
import { ASSETS } from './assets.ts';
import { chainPage } from './chain.tsx';
import { addDocumentRoutes } from './document-routes.ts';
import { failurePage } from './failure.tsx';
import { addFeeds } from './feeds.ts';
import { homePage } from './home.tsx';
import { issuePage, issuesPage } from './issue.tsx';
import { type Page, renderPage } from './layout.tsx';
import { maskLines, maskPublic } from './mask.ts';
import { missingPage } from './missing.tsx';
import { organPage, organsPage } from './organ.tsx';
import { peoplePage, personPage } from './person.tsx';
import { addPolicyRoutes } from './policy/routes.ts';
import { Shelf } from './policy/shelf.ts';
import { keptMode } from './preference.ts';
import { HTML, JSON_TYPE, Responder } from './responder.ts';
import * as schema from './schema.ts';
import { searchPage } from './search.tsx';
import { askedDay, askedFilter, runSearch } from './search-request.ts';
import type { SiteOptions } from './site.ts';
import { sendUnknown } from './unknown.ts';
import { originOf, type Site, Visits } from './visit.ts';

/** A page and its data, or null where there is nothing under this name. */
interface Content {
  page: Page;
  data: unknown;
}
type Named = { Params: { name: string } };

export function addRoutes(app: FastifyInstance, options: SiteOptions): void {
  const { register, jurisdiction } = options;
  const visits = new Visits(register, jurisdiction);
  const site: Site = { ...options, visits, responder: new Responder() };
  const { reader } = visits;
  app.addHook('onClose', () => site.responder.idle());
  addAssets(app);
  addFeeds(app, site);
  addDocumentRoutes(app, site);
  addPolicyRoutes(app, site, new Shelf(options.policies ?? loadPolicies([]), site));
  app.failurePage = ({ status, message }, request) =>
    renderPage(failurePage(status, message), {
      siteName: visits.siteName,
      origin: originOf(request),
      mode: keptMode(request),
    });

  both(app, site, '/', '/index.json', schema.overview, async () => {
    const { overview, organs } = await visits.frame();
    return { page: homePage(overview, organs, visits.siteName), data: overview };
  });
  both(app, site, '/i', '/i.json', schema.issues, async () => {
    const { overview } = await visits.frame();
    return { page: issuesPage(overview.issues), data: overview.issues };
  });
  both(app, site, '/i/:name', '/i/:name.json', schema.issue, async (request) => {
    const view = await register.issue(reader, request.params.name);
    if (!view) return null;
    const data = maskPublic(view);
    return { page: issuePage(data), data };
  });
  app.get<Named>('/i/:name.txt', { schema: schema.issueText }, async (request, reply) => {
    const page = { key: request.url, version: await visits.version(), type: 'text/plain; charset=utf-8' };
    const sent = await site.responder.sendVersion(request, reply, page, async () => {
      const lines = await register.issueText(reader, request.params.name);
      return lines && `${maskLines(lines).join('\n')}\n`;
    });
    return sent ? reply : reply.callNotFound();
  });
  both(app, site, '/o', '/o.json', schema.facets('organs', '文件中出现的机构'), async () => {
    const { organs } = await visits.frame();
    return { page: organsPage(organs), data: organs };
  });
  both(app, site, '/o/:name', '/o/:name.json', schema.organ, async (request) => {
    const view = await register.organ(reader, request.params.name);
    if (!view) return null;
    const data = maskPublic(view);
    return { page: organPage(data, askedDay(request.query)), data };
  });
  both(app, site, '/p', '/p.json', schema.facets('people', '任免与名单中出现的人员'), async () => {
    const people = maskPublic(await register.people(reader));
    return { page: peoplePage(people), data: people };
  });
  both(app, site, '/p/:name', '/p/:name.json', schema.person, async (request) => {
    const view = await register.person(reader, request.params.name);
    if (!view) return null;
    const data = maskPublic(view);
    return { page: personPage(data), data };
  });
  both(app, site, '/search', '/search.json', schema.search, async (request) => {
    const { overview } = await visits.frame();
    const result = await runSearch(register, reader, askedFilter(request.query));
    return { page: searchPage(result, overview), data: result };
  });
  both(app, site, '/missing', '/missing.json', schema.missing, async () => {
    const data = maskPublic(await register.missing(reader));
    return { page: missingPage(data), data };
  });
  // The ends are put on record without an event of the register: the page has their day in its version.
  both(
    app,
    site,
    '/chain',
    '/chain.json',
    schema.chain,
    async () => {
      const heads = await register.chainHeads(reader);
      return { page: chainPage(heads), data: heads };
    },
    async () => (await register.chainHeads(reader))[0]?.day ?? '',
  );
  both(app, site, '/about', '/about.json', schema.about, async () => {
    const { overview } = await visits.frame();
    const page = aboutPage(visits.siteName);
    const { issues, documents } = overview;
    return { page, data: { name: visits.siteName, jurisdiction, issues: issues.length, documents } };
  });
}

/** One content under two addresses: the page and its JSON. */
function both(
  app: FastifyInstance,
  site: Site,
  path: string,
  jsonPath: string,
  described: object,
  content: (request: FastifyRequest<Named>) => Promise<Content | null>,
  more: () => Promise<string> = async () => '',
): void {
  const { visits, responder } = site;
  app.get<Named>(path, { schema: { hide: true } }, async (request, reply) => {
    const view = visits.view(request, reply);
    const key = `${view.origin}|${view.mode}|${request.url}`;
    const version = `${await visits.version()}${await more()}`;
    const sent = await responder.sendVersion(request, reply, { key, version, type: HTML }, async () => {
      const found = await content(request);
      return found && renderPage(found.page, await visits.setting(view));
    });
    return sent ? reply : sendUnknown(site, request, reply, '条目', request.params.name);
  });
  app.get<Named>(jsonPath, { schema: described }, async (request, reply) => {
    const version = `${await visits.version()}${await more()}`;
    const page = { key: request.url, version, type: JSON_TYPE };
    const sent = await responder.sendVersion(request, reply, page, async () => {
      const found = await content(request);
      return found && JSON.stringify(found.data);
    });
    return sent ? reply : reply.callNotFound();
  });
}

function addAssets(app: FastifyInstance): void {
  for (const { path, type, content } of Object.values(ASSETS)) {
    app.get(path, { schema: { hide: true } }, async (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
  }
}
