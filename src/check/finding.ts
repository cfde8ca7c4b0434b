/** A finding: what a document says, what else it says, and where. */

/** The kinds of finding, as `gongbao check --json` names them. */
export const TYPES = [
  'sum',
  'share',
  'unit',
  'count',
  'numbering',
  'date-order',
  'mismatch',
  'name-variant',
  'threshold-gap',
  'threshold-overlap',
  'reference',
  'format',
  'personal-data',
  'character',
] as const;
export type FindingType = (typeof TYPES)[number];

export type Severity = 'high' | 'medium' | 'low';

export interface Finding {
  type: FindingType;
  /** The family that found it: the name of its file in families/. */
  family: string;
  /** The document's number; null for a draft without one. */
  document: string | null;
  /** Source lines: first the line that says what is doubted, then the lines it was compared with. */
  lines: number[];
  /** As printed. */
  stated: string;
  /** What was counted, summed or read elsewhere. */
  found: string;
  severity: Severity;
  /** One sentence in Chinese, for the drafter. */
  message: string;
  /** What could stand in place of `stated`; null where the text does not decide it. */
  proposal: string | null;
}

/** What a family says of one place; the checker adds family and document. */
export type Remark = Omit<Finding, 'family' | 'document' | 'proposal'> & { proposal?: string | null };
