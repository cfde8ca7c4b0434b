/** The other way round: numbers in the documents that a policy covers for which no element of any policy accounts. */
import type { Rule } from '../../rule/rule.ts';
import { nodesOf } from '../../rule/walk.ts';
import { findNumbers } from '../../text/numeral.ts';
import { parseMeasure } from '../../text/unit.ts';
import type { Policy } from '../policy.ts';
import { type Issues, parseCite } from './cited-lines.ts';

/** Where a document stands in its issue. */
export interface HeldDocument {
  number: string;
  issue: string;
  /** From 1, both included. */
  lines: readonly [number, number];
}

export interface Coverage {
  document: string;
  issue: string;
  /** Amounts with a unit in the document's lines, and how many of them stand in a line that some value cites. */
  amounts: number;
  accounted: number;
  /** The first of those that nobody accounts for: line and text. */
  open: { line: number; text: string }[];
}

const SHOWN = 20;

/** For each document of the policies that is held. */
export function coverage(policies: Policy[], documents: HeldDocument[], issues: Issues): Coverage[] {
  const cited = citedLines(policies);
  const covered = new Set(policies.flatMap((policy) => policy.documents.map(({ number }) => number)));
  return documents
    .filter(({ number, issue }) => covered.has(number) && issues.has(issue))
    .map(({ number, issue, lines: [first, last] }) => {
      const found: { line: number; text: string }[] = [];
      const text = issues.get(issue)!;
      for (let line = first; line <= last; line++)
        for (const amount of amountsOf(text[line - 1] ?? '')) found.push({ line, text: amount });
      const open = found.filter(({ line }) => !cited.has(`${issue}:${line}`));
      return {
        document: number,
        issue,
        amounts: found.length,
        accounted: found.length - open.length,
        open: open.slice(0, SHOWN),
      };
    });
}

/** Every line that a value, a branch or a declared element cites. */
function citedLines(policies: Policy[]): Set<string> {
  const found = new Set<string>();
  for (const policy of policies) {
    const cites = [
      ...policy.evidence.flatMap((evidence) => evidence.cites),
      ...policy.declared.flatMap((item) => item.cites),
      ...policy.rules.flatMap(citesOf),
      ...policy.clocks.flatMap(({ spec }) => spec.cite),
    ];
    for (const key of cites) {
      const cite = parseCite(key);
      if (cite) for (let line = cite.from; line <= cite.to; line++) found.add(`${cite.issue}:${line}`);
    }
  }
  return found;
}

/** A branch may say in words what its lines say in numbers: 全部按期整改. */
function citesOf(rule: Rule): string[] {
  const trees = [...rule.steps.map(({ tree }) => tree), ...rule.requirements.map(({ that }) => that)];
  return [...rule.cites, ...trees.flatMap((tree) => nodesOf(tree)).flatMap(({ source }) => source.cites)];
}

/**
 * Numbers with a unit that is known: 350元, 30日, 95%. A year is no amount, a bare number a label or a page, 第三条 a reference,
 * 一户 a way of speaking, and a line that is only a date the end of a letter.
 */
function amountsOf(line: string): string[] {
  if (/^\s*\d{4}\s*年\s*\d+\s*月\s*\d+\s*日\s*$/u.test(line)) return [];
  return findNumbers(line).flatMap(({ start, end, per }) => {
    if (line[start - 1] === '第') return [];
    if (per !== 1) return [line.slice(start, end)];
    if (/^(?:19|20)\d\d\s*年/u.test(line.slice(start))) return [];
    for (let length = 6; length > 0; length--) {
      const text = line.slice(start, Math.min(line.length, end + length)).trim();
      const measure = text.length > end - start ? parseMeasure(text) : null;
      if (measure) return text.startsWith('一') && !MEASURED.has(Object.keys(measure.unit.bases)[0]!) ? [] : [text];
    }
    return [];
  });
}

/** Base units of what is measured; 户, 次, 批 and their like are only counted. */
const MEASURED = new Set(['元', '㎡', '米', '千克', '立方米', '千瓦', '千瓦时', '小时', '日', '工作日', '月']);
