/** Issues: their contents, their source text, what is missing. */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Tables } from '../schema.ts';
import type { IssueSummary, IssueView, MissingView, Reader } from '../views.ts';
import { visibleDocuments, visibleIssues } from './permission.ts';
import { summaries, toSummary } from './summary.ts';

/** All issues, newest first. */
export async function readIssues(db: Kysely<Tables>, reader: Reader): Promise<IssueSummary[]> {
  const issues = await visibleIssues(db, reader)
    .select(['id', 'key', 'head'])
    .orderBy('year', (order) => order.desc().nullsLast())
    .orderBy('number', (order) => order.desc().nullsLast())
    .orderBy('key', 'desc')
    .execute();
  const counts = await visibleDocuments(db, reader)
    .select(['issue_id', ({ fn }) => fn.countAll<number>().as('documents')])
    .groupBy('issue_id')
    .execute();
  const byIssue = new Map(counts.map(({ issue_id, documents }) => [issue_id, documents]));
  return issues.map(({ id, head }) => {
    const { key, year, number, total, published, title, scrambled } = head;
    return { key, year, number, total, published, title, scrambled, documents: byIssue.get(id) ?? 0 };
  });
}

/** One issue with its contents as printed, or null. */
export async function readIssue(db: Kysely<Tables>, reader: Reader, key: string): Promise<IssueView | null> {
  const issue = await visibleIssues(db, reader)
    .select(['id', 'head', 'missing', 'damage'])
    .where('key', '=', key)
    .executeTakeFirst();
  if (!issue) return null;
  const rows = await summaries(db, reader)
    .where('documents.issue_id', '=', issue.id)
    .orderBy('documents.position')
    .execute();
  const { head, missing, damage } = issue;
  const { year, number, total, published, title, scrambled } = head;
  const contents = rows.map(toSummary);
  return {
    key,
    year,
    number,
    total,
    published,
    title,
    scrambled,
    documents: rows.length,
    head,
    contents,
    missing,
    damage,
  };
}

/** The source lines of an issue, or null. */
export async function readIssueText(db: Kysely<Tables>, reader: Reader, key: string): Promise<string[] | null> {
  const issue = await visibleIssues(db, reader).select(['id', 'version']).where('key', '=', key).executeTakeFirst();
  if (!issue) return null;
  const lines = await db
    .selectFrom('issue_lines')
    .select('text')
    .where('jurisdiction', '=', reader.jurisdiction)
    .where('issue_id', '=', issue.id)
    .where('version', '=', issue.version)
    .orderBy('line')
    .execute();
  return lines.map(({ text }) => text);
}

/** What is known to be missing, issue by issue, then document by document. */
export async function readMissing(db: Kysely<Tables>, reader: Reader): Promise<MissingView[]> {
  const issues = await visibleIssues(db, reader).select(['key', 'missing']).orderBy('key', 'desc').execute();
  const documents = await visibleDocuments(db, reader)
    .select(['issues.key as issue', 'documents.address', 'documents.number'])
    .select(sql<MissingView['items']>`record -> 'missing'`.as('items'))
    .where(sql<boolean>`record -> 'missing' <> '[]'::jsonb`)
    .orderBy('issues.key', 'desc')
    .orderBy('documents.position')
    .execute();
  return issues.flatMap(({ key, missing }) => [
    ...(missing.length > 0 ? [{ issue: key, document: null, items: missing }] : []),
    ...documents
      .filter(({ issue }) => issue === key)
      .map(({ address, items }) => ({ issue: key, document: address, items })),
  ]);
}

/** The jurisdiction with most documents, `except` aside; null where no other has any. */
export async function busiestJurisdiction(db: Kysely<Tables>, except: string): Promise<string | null> {
  const row = await db
    .selectFrom('documents')
    .select(['jurisdiction', ({ fn }) => fn.countAll<number>().as('documents')])
    .where('jurisdiction', '<>', except)
    .where('superseded_at', 'is', null)
    .groupBy('jurisdiction')
    .orderBy('documents', 'desc')
    .executeTakeFirst();
  return row?.jurisdiction ?? null;
}
