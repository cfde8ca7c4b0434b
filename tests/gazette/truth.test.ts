/** The reader against what is known of the real issues, by the scorer that stands beside them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Duty, findDuties } from '../../src/gazette/duties.ts';
import { findTasks } from '../../src/gazette/tasks.ts';
import { haveShared, KEYS, realIssue, shared } from '../support/shared.ts';

const LEAST: Record<string, number> = { '2022-3': 0.99, '2023-3': 0.99, '2024-2': 0.96 };

describe.skipIf(!haveShared)('the real issues', () => {
  it('holds 125 documents in five issues', () => {
    expect(KEYS.map((key) => realIssue(key).documents.length)).toEqual([15, 32, 28, 18, 32]);
  });

  it.each(Object.keys(LEAST))('%s scores', (key) => {
    const folder = mkdtempSync(join(tmpdir(), 'gongbao-score-'));
    const output = join(folder, 'output.json');
    const { text: _, ...printed } = realIssue(key);
    writeFileSync(output, JSON.stringify(printed));
    const report = execFileSync(
      process.execPath,
      [resolve(shared, 'truth/score.mjs'), resolve(shared, `truth/${key}.json`), output],
      { encoding: 'utf8' },
    );
    rmSync(folder, { recursive: true });
    const [, documents, fields] = /documents F1 = ([\d.]+), fields F1 = ([\d.]+)/u.exec(report)!;
    console.log(`score ${key}: documents F1 = ${documents}, fields F1 = ${fields}`);
    expect(Number(documents)).toBe(1);
    expect(Number(fields)).toBeGreaterThanOrEqual(LEAST[key]!);
  });

  it('finds tasks', () => {
    const truth = JSON.parse(readFileSync(resolve(shared, 'truth/tasks-2024-2.json'), 'utf8'));
    for (const wanted of truth.documents) {
      const [found] = findTasks(realIssue(wanted.issue), wanted.document);
      const matched = wanted.tasks.filter((task: { text: string }) =>
        found?.tasks.some((own) => same(own.text, task.text)),
      );
      const led = matched.filter((task: { text: string; lead: string | null }) =>
        found?.tasks.some((own) => same(own.text, task.text) && own.lead === task.lead),
      );
      console.log(
        `tasks ${wanted.document}: ${matched.length} of ${wanted.tasks.length} (found ${found?.tasks.length}), ${led.length} under their lead`,
      );
      expect(matched.length / wanted.tasks.length).toBeGreaterThanOrEqual(0.9);
      expect(led.length / matched.length).toBeGreaterThanOrEqual(0.9);
    }
  });

  it.each(['2022-3', '2023-3'])('finds duties of %s', (key) => {
    const truth = JSON.parse(readFileSync(resolve(shared, `truth/duties-${key}.json`), 'utf8'));
    const found = findDuties(realIssue(key)).duties;
    const rest = [...found];
    let cadence = 0;
    let bearer = 0;
    let receiver = 0;
    const alike = (a: string[], b: string[]): boolean => plain([...a].sort().join()) === plain([...b].sort().join());
    const hits = truth.duties.filter((duty: Duty) => {
      const near = (own: (typeof found)[number]): boolean =>
        own.document === duty.document && Math.abs(own.line - duty.line) <= 2;
      const exact = rest.findIndex((own) => near(own) && own.cadenceNormalized === duty.cadenceNormalized);
      const at = exact >= 0 ? exact : rest.findIndex(near);
      if (at < 0) return false;
      if (exact >= 0) cadence += 1;
      const [own] = rest.splice(at, 1);
      if (alike(own!.bearer, duty.bearer)) bearer += 1;
      if (alike(own!.receiver, duty.receiver)) receiver += 1;
      return true;
    }).length;
    console.log(
      `duties ${key}: ${hits} of ${truth.duties.length} at their line, ${cadence} with the cadence, ${bearer} with the bearer, ${receiver} with the receiver, ${found.length} found`,
    );
    expect(hits / truth.duties.length).toBeGreaterThanOrEqual(0.85);
    expect(hits / found.length).toBeGreaterThanOrEqual(0.9);
    expect(bearer / hits).toBeGreaterThanOrEqual(0.6);
    expect(receiver / hits).toBeGreaterThanOrEqual(0.8);
  });
});

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s"“”]/gu, '');
const same = (a: string, b: string): boolean => plain(a).slice(0, 20) === plain(b).slice(0, 20);
