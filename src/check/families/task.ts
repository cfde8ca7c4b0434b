/** Division of work: tasks said and found, one task under two leads, a unit that leads and cooperates in one task. */
import { findTasks, type Task } from '../../gazette/tasks.ts';
import type { Family } from '../family.ts';
import type { Subject } from '../subject.ts';

export const task: Family = {
  name: 'task',
  explanation: '任务分工中写明的任务数应与所列相符，一项任务只有一个牵头单位，牵头单位不再列为配合单位。',
  checkAll: (subjects, { issue }) =>
    subjects
      .filter(({ intact }) => intact)
      .flatMap((subject) => {
        const [found] = findTasks(issue, subject.document.number ?? undefined);
        return found && found.tasks.length >= 3
          ? [
              ...stated(subject, found.statedTasks, found.statedLine, found.tasks),
              ...twice(subject, found.tasks),
              ...both(subject, found.tasks),
            ]
          : [];
      }),
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
