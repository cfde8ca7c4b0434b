/** `check FILE`: findings in an issue or a draft. */
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { checkIssue } from '../check/check.ts';
import { FAMILIES } from '../check/families.ts';
import { knownFrom } from '../check/known-from.ts';
import { readSilences } from '../check/read-silences.ts';
import { fingerprint, type Silence } from '../check/silence.ts';
import { readIssueOrDraft } from '../gazette/draft.ts';
import { readFileLines } from '../gazette/input/decode.ts';
import { readIssue } from '../gazette/read.ts';
import type { ReadIssue } from '../gazette/types.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { gazetteLines } from './gazettes.ts';
import { printJson } from './issue-file.ts';

export const help = `usage: gongbao check FILE [--issue KEY] [--gazettes DIR] [--silence FILE] [--json]

Finds what does not agree in an issue or a draft (.txt, .docx or .pdf): sums, shares, counts, numbering, dates, names,
references, thresholds, form, personal data, characters. Exit code 1 where there are findings, 0 where there are none.
  --issue KEY      the issue's key (YYYY-N) where neither the text nor the file name says it
  --gazettes DIR   other issues (KEY.txt): numbers taken, citations of repealed or later documents
  --silence FILE   findings set aside with a reason (JSON): [{"finding": FINGERPRINT, "reason": TEXT}]
  --json           one JSON value: {findings: [{type, document, lines, stated, found, severity, message, …}], silenced: […],
                   families: {NAME: what it looks for}}
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    issue: { type: 'string' },
    silence: { type: 'string' },
    gazettes: { type: 'string' },
    json: { type: 'boolean' },
  });
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UserError('name exactly one FILE; --help shows how.');
  const lines = await readFileLines(file);
  const issue = readIssueOrDraft(lines, { key: values.issue ?? basename(file, extname(file)) });
  const { findings, silenced } = checkIssue(issue, {
    silences: values.silence ? silencesOf(values.silence) : [],
    known: values.gazettes ? knownFrom(otherIssues(values.gazettes, issue)) : undefined,
  });
  const withPrint = <T extends Parameters<typeof fingerprint>[0]>(one: T) => ({
    ...one,
    fingerprint: fingerprint(one, issue.text),
  });
  const spoke = FAMILIES.filter(({ name }) => [...findings, ...silenced].some(({ family }) => family === name));
  const families = Object.fromEntries(spoke.map(({ name, explanation }) => [name, explanation]));
  if (values.json) printJson({ findings: findings.map(withPrint), silenced: silenced.map(withPrint), families });
  else {
    for (const one of findings)
      process.stdout.write(
        `${LEVEL[one.severity]} 行${one.lines.join('、')} ${one.document ?? ''} [${one.type}] ${one.message}${one.proposal ? `建议：${one.proposal}` : ''} #${fingerprint(one, issue.text)}\n`,
      );
    for (const one of silenced) process.stdout.write(`已搁置 行${one.lines[0]} ${one.message}理由：${one.reason}\n`);
    process.stderr.write(`${findings.length} 处问题${silenced.length > 0 ? `，${silenced.length} 处已搁置` : ''}。\n`);
  }
  return findings.length > 0 ? 1 : 0;
}

/** The issues of the folder but for the one that is checked. */
function otherIssues(folder: string, { issue, documents }: ReadIssue): ReadIssue[] {
  const own = new Set(documents.map(({ number }) => number));
  return [...gazetteLines(folder)]
    .filter(([key]) => key !== issue.key)
    .map(([key, lines]) => readIssue(lines, { key }))
    .filter((other) => !other.documents.every(({ number }) => own.has(number)));
}

const LEVEL = { high: '【高】', medium: '【中】', low: '【低】' };

function silencesOf(path: string): Silence[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new UserError(`cannot read ${path}; name a file of silences with --silence FILE.`);
  }
  return readSilences(text, path);
}
