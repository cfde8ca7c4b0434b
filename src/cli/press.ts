/** `press FILE`: sets a document in the national format, or the whole issue, for print, Word, the web and exchange. */
import { writeFile } from 'node:fs/promises';
import { akn } from '../press/akn.ts';
import { fromGazette } from '../press/document.ts';
import { gazettePdf } from '../press/gazette-pdf.ts';
import { issueFrom } from '../press/issue.ts';
import { officialOfd } from '../press/ofd/ofd.ts';
import { officialDocx } from '../press/official-docx.ts';
import { officialPdf } from '../press/official-pdf.ts';
import { html, plainText } from '../press/plain.ts';
import { jurisdictionOf } from '../store/jurisdictions.ts';
import { parseDocumentNumber } from '../text/document-number.ts';
import { UserError } from '../text/error.ts';
import { readArguments } from './arguments.ts';
import { readIssueFile } from './issue-file.ts';

const FORMATS = ['pdf', 'ofd', 'docx', 'txt', 'html', 'akn', 'json'] as const;
type Format = (typeof FORMATS)[number];

export const help = `usage: gongbao press FILE --output OUT [--document NUMBER] [--format ${FORMATS.join('|')}] [--base URL] [--issue KEY]

Sets a document of an issue in the national format (GB/T 9704-2012), or without --document the whole issue (PDF only).
  --output OUT        the file to write; its ending chooses the format unless --format does
  --document NUMBER   the document, in any spelling of its number
  --base URL          where the register is served; QR codes lead there
`;

export async function run(args: string[]): Promise<number> {
  const options = {
    output: { type: 'string' },
    document: { type: 'string' },
    format: { type: 'string' },
    base: { type: 'string' },
    issue: { type: 'string' },
  } as const;
  const { values, positionals } = readArguments(args, options);
  if (values.output === undefined) throw new UserError('name the file to write with --output.');
  const format = formatOf(values.format ?? /\.([a-z]+)$/u.exec(values.output)?.[1] ?? '');
  const issue = await readIssueFile(positionals, values.issue);
  const base = (values.base ?? '').replace(/\/$/u, '');
  if (values.document === undefined) {
    if (format !== 'pdf')
      throw new UserError('a whole issue is set as PDF only; name a document with --document for other formats.');
    await writeFile(values.output, await gazettePdf(issueFrom(issue, base)));
    return 0;
  }
  const number = parseDocumentNumber(values.document)?.normalized ?? values.document;
  const record = issue.documents.find((one) => one.number === number);
  if (!record) throw new UserError(`the issue holds no document ${number}; gongbao read FILE lists its documents.`);
  const document = fromGazette(record, issue.text, base ? `${base}/d/${encodeURIComponent(number)}` : null);
  const made: Record<Format, () => Promise<Buffer | string> | Buffer | string> = {
    pdf: () => officialPdf(document),
    ofd: () => officialOfd(document),
    docx: () => officialDocx(document),
    txt: () => plainText(document),
    html: () => html(document),
    akn: () => akn(record, { jurisdiction: jurisdictionOf(issue).code, base: base || 'https://gongbao.invalid' }),
    json: () => `${JSON.stringify(document, null, 2)}\n`,
  };
  await writeFile(values.output, await made[format]());
  return 0;
}

function formatOf(name: string): Format {
  const format = FORMATS.find((known) => known === (name === 'xml' ? 'akn' : name));
  if (!format) throw new UserError(`there is no format "${name}"; choose ${FORMATS.join(', ')} with --format.`);
  return format;
}
