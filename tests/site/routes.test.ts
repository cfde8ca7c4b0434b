import { brotliDecompressSync } from 'node:zlib';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentAnswer } from '../../src/site/schema.ts';
import type { FakeRegister } from '../support/fake-register.ts';
import { fakeSite, JURISDICTION } from '../support/fake-site.ts';
import { plan } from '../support/specimen.ts';

let app: FastifyInstance;
let register: FakeRegister;
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url: encodeURI(url), headers });

beforeAll(async () => {
  ({ app, register } = await fakeSite());
});
afterAll(() => app.close());

const PAGES = [
  '/',
  '/i',
  '/i/2025-1',
  '/d/云政发〔2025〕7号',
  '/d/云政发〔2025〕7号?view=source',
  '/d/云政发〔2025〕9号',
  '/d/云政函〔2024〕5号',
  '/o',
  '/o/县民政局',
  '/o/县民政局?on=2025-05-01',
  '/p',
  '/p/韩树林',
  '/search',
  '/search?q=老年',
  '/search?q=没有的词',
  '/missing',
  '/chain',
  '/about',
];

describe('every page', () => {
  it.each(PAGES)('%s is a whole Chinese page that needs no script', async (url) => {
    const reply = await get(url);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(reply.body).toMatch(/^<!doctype html><html lang="zh-CN"/);
    expect(reply.body.match(/<h1[ >]/g)).toHaveLength(1);
    expect(reply.body).toContain('<main id="main"');
    expect(reply.body).toContain('rel="canonical"');
    expect(reply.body).not.toContain('标准文本');
    const ids = [...reply.body.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(PAGES)('%s lets nothing private out and nothing hostile in', async (url) => {
    for (const { body } of [await get(url), await get(twinOf(url))]) {
      expect(body).not.toContain('13812345678');
      expect(body).not.toContain('zhangsan88@example.com');
      expect(body).not.toContain('140101195001011234');
      expect(body).not.toContain('李小明');
    }
    const { body } = await get(url);
    expect(body).not.toMatch(/<script>|<img|<svg onload/);
  });

  it.each(PAGES)('%s has a JSON twin', async (url) => {
    const reply = await get(twinOf(url));
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(() => reply.json()).not.toThrow();
  });

  it('passes the same permission filter', async () => {
    register.readers.length = 0;
    for (const url of [...PAGES, '/feed.atom', '/sitemap.xml', '/i/2025-1.txt', '/d/没有']) await get(url);
    expect(register.readers.length).toBeGreaterThan(PAGES.length);
    for (const reader of register.readers) expect(reader).toEqual({ jurisdiction: JURISDICTION, role: 'public' });
  });
});

function twinOf(url: string): string {
  const [path, query] = url.split('?') as [string, string | undefined];
  return `${path === '/' ? '/index' : path}.json${query ? `?${query}` : ''}`;
}

describe('a document', () => {
  it.each([
    '云政发[2025]7号',
    '云政发(2025)7号',
    '云政发（2025）07号',
    '云政发〔2025〕 7 号',
    '云政发〔２０２５〕７号',
  ])('%s leads to the canonical address', async (number) => {
    const reply = await get(`/d/${number}`);
    expect(reply.statusCode).toBe(301);
    expect(decodeURIComponent(reply.headers.location!)).toBe('/d/云政发〔2025〕7号');
    expect((await get(`/d/${number}.json`)).headers.location).toBe(`${reply.headers.location}.json`);
  });

  it('shows what its JSON says', async () => {
    const page = (await get('/d/云政发〔2025〕7号')).body;
    const data = (await get('/d/云政发〔2025〕7号.json')).json();
    expect(data.record.clauses).toHaveLength(plan.clauses.length);
    for (const value of [data.indexNumber, data.title, data.number, data.issuer, data.record.contactPhone])
      expect(page).toContain(value);
    const texts: string[] = [];
    const walk = (clauses: { text: string; anchor: string; children: [] }[]): void => {
      for (const clause of clauses) {
        texts.push(clause.text);
        expect(page).toContain(`id="${clause.anchor}"`);
        walk(clause.children);
      }
    };
    walk(data.record.clauses);
    const plain = page
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
    for (const text of texts) expect(plain).toContain(text);
  });

  it('answers JSON as the description of the API says', async () => {
    const check = TypeCompiler.Compile(documentAnswer);
    for (const number of ['云政发〔2025〕7号', '云政发〔2025〕9号', '云政办发〔2021〕12号', '云政办函〔2024〕3号']) {
      expect([...check.Errors((await get(`/d/${number}.json`)).json())]).toEqual([]);
    }
  });

  it('says what was inferred, on what grounds, and what repeals it', async () => {
    const inferred = (await get('/d/云政发〔2025〕9号')).body;
    expect(inferred).toContain('标题系推断');
    expect(inferred).toContain('正文只有任免事项，首名为周文。');
    expect(inferred).toContain('段落次序系推断');
    const repealed = (await get('/d/云政办发〔2021〕12号')).body;
    expect(repealed).toContain('本文件已被');
    expect(repealed).toContain('“云政办发〔2021〕12号同时废止。”');
    expect((await get('/d/云政发〔2025〕7号')).body).toContain('未标明</span>');
  });

  it('links the numbers that are held, inside the text', async () => {
    const { body } = await get('/d/云政发〔2025〕7号');
    expect(body).toContain(`<a href="/d/${encodeURIComponent('云政办发〔2021〕12号')}">云政办发〔2021〕12号</a>衔接`);
  });

  it('shows the source lines side by side, each with one address', async () => {
    const { body } = await get('/d/云政发〔2025〕7号?view=source');
    expect(body.match(/id="L14"/g)).toHaveLength(1);
    expect(body).toContain('原有次序的全部文本');
    expect(body).toContain('noindex');
  });

  it('dials a landline', async () => {
    expect((await get('/d/云政发〔2025〕7号')).body).toContain('href="tel:03507654321"');
  });

  it('unknown: a helpful 404', async () => {
    const reply = await get('/d/云政发〔2025〕99号');
    expect(reply.statusCode).toBe(404);
    expect(reply.body).toContain('本库没有收录“云政发〔2025〕99号”');
    expect((await get('/d/云政发〔2025〕99号.json')).json()).toMatchObject({ error: 404 });
    expect((await get('/d/<script>alert(1)</script>')).body).not.toContain('<script>alert');
  });

  it('cited but not held: the 404 names the document that cites it', async () => {
    const reply = await get('/d/云政办发〔2021〕12');
    expect(reply.statusCode).toBe(404);
    expect(reply.body).toContain('提到它或与它相近的文件');
    expect(reply.body).toContain(encodeURIComponent(plan.number!));
  });
});

describe('keeping', () => {
  it('renders a version once and answers 304 to whoever has it', async () => {
    const url = '/d/云政办函〔2024〕3号';
    const first = await get(url);
    const reads = register.read;
    const second = await get(url, { 'if-none-match': String(first.headers.etag) });
    expect(second.statusCode).toBe(304);
    expect(second.body).toBe('');
    expect((await get(url)).body).toBe(first.body);
    expect(register.read).toBe(reads);
    register.edition = '2';
    const third = await get(url, { 'if-none-match': String(first.headers.etag) });
    expect(third.statusCode).toBe(200);
    expect(register.read).toBe(reads + 1);
  });

  it('makes a page once for all who come while it is made', async () => {
    register.edition = 'crowd';
    const reads = register.read;
    const replies = await Promise.all(Array.from({ length: 20 }, () => get('/d/云政发〔2025〕7号')));
    expect(new Set(replies.map(({ body }) => body)).size).toBe(1);
    expect(register.read).toBe(reads + 1);
  });

  it('closes only after the pages that are being made', async () => {
    const site = await fakeSite();
    let made = false;
    vi.spyOn(site.register, 'missing').mockImplementation(async () => {
      await new Promise((done) => setTimeout(done, 50));
      made = true;
      return [];
    });
    const visit = site.app.inject('/missing');
    await new Promise((done) => setTimeout(done, 20));
    await site.app.close();
    expect(made).toBe(true);
    await visit;
  });

  it('asks the store for the version only, while the page is kept', async () => {
    await get('/d/云政函〔2024〕5号');
    const calls = (['document', 'search', 'documentVersion'] as const).map((name) => vi.spyOn(register, name));
    await get('/d/云政函〔2024〕5号');
    expect(calls.map((call) => call.mock.calls.length)).toEqual([0, 0, 1]);
    vi.restoreAllMocks();
  });

  it('reads every other page anew when the register changes, and only then', async () => {
    register.edition = '2a';
    const spy = vi.spyOn(register, 'missing');
    const first = await get('/missing');
    await get('/missing');
    expect(spy).toHaveBeenCalledTimes(1);
    register.edition = '3';
    expect((await get('/missing', { 'if-none-match': String(first.headers.etag) })).statusCode).toBe(200);
    expect(spy).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });

  it('sends the same content compressed', async () => {
    const plain = await get('/about');
    const packed = await get('/about', { 'accept-encoding': 'gzip;q=0.5, br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(plain.body);
    expect((await get('/about', { 'accept-encoding': 'br;q=0' })).headers['content-encoding']).toBeUndefined();
  });

  it('keeps assets for good, under the digest of their content', async () => {
    const { body } = await get('/');
    const path = body.match(/\/assets\/site\.[0-9a-f]{12}\.js/)![0];
    const script = await get(path);
    expect(script.headers['cache-control']).toContain('immutable');
    expect(script.rawPayload.length).toBeLessThan(20_000);
    expect(body.match(/<script src/g)).toHaveLength(1);
  });
});

describe('reading modes', () => {
  it('are chosen by a plain link and kept in a cookie', async () => {
    const chosen = await get('/about?elder=1');
    expect(chosen.body).toContain('<html lang="zh-CN" class="elder">');
    expect(chosen.headers['set-cookie']).toContain('mode=elder');
    expect((await get('/about', { cookie: 'mode=elder' })).body).toContain('class="elder"');
    expect((await get('/about?elder=0', { cookie: 'mode=elder' })).body).toContain('class="normal"');
    expect((await get('/about', { cookie: 'mode="><script>' })).body).toContain('class="normal"');
    expect((await get('/d/云政发〔2025〕7号?size=large')).body).toContain('class="large"');
  });
});

describe('search', () => {
  it('leads to the clause and marks the match', async () => {
    const { body } = await get('/search?q=闲置校舍');
    expect(body).toContain(`href="/d/${encodeURIComponent('云政发〔2025〕7号')}#二-（一）-1"`);
    expect(body).toContain('<mark>闲置校舍</mark>');
  });

  it('does not confirm a private number', async () => {
    expect((await get('/search.json?q=13812345678')).json()).toMatchObject({ total: 0 });
  });

  it('narrows, and says how to go on where nothing is found', async () => {
    expect((await get('/search.json?topic=人事任免&from=2025-01-01')).json()).toMatchObject({ total: 1 });
    expect((await get('/search?q=没有的词')).body).toContain('可以这样试');
  });

  it.each([
    'page=-1',
    'page=x',
    'year=abc',
    'from=2025-13-99',
    'q=%00',
    'q=a&q=b',
    'issue=%3Cscript%3E',
    `q=${'长'.repeat(900)}`,
  ])('takes %s', async (query) => {
    const reply = await app.inject({ url: `/search?${query.includes('%') ? query : encodeURI(query)}` });
    expect(reply.statusCode).toBe(200);
    expect(reply.body).not.toContain('<script>');
  });
});

describe('for programs', () => {
  it('describes every JSON address', async () => {
    const { paths } = (await get('/api/openapi.json')).json();
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/index.json',
        '/i.json',
        '/i/{name}.json',
        '/i/{name}.txt',
        '/d/{number}.json',
        '/o.json',
        '/o/{name}.json',
        '/p.json',
        '/p/{name}.json',
        '/search.json',
        '/missing.json',
        '/about.json',
        '/api/rules',
        '/api/policies',
        '/api/rules/{policy}/{name}',
        '/api/clocks/{policy}/{name}',
        '/api/batch',
      ]),
    );
    expect(Object.keys(paths).every((path) => /\.(json|txt)$|^\/api\//.test(path))).toBe(true);
  });

  it('offers a feed, a sitemap and robots.txt', async () => {
    const feed = (await get('/feed.atom')).body;
    expect(feed).toContain('<feed xmlns="http://www.w3.org/2005/Atom">');
    expect(feed).toContain(`http://localhost/d/${encodeURIComponent('云政发〔2025〕7号')}`);
    expect(feed).not.toContain('<script>');
    const sitemap = (await get('/sitemap.xml')).body;
    expect(sitemap).toContain(
      `<loc>http://localhost/d/${encodeURIComponent('云政发〔2025〕7号')}</loc><lastmod>2025-05-01</lastmod>`,
    );
    expect((await get('/robots.txt')).body).toContain('Sitemap: http://localhost/sitemap.xml');
  });

  it('states force in schema.org only where a text states it', async () => {
    const dataOf = async (number: string) =>
      JSON.parse((await get(`/d/${number}`)).body.match(/<script type="application\/ld\+json">(.*?)<\/script>/s)![1]!);
    expect(await dataOf('云政办发〔2021〕12号')).toMatchObject({
      '@type': 'Legislation',
      legislationLegalForce: 'https://schema.org/NotInForce',
    });
    expect(await dataOf('云政发〔2025〕7号')).not.toHaveProperty('legislationLegalForce');
    expect((await dataOf('云政函〔2024〕5号')).name).toContain('<script>');
  });

  it('sends the masked source text', async () => {
    const reply = await get('/i/2025-1.txt');
    expect(reply.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(reply.body).toContain('138****5678');
    expect(reply.body).not.toContain('李小明');
  });
});

describe('errors and headers', () => {
  it('answers what is not there in Chinese, or in JSON to programs', async () => {
    const page = await get('/nowhere');
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain('没有找到这个页面');
    expect((await get('/nowhere.json')).json()).toEqual({ error: 404, message: expect.stringContaining('没有找到') });
    expect((await app.inject('/d/%E4%')).statusCode).toBe(400);
    for (const path of ['/i/1999-1', '/o/无此机构', '/p/无此人', '/i/1999-1.txt'])
      expect((await get(path)).statusCode).toBe(404);
  });

  it('forbids what the pages never do', async () => {
    const { headers } = await get('/');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin');
    expect(headers['strict-transport-security']).toBeUndefined();
    const secure = await get('/', { 'x-forwarded-proto': 'https' });
    expect(secure.headers['strict-transport-security']).toContain('max-age');
  });

  it('does not repeat a forged host', async () => {
    expect((await get('/about', { host: 'a"><script>' })).body).not.toContain('a"><script>');
  });
});

describe('organs and people', () => {
  it('says who held a post on a day, and what is only possible', async () => {
    const after = (await get('/o/县民政局?on=2025-04-02')).body;
    expect(after).toContain('沈若兰');
    expect(after).not.toContain('韩树林');
    const before = (await get('/o/县民政局?on=2025-04-01')).body;
    expect(before).toContain('起始时间不详，当日尚未免职');
    expect(before).toContain('韩树林');
    expect(before).not.toContain('沈若兰');
  });

  it('gives each fact its document and line', async () => {
    const { body } = await get('/p/韩树林');
    expect(body).toContain(`/d/${encodeURIComponent('云政发〔2025〕9号')}?view=source#L107`);
    expect(body).toContain('县防汛工作领导小组');
  });
});
