import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { verifyChain } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';
import { importIssue } from '../../src/store/import.ts';
import { freshDatabase } from '../support/database.ts';
import { COUNTY, clause, document, issue, SOURCE } from './fixture.ts';

const ONE = '青政发〔2024〕1号';
const TWO = '青政发〔2024〕2号';
let database: Database;
const store = (...texts: string[]) =>
  importIssue(
    database,
    COUNTY,
    issue('2024-1', [
      document(ONE, {
        clauses: texts.map((text, i) => clause(`${i + 1}`, text, { children: [clause(`${i + 1}-1`, '细则。')] })),
      }),
      document(TWO),
    ]),
    SOURCE,
  );
const findings = async () => (await verifyChain(database)).findings.map(({ seq, message }) => [seq, message]);

beforeEach(async () => {
  ({ database } = await freshDatabase());
  await store('各乡镇负责。', '按月报送。');
});

it('finds nothing where nobody touched anything, also after a better reading', async () => {
  expect(await findings()).toEqual([]);
  await store('各乡镇负责。', '按季报送。', '另行通知。');
  expect(await findings()).toEqual([]);
  await importIssue(database, COUNTY, issue('2024-1', [document(TWO)]), SOURCE);
  expect(await findings()).toEqual([]);
});

it.each([
  [
    'a clause',
    `UPDATE clauses SET text = '各村负责。' WHERE text = '各乡镇负责。'`,
    'its clauses are not those of its record',
  ],
  ['a removed clause', `DELETE FROM clauses WHERE text = '按月报送。'`, 'its clauses are not those of its record'],
  [
    'a page',
    `UPDATE document_pages SET view = replace(view::text, '按月', '按年')`,
    'its page does not show its record',
  ],
  ['a removed page', `DELETE FROM document_pages WHERE address = '${ONE}'`, 'its page does not show its record'],
])('finds %s', async (_, change, message) => {
  await sql.raw(change).execute(database);
  expect(await findings()).toEqual([[2, `document ${ONE}: ${message}.`]]);
});

it('finds a changed record, and whatever no longer agrees with it', async () => {
  await sql.raw(`UPDATE documents SET record = replace(record::text, '按月', '按年')::jsonb`).execute(database);
  expect(await findings()).toEqual([
    [2, `document ${ONE}: its record is not the one that event 2 recorded.`],
    [2, `document ${ONE}: its clauses are not those of its record.`],
    [2, `document ${ONE}: its page does not show its record.`],
  ]);
});

it('finds a document that went without an event', async () => {
  await sql.raw(`UPDATE documents SET superseded_at = now() WHERE address = '${TWO}'`).execute(database);
  expect(await findings()).toEqual([[3, expect.stringMatching(/^document .+, recorded by event 3, is gone\.$/)]]);
});
