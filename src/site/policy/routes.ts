/** Pages and programs' interface of mechanisms, rules and clocks. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { answerClock } from '../../calendar/clock.ts';
import type { Policy } from '../../policy/policy.ts';
import { explain, wanted } from '../../rule/ask.ts';
import { Failure } from '../../rule/value.ts';
import { type Page, renderPage } from '../layout.tsx';
import { HTML } from '../responder.ts';
import { sendUnknown } from '../unknown.ts';
import type { Site } from '../visit.ts';
import { addPolicyApi } from './api.ts';
import { clockPage } from './clock.tsx';
import { clockQuestion } from './clock-question.ts';
import { describeClock, describePolicy, describeRule } from './described.ts';
import { mechanismPage, mechanismsPage } from './mechanisms.tsx';
import { type Query, readQuestion } from './question.ts';
import { rulePage } from './rule.tsx';
import type { Shelf, Stock } from './shelf.ts';

type Asked = FastifyRequest<{ Params: { policy: string; name: string }; Querystring: Record<string, string> }>;

export function addPolicyRoutes(app: FastifyInstance, site: Site, shelf: Shelf): void {
  const send = async (request: FastifyRequest, reply: FastifyReply, page: Page): Promise<FastifyReply> =>
    reply
      .type(HTML)
      .header('cache-control', 'no-cache')
      .send(renderPage(page, await site.visits.setting(site.visits.view(request, reply))));
  const page = (path: string, make: (stock: Stock, request: Asked) => Page | null): void => {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const asked = request as Asked;
      const made = make(await shelf.stock(), asked);
      return made
        ? send(asked, reply, made)
        : sendUnknown(site, request, reply, '规则', asked.params.name ?? asked.params.policy);
    });
  };
  page('/m', (stock) => mechanismsPage(stock));
  page('/m/:policy', (stock, { params }) => {
    const policy = policyOf(stock, params.policy);
    return policy ? mechanismPage(policy, stock) : null;
  });
  page('/m/:policy/rules/:name', (stock, { params, query, url }) => {
    const policy = policyOf(stock, params.policy);
    const rule = policy?.rules.find(({ id }) => id === `${params.policy}/${params.name}`);
    return policy && rule ? rulePage(visitRule(stock, shelf, policy, rule, query, url)) : null;
  });
  page('/m/:policy/clocks/:name', (stock, { params, query, url }) => {
    const policy = policyOf(stock, params.policy);
    const clock = policy?.clocks.find(({ spec }) => spec.id === `${params.policy}/${params.name}`);
    if (!policy || !clock) return null;
    const question = clockQuestion(clock.spec, query);
    const answer = question && answerClock(clock.spec, question, { calendar: stock.calendar, clocks: stock.clocks });
    return clockPage({ policy, spec: clock.spec, stock, query, address: clean(url), today: today(), answer });
  });
  app.get('/m.json', { schema: { hide: true } }, async () => (await shelf.stock()).policies.map(describePolicy));
  app.get<{ Params: { policy: string } }>('/m/:policy.json', { schema: { hide: true } }, async (request, reply) => {
    const policy = policyOf(await shelf.stock(), request.params.policy);
    return policy ? describePolicy(policy) : reply.callNotFound();
  });
  app.get<{ Params: { policy: string; name: string } }>(
    '/m/:policy/rules/:name.json',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const rule = policyOf(await shelf.stock(), params.policy)?.rules.find(
        ({ id }) => id === `${params.policy}/${params.name}`,
      );
      return rule ? describeRule(rule) : reply.callNotFound();
    },
  );
  app.get<{ Params: { policy: string; name: string } }>(
    '/m/:policy/clocks/:name.json',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const clock = policyOf(await shelf.stock(), params.policy)?.clocks.find(
        ({ spec }) => spec.id === `${params.policy}/${params.name}`,
      );
      return clock ? describeClock(clock.spec) : reply.callNotFound();
    },
  );
  addPolicyApi(app, shelf);
}

function policyOf({ policies }: Stock, id: string): Policy | undefined {
  return policies.find((policy) => policy.id === id);
}

function visitRule(
  stock: Stock,
  shelf: Shelf,
  policy: Policy,
  rule: Policy['rules'][number],
  query: Query,
  url: string,
) {
  const asked = readQuestion(rule, query);
  const question = { at: asked.at ?? today(), input: asked.input, readings: asked.readings };
  const ready = shelf.ready(rule);
  let open: string[] = [];
  let answer: Parameters<typeof rulePage>[0]['answer'] = null;
  const sent = Object.keys(query).length > 0 || rule.inputs.length === 0;
  try {
    open = wanted(ready, question, stock.calendar);
    if (open.length === 0 && sent) answer = explain(ready, question, stock.calendar, true);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (sent) answer = error;
  }
  return { policy, rule, stock, asked, query, address: clean(url), today: today(), open, answer };
}

/** The day in Shanghai. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/** The address without fields left empty. */
function clean(url: string): string {
  const [path, query = ''] = url.split('?');
  const kept = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && name !== 'mode');
  return kept.length > 0 ? `${path}?${new URLSearchParams(kept)}` : path!;
}
