/**
 * Jobs by pg-boss. They only wake what looks at the database and decides there what is late: a job that is lost, doubled or early
 * does no harm. One failure is told and tried again; it stops nothing else.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { PgBoss } from 'pg-boss';
import { publishHeads } from '../desk/audit.ts';
import { dayOf } from '../desk/clocks.ts';
import { openDuties } from '../desk/duties.ts';
import { expireClocks, recountClocks } from '../desk/wake.ts';
import { warnOfClocks } from '../desk/warn.ts';
import type { Store } from '../store/database.ts';
import { deliver } from './deliver.ts';
import { publishDrafts } from './desk/publish.ts';
import type { Desk } from './desk/staff.ts';

interface Job {
  name: string;
  /** In Asia/Shanghai. */
  cron: string;
  work(): Promise<unknown>;
}

/** Milliseconds that stopping may take. */
const PATIENCE = 2000;

/** Days ahead of which a duty becomes work. */
const AHEAD_DAYS = 7;

/** Starts the jobs, and does at once what may have been missed while the program was not running. Answers how to stop. */
export async function startJobs(
  store: Store,
  desk: Desk,
  report: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const { database, setting } = desk;
  const duties = () => {
    const from = dayOf(setting.now());
    const to = dayOf(new Date(setting.now().getTime() + AHEAD_DAYS * 86_400_000));
    return openDuties(database, setting, from, to);
  };
  const jobs: Job[] = [
    { name: 'expire-clocks', cron: '* * * * *', work: () => expireClocks(database, setting) },
    { name: 'warn-of-clocks', cron: '* * * * *', work: () => warnOfClocks(database, setting) },
    { name: 'deliver', cron: '* * * * *', work: () => deliver(database, setting) },
    { name: 'publish-drafts', cron: '* * * * *', work: () => publishDrafts(desk) },
    { name: 'open-duties', cron: '10 0 * * *', work: duties },
    { name: 'recount-clocks', cron: '20 0 * * *', work: () => recountClocks(database, setting) },
    { name: 'publish-heads', cron: '30 0 * * *', work: () => publishHeads(database, setting) },
  ];
  const boss = new PgBoss({
    schema: 'jobs',
    createSchema: false,
    db: { executeSql: (text, values) => store.query(text, values) },
  });
  boss.on('error', report);
  await boss.start();
  for (const { name, cron, work } of jobs) {
    await boss.createQueue(name, { policy: 'singleton' });
    await boss.work(name, { pollingIntervalSeconds: 10 }, async () => {
      await work().catch((error: unknown) => {
        report(error);
        throw error;
      });
    });
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' });
    await boss.send(name, null);
  }
  // A job that is still at work is not waited for longer: what it does is done in transactions.
  return () =>
    Promise.race([boss.stop({ graceful: true, timeout: PATIENCE }), sleep(PATIENCE, undefined, { ref: false })]);
}
