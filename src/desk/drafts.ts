/** Drafts 文稿: the text of a case as the reader reads and the checker checks it. */
import type { Kysely } from 'kysely';
import { checkIssue } from '../check/check.ts';
import type { Finding } from '../check/finding.ts';
import type { Known } from '../check/known.ts';
import { fingerprint, type Silence } from '../check/silence.ts';
import { readIssueOrDraft } from '../gazette/draft.ts';
import type { GazetteDocument, ReadIssue } from '../gazette/types.ts';
import type { Tables } from '../store/schema.ts';
import { indicatorsOf } from './indicators.ts';
import type { Setting } from './setting.ts';

export interface Draft {
  title: string;
  number: string | null;
  addressees: string;
  body: string;
  issuer: string;
  dated: string | null;
}

/** What explains a draft 解读: published with it, by the organ that wrote it. */
export interface Interpretation {
  body: string;
  drafter: string;
}

/** The draft as the text of a document, as it would be printed. */
export function draftLines({ title, number, addressees, body, issuer, dated }: Draft): string[] {
  const date = dated ? dated.replace(/^(\d+)-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日') : null;
  return [
    title,
    ...(number ? [number] : []),
    ...(addressees ? [`${addressees.replace(/[：:]$/u, '')}：`] : []),
    ...body.split('\n').map((line) => (line.trim() === '' ? '' : `　　${line.trim()}`)),
    // Without its date a signature is no signature yet.
    ...(issuer && date ? ['', issuer, date] : []),
  ];
}

/** The interpretation of an issued draft, as a text of its own that names what it explains. */
export function interpretationLines({ title, number, dated }: Draft, { body, drafter }: Interpretation): string[] {
  const heading = `《${title}》${number ? `（${number}）` : ''}解读`;
  return draftLines({ title: heading, number: null, addressees: '', body, issuer: drafter, dated });
}

/** The draft as the reader reads it: one document. */
export function readDraft(draft: Draft): { issue: ReadIssue; document: GazetteDocument | null } {
  const issue = readIssueOrDraft(draftLines(draft), { key: '草稿' });
  return { issue, document: issue.documents[0] ?? null };
}

export interface DraftFinding extends Finding {
  /** Which finding it is, wherever its line moves: to set it aside. */
  fingerprint: string;
}

/** Findings of a draft against itself and what is known; lines count in `draftLines`. Those set aside keep their reason. */
export function checkDraft(
  draft: Draft,
  known: Known,
  silences: Silence[],
): { findings: DraftFinding[]; silenced: (DraftFinding & { reason: string })[] } {
  const { issue } = readDraft(draft);
  const { findings, silenced } = checkIssue(issue, { known, silences });
  const named = <T extends Finding>(one: T) => ({ ...one, fingerprint: fingerprint(one, issue.text) });
  return { findings: findings.map(named), silenced: silenced.map(named) };
}

/** What the checker may know of the register: documents, what repealed them, figures of policies in force. */
export async function knownOf(db: Kysely<Tables>, setting: Setting): Promise<Known> {
  const rows = await db
    .selectFrom('documents')
    .leftJoin('validity', (join) =>
      join
        .onRef('validity.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('validity.document_id', '=', 'documents.id')
        .on('validity.superseded_at', 'is', null)
        .on('validity.state', '=', '已废止'),
    )
    .leftJoin('documents as by', (join) =>
      join
        .onRef('by.jurisdiction', '=', 'documents.jurisdiction')
        .onRef('by.id', '=', 'validity.by_document_id')
        .on('by.superseded_at', 'is', null),
    )
    .select(['documents.number', 'documents.title', 'documents.dated', 'by.number as repealedBy'])
    .where('documents.jurisdiction', '=', setting.jurisdiction)
    .where('documents.superseded_at', 'is', null)
    .where('documents.number', 'is not', null)
    .execute();
  const figures = indicatorsOf(setting).flatMap(({ title, targets, document }) =>
    Object.entries(targets).map(([period, { value, text }]) => ({
      name: title,
      value: `${value}${/%|％/u.test(text) ? '%' : ''}`,
      year: /^20\d\d$/u.test(period) ? Number(period) : null,
      document: document ?? '',
    })),
  );
  return {
    documents: rows.map(({ number, title, dated, repealedBy }) => ({ number: number!, title, dated, repealedBy })),
    figures,
    // Open tasks stand side by side in the dry run.
    tasks: [],
    formerNames: [],
    lengths: [],
  };
}
