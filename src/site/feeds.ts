/** For programs that follow the site: Atom, sitemap, robots. */
import type { FastifyInstance } from 'fastify';
import { Feed } from 'feed';
import { documentPath, issuePath, organPath, personPath } from './addresses.ts';
import { titleOf } from './document-list.tsx';
import { originOf, type Site } from './visit.ts';
import { issueName } from './wording.ts';

/** A sitemap file holds at most this many addresses (sitemaps.org); more are divided. */
const SITEMAP_LIMIT = 50_000;
const XML = 'application/xml; charset=utf-8';

export function addFeeds(app: FastifyInstance, { register, responder, visits }: Site): void {
  /** A file under a fixed address, kept while the register does not change. */
  const file = (path: string, type: string, make: (origin: string, part: number) => Promise<string | null>): void => {
    app.get<{ Params: { part?: string } }>(path, { schema: { hide: true } }, async (request, reply) => {
      const origin = originOf(request);
      const page = { key: `${origin}|${request.url}`, version: await visits.version(), type };
      const sent = await responder.sendVersion(request, reply, page, () => make(origin, Number(request.params.part)));
      return sent ? reply : reply.callNotFound();
    });
  };

  file('/feed.atom', 'application/atom+xml; charset=utf-8', async (origin) => {
    const { overview } = await visits.frame();
    const newest = overview.newest[0]?.dated ?? overview.issues[0]?.published;
    const feed = new Feed({
      id: `${origin}/`,
      title: visits.siteName,
      link: `${origin}/`,
      language: 'zh-CN',
      copyright: visits.siteName,
      updated: moment(newest ?? null),
      feedLinks: { atom: `${origin}/feed.atom` },
    });
    for (const document of overview.newest) {
      feed.addItem({
        id: origin + documentPath(document.number),
        // The library marks titles as HTML.
        title: escapeXml(titleOf(document)),
        link: origin + documentPath(document.number),
        date: moment(document.dated),
        description: escapeXml(`${document.number}，载${issueName(document.issue)}`),
        author: document.issuer ? [{ name: document.issuer }] : [],
      });
    }
    return feed.atom1();
  });

  const addresses = async (): Promise<string[]> => {
    const known = await register.addresses(visits.reader);
    return [
      ...['/', '/i', '/o', '/p', '/search', '/missing', '/chain', '/about'].map((path) => entry(path)),
      ...known.issues.map((key) => entry(issuePath(key))),
      ...known.documents.map(({ number, modified }) => entry(documentPath(number), modified)),
      ...known.organs.map((name) => entry(organPath(name))),
      ...known.people.map((name) => entry(personPath(name))),
    ];
  };

  file('/sitemap.xml', XML, async (origin) => {
    const entries = await addresses();
    if (entries.length <= SITEMAP_LIMIT) return urlset(entries, origin);
    const parts = Array.from({ length: Math.ceil(entries.length / SITEMAP_LIMIT) }, (_, place) => place + 1);
    const index = parts.map((part) => `<sitemap><loc>${origin}/sitemap-${part}.xml</loc></sitemap>`).join('\n');
    return `${HEAD}<sitemapindex xmlns="${NAMESPACE}">\n${index}\n</sitemapindex>\n`;
  });

  file('/sitemap-:part(^\\d+).xml', XML, async (origin, part) => {
    const from = (part - 1) * SITEMAP_LIMIT;
    const entries = (await addresses()).slice(Math.max(0, from), from + SITEMAP_LIMIT);
    return entries.length > 0 ? urlset(entries, origin) : null;
  });

  app.get('/robots.txt', { schema: { hide: true } }, async (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .send(`User-agent: *\nDisallow: /search?\nAllow: /\nSitemap: ${originOf(request)}/sitemap.xml\n`),
  );
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';
/** Stands for the origin until the file is written; no path contains it. */
const ORIGIN = '\0';

function entry(path: string, modified?: string): string {
  const day = modified?.slice(0, 10);
  return `<url><loc>${ORIGIN}${escapeXml(path)}</loc>${day ? `<lastmod>${escapeXml(day)}</lastmod>` : ''}</url>`;
}

function urlset(entries: string[], origin: string): string {
  return `${HEAD}<urlset xmlns="${NAMESPACE}">\n${entries.join('\n').replaceAll(ORIGIN, origin)}\n</urlset>\n`;
}

function escapeXml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&apos;');
}

/** Dates of signature are days in China. */
function moment(day: string | null): Date {
  return new Date(`${day ?? '1970-01-01'}T00:00:00+08:00`);
}
