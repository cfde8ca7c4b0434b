/** Division of work: tasks said and found, one task under two leads in one document or in two, a unit that leads and cooperates in one task. */
import { findTasks, type Task } from '../../gazette/tasks.ts';
import type { Family } from '../family.ts';
import type { KnownTask } from '../known.ts';
import type { Subject } from '../subject.ts';

export const task: Family = {
  name: 'task',
  explanation: '任务分工中写明的任务数应与所列相符，一项任务在各文件中只有一个牵头单位，牵头单位不再列为配合单位。',
  checkAll: (subjects, { issue, known }) => {
    const divided = subjects
      .filter(({ intact }) => intact)
      .flatMap((subject) => {
        const [found] = findTasks(issue, subject.document.number ?? undefined);
        return found && found.tasks.length >= 3 ? [{ subject, found }] : [];
      });
    return divided.flatMap(({ subject, found }, i) => {
      const others = divided.slice(0, i).flatMap((one) => ledIn(one.subject, one.found.tasks));
      return [
        ...stated(subject, found.statedTasks, found.statedLine, found.tasks),
        ...twice(subject, found.tasks),
        ...elsewhere(subject, found.tasks, [...others, ...known.tasks]),
        ...both(subject, found.tasks),
      ];
    });
  },
};

type Placed = ReturnType<NonNullable<Family['checkAll']>>;

function stated({ document }: Subject, said: number | null, line: number | null, tasks: Task[]): Placed {
  if (said === null || line === null || said === tasks.length || Math.abs(said - tasks.length) > 3) return [];
  return [
    {
      document,
      type: 'count',
      lines: [line, tasks.at(-1)!.line],
      stated: `共${said}项任务`,
      found: `列出${tasks.length}项`,
      severity: 'high',
      message: `文中称共${said}项任务，实际列出${tasks.length}项。`,
    },
  ];
}

function twice({ document }: Subject, tasks: Task[]): Placed {
  return tasks.flatMap((one, i) => {
    const other = tasks
      .slice(0, i)
      .find(({ text, lead }) => text === one.text && lead !== null && one.lead !== null && lead !== one.lead);
    if (!other || one.text.length < 8) return [];
    return [
      {
        document,
        type: 'mismatch' as const,
        lines: [one.line, other.line],
        stated: `${one.no} ${one.lead}牵头`,
        found: `${other.no} ${other.lead}牵头`,
        severity: 'high' as const,
        message: `同一项任务在第${other.line}行由${other.lead}牵头，在第${one.line}行由${one.lead}牵头。`,
      },
    ];
  });
}

const ledIn = ({ document }: Subject, tasks: Task[]): (KnownTask & { line: number })[] =>
  tasks.flatMap(({ text, lead, line }) =>
    lead === null || document.number === null
      ? []
      : [{ text, lead, line, year: document.year, document: document.number }],
  );

/** The same task of the same year under another lead in another document that this one does not change. */
function elsewhere({ document }: Subject, tasks: Task[], known: (KnownTask & { line?: number })[]): Placed {
  return tasks.flatMap((one) => {
    const other = known.find(
      (task) =>
        task.text === one.text &&
        task.year === document.year &&
        task.document !== document.number &&
        one.lead !== null &&
        task.lead !== one.lead,
    );
    if (!other || one.text.length < 8) return [];
    if (document.amends.includes(other.document) || document.repeals.includes(other.document)) return [];
    return [
      {
        document,
        type: 'mismatch' as const,
        lines: [one.line, ...(other.line === undefined ? [] : [other.line])],
        stated: `${one.no} ${one.lead}牵头`,
        found: `${other.document}由${other.lead}牵头`,
        severity: 'high' as const,
        message: `同一项任务在本文件由${one.lead}牵头，在${other.document}由${other.lead}牵头，本文件没有写明修改。`,
      },
    ];
  });
}

function both({ document }: Subject, tasks: Task[]): Placed {
  return tasks.flatMap(({ no, lead, cooperating, line }) =>
    lead !== null && cooperating.includes(lead)
      ? [
          {
            document,
            type: 'mismatch' as const,
            lines: [line],
            stated: `第${no}项${lead}牵头`,
            found: `${lead}配合`,
            severity: 'medium' as const,
            message: `第${no}项任务的牵头单位${lead}又列为配合单位。`,
          },
        ]
      : [],
  );
}
