/** What the gazettes print as already done: a case of a procedure, with its days, its organs and the lines that say so. */
import type { Data } from '../rule/input.ts';
import type { Declared } from './policy.ts';
import { fullId } from './procedure.ts';

export interface HistoryCase {
  /** MECHANISM/name. */
  id: string;
  title: string;
  /** MECHANISM/procedure. */
  procedure: string;
  document: string | null;
  /** Opening first, then the actions in their order. */
  opening: HistoryStep;
  actions: (HistoryStep & { action: string; to: string | null })[];
}

export interface HistoryStep {
  on: string;
  /** The organ that did it. */
  by: string;
  input: Record<string, Data>;
  /** Name of a paper → the printed lines that are it: 批复 → 2024-3:1331-1351. */
  papers: Record<string, string>;
  cites: string[];
}

/** A checked entry of `history`. */
export function historyOf({ id, title, content, cites }: Declared): HistoryCase {
  const said = content as { procedure: string; document?: string; actions?: Record<string, unknown>[] };
  return {
    id,
    title,
    procedure: fullId(id.split('/')[0]!, said.procedure),
    document: said.document ?? null,
    opening: stepOf(content, cites),
    actions: (said.actions ?? []).map((step) => ({
      ...stepOf(step, cites),
      action: String(step.action),
      to: typeof step.to === 'string' ? step.to : null,
    })),
  };
}

function stepOf(said: Record<string, unknown>, around: string[]): HistoryStep {
  return {
    on: String(said.on),
    by: String(said.by),
    input: (said.input ?? {}) as Record<string, Data>,
    papers: (said.papers ?? {}) as Record<string, string>,
    cites: said.cite === undefined ? around : [said.cite].flat().map(String),
  };
}
