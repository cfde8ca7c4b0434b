/** What an editor decides about a reading is what everybody then reads: the page, the lists, the search, the next import. */
import { beforeEach, describe, expect, it } from 'vitest';
import { confirmReading, documentReadings } from '../../src/desk/readings.ts';
import type { Setting } from '../../src/desk/setting.ts';
import type { Damage } from '../../src/gazette/types.ts';
import { verifyChain } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';
import { importIssue } from '../../src/store/import.ts';
import { createRegister } from '../../src/store/register.ts';
import type { Register } from '../../src/store/views.ts';
import { clause, document, issue, READER, SOURCE } from '../store/fixture.ts';
import { freshDatabase } from '../support/database.ts';
import { COUNTY, desk, somebody } from './desk.ts';

const ONE = '青政发〔2024〕1号';
const TWO = '青政发〔2024〕2号';
const editor = somebody('县政府办公室', 'gazette');
const clock = { now: '2024-05-06T23:30:00+08:00' };
let database: Database;
let setting: Setting;
let register: Register;

const furniture: Damage = {
  ...{ type: 'page-furniture', lines: [1, 1], found: '第3页 电话 13800001111', repair: '' },
  ...{ evidence: '页眉在句子里。', confidence: 0.8 },
};
const inferred = {
  title: '关于沙棘的通知',
  evidence: '由第一句推断。',
  confidence: 0.6,
  lines: [1, 1] as [number, number],
};
const read = (text = '种植沙棘。') =>
  importIssue(
    database,
    { code: COUNTY, name: '青溪县', vocabulary: setting.vocabulary },
    issue('2024-1', [
      document(ONE, { title: null, titleInferred: inferred, damage: [furniture], clauses: [clause('1', text)] }),
      document(TWO),
    ]),
    SOURCE,
  );

beforeEach(async () => {
  ({ database } = await freshDatabase());
  setting = desk(clock);
  register = createRegister(database, () => setting.vocabulary);
  await read();
});

const subjects = async () =>
  (await documentReadings(database, editor, ONE)).readings.map(({ subject }) => subject) as [string, string];
const decide = async (place: 0 | 1, decision: 'confirmed' | 'corrected', value?: string) =>
  confirmReading(database, setting, editor, { document: ONE, subject: (await subjects())[place], decision, value });
const shown = async () => {
  const { title, titleInferred, decisions } = (await register.document(READER, ONE))!;
  return { title, titleInferred, decisions };
};
const listed = async () =>
  (await register.issue(READER, '2024-1'))!.contents.map(({ title, titleInferred }) => [title, titleInferred]);

describe('a title that was inferred', () => {
  it('is said to be inferred until an editor confirms it', async () => {
    expect(await shown()).toEqual({ title: '关于沙棘的通知', titleInferred: true, decisions: [] });
    await decide(0, 'confirmed');
    // Half past eleven at night in Shanghai is the same day there.
    const decided = { place: null, decision: 'confirmed', value: null, on: '2024-05-06' };
    expect(await shown()).toEqual({ title: '关于沙棘的通知', titleInferred: false, decisions: [decided] });
    expect(await listed()).toContainEqual(['关于沙棘的通知', false]);
    expect((await register.document(READER, TWO))!.previous).toMatchObject({ titleInferred: false });
  });

  it('becomes what the editor writes, also in search, and stays so after the issue is read again', async () => {
    await decide(0, 'corrected', '关于推广欧李种植的通知');
    const found = async () => (await register.search(READER, '欧李', {}, { limit: 5, offset: 0 })).hits;
    const titled = { title: '关于推广欧李种植的通知', titleInferred: false };
    expect(await shown()).toMatchObject(titled);
    expect(await found()).toMatchObject([{ number: ONE }]);
    expect(await read('种植沙棘和连翘。')).toMatchObject({ changed: 1 });
    expect(await shown()).toMatchObject(titled);
    expect(await listed()).toContainEqual(['关于推广欧李种植的通知', false]);
    expect(await found()).toMatchObject([{ number: ONE }]);
  });
});

it('a repair is shown as decided, the last word counting, and the record stays as it was read', async () => {
  const before = (await register.document(READER, ONE))!;
  await decide(1, 'confirmed');
  await decide(1, 'corrected', '全部删去');
  const after = (await register.document(READER, ONE))!;
  expect(after.decisions).toEqual([{ place: 0, decision: 'corrected', value: '全部删去', on: '2024-05-06' }]);
  expect(after.record).toEqual(before.record);
  expect(after.version).not.toBe(before.version);
  expect((await verifyChain(database)).findings).toEqual([]);
});
