/** The public site over the register in memory. */
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../src/server/server.ts';
import { registerSite } from '../../src/site/site.ts';
import { type FakeRegister, fakeRegister } from './fake-register.ts';

export const JURISDICTION = '990101';

export async function fakeSite(): Promise<{ app: FastifyInstance; register: FakeRegister }> {
  const register = fakeRegister();
  const app = await createServer();
  await registerSite(app, { register, jurisdiction: JURISDICTION });
  await app.ready();
  return { app, register };
}
