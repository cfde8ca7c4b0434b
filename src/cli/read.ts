/** `read FILE`: one issue, read and printed. */
import { readArguments } from './arguments.ts';
import { printJson, readIssueFile } from './issue-file.ts';

export const help = `usage: gongbao read FILE [--issue KEY] [--json]

Reads one issue of a gazette (.txt, .docx or .pdf) and prints its documents.
  --issue KEY   the issue's key (YYYY-N) where neither the text nor the file name says it
  --json        one JSON value: {issue, documents, damage, missing}
`;

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readArguments(args, { issue: { type: 'string' }, json: { type: 'boolean' } });
  const issue = await readIssueFile(positionals, values.issue);
  if (values.json) {
    const { text: _, ...printed } = issue;
    printJson(printed);
    return 0;
  }
  const { issue: head, documents } = issue;
  process.stdout.write(
    `${head.title ?? '（无刊名）'} ${head.year ?? '?'}年第${head.number ?? '?'}期：${documents.length} 份文件\n`,
  );
  for (const d of documents) {
    const title = d.title ?? (d.titleInferred ? `［推断］${d.titleInferred.title}` : '（标题缺失）');
    process.stdout.write(
      `${(d.number ?? '').padEnd(20)} ${d.dated ?? '日期缺失  '} 行${d.lines[0]}–${d.lines[1]}  ${title}\n`,
    );
  }
  return 0;
}
