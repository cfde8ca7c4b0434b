/** The calendar and the clocks of the policy files, read once. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import { parseCalendar } from '../../src/calendar/parse-calendar.ts';
import { parseClockSpec } from '../../src/calendar/parse-spec.ts';
import type { ClockSpec } from '../../src/calendar/spec.ts';
import { workCalendar } from '../../src/calendar/working-days.ts';

const policies = resolve(import.meta.dirname, '../../policies');

export const notices = readNotices();
export const calendar = workCalendar(notices);
export const clocks = readClocks();

/** A clock that must be well written. */
export function clock(value: Record<string, unknown>): ClockSpec {
  const parsed = parseClockSpec('test/clock', { title: '试验', ...value });
  if (parsed.diagnostics) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.spec;
}

function readNotices() {
  const parsed = parseCalendar(parse(readFileSync(`${policies}/national/calendar/calendar.yaml`, 'utf8')));
  if (parsed.diagnostics) throw new Error(JSON.stringify(parsed.diagnostics));
  return parsed.notices;
}

function readClocks(): Map<string, ClockSpec> {
  const specs = new Map<string, ClockSpec>();
  for (const file of globSync(`${policies}/{national,lishi}/*/clocks.yaml`)) {
    const { clocks } = parse(readFileSync(file, 'utf8')) as { clocks: Record<string, unknown> };
    for (const [key, value] of Object.entries(clocks)) {
      const id = `${basename(dirname(file))}/${key}`;
      const parsed = parseClockSpec(id, value);
      if (parsed.diagnostics) throw new Error(`${id}: ${JSON.stringify(parsed.diagnostics)}`);
      specs.set(id, parsed.spec);
    }
  }
  return specs;
}
