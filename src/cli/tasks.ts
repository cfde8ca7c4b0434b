/** `tasks FILE`: the tasks of an issue and the units that answer for them. */
import { findTasks } from '../gazette/tasks.ts';
import { parseDocumentNumber } from '../text/document-number.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { printJson, readIssueFile } from './issue-file.ts';

export const help = `usage: gongbao tasks FILE [--document NUMBER] [--issue KEY] [--json]

Finds the tasks that documents of an issue divide among units.
  --document NUMBER   only this document, in any spelling of its number
  --json              one JSON value: {issue, documents: [{document, tasks, sections, …}]}
`;

export async function run(args: string[]): Promise<number> {
  const options = { document: { type: 'string' }, issue: { type: 'string' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = readArguments(args, options);
  const issue = await readIssueFile(positionals, values.issue);
  const wanted = values.document;
  const number = wanted === undefined ? undefined : (parseDocumentNumber(wanted)?.normalized ?? wanted);
  if (number !== undefined && !issue.documents.some((document) => document.number === number)) {
    throw new UserError(`the issue holds no document ${number}; gongbao read FILE lists its documents.`);
  }
  const documents = findTasks(issue, number);
  if (values.json) {
    printJson({ kind: 'tasks', issue: issue.issue.key, documents });
    return 0;
  }
  for (const found of documents) {
    const stated = found.statedTasks === null ? '' : `（文中称${found.statedTasks}项，第${found.statedLine}行）`;
    process.stdout.write(`${found.document ?? ''} ${found.title ?? ''}：${found.foundTasks} 项任务${stated}\n`);
    for (const task of found.tasks) {
      const units = [
        task.lead && `牵头 ${task.lead}`,
        task.responsible.length > 0 && `责任 ${task.responsible.join('、')}`,
        task.cooperating.length > 0 && `配合 ${task.cooperating.join('、')}`,
      ];
      process.stdout.write(
        `  ${task.no.padEnd(6)} 行${task.line}  ${task.text}  ${units.filter(Boolean).join('；')}\n`,
      );
    }
  }
  return 0;
}
