/**
 * What the reader made of a document and a person must look at: an inferred title, an inferred order, repairs. The record stays
 * as it was read; what a person confirmed or put right stands beside it.
 */
import type { Damage, GazetteDocument } from '../gazette/types.ts';

export interface Reading {
  /** Names it inside its document: the same after the same text is read again. */
  subject: string;
  kind: 'title' | Damage['type'];
  lines: [number, number];
  found: string;
  repair: string | null;
  evidence: string;
  /** 0..1 */
  confidence: number;
  /** Its place among the damage of the record; null for the title. */
  place: number | null;
}

export type Decision = 'confirmed' | 'corrected';

/** What a person decided about a reading. */
export interface Decided {
  decision: Decision;
  /** What it should be, where it was put right. */
  value: string | null;
}

/** What of a document was decided, by subject; with the day. */
export type Decisions = Record<string, Decided & { on: string }>;

/** The same for readers: by its place among the damage of the record, null for the title. */
export interface ShownDecision extends Decided {
  place: number | null;
  on: string;
}

const TITLE = 'title';

/** The title first, then the repairs in the order of the record; a lost title is the same matter as the one inferred for it. */
export function readingsOf({ titleInferred, damage }: Pick<GazetteDocument, 'titleInferred' | 'damage'>): Reading[] {
  const seen = new Map<string, number>();
  const named = (reading: Omit<Reading, 'subject'>): Reading => {
    const name = `${reading.kind} ${reading.lines.join('-')} ${reading.found.slice(0, 40)}`.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { ...reading, subject: times > 1 ? `${name} #${times}` : name };
  };
  const readings: Reading[] = [];
  if (titleInferred) {
    const { title, lines, evidence, confidence } = titleInferred;
    readings.push(named({ kind: TITLE, lines, found: '', repair: title, evidence, confidence, place: null }));
  }
  for (const [place, { type: kind, lines, found, repair, evidence, confidence }] of damage.entries()) {
    if (titleInferred && kind === 'title-lost') continue;
    readings.push(named({ kind, lines: [lines[0], lines[1]], found, repair, evidence, confidence, place }));
  }
  return readings;
}

/** The record with the title that an editor decided, where none is printed. */
export function asDecided(record: GazetteDocument, decisions: Decisions): GazetteDocument {
  if (record.title !== null) return record;
  const lost = readingsOf(record).find(({ kind }) => kind === TITLE || kind === 'title-lost');
  const decided = lost && decisions[lost.subject];
  const title = decided && (decided.value ?? record.titleInferred?.title);
  return title ? { ...record, title, titleInferred: null } : record;
}

/** What was decided, in the order of the readings. */
export function shownDecisions(record: GazetteDocument, decisions: Decisions): ShownDecision[] {
  return readingsOf(record).flatMap(({ subject, place }) => {
    const decided = decisions[subject];
    return decided ? [{ place, ...decided }] : [];
  });
}
