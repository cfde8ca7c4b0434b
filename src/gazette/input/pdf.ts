/** PDF: the text with its places from pdfjs, page by page; layout.ts puts it in reading order. */
import { fileURLToPath } from 'node:url';
import { UserError } from '../../text/error.ts';
import { ruledRows } from './grid.ts';
import { layOut, type Piece } from './layout.ts';
import { rulesOf } from './rules.ts';

interface TextItem {
  str: string;
  transform: number[];
  width: number;
}

/** The lines of a PDF; the first of each page starts with a form feed. UserError where it is broken, locked or has no text. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<string[]> {
  // Loaded here: it costs 200 ms, which only a PDF should pay.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')));
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    cMapUrl: `${folder}cmaps/`,
    standardFontDataUrl: `${folder}standard_fonts/`,
    wasmUrl: `${folder}wasm/`,
    useSystemFonts: false,
    disableFontFace: true,
    isEvalSupported: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const pages: Piece[][] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      const { transform } = page.getViewport({ scale: 1 });
      const pieces = items.flatMap((item) => ('str' in item ? placed(item as TextItem, transform) : []));
      const rules = rulesOf(await page.getOperatorList(), pdfjs.OPS, transform as Parameters<typeof rulesOf>[2]);
      pages.push(ruledRows(pieces, rules));
      page.cleanup();
    }
    if (pages.every((pieces) => pieces.length === 0)) {
      throw new UserError(`${name} holds only pictures of pages; run text recognition (OCR) on it first.`);
    }
    return layOut(pages).flatMap((lines) => lines.map((line, i) => (i === 0 ? `\f${line}` : line)));
  } catch (error) {
    if (error instanceof UserError) throw error;
    if ((error as Error).name === 'PasswordException') {
      throw new UserError(`${name} is locked with a password; save a copy without one and read that.`);
    }
    throw new UserError(`${name} is a broken PDF; make it anew or give the issue as .docx or .txt.`);
  } finally {
    await task.destroy();
  }
}

/** From PDF user space to the page as seen: y grows downwards, quarter turns of the text are kept apart. */
function placed({ str, transform, width }: TextItem, view: number[]): Piece[] {
  if (str.trim() === '') return [];
  const [va, vb, vc, vd, ve, vf] = view as [number, number, number, number, number, number];
  const [a, b, , , e, f] = transform as [number, number, number, number, number, number];
  const across = [va * a + vc * b, vb * a + vd * b] as const;
  const turn = (Math.round(Math.atan2(across[1], across[0]) / (Math.PI / 2)) + 4) % 4;
  const x = va * e + vc * f + ve;
  const y = vb * e + vd * f + vf;
  // Turned text is laid out as if the page were turned until it reads from left to right.
  const [px, py] = [
    [x, y],
    [y, -x],
    [-x, -y],
    [-y, x],
  ][turn] as [number, number];
  return [{ text: str, x: px, y: py, width, size: Math.hypot(...across), turn }];
}
