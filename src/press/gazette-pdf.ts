/**
 * A whole issue of the gazette: cover, imprint, contents with page numbers, sections, running heads, a QR code to the page of each
 * document, bookmarks. The words are those of the documents; the electronic edition is this file.
 */
import QRCode from 'qrcode';
import { announced, type PressDocument, printedDate } from './document.ts';
import { FAMILIES } from './fonts.ts';
import { PAGE, RED } from './grid.ts';
import { blockMarkup } from './official-pdf.ts';
import { text, toPdf } from './typst.ts';

export interface PressIssue {
  /** 临溪县人民政府公报 */
  title: string;
  year: number;
  number: number;
  /** 总第N期. */
  total: number | null;
  published: string | null;
  /** 主办、编辑、电话 … as they are to be printed. */
  imprint: [string, string][];
  /** In print order; each begins on a page of its own. */
  sections: { title: string; documents: PressDocument[] }[];
}

/** The PDF of an issue, PDF/A-2b with bookmarks. */
export async function gazettePdf(issue: PressIssue): Promise<Buffer> {
  const documents = issue.sections.flatMap((section) => section.documents);
  const codes = await Promise.all(documents.map(({ address }) => (address ? code(address) : null)));
  return toPdf(gazetteMarkup(issue, new Map(documents.map((one, i) => [one, codes[i]!]))), {
    title: `${issue.title} ${issue.year}年第${issue.number}期`,
    dated: issue.published ?? newest(documents),
  });
}

/** Where the issue names no day of publication, it is not older than its newest document. */
function newest(documents: PressDocument[]): string | null {
  return documents.flatMap(({ dated }) => dated ?? []).reduce<string | null>((a, b) => (a && a > b ? a : b), null);
}

function gazetteMarkup(issue: PressIssue, codes: ReadonlyMap<PressDocument, string | null>): string {
  const name = `${issue.title} ${issue.year}·${issue.number}`;
  return [
    setup(),
    cover(issue),
    imprint(issue),
    contents(),
    `#counter(page).update(1)
#set page(header: context { let here-is = query(heading.where(level: 1)).filter(it => it.location().page() <= here().page()); set text(size: 9pt, tracking: 0pt); let section = if here-is.len() > 0 { here-is.last().body } else { [] }; let left = if calc.odd(counter(page).get().first()) { section } else { [#${text(name)}] }; let right = if calc.odd(counter(page).get().first()) { [#${text(name)}] } else { section }; block(width: 100%, stroke: (bottom: 0.5pt), inset: (bottom: 3pt), flush[#left#h(1fr)#right]) }, footer: context align(center, text(font: ${family('song')}, size: 10.5pt)[#{"— " + str(counter(page).get().first()) + " —"}]))`,
    ...issue.sections.flatMap(({ title, documents }) => [
      `#pagebreak(weak: true)\n#hide(place(heading(level: 1, bookmarked: true)[#${text(title)}]))`,
      ...documents.map(
        (document, i) =>
          `${i > 0 ? '#pagebreak(weak: true)\n' : ''}${documentMarkup(document, codes.get(document) ?? null)}`,
      ),
    ]),
  ].join('\n\n');
}

const family = (name: keyof typeof FAMILIES): string => `(${FAMILIES[name].map(text).join(', ')})`;
const LEADING = 10;
const BODY = 12;

function setup(): string {
  return `#set page(width: ${PAGE.width}mm, height: ${PAGE.height}mm, margin: (top: 28mm, bottom: 25mm, inside: 26mm, outside: 22mm), footer-descent: 8mm, header-ascent: 6mm)
#set text(font: ${family('body')}, size: ${BODY}pt, lang: "zh", region: "cn", cjk-latin-spacing: none, overhang: false, hyphenate: false)
#set par(leading: ${LEADING}pt, spacing: ${LEADING}pt, justify: true, first-line-indent: (amount: 2em, all: true), linebreaks: "simple")
#let row = ${BODY + LEADING}pt
#let flush(body) = par(first-line-indent: 0em, body)`;
}

