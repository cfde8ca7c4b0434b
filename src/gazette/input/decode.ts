/**
 * An issue's file → its lines. What the file is, its content decides; the name only appears in messages.
 * The only corner of this floor that touches the file system and the packages that unpack .docx and .pdf.
 */
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { UserError } from '../../text/error.ts';
import { readDocx } from './docx.ts';
import { readPdf } from './pdf.ts';
import { readPlain } from './plain.ts';

/** Lines without line ends; `lines[0]` is line 1. A line that begins a page starts with a form feed. */
export interface Decoded {
  kind: 'text' | 'docx' | 'pdf';
  lines: string[];
}

const LIMIT_MB = 200;

/** Reads a file's lines. UserError, in one sentence, where there is no such file, or nothing in it that can be read. */
export async function readFileLines(path: string): Promise<string[]> {
  const name = basename(path);
  const bytes = await readBytes(path, name);
  const { lines } = await readLines(bytes, name);
  return lines;
}

/** The same for bytes already in memory, e.g. an upload. */
export async function readLines(bytes: Uint8Array, name: string): Promise<Decoded> {
  if (bytes.length === 0) throw new UserError(`${name} is empty; give a file with the text of an issue.`);
  if (startsWith(bytes, '%PDF-', 1024)) return { kind: 'pdf', lines: await readPdf(bytes, name) };
  if (startsWith(bytes, 'PK\u0003\u0004')) return { kind: 'docx', lines: await readDocx(bytes, name) };
  if (startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')) {
    throw new UserError(`${name} is an old Word or Excel file; save it as .docx or .pdf and read that.`);
  }
  if (startsWith(bytes, '{\\rtf')) throw new UserError(`${name} is an RTF file; save it as .docx and read that.`);
  return { kind: 'text', lines: readPlain(bytes, name) };
}

async function readBytes(path: string, name: string): Promise<Uint8Array> {
  try {
    const info = await stat(path);
    if (info.isDirectory()) throw new UserError(`${path} is a folder; name a file in it.`);
    if (!info.isFile()) throw new UserError(`${path} is not a regular file; name a .txt, .docx or .pdf file.`);
    if (info.size > LIMIT_MB * 1e6) {
      const size = Math.round(info.size / 1e6);
      throw new UserError(`${name} has ${size} MB, more than the ${LIMIT_MB} MB that an issue may have; split it.`);
    }
    const file = await open(path);
    try {
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UserError(`there is no file ${path}; check the path.`);
    if (code === 'EACCES' || code === 'EPERM') throw new UserError(`${path} may not be read; check its permissions.`);
    throw new UserError(`${path} cannot be read (${code ?? (error as Error).message}); check the path.`);
  }
}

/** True where `mark` begins within the first `within` + 1 bytes. */
function startsWith(bytes: Uint8Array, mark: string, within = 0): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, within + mark.length));
  return within === 0 ? head === mark : head.includes(mark);
}
