/** The zone of the process never enters an answer. */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const child = resolve(import.meta.dirname, 'zone-child.ts');

it('answers are the same in UTC, Los Angeles and Shanghai', { timeout: 60_000 }, () => {
  const [utc, angeles, shanghai] = ['UTC', 'America/Los_Angeles', 'Asia/Shanghai'].map((TZ) =>
    execFileSync(process.execPath, [child], { encoding: 'utf8', env: { ...process.env, TZ } }),
  ) as [string, string, string];
  const zones = [utc, angeles, shanghai].map((text) => JSON.parse(text.slice(0, text.indexOf('\n'))) as number);
  expect(zones, 'the zones took effect').toEqual([0, 480, -480]);
  const answers = [utc, angeles, shanghai].map((text) => text.slice(text.indexOf('\n')));
  expect(answers[0]!.length).toBeGreaterThan(10_000);
  expect(answers[1]).toBe(answers[0]);
  expect(answers[2]).toBe(answers[0]);
});
