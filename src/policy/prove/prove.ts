/** Proof: every cited value of the policies against the lines that it cites. */
import type { Evidence, Policy } from '../policy.ts';
import { faultOf, type Issues, type LineCite, parseCite, textsOf } from './cited-lines.ts';
import { judge, type Verdict } from './judge.ts';
import { read, type Said } from './said.ts';

export type Outcome = Verdict | 'missing';

export interface ProvenItem {
  outcome: Outcome;
  element: string;
  /** The value as the policy writes it. */
  value: string;
  cites: string[];
  /** FILE:LINE of the policy. */
  written: string;
  /** What was looked for and what the lines say, in Chinese; empty where it is proven. */
  message: string;
}

/** Judges every value of the policies. `missing` = it cites only laws or issues that are not there. */
export function prove(policies: Policy[], issues: Issues): ProvenItem[] {
  const known = new Map<string, Said>();
  const say = (cite: LineCite, key: string): Said => {
    const said = known.get(key) ?? read(textsOf(cite, issues));
    known.set(key, said);
    return said;
  };
  return policies.flatMap((policy) => policy.evidence.map((evidence) => judged(evidence, issues, say)));
}

function judged(evidence: Evidence, issues: Issues, say: (cite: LineCite, key: string) => Said): ProvenItem {
  const { element, text, cites, source, claim } = evidence;
  const item = (outcome: Outcome, message: string): ProvenItem => ({
    outcome,
    element,
    value: text,
    cites,
    written: `${source.file}:${source.line}`,
    message,
  });
  if (cites.length === 0) return item('unproven', `“${text}”没有写依据；请在旁边写“cite”。`);
  let best: Verdict | null = null;
  for (const key of cites) {
    const cite = parseCite(key);
    if (!cite) continue;
    const fault = faultOf(cite, issues);
    if (fault === 'no-line')
      return item(
        'unproven',
        `依据 ${key} 没有这些行（${cite.issue} 共 ${issues.get(cite.issue)!.length} 行）；请核对行号。`,
      );
    if (fault === 'no-issue') continue;
    const verdict = judge(claim, say(cite, key), Number(cite.issue.slice(0, 4)));
    if (verdict === 'proven') return item('proven', '');
    best = verdict === 'contradicted' || best === 'contradicted' ? 'contradicted' : 'unproven';
  }
  if (best === null) return item('missing', `依据 ${cites.join('、')} 不在手头，无法核对。`);
  return item(
    best,
    best === 'contradicted'
      ? `${cites.join('、')} 写的是别的数，不是“${text}”。`
      : `在 ${cites.join('、')} 没有找到“${text}”。`,
  );
}
