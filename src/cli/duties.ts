/** `duties FILE`: the recurring duties of an issue. `duties --from --to`: what falls due between two days, and for whom. */
import { parseDay } from '../calendar/day.ts';
import { occurrences } from '../desk/duties.ts';
import { createSetting } from '../desk/setting.ts';
import { findDuties } from '../gazette/duties.ts';
import type { Database } from '../store/database.ts';
import { jurisdictions, SPECIMEN, vocabularyOf } from '../store/jurisdictions.ts';
import { busiestJurisdiction } from '../store/read/issues.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { printJson, readIssueFile } from './issue-file.ts';
import { policiesInForce, policiesToServe } from './policy-files.ts';
import { withStore } from './with-store.ts';

export const help = `usage: gongbao duties FILE [--issue KEY] [--json]
       gongbao duties --from DATE --to DATE [--json]

Finds recurring duties (每周五, 每月25日前, 每季度 …) with bearer, receiver and line, and one-off reports with a date.
  --json   one JSON value: {issue, duties: […], dated: […]}

With --from and --to (YYYY-MM-DD, both included): what the documents order to be done between the two days by whom, in the
jurisdiction whose issues are held.
  --json   one JSON value: [{due, bearer, duty, document, line}]
`;

export async function run(args: string[]): Promise<number> {
  const options = { issue: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' } } as const;
  const { values, positionals } = readArguments(args, { ...options, json: { type: 'boolean' } });
  const { from, to, issue, json = false } = values;
  if (from === undefined && to === undefined) return await printFound(positionals, issue, json);
  if (positionals.length > 0 || issue !== undefined)
    throw new UserError('--from and --to ask for all documents that are held: leave FILE and --issue out.');
  return await printDue(day(from, '--from'), day(to, '--to'), json);
}

async function printFound(files: string[], key: string | undefined, json: boolean): Promise<number> {
  const issue = await readIssueFile(files, key);
  const found = findDuties(issue);
  if (json) {
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

async function printDue(from: string, to: string, json: boolean): Promise<number> {
  if (from > to) throw new UserError(`--from ${from} is later than --to ${to}; exchange them.`);
  const code = await withStore(({ database }) => jurisdictionHeld(database));
  const served = policiesInForce(code, policiesToServe(code));
  const setting = createSetting(code, vocabularyOf(code), served, served.files);
  const due = occurrences(setting, from, to).map(({ of: _, ...occurrence }) => occurrence);
  if (json) printJson(due);
  else
    for (const { due: when, bearer, duty, document, line } of due)
      process.stdout.write(`${when}  ${bearer}  ${duty}  ${document ?? ''} ${line ?? ''}\n`);
  return 0;
}

/** Real issues before the specimen; where nothing is held yet, the first government that has policies. */
async function jurisdictionHeld(database: Database): Promise<string> {
  const held = (await busiestJurisdiction(database, SPECIMEN)) ?? (await busiestJurisdiction(database, ''));
  return held ?? jurisdictions()[0]?.code ?? SPECIMEN;
}

function day(text: string | undefined, name: string): string {
  if (text !== undefined && parseDay(text) !== null) return text;
  throw new UserError(
    text === undefined
      ? `${name} DATE is missing; both --from and --to are needed.`
      : `${name} "${text}" is no day; write it as 2024-09-01.`,
  );
}
