/** The house keeps its floors: a folder of src imports only from the folders below it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const FLOORS = [
  'text',
  'calendar',
  'gazette',
  'check',
  'rule',
  'policy',
  'store',
  'desk',
  'press',
  'server',
  'site',
  'workbench',
  'cli',
];
/** These never touch a database, the network or the machine's clock; only `gazette/input` reads files. */
const PURE = ['text', 'calendar', 'gazette', 'check', 'rule', 'policy'];
const src = resolve(import.meta.dirname, '../../src');

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/u.test(name));

/** Every import of a file: its own files as paths from src, packages as names. */
function importsOf(name: string): string[] {
  const text = readFileSync(resolve(src, name), 'utf8');
  return [...text.matchAll(/^\s*(?:import|export)\b[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)/gmu)].map((match) => {
    const target = match[1] ?? match[2]!;
    return target.startsWith('.') ? relative(src, resolve(src, dirname(name), target)) : target;
  });
}

const floorOf = (name: string): string => name.split('/')[0]!;

describe('floors', () => {
  it('has only the folders of the house', () => {
    for (const name of files) expect(FLOORS, name).toContain(floorOf(name));
  });

  it.each(files)('%s imports downwards only', (name) => {
    for (const target of importsOf(name)) {
      const floor = floorOf(target);
      if (!FLOORS.includes(floor) || !/\.tsx?$/u.test(target)) continue;
      expect(FLOORS.indexOf(floor), `${name} imports ${target}`).toBeLessThanOrEqual(FLOORS.indexOf(floorOf(name)));
    }
  });

  it.each(files.filter((name) => PURE.includes(floorOf(name)) && !name.startsWith('gazette/input/')))(
    '%s is pure',
    (name) => {
      for (const target of importsOf(name)) expect(target, name).not.toMatch(/^(?:node:(?!url)|pg$|kysely|fastify)/u);
      expect(readFileSync(resolve(src, name), 'utf8'), name).not.toMatch(
        /Date\.now\(|new Date\(\)|Math\.random\(|\bfetch\(/u,
      );
    },
  );

  it('keeps files of src within 400 lines', () => {
    const long = files.filter((name) => readFileSync(resolve(src, name), 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
