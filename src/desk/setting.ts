/** What the desk of one jurisdiction runs on: its policies in every version that a case holds, its calendar, its names. */
import { createHash } from 'node:crypto';
import type { ClockSpec } from '../calendar/spec.ts';
import type { WorkCalendar } from '../calendar/working-days.ts';
import { type Loaded, loadPolicies, type PolicyFile } from '../policy/load.ts';
import type { Policy } from '../policy/policy.ts';
import type { Procedure } from '../policy/procedure.ts';
import type { Register } from '../policy/register.ts';
import type { Database } from '../store/database.ts';
import type { Writer } from '../store/rows.ts';
import { plain, segmenterOf } from '../store/search/segmenter.ts';
import type { Vocabulary } from '../store/vocabulary.ts';
import { Refusal } from './fault.ts';

export interface Setting {
  jurisdiction: string;
  vocabulary: Vocabulary;
  /** The policies in force, by id. */
  policies: ReadonlyMap<string, PolicyVersion>;
  clocks: ReadonlyMap<string, ClockSpec>;
  calendar: WorkCalendar;
  /** Digest of what the calendar says; a clock that was counted by another is counted anew. */
  calendarVersion: string;
  /** The present moment. Tests set another. */
  now(): Date;
  /** Versions that are no longer in force but under which cases run. */
  kept: Map<string, PolicyVersion>;
}

export interface PolicyVersion {
  policy: Policy;
  sha256: string;
  files: PolicyFile[];
}

/** The setting over loaded policies and the files that they were loaded from. */
export function createSetting(
  jurisdiction: string,
  vocabulary: Vocabulary,
  loaded: Loaded,
  files: PolicyFile[],
  now: () => Date = () => new Date(),
): Setting {
  const byFolder = Map.groupBy(files, ({ path }) => path.slice(0, path.lastIndexOf('/')));
  const calendarFiles = [...byFolder].find(([folder]) => folder.endsWith('/calendar'))?.[1] ?? [];
  const policies = new Map<string, PolicyVersion>();
  for (const policy of loaded.policies) {
    const own = byFolder.get(`${policy.jurisdiction}/${policy.id}`) ?? [];
    policies.set(policy.id, { policy, sha256: digest(own), files: own });
  }
  const clocks = new Map(loaded.policies.flatMap(({ clocks }) => clocks.map(({ spec }) => [spec.id, spec] as const)));
  return {
    jurisdiction,
    vocabulary,
    policies,
    clocks,
    calendar: loaded.calendar,
    calendarVersion: digest(calendarFiles),
    now,
    kept: new Map(),
  };
}

/** The procedure as it is in force. Refusal unknown. */
export function procedureInForce(setting: Setting, id: string): { procedure: Procedure; sha256: string } {
  const version = setting.policies.get(id.split('/')[0]!);
  const procedure = version?.policy.procedures.find((candidate) => candidate.id === id);
  if (!version || !procedure) throw new Refusal('unknown', `没有“${id}”这个流程；请从流程目录里选。`);
  return { procedure, sha256: version.sha256 };
}

/** The procedure under which a case runs: that of its own version. */
export async function procedureOf(
  db: Database | Writer,
  setting: Setting,
  id: string,
  sha256: string,
): Promise<{ procedure: Procedure; clocks: ReadonlyMap<string, ClockSpec> }> {
  const [policy] = id.split('/') as [string];
  const present = setting.policies.get(policy);
  const version = present?.sha256 === sha256 ? present : await keptVersion(db, setting, policy, sha256);
  const procedure = version.policy.procedures.find((candidate) => candidate.id === id);
  if (!procedure) throw new Refusal('unknown', `流程“${id}”已不在它的政策文件里；请联系系统管理员。`);
  if (version === present) return { procedure, clocks: setting.clocks };
  const own = version.policy.clocks.map(({ spec }) => [spec.id, spec] as const);
  return { procedure, clocks: new Map([...setting.clocks, ...own]) };
}

/** Stores the version of a policy, once, so that cases that begin under it can end under it. */
export async function keepVersion(db: Writer, setting: Setting, policy: string, at: Date): Promise<void> {
  const { sha256, files } = setting.policies.get(policy)!;
  await db
    .insertInto('policy_versions')
    .values({ jurisdiction: setting.jurisdiction, policy, sha256, files: JSON.stringify(files), recorded_at: at })
    .onConflict((conflict) => conflict.columns(['jurisdiction', 'policy', 'sha256']).doNothing())
    .execute();
}

async function keptVersion(db: Database | Writer, setting: Setting, policy: string, sha256: string) {
  const key = `${policy} ${sha256}`;
  const found = setting.kept.get(key);
  if (found) return found;
  const row = await db
    .selectFrom('policy_versions')
    .select('files')
    .where('jurisdiction', '=', setting.jurisdiction)
    .where('policy', '=', policy)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  const loaded = row && loadPolicies(row.files).policies[0];
  if (!loaded) throw new Refusal('unknown', `政策“${policy}”的这一版读不出来；请联系系统管理员。`);
  const version = { policy: loaded, sha256, files: row.files };
  setting.kept.set(key, version);
  return version;
}

/** Refusal unknown. */
export function registerInForce(setting: Setting, id: string): Register {
  const register = setting.policies.get(id.split('/')[0]!)?.policy.registers.find((candidate) => candidate.id === id);
  if (!register) throw new Refusal('unknown', `没有“${id}”这个台账；请从台账目录里选。`);
  return register;
}

/** An organ by its present name; a name that nobody knows stays as it is. */
export function organ(setting: Setting, name: string): string {
  return setting.vocabulary.organNamed(name) ?? name.trim();
}

/** The words of a text and their parts, each once: what a case or row is found by. */
export function lexemesOf(setting: Setting, text: string): string[] {
  const words = segmenterOf(setting.vocabulary)(text).flatMap(({ word, parts }) => [word, ...parts]);
  return [...new Set(words.map((word) => plain(word).slice(0, 100)))].slice(0, MOST_LEXEMES);
}

const MOST_LEXEMES = 2000;

function digest(files: PolicyFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) hash.update(`${path}\0${text}\0`);
  return hash.digest('hex');
}
