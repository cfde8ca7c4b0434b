/** A calendar file of what is due: for a person (all organs of the seats) and for one organ. The address holds a signed token. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { actorOf } from '../../desk/actor.ts';
import { type CaseLine, listCases } from '../../desk/board.ts';
import { dayOf } from '../../desk/clocks.ts';
import type { Desk } from './staff.ts';

/** The path of a person's feed; whoever has it can read the titles of what is due, and nothing else. */
export function calendarPath(secret: string, account: string): string {
  return `/calendar/${account}-${sign(secret, account)}.ics`;
}

export function calendarRoutes(app: FastifyInstance, desk: Desk, secret: string): void {
  const { database, setting, accounts } = desk;
  app.get<{ Params: { token: string } }>(
    '/calendar/:token.ics',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const [account = '', signature = ''] = params.token.split('-');
      if (!equal(signature, sign(secret, account))) return reply.callNotFound();
      const known = (await accounts.list()).find(({ id, disabled }) => id === account && !disabled);
      if (!known) return reply.callNotFound();
      const actor = await actorOf(database, setting.jurisdiction, known, dayOf(setting.now()));
      const { cases } = await listCases(database, setting, actor, { mine: true, open: true, limit: 200 });
      return reply
        .type('text/calendar; charset=utf-8')
        .header('cache-control', 'private, max-age=900')
        .send(feed(cases));
    },
  );
}

function feed(cases: CaseLine[]): string {
  const calendar = ical({ name: '公报工作台：待办', method: ICalCalendarMethod.PUBLISH, timezone: 'Asia/Shanghai' });
  for (const { id, number, title, due, state, bearer, cite, document } of cases) {
    if (due === null) continue;
    const [year, month, day] = dayOf(new Date(due)).split('-').map(Number) as [number, number, number];
    calendar.createEvent({
      id: `${id}@gongbao`,
      // The whole day in Shanghai on which it must be done at the latest.
      // ical-generator prints the day that a Date has in the zone of the process.
      start: new Date(year, month - 1, day, 12),
      allDay: true,
      summary: `${title}（${number}）`,
      description: [state, bearer, document, cite].filter(Boolean).join('\n'),
    });
  }
  return calendar.toString();
}

function sign(secret: string, account: string): string {
  return createHmac('sha256', secret).update(`calendar:${account}`).digest('hex').slice(0, 32);
}

function equal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
