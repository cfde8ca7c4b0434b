/** Tasks that a document divides among units 任务分工: each becomes a case of the general procedure 职责任务. */
import { taskDeadline } from '../gazette/task-deadline.ts';
import { findTasks, type Task } from '../gazette/tasks.ts';
import type { Clause, ReadIssue } from '../gazette/types.ts';
import type { Database } from '../store/database.ts';
import { program } from './actor.ts';
import { openCase } from './cases.ts';
import { dayOf } from './clocks.ts';
import { expand } from './organs.ts';
import { openedOrigins } from './origins.ts';
import { organ, type Setting } from './setting.ts';

export interface Assigned {
  document: string;
  tasks: number;
  /** Opened now; the others were there. */
  opened: number;
}

/**
 * Opens a case for every task of an issue whose unit is known: its lead, else the first that is responsible. `assigner` accepts
 * what is done (督查室, 政府办公室). The term that a task names is its due date; where that day is over when an old issue comes in,
 * nothing is known of what was done, and the office sets a day or ends the task.
 */
export async function assignTasks(
  db: Database,
  setting: Setting,
  issue: ReadIssue,
  assigner: string,
  number?: string,
): Promise<Assigned[]> {
  const results: Assigned[] = [];
  for (const { document, tasks } of findTasks(issue, number)) {
    const record = issue.documents.find((one) => one.number === document);
    if (!document || !record) continue;
    let opened = 0;
    const originOf = (task: Task): string => `task:${document}:${task.section ?? ''}:${task.no}:${task.line}`;
    const today = dayOf(setting.now());
    const known = await openedOrigins(db, setting.jurisdiction, tasks.map(originOf));
    for (const task of tasks) {
      const [lead, ...others] = [task.lead, ...task.responsible].filter((name) => name !== null);
      if (lead === undefined || known.has(originOf(task))) continue;
      const bearer = organ(setting, lead);
      const text = textAt(record.clauses, task.line) ?? task.text;
      const term = record.dated && taskDeadline(text, record.dated);
      const done = await openCase(db, setting, program(setting.jurisdiction), {
        procedure: 'generic/duty',
        origin: originOf(task),
        on: record.dated ?? undefined,
        input: { text, bearer, assigner },
        title: beginningOf(text, task.text),
        bearer,
        due: term && term >= today ? term : undefined,
        leader: task.leader ?? undefined,
        with: [...others, ...task.cooperating].flatMap((name) => expand(setting, name)),
        document,
        cite: `${issue.issue.key}:${task.line}`,
      });
      if (done.version === 1) opened += 1;
    }
    results.push({ document, tasks: tasks.length, opened });
  }
  return results;
}

/** A task is named by its first words; that more follows is said. */
function beginningOf(text: string, first: string): string {
  const at = text.indexOf(first);
  return at >= 0 && /[\p{L}\p{N}]/u.test(text[at + first.length] ?? '') ? `${first}…` : first;
}

/** The whole text of the smallest clause that has the line. */
function textAt(clauses: Clause[], line: number): string | null {
  for (const clause of clauses) {
    const inner = textAt(clause.children, line);
    if (inner !== null) return inner;
    if (clause.text !== '' && clause.lines.some(([first, last]) => first <= line && line <= last)) return clause.text;
  }
  return null;
}
