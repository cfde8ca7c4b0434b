/** What is known of documents outside the issue or draft, as plain data: the caller has the register, the checker has not. */
import type { Kind } from '../gazette/types.ts';

export interface Known {
  /** Documents that are held. */
  documents: KnownDocument[];
  /** Figures in force that a draft must not change in silence: targets, standards. */
  figures: KnownFigure[];
  /** Organs whose names changed. */
  formerNames: { former: string; present: string; since: string }[];
  /** How long a kind of document may be, by the working rules of the government. */
  lengths: { kind: Kind; characters: number; basis: string }[];
}

export interface KnownDocument {
  number: string;
  title: string | null;
  /** 成文日期, ISO. */
  dated: string | null;
  /** The number of the document that repealed it; null where none did. */
  repealedBy: string | null;
}

/** 总参保率 95% in 离政办函〔2023〕29号. */
export interface KnownFigure {
  /** The words that stand right before the number. */
  name: string;
  /** As printed, with its unit: 95%. */
  value: string;
  document: string;
}

export const NOTHING_KNOWN: Known = { documents: [], figures: [], formerNames: [], lengths: [] };
