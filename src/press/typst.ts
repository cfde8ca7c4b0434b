/** Typst markup → PDF/A-2b. The same markup gives the same bytes. */
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { UserError } from '../text/error.ts';
import { fontFolders } from './fonts.ts';

let compiler: NodeCompiler | undefined;

export interface PdfOptions {
  title: string;
  /** The date in the file's properties, ISO; left out where the document has none. */
  dated: string | null;
}

/** Sets the markup. UserError with the typesetter's first complaint where it cannot. */
export function toPdf(markup: string, { title, dated }: PdfOptions): Buffer {
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders() }] });
  const date = dated
    ? `datetime(year: ${Number(dated.slice(0, 4))}, month: ${Number(dated.slice(5, 7))}, day: ${Number(dated.slice(8))})`
    : 'none';
  const head = `#set document(title: ${text(title)}, date: ${date})\n`;
  try {
    // The archive format wants a date; what has none yet is no document to archive.
    const options = dated
      ? { pdfStandard: PdfStandard.A_2b, creationTimestamp: Math.floor(Date.parse(`${dated}T00:00:00Z`) / 1000) }
      : { pdfStandard: PdfStandard.V_1_7 };
    const pdf = compiler.pdf({ mainFileContent: head + markup }, options);
    return Buffer.from(pdf);
  } catch (error) {
    throw new UserError(`排版没有完成：${String((error as Error).message ?? error).split('\n')[0]}`);
  } finally {
    // What was set before is not needed again; a long-running program must not keep it.
    compiler.evictCache(10);
  }
}

/** A text inside code: only what a string cannot hold is escaped, so that no text is markup. */
export function text(value: string): string {
  return `"${value
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f]/gu, '')}"`;
}