function cover({ title, year, number, total, published }: PressIssue): string {
  const size = Math.min(150 / Math.max(title.length, 6), 15);
  return `#page(margin: (x: 24mm, y: 30mm))[#align(center)[
#v(28mm)
#flush[#text(font: ${family('title')}, weight: 900, size: ${size.toFixed(2)}mm, fill: rgb("${RED}"))[#${text(title)}]]
#v(10mm)
#line(length: 60%, stroke: 1.5pt + rgb("${RED}"))
#v(12mm)
#flush[#text(font: ${family('title')}, weight: 700, size: 30pt)[#${text(`${year}年第${number}期`)}]]
#v(4mm)
#flush[#text(font: ${family('kai')}, size: 16pt)[#${text(total === null ? '' : `（总第${total}期）`)}]]
#v(1fr)
#flush[#text(font: ${family('kai')}, size: 16pt)[#${text(published ? printedDate(published) : '')}]]]]`;
}

function imprint({ title, imprint: rows }: PressIssue): string {
  if (rows.length === 0) return '';
  const cells = rows.map(([label, value]) => `[#${text(label)}], [#${text(value)}]`).join(', ');
  return `#page[#v(1fr)
#align(center, flush[#text(font: ${family('black')}, size: 14pt)[#${text(title)}]])
#v(6mm)
#align(center, block(width: 70%)[#set par(first-line-indent: 0em, justify: false)
#table(columns: (auto, 1fr), stroke: (x, y) => (bottom: 0.3pt), align: (right, left), inset: 6pt, ${cells})])
#v(1fr)]`;
}

/** Sections as heads, documents with the page on which they begin. */
function contents(): string {
  return `#page[#align(center, flush[#text(font: ${family('black')}, size: 18pt)[#"目　　录"]])
#v(6mm)
#show outline.entry.where(level: 1): it => block(above: 14pt, below: 8pt, flush[#text(font: ${family('black')})[#it.element.body]])
#show outline.entry.where(level: 2): it => block(above: 6pt, below: 6pt, link(it.element.location(), grid(columns: (1fr, 2.5em), align: (left, right + bottom), par(first-line-indent: 0em, justify: false)[#it.element.body#h(4pt)#box(width: 1fr, repeat(gap: 3pt)[.])], it.page())))
#outline(title: none, depth: 2, indent: 0em)]`;
}

function documentMarkup(document: PressDocument, qr: string | null): string {
  const { title, number, addressees, body, annexes, issuers, dated, note } = document;
  const signed = [...issuers, ...(dated ? [printedDate(dated)] : [])].map((line) => `flush[#${text(line)}]`);
  const parts = [
    `#align(center, block(below: 10pt, above: 4pt)[#set par(first-line-indent: 0em, justify: false, leading: 8pt)
#show heading: it => text(font: ${family('title')}, weight: 700, size: 18pt)[#it.body]
#heading(level: 2)[#${text(title || number || '（无标题）')}]])`,
    number ? `#align(center, flush[#text(font: ${family('kai')})[#${text(number)}]])\n#v(6pt)` : '',
    addressees.length > 0 ? `#flush[#${text(`${addressees.join('、')}：`)}]` : '',
    ...body.map(blockMarkup),
    ...announced(annexes).map(
      (name, i) => `#pad(left: ${i === 0 ? 2 : 5}em, flush[#${text(i === 0 ? `附件：${name}` : name)}])`,
    ),
    signed.length > 0
      ? `#v(row)\n#align(right, block(breakable: false, pad(right: 4em, box(align(center, stack(spacing: ${LEADING}pt, ${signed.join(', ')}))))))`
      : '',
    note ? `#${text(`（${note.replace(/^[（(]|[）)]$/gu, '')}）`)}` : '',
    ...annexes.map(
      (annex) =>
        `#v(row)\n#flush[#text(font: ${family('black')})[#${text(annex.label)}]]\n${annex.title ? `#align(center, flush[#text(font: ${family('title')}, weight: 700, size: 15pt)[#${text(annex.title)}]])` : ''}\n${annex.body.map(blockMarkup).join('\n\n')}`,
    ),
    qr
      ? `#v(8pt)\n#align(right, block(breakable: false, stack(dir: ltr, spacing: 6pt, align(horizon, text(size: 8pt)[#"扫码查阅"]), image(bytes(${text(qr)}), format: "svg", width: 16mm, alt: ${text(`${number ?? title}的网页地址`)}))))`
      : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function code(address: string): Promise<string> {
  return QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' });
}
