/**
 * OFD (GB/T 33190-2016): a document as the fixed pages that the PDF has, in the national format. A ZIP of XML files; fonts are named,
 * not embedded, and the reader sets its own of that name. No signature, no annotations.
 */
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import type { PressDocument } from '../document.ts';
import { officialPdf } from '../official-pdf.ts';
import { escaped } from '../plain.ts';
import { type Colour, type Line, type Point, type PrintedPage, printedPages, type Run } from './printed-page.ts';

/** The OFD of one document; the same document gives the same bytes. UserError where it cannot be set. */
export async function officialOfd(document: PressDocument): Promise<Buffer> {
  const pages = await printedPages(officialPdf(document));
  const files = filesOf(document, pages);
  const entries = Object.entries(files).map(([name, xml]) => [name, strToU8(HEAD + xml)] as const);
  // The time of an entry is part of the file: it is always the same.
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) }));
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"';

/** Path inside the archive → XML. */
function filesOf(document: PressDocument, pages: PrintedPage[]): Record<string, string> {
  let last = 0;
  const id = (): number => {
    last += 1;
    return last;
  };
  const fonts = new Map<string, { id: number; face: Face }>();
  const fontOf = (name: string): number => {
    const face = faceOf(name);
    const key = `${face.name} ${face.bold}`;
    const found = fonts.get(key) ?? { id: id(), face };
    fonts.set(key, found);
    return found.id;
  };
  const contents = pages.map((page) => ({ id: id(), xml: pageXml(page, id, fontOf) }));
  const [first] = pages as [PrintedPage, ...PrintedPage[]];
  const pageList = contents.map((page, n) => `<ofd:Page ID="${page.id}" BaseLoc="Pages/Page_${n}/Content.xml"/>`);
  const fontList = [...fonts.values()].map(
    (font) =>
      `<ofd:Font ID="${font.id}" FontName="${font.face.name}" FamilyName="${font.face.name}"${font.face.bold ? ' Bold="true"' : ''}/>`,
  );
  return {
    'OFD.xml': entryXml(document, contents.map(({ xml }) => xml).join('')),
    'Doc_0/Document.xml': `<ofd:Document ${NAMESPACE}><ofd:CommonData><ofd:MaxUnitID>${last}</ofd:MaxUnitID><ofd:PageArea>${box(first)}</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>${pageList.join('')}</ofd:Pages></ofd:Document>\n`,
    'Doc_0/PublicRes.xml': `<ofd:Res ${NAMESPACE} BaseLoc="Res"><ofd:Fonts>${fontList.join('')}</ofd:Fonts></ofd:Res>\n`,
    ...Object.fromEntries(contents.map(({ xml }, n) => [`Doc_0/Pages/Page_${n}/Content.xml`, xml])),
  };
}

function entryXml({ title, issuers, dated }: PressDocument, content: string): string {
  const info = [
    `<ofd:DocID>${createHash('sha256').update(content).digest('hex').slice(0, 32)}</ofd:DocID>`,
    `<ofd:Title>${escaped(title)}</ofd:Title>`,
    issuers.length > 0 ? `<ofd:Author>${escaped(issuers.join('、'))}</ofd:Author>` : '',
    dated ? `<ofd:CreationDate>${dated}</ofd:CreationDate>` : '',
    '<ofd:Creator>公报</ofd:Creator>',
  ];
  return `<ofd:OFD ${NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>${info.join('')}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>\n`;
}

function pageXml(page: PrintedPage, id: () => number, fontOf: (name: string) => number): string {
  const layer = id();
  const objects = page.marks.map((mark) =>
    mark.kind === 'run' ? textObject(mark, id(), fontOf(mark.font)) : pathObject(mark, id()),
  );
  return `<ofd:Page ${NAMESPACE}><ofd:Area>${box(page)}</ofd:Area><ofd:Content><ofd:Layer ID="${layer}" Type="Body">\n${objects.join('\n')}\n</ofd:Layer></ofd:Content></ofd:Page>\n`;
}

/** Places inside an object count from the corner of its boundary. */
function textObject({ characters, x, y, advances, size, colour }: Run, id: number, font: number): string {
  const width = advances.reduce((sum, advance) => sum + advance, size);
  const deltas = advances.length > 0 ? ` DeltaX="${advances.map(round).join(' ')}"` : '';
  return `<ofd:TextObject ID="${id}" Boundary="${[x, y - size, width, size * 1.25].map(round).join(' ')}" Font="${font}" Size="${round(size)}">${fill(colour)}<ofd:TextCode X="0" Y="${round(size)}"${deltas}>${escaped(characters.join(''))}</ofd:TextCode></ofd:TextObject>`;
}

function pathObject({ from, to, width, colour }: Line, id: number): string {
  const [left, top] = [Math.min(from[0], to[0]) - width / 2, Math.min(from[1], to[1]) - width / 2];
  const [wide, high] = [Math.abs(from[0] - to[0]) + width, Math.abs(from[1] - to[1]) + width];
  const point = ([x, y]: Point): string => `${round(x - left)} ${round(y - top)}`;
  return `<ofd:PathObject ID="${id}" Boundary="${[left, top, wide, high].map(round).join(' ')}" LineWidth="${round(width)}"><ofd:StrokeColor Value="${colour.join(' ')}"/><ofd:AbbreviatedData>M ${point(from)} L ${point(to)}</ofd:AbbreviatedData></ofd:PathObject>`;
}

function fill(colour: Colour): string {
  return `<ofd:FillColor Value="${colour.join(' ')}"/>`;
}

function box({ width, height }: PrintedPage): string {
  return `<ofd:PhysicalBox>0 0 ${round(width)} ${round(height)}</ofd:PhysicalBox>`;
}

function round(millimetres: number): string {
  return String(Number(millimetres.toFixed(4)));
}

interface Face {
  name: '宋体' | '仿宋' | '黑体' | '楷体';
  bold: boolean;
}

/** What every reader in the country has, for what the PDF was set in. */
function faceOf(font: string): Face {
  const name = /fang/iu.test(font) ? '仿宋' : /hei/iu.test(font) ? '黑体' : /kai/iu.test(font) ? '楷体' : '宋体';
  return { name, bold: /bold|black/iu.test(font) };
}
