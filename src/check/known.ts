/** What is known of documents outside the issue or draft, as plain data: the caller has the register, the checker has not. */
import type { Kind } from '../gazette/types.ts';

export interface Known {
  /** Documents that are held. */
  documents: KnownDocument[];
  /** Figures in force that a draft must not change in silence: targets, standards. */
  figures: KnownFigure[];
  /** Tasks that documents in force give to a unit. */
  tasks: KnownTask[];
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
  /** The year that it is set for; null where it holds without a year. */
  year: number | null;
  document: string;
}

/** 改造高标准农田2万亩, 区农业农村局, in 离政办发〔2023〕14号. */
export interface KnownTask {
  /** First 25 characters. */
  text: string;
  lead: string;
  /** Of the document: works are divided anew every year. */
  year: number | null;
  document: string;
}

export const NOTHING_KNOWN: Known = { documents: [], figures: [], tasks: [], formerNames: [], lengths: [] };
