/** Opens cases until it is killed; says one line for each that was answered. */
import { openCase } from '../../src/desk/cases.ts';
import { openStore } from '../../src/store/database.ts';
import { desk, somebody } from './desk.ts';

const { database } = await openStore();
const setting = desk({ now: '2024-09-02T09:00:00+08:00' });
for (let n = 0; ; n++) {
  await openCase(database, setting, somebody('县信访局'), {
    procedure: 'review/review',
    input: { applicant: `第${n}人`, request: '补助', unit: '县民政局' },
    origin: `child:${process.env.CHAOS_ROUND}:${n}`,
  });
  process.stdout.write(`${n}\n`);
}
