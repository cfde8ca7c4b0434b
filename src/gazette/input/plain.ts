/** Plain text: UTF-8, UTF-16 with its mark, or GB18030, found by trying. */
import { UserError } from '../../text/error.ts';

/** Share of broken or control characters up to which a file still counts as text: a few bytes may be damaged. */
const TOLERANCE = 0.01;

/** The lines of a text file; CRLF, CR and LF end one. UserError where it is not text. */
export function readPlain(bytes: Uint8Array, name: string): string[] {
  const text = decode(bytes);
  if (text === null)
    throw new UserError(`${name} is not text (nor .docx, nor .pdf); give the issue in one of these forms.`);
  if (text.trim() === '') throw new UserError(`${name} holds only white space; give a file with the text of an issue.`);
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function decode(bytes: Uint8Array): string | null {
  const marked = byMark(bytes);
  if (marked) return textOrNull(new TextDecoder(marked).decode(bytes));
  return textOrNull(new TextDecoder('utf-8').decode(bytes)) ?? textOrNull(new TextDecoder('gb18030').decode(bytes));
}

function byMark([a, b, c]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** The text, unless too much of it is replacement or control characters. */
function textOrNull(text: string): string | null {
  let bad = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0xfffd || (c < 0x20 && c !== 9 && c !== 10 && c !== 12 && c !== 13)) bad++;
  }
  return bad <= text.length * TOLERANCE ? text : null;
}
