/** `prove`: every cited value against the cited lines. */

import { readIssue } from '../gazette/read.ts';
import type { Issues } from '../policy/prove/cited-lines.ts';
import { coverage, type HeldDocument } from '../policy/prove/coverage.ts';
import { prove } from '../policy/prove/prove.ts';

import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { gazetteLines } from './gazettes.ts';
import { printJson } from './issue-file.ts';
import { policies } from './policy-files.ts';

export const help = `usage: gongbao prove [--gazettes DIR] [ID] [--json]

Shows for every cited value of the policies (or of the policy ID) whether the cited lines say it: proven, unproven, contradicted,
or missing (the source is a law or an issue that is not there). Exit code 1 where something is unproven or contradicted.
  --gazettes DIR   folder with KEY.txt files (default: the variable GONGBAO_GAZETTES)
Then tells for each document that a policy covers how many of its amounts stand in lines that some element cites.
  --json           one JSON value: {proven, unproven, contradicted, missing, items: [...], coverage: [...]}
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { gazettes: { type: 'string' }, json: { type: 'boolean' } });
  const [id, ...more] = positionals;
  if (more.length > 0) throw new UserError('prove takes one policy id at most.');
  const all = policies().policies;
  const chosen = id === undefined ? all : all.filter((policy) => policy.id === id);
  if (chosen.length === 0) throw new UserError(`no policy "${id}"; \`gongbao policies\` lists them.`);
  const issues = gazetteLines(values.gazettes);
  const items = prove(chosen, issues);
  const covered = coverage(chosen, documentsOf(issues), issues);
  const count = (outcome: string): number => items.filter((item) => item.outcome === outcome).length;
  const counts = {
    proven: count('proven'),
    unproven: count('unproven'),
    contradicted: count('contradicted'),
    missing: count('missing'),
  };
  if (values.json) printJson({ ...counts, items, coverage: covered });
  else {
    for (const { outcome, written, element, message } of items) {
      if (outcome === 'unproven' || outcome === 'contradicted')
        process.stdout.write(`${outcome} policies/${written} ${element}: ${message}\n`);
    }
    for (const { document, amounts, accounted, open } of covered) {
      const [first] = open;
      process.stdout.write(
        `${document}: ${accounted} of ${amounts} amounts accounted for${first ? `; the first that is not: line ${first.line} ${first.text}` : ''}\n`,
      );
    }
    process.stdout.write(
      `${counts.proven} proven, ${counts.unproven} unproven, ${counts.contradicted} contradicted, ${counts.missing} missing\n`,
    );
  }
  return counts.unproven + counts.contradicted > 0 ? 1 : 0;
}

/** Where each document of the issues stands, as the reader finds it. */
function documentsOf(issues: Issues): HeldDocument[] {
  return [...issues].flatMap(([issue, lines]) =>
    readIssue(lines, { key: issue }).documents.flatMap(({ number, lines: range }) =>
      number === null ? [] : [{ number, issue, lines: range }],
    ),
  );
}
