/** The public cases of all clocks, against the policy files. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ClockCase, runClockCase } from '../../src/policy/clock-cases.ts';
import { calendar, clocks } from './fixture.ts';

const path = resolve(import.meta.dirname, '../../../shared/cases/clocks.yaml');
const groups: { id: string; cases: ClockCase[] }[] = existsSync(path)
  ? (parse(readFileSync(path, 'utf8')) as { clocks: { id: string; cases: ClockCase[] }[] }).clocks
  : [];

describe('public cases of clocks', () => {
  if (groups.length === 0) it.skip(`${path} is not there`, () => {});

  it.each(groups)('$id', ({ id, cases }) => {
    const spec = clocks.get(id);
    expect(spec, id).toBeDefined();
    for (const item of cases) {
      const { pass, expected, got } = runClockCase(spec!, item, { calendar, clocks });
      if (!pass) expect(got, JSON.stringify(item)).toEqual(expected);
    }
  });
});
