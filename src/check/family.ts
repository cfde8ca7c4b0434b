/** A family of checks: one idea, one file, with the sentence that tells a drafter what it looks for. */
import type { GazetteDocument, ReadIssue } from '../gazette/types.ts';
import type { Remark } from './finding.ts';
import type { Known } from './known.ts';
import type { Subject } from './subject.ts';

export interface Family {
  /** The name of its file. */
  name: string;
  /** What it looks for and why, in Chinese, for people. */
  explanation: string;
  /** Looks at one document. */
  check?(subject: Subject, context: Context): Remark[];
  /** Looks at all documents of an issue together. */
  checkAll?(subjects: Subject[], context: Context): (Remark & { document: GazetteDocument | null })[];
}

export interface Context {
  /** All documents of the same issue. */
  subjects: Subject[];
  known: Known;
  issue: ReadIssue;
}
