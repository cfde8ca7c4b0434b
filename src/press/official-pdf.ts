/** A document in the national format: GB/T 9704-2012, red heading or letter, 22 lines of 28 characters. */
import { type Annex, announced, type Block, headingEnd, ordinal, type PressDocument, printedDate } from './document.ts';
import { FAMILIES } from './fonts.ts';
import { AREA, LINE, PAGE, RED, SIZE, TRACKING } from './grid.ts';
import { text, toPdf } from './typst.ts';

/** The PDF of one document. UserError where it cannot be set. */
export function officialPdf(document: PressDocument): Buffer {
  return toPdf(officialMarkup(document), { title: document.title, dated: document.dated });
}

function officialMarkup(document: PressDocument): string {
  const head = document.format === 'letter' ? letterHead(document) : redHead(document);
  return [
    pageSetup(document),
    head,
    titleMarkup(document.title),
    addressees(document.addressees),
    ...document.body.map(blockMarkup),
    annexNotice(document.annexes),
    signature(document),
    document.note ? paragraph(`（${document.note.replace(/^[（(]|[）)]$/gu, '')}）`) : '',
    ...document.annexes.map(annexMarkup),
    imprint(document),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const family = (name: keyof typeof FAMILIES): string => `(${FAMILIES[name].map(text).join(', ')})`;

/** Boxes as high as the characters, so that 22 of them with what lies between fill the type area exactly. */
function pageSetup({ format }: PressDocument): string {
  const footer = `context { let n = counter(page).get().first(); let page-number = text(font: ${family('song')}, size: ${SIZE['4']}pt, tracking: 0pt)[#{"— " + str(n) + " —"}]; ${format === 'letter' ? 'if n == 1 { none } else ' : ''}if calc.odd(n) { align(right, pad(right: ${SIZE['4']}pt, page-number)) } else { align(left, pad(left: ${SIZE['4']}pt, page-number)) } }`;
  const letterRule = `place(bottom + center, dy: -20mm, stack(spacing: 0.8mm, line(length: 170mm, stroke: 0.5pt + rgb("${RED}")), line(length: 170mm, stroke: 1.5pt + rgb("${RED}"))))`;
  const background =
    format === 'letter' ? `, background: context if counter(page).get().first() == 1 { ${letterRule} }` : '';
  return `#set page(width: ${PAGE.width}mm, height: ${PAGE.height}mm, margin: (top: ${PAGE.top}mm, bottom: ${PAGE.bottom}mm, left: ${PAGE.left}mm, right: ${PAGE.right}mm), footer-descent: 7mm, footer: ${footer}${background})
#set text(font: ${family('body')}, size: ${SIZE['3']}pt, tracking: ${TRACKING}pt, lang: "zh", region: "cn", cjk-latin-spacing: none, top-edge: 0.88em, bottom-edge: -0.12em, overhang: false, hyphenate: false, costs: (widow: 0%, orphan: 0%))
#set par(leading: ${LINE - SIZE['3']}pt, spacing: ${LINE - SIZE['3']}pt, justify: true, first-line-indent: (amount: 2em, all: true), linebreaks: "simple")
#let row = ${LINE}pt
#let flush(body) = par(first-line-indent: 0em, body)`;
}

/** The mark 35 mm below the top of the type area, the number two lines below it, the rule 4 mm below the number. */
function redHead({ mark, number, signer, urgency }: PressDocument): string {
  const size = Math.min(AREA.width / Math.max(mark.length, 6), 17);
  const markText = `text(font: ${family('title')}, weight: 900, size: ${size.toFixed(2)}mm, fill: rgb("${RED}"), tracking: 0pt, top-edge: 0.88em, bottom-edge: -0.12em)[#${text(mark)}]`;
  const numbered = text(number ?? '');
  const line =
    signer === null
      ? `align(center, flush[#${numbered}])`
      : `flush[#h(1em)#${numbered}#h(1fr)签发人：#text(font: ${family('kai')})[#${text(signer)}]#h(1em)]`;
  const urgent = urgency ? `#place(top + left, text(font: ${family('black')})[#${text(urgency)}])\n` : '';
  return `${urgent}#v(35mm, weak: false)
#align(center, ${markText})
#v(2 * row - (row - ${SIZE['3']}pt))
#${line}
#v(4mm - (row - ${SIZE['3']}pt))
#line(length: 100%, stroke: 1.5pt + rgb("${RED}"))
#v(2 * row)`;
}

/** The name 30 mm below the sheet's top, a thick and a thin red line 170 mm long below it, the number at the right. */
function letterHead({ mark, number }: PressDocument): string {
  const size = Math.min(AREA.width / Math.max(mark.length, 6), 14);
  return `#place(top + center, dy: ${30 - PAGE.top}mm, text(font: ${family('title')}, weight: 900, size: ${size.toFixed(2)}mm, fill: rgb("${RED}"), tracking: 0pt)[#${text(mark)}])
#place(top + center, dy: ${30 - PAGE.top + size + 4}mm, stack(spacing: 0.8mm, line(length: 170mm, stroke: 1.5pt + rgb("${RED}")), line(length: 170mm, stroke: 0.5pt + rgb("${RED}"))))
#v(${30 - PAGE.top + size + 4 + 3}mm)
#align(right, flush[#${text(number ?? '')}])
#v(2 * row - (row - ${SIZE['3']}pt))`;
}

function titleMarkup(title: string): string {
  return `#align(center, block(spacing: row - ${SIZE['3']}pt)[#set par(first-line-indent: 0em, justify: false, leading: row - ${SIZE['2']}pt + 4pt)
#text(font: ${family('title')}, weight: 700, size: ${SIZE['2']}pt, tracking: 0pt)[#${text(title)}]])
#v(row - (row - ${SIZE['3']}pt))`;
}

function addressees(names: string[]): string {
  return names.length === 0 ? '' : `#flush[#${text(`${names.join('、')}：`)}]`;
}

/** A paragraph; its ordinal and heading in the font of its level, the rest in 仿宋. */
export function blockMarkup(block: Block): string {
  if (block.kind === 'table') return tableMarkup(block);
  if (block.kind === 'lines') return block.lines.map((line) => `#flush[#${text(line)}]`).join('\n\n');
  const number = ordinal(block);
  if (block.centred) return `#align(center, flush[#text(font: ${family('black')})[#${text(block.text)}]])`;
  const font = block.level === 1 ? 'black' : block.level === 2 ? 'kai' : null;
  if (font === null) return paragraph(number + block.text);
  const end = headingEnd(block.text);
  const head = `#text(font: ${family(font)})[#${text(number + block.text.slice(0, end))}]`;
  return end < block.text.length ? `${head}#${text(block.text.slice(end))}` : head;
}

function paragraph(value: string): string {
  return `#${text(value)}`;
}

/** Rules as thin as print allows; a head that is said again on the next page. */
function tableMarkup({ title, unit, header, rows }: Extract<Block, { kind: 'table' }>): string {
  const columns = Math.max(header.length, ...rows.map((row) => row.length), 1);
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.min(Math.max(2, ...[header, ...rows].map((row) => (row[i] ?? '').length)), 24),
  );
  const cells = (row: string[]): string =>
    Array.from({ length: columns }, (_, i) => `[#${text(row[i] ?? '')}]`).join(', ');
  const size = columns > 8 ? 9 : columns > 5 ? 10.5 : 12;
  const head = header.length > 0 ? `table.header(${cells(header)}),` : '';
  const caption = title ? `#align(center, flush[#text(font: ${family('black')})[#${text(title)}]])\n` : '';
  const measure = unit
    ? `#align(right, flush[#text(size: ${SIZE['4']}pt)[#${text(`单位：${unit.replace(/^单位[：:]/u, '')}`)}]])\n`
    : '';
  return `${caption}${measure}#block(spacing: row - ${SIZE['3']}pt)[#set text(size: ${size}pt, tracking: 0pt)
#set par(first-line-indent: 0em, justify: false, leading: 0.4em, spacing: 0.4em)
#table(columns: (${widths.map((width) => `${width}fr`).join(', ')},), stroke: 0.5pt, inset: (x: 3pt, y: 4pt), align: center + horizon, ${head} ${rows.map(cells).join(', ')})]`;
}

/** 附件：1. …, one line below the text; the second number stands under the first. */
function annexNotice(annexes: Annex[]): string {
  if (annexes.length === 0) return '';
  const [first, ...rest] = announced(annexes);
  const lines = [
    `#pad(left: 2em, flush[附件：#${text(first!)}])`,
    ...rest.map((title) => `#pad(left: 5em, flush[#${text(title)}])`),
  ];
  return `#v(row - (row - ${SIZE['3']}pt))\n${lines.join('\n')}`;
}

/** Sealed: the date four characters in, each name over its middle. Unsealed: the name two in, the date two behind its beginning. */
function signature({ issuers, dated, sealed }: PressDocument): string {
  if (issuers.length === 0 && dated === null) return '';
  const date = dated ? printedDate(dated) : '';
  const names = issuers.map((name) => `flush[#${text(name)}]`);
  const space = `#v(2 * row - (row - ${SIZE['3']}pt))`;
  const inset = sealed ? 4 : 2;
  const stacked = `#align(right, block(breakable: false, pad(right: ${inset}em, box(align(${sealed ? 'center' : 'left'}, stack(spacing: row - ${SIZE['3']}pt, ${[...names, sealed ? `flush[#${text(date)}]` : `pad(left: 2em, flush[#${text(date)}])`].join(', ')}))))))`;
  return `${space}\n${stacked}`;
}

/** An annex begins on a new page: its label at the left in 黑体, its title centred two lines below. */
function annexMarkup({ label, title, body }: Annex): string {
  const heading = title === '' ? '' : `#v(row)\n${titleMarkup(title)}`;
  return `#pagebreak()\n#flush[#text(font: ${family('black')})[#${text(label)}]]\n${heading}\n${body.map(blockMarkup).join('\n\n')}`;
}

/** 版记 at the foot of the last page: copies, who printed it when; rules of 0.35, 0.25 and 0.35 mm. */
function imprint({ copies, printer }: PressDocument): string {
  if (!printer) return '';
  const rule = (width: number): string => `line(length: 100%, stroke: ${width}mm)`;
  const row = (content: string): string => `pad(x: 1em, y: 2pt, flush[${content}])`;
  const copied = copies.length > 0 ? [row(`抄送：#${text(`${copies.join('，')}。`)}`), rule(0.25)] : [];
  const printed = row(`#${text(printer.name)}#h(1fr)#${text(`${printedDate(printer.printed)}印发`)}`);
  return `#v(1fr)\n#block(breakable: false)[#set text(size: ${SIZE['4']}pt, tracking: 0pt)\n#stack(spacing: 3pt, ${[rule(0.35), ...copied, printed, rule(0.35)].join(', ')})]`;
}
