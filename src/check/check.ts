/** The checker: an issue or a draft in, findings out. Pure: what it knows of other documents it is told. */
import type { ReadIssue } from '../gazette/types.ts';
import { damagedLines } from './damaged.ts';
import { FAMILIES } from './families.ts';
import type { Context, Family } from './family.ts';
import type { Finding, Remark } from './finding.ts';
import { type Known, NOTHING_KNOWN } from './known.ts';
import { type Silence, type Silenced, silence } from './silence.ts';
import { subjectOf } from './subject.ts';

export interface Checked {
  /** By line. */
  findings: Finding[];
  /** Found, but set aside by somebody for a reason. */
  silenced: Silenced[];
}

/** Checks every document of an issue, each by itself and all together. */
export function checkIssue(
  issue: ReadIssue,
  { known = NOTHING_KNOWN, silences = [] }: { known?: Known; silences?: readonly Silence[] } = {},
): Checked {
  const subjects = issue.documents.map((document) => subjectOf(document, issue));
  const context: Context = { subjects, known, issue };
  const damaged = damagedLines(issue);
  const found = FAMILIES.flatMap((family) => [
    ...subjects.flatMap((subject) =>
      (family.check?.(subject, context) ?? []).map((remark) => finding(remark, family, subject.document.number)),
    ),
    ...(family.checkAll?.(subjects, context) ?? []).map(({ document, ...remark }) =>
      finding(remark, family, document?.number ?? null),
    ),
  ]).filter(({ lines }) => !damaged.has(lines[0]!));
  return silence(
    unique(found).sort((a, b) => a.lines[0]! - b.lines[0]!),
    silences,
    issue.text,
  );
}

function finding(remark: Remark, { name }: Family, document: string | null): Finding {
  return { proposal: null, ...remark, lines: [...new Set(remark.lines)], family: name, document };
}

/** The same words about the same line once, whichever families said them; and what was found on lines that another finding of it holds. */
function unique(findings: Finding[]): Finding[] {
  const seen = new Map<string, Finding[]>();
  return findings.filter((one) => {
    const key = [one.type, one.document, one.found].join('\n');
    const held = seen.get(key) ?? [];
    if (held.some((other) => isSame(one, other))) return false;
    seen.set(key, [...held, one]);
    return true;
  });
}

const isSame = (a: Finding, b: Finding): boolean =>
  (a.stated === b.stated && a.lines[0] === b.lines[0]) ||
  (a.family !== b.family &&
    (a.lines.every((line) => b.lines.includes(line)) || b.lines.every((line) => a.lines.includes(line))));
