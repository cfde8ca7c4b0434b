/** What was issued becomes a document of the register, with its web page: once, however often this is called. */
import { createHash } from 'node:crypto';
import type { Draft } from '../../desk/drafts.ts';
import { draftLines, interpretationLines } from '../../desk/drafts.ts';
import { eachAlone } from '../../desk/each-alone.ts';
import { readIssueOrDraft } from '../../gazette/draft.ts';
import { importIssue } from '../../store/import.ts';
import { jurisdictions } from '../../store/jurisdictions.ts';
import type { Desk } from './staff.ts';

/**
 * Imports every issued draft that its case says is published and that is not held yet; answers the numbers. AggregateError, at
 * the end, for those that could not be imported.
 */
export async function publishDrafts({ database, setting }: Pick<Desk, 'database' | 'setting'>): Promise<string[]> {
  const procedures = [...setting.policies.values()].flatMap(({ policy }) =>
    policy.procedures.filter(({ actions }) => actions.some(({ publishes }) => publishes)),
  );
  const jurisdiction = jurisdictions().find(({ code }) => code === setting.jurisdiction);
  if (procedures.length === 0 || !jurisdiction) return [];
  const done: string[] = [];
  const publishText = async (key: string, lines: string[]): Promise<boolean> => {
    const read = readIssueOrDraft(lines, { key });
    if (read.documents.length === 0) return false;
    const issue = { ...read, issue: { ...read.issue, key, title: `${jurisdiction.name}人民政府公报` } };
    const sha256 = createHash('sha256').update(lines.join('\n')).digest('hex');
    await importIssue(database, jurisdiction, issue, { sha256, reader: 'draft' }, 'publication');
    return true;
  };
  for (const { id, actions } of procedures) {
    const states = actions.flatMap(({ publishes, to }) => (publishes ? to : []));
    const rows = await database
      .selectFrom('cases')
      .select(['id', 'data', 'closed_at'])
      .where('jurisdiction', '=', setting.jurisdiction)
      .where('procedure', '=', id)
      .where('state', 'in', states)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('issues')
              .select('issues.id')
              .whereRef('issues.jurisdiction', '=', 'cases.jurisdiction')
              .whereRef('issues.key', '=', 'cases.number')
              .where('issues.superseded_at', 'is', null),
          ),
        ),
      )
      .select('number')
      .execute();
    const publish = async (row: (typeof rows)[number]): Promise<void> => {
      const data = row.data as Record<string, unknown>;
      const draft = draftOf(data);
      const interpretation = { body: textOf(data, 'interpretation'), drafter: textOf(data, 'drafter') };
      // First what explains it: that the document is held says that all is done.
      if (interpretation.body.trim())
        await publishText(`${draft.number ?? row.number}解读`, interpretationLines(draft, interpretation));
      if (await publishText(row.number, draftLines(draft))) done.push(draft.number ?? row.number);
    };
    await eachAlone(rows, ({ number }) => `draft ${number}`, publish);
  }
  return done;
}

/** May an action of this name publish? Then it is worth looking. */
export function publishes(setting: Desk['setting'], action: string): boolean {
  return [...setting.policies.values()].some(({ policy }) =>
    policy.procedures.some(({ actions }) => actions.some((one) => one.publishes && one.key === action)),
  );
}

/** The draft that a case holds, by the keys of the fields that every drafting procedure has. */
function draftOf(data: Record<string, unknown>): Draft {
  return {
    title: textOf(data, 'title'),
    number: textOf(data, 'number') || null,
    addressees: textOf(data, 'addressees'),
    body: textOf(data, 'body'),
    issuer: textOf(data, 'issuer'),
    dated: textOf(data, 'signedOn') || null,
  };
}

function textOf(data: Record<string, unknown>, key: string): string {
  const value = data[key];
  return typeof value === 'string' ? value : '';
}
