/** Short documents of a county that does not exist, for the tests of the families. */
import { checkIssue } from '../../src/check/check.ts';
import type { Finding } from '../../src/check/finding.ts';
import type { Known } from '../../src/check/known.ts';
import { readIssueOrDraft } from '../../src/gazette/draft.ts';

const HEAD = ['云溪县人民政府', '关于做好有关工作的通知', '云政发〔2025〕7号', '各乡镇人民政府：'];
const FOOT = ['云溪县人民政府', '2025年3月18日', '（此件公开发布）'];
/** Lines before the text of `document`. */
export const OFFSET = HEAD.length;

/** A row of a table. */
export const row = (...cells: string[]): string => cells.join('\t');

/** A notice with a number, signed on 2025-03-18, that says `text`; line n of the text is line OFFSET + n. */
export const notice = (...text: string[]): string[] => [...HEAD, ...text, ...FOOT];

/** A notice that issues a plan: the plan stands behind the signature. */
export const plan = (...text: string[]): string[] => [
  '云溪县人民政府',
  '关于印发云溪县河道整治工作方案的通知',
  '云政发〔2025〕8号',
  '各乡镇人民政府：',
  '《云溪县河道整治工作方案》已经县政府同意，现印发给你们，请认真贯彻执行。',
  ...FOOT,
  '云溪县河道整治工作方案',
  ...text,
];

export function check(lines: string[], known?: Known): Finding[] {
  return checkIssue(readIssueOrDraft(lines, { key: '2025-1' }), { known }).findings;
}

/** The findings of one family. */
export const of = (family: string, lines: string[], known?: Known): Finding[] =>
  check(lines, known).filter((finding) => finding.family === family);
