/** `duties FILE`: the recurring duties of an issue. */
import { findDuties } from '../gazette/duties.ts';
import { readArguments } from './arguments.ts';
import { printJson, readIssueFile } from './issue-file.ts';

export const help = `usage: gongbao duties FILE [--issue KEY] [--json]

Finds recurring duties (每周五, 每月25日前, 每季度 …) with bearer, receiver and line, and one-off reports with a date.
  --json   one JSON value: {issue, duties: […], dated: […]}
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { issue: { type: 'string' }, json: { type: 'boolean' } });
  const issue = await readIssueFile(positionals, values.issue);
  const found = findDuties(issue);
  if (values.json) {
    printJson({ kind: 'recurring-duties', issue: issue.issue.key, ...found });
    return 0;
  }
  for (const duty of [...found.duties, ...found.dated]) {
    const receiver = duty.receiver.length > 0 ? ` → ${duty.receiver.join('、')}` : '';
    process.stdout.write(
      `${duty.document ?? ''} 行${duty.line}  ${duty.bearer.join('、') || '（未写明）'}  ${duty.cadence}  ${duty.duty}${receiver}\n`,
    );
  }
  return 0;
}
