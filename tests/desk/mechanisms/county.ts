/** A desk on the policies of the project, with the organs of a jurisdiction and a clock that the test turns. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { Actor, Role } from '../../../src/desk/actor.ts';
import { storeFile } from '../../../src/desk/attachments.ts';
import { type Acting, act, type Opening, openCase } from '../../../src/desk/cases.ts';
import { dayOf } from '../../../src/desk/clocks.ts';
import { createSetting, type Setting } from '../../../src/desk/setting.ts';
import { expireClocks } from '../../../src/desk/wake.ts';
import { loadPolicies, type PolicyFile } from '../../../src/policy/load.ts';
import type { Database } from '../../../src/store/database.ts';
import { SPECIMEN, vocabularyOf } from '../../../src/store/jurisdictions.ts';

export const LISHI = '141102';

const PROJECT = resolve(import.meta.dirname, '../../..');

/** The policies that bind in 离石区 (or in the specimen's county), on a desk on which it is `clock.now`. */
export function county(clock: { now: string }, code = LISHI): Setting {
  const specimen = code === SPECIMEN;
  const files = [
    ...yamlFiles('policies', 'national'),
    ...yamlFiles(specimen ? 'samples/policies' : 'policies', specimen ? 'specimen' : 'lishi'),
  ];
  const loaded = loadPolicies(files);
  expect(loaded.diagnostics).toEqual([]);
  return createSetting(code, vocabularyOf(code), loaded, files, () => new Date(clock.now));
}

function yamlFiles(home: string, folder: string): PolicyFile[] {
  return readdirSync(`${PROJECT}/${home}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({
      path: `${folder}/${path}`,
      text: readFileSync(`${PROJECT}/${home}/${folder}/${path}`, 'utf8'),
    }));
}

/** Somebody of an organ. */
export function at(setting: Setting, organ: string, role: Role = 'clerk'): Actor {
  const name = setting.vocabulary.organNamed(organ) ?? organ;
  return {
    jurisdiction: setting.jurisdiction,
    account: `${name}-${role}`,
    person: name,
    seats: [{ id: `${name}-${role}`, organ: name, post: null, role, standsIn: false }],
  };
}

/** A case as a test drives it: each call turns the clock to the day on which it happens. */
export class Matter {
  private readonly database: Database;
  private readonly setting: Setting;
  private readonly clock: { now: string };
  readonly id: string;

  constructor(database: Database, setting: Setting, clock: { now: string }, id: string) {
    this.database = database;
    this.setting = setting;
    this.clock = clock;
    this.id = id;
  }

  static async open(
    database: Database,
    setting: Setting,
    clock: { now: string },
    on: string,
    who: Actor,
    asked: Omit<Opening, 'on'>,
  ): Promise<Matter> {
    clock.now = instant(on);
    const { id } = await openCase(database, setting, who, asked);
    return new Matter(database, setting, clock, id);
  }

  async row() {
    return this.database.selectFrom('cases').selectAll().where('id', '=', this.id).executeTakeFirstOrThrow();
  }

  async state(): Promise<string> {
    return (await this.row()).state;
  }

  /** Does an action on a day; answers the state. `papers` are the names of papers handed in. */
  async do(
    on: string,
    who: Actor,
    action: string,
    input: Acting['input'] = {},
    more: { to?: string; papers?: string[] } = {},
  ): Promise<string> {
    this.clock.now = instant(on);
    const { version } = await this.row();
    const papers = [];
    for (const paper of more.papers ?? []) {
      const { name, sha256 } = await storeFile(this.database, who, `${paper}.txt`, Buffer.from(paper));
      papers.push({ paper, name, sha256 });
    }
    const { state } = await act(this.database, this.setting, who, {
      ...{ case: this.id, action, version, input, papers },
      to: more.to,
    });
    return state;
  }

  /** The last day of a clock of the case, whether it runs or not; null where none is known. */
  async due(clock: string): Promise<string | null> {
    const row = await this.clockRow(clock);
    return row?.due ? dayOf(row.due) : null;
  }

  async instant(clock: string): Promise<string | null> {
    return (await this.clockRow(clock))?.due?.toISOString() ?? null;
  }

  async running(): Promise<string[]> {
    const rows = await this.database
      .selectFrom('case_clocks')
      .select('clock')
      .where('case_id', '=', this.id)
      .where('running', '=', true)
      .orderBy('clock')
      .execute();
    return rows.map(({ clock }) => clock);
  }

  /** Lets the program look at the clocks on a day; answers the state. */
  async wake(on: string): Promise<string> {
    this.clock.now = instant(on);
    await expireClocks(this.database, this.setting);
    return this.state();
  }

  private clockRow(clock: string) {
    return this.database
      .selectFrom('case_clocks')
      .select('due')
      .where('case_id', '=', this.id)
      .where('clock', '=', clock)
      .executeTakeFirst();
  }
}

/** A day is its noon. */
function instant(on: string): string {
  return on.length === 10 ? `${on}T12:00:00+08:00` : on;
}
