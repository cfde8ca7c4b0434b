/** The work that the held issues order, begun: divided tasks, printed registers, cases of the past. */
import type { ReadIssue } from '../gazette/types.ts';
import type { Database } from '../store/database.ts';
import { heldIssue, heldKeys } from '../store/read/held-issues.ts';
import { type Replayed, replayHistory } from './history.ts';
import { governmentOffice } from './organs.ts';
import { type Filled, fillRegisters } from './register-source.ts';
import type { Setting } from './setting.ts';
import { type Assigned, assignTasks } from './tasks.ts';

export interface Begun {
  tasks: Assigned[];
  registers: Filled[];
  history: Replayed[];
}

/**
 * Begins what has not begun yet. It may be called as often as one likes: what there is stays as it is. Where `stop` is aborted it
 * ends after the document that it is at; the next call goes on from there.
 */
export async function beginWork(db: Database, setting: Setting, stop?: AbortSignal): Promise<Begun> {
  const issues = new Map<string, ReadIssue>();
  for (const key of await heldKeys(db, setting.jurisdiction)) {
    const issue = await heldIssue(db, setting.jurisdiction, key);
    if (issue) issues.set(key, issue);
  }
  const begun: Begun = { tasks: [], registers: [], history: [] };
  const office = governmentOffice(setting);
  for (const issue of issues.values()) {
    if (stop?.aborted) return begun;
    begun.registers.push(...(await fillRegisters(db, setting, issue)));
    if (office !== null) begun.tasks.push(...(await assignTasks(db, setting, issue, office)));
  }
  if (!stop?.aborted) begun.history = await replayHistory(db, setting, issues);
  return begun;
}

/** How much was begun now. */
export interface BegunCounts {
  tasks: number;
  rows: number;
  cases: number;
}

export function begunCounts({ tasks, registers, history }: Begun): BegunCounts {
  const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    tasks: sum(tasks.map(({ opened }) => opened)),
    rows: sum(registers.map(({ written }) => written)),
    cases: history.filter(({ taken }) => taken > 0).length,
  };
}
