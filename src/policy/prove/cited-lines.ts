/** Cites of lines: "2022-3:2110-2114" → the text of those lines; anything else is a law that is not held. */

/** The issues that are there, by key (2022-3), as lines. */
export type Issues = ReadonlyMap<string, string[]>;

export interface LineCite {
  issue: string;
  /** From 1, both included. */
  from: number;
  to: number;
}

/** null for what is no cite of lines (民法典第203条). */
export function parseCite(cite: string): LineCite | null {
  const match = /^(\d{4}-\d+):(\d+)(?:-(\d+))?$/u.exec(cite.trim());
  return match ? { issue: match[1]!, from: Number(match[2]), to: Number(match[3] ?? match[2]) } : null;
}

/** A cite that no issue can answer: the issue is not there, or has no such line. */
export function faultOf(cite: LineCite, issues: Issues): 'no-issue' | 'no-line' | null {
  const lines = issues.get(cite.issue);
  if (!lines) return 'no-issue';
  return cite.from < 1 || cite.to < cite.from || cite.to > lines.length ? 'no-line' : null;
}

/**
 * The lines as one text. A number may be broken between two lines (28|0元): where digits meet at a line's end the lines are
 * given twice, apart and together.
 */
export function textsOf(cite: LineCite, issues: Issues): string[] {
  const lines = issues
    .get(cite.issue)!
    .slice(cite.from - 1, cite.to)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const together = lines.join('');
  const apart = lines.reduce(
    (text, line) => (/\d$/u.test(text) && /^\d/u.test(line) ? `${text} ${line}` : text + line),
    '',
  );
  return together === apart ? [together] : [apart, together];
}
