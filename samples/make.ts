/**
 * Makes the other forms of the specimen from its clean text: samples/2025-1-damaged.txt, 2025-1.docx and 2025-1.pdf.
 * Run it after a change to samples/2025-1.txt: node samples/make.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  AlignmentType,
  Document,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { damageIssue } from '../tests/support/damage.ts';
import { typeset } from '../tests/support/typeset.ts';

const SEED = 20250331;
const HEAD = '县政府文件 临溪县人民政府公报 2025•1';

/** A paragraph, or the rows of a table or roster. */
type Group = { text: string } | { rows: string[][] };

const here = new URL('.', import.meta.url);
const text = readFileSync(new URL('2025-1.txt', here), 'utf8');
const pages = text.split('\f').map(groupsOf);

writeFileSync(new URL('2025-1-damaged.txt', here), `${damageIssue(text.split('\n'), SEED, HEAD).join('\n')}\n`);
writeFileSync(new URL('2025-1.pdf', here), typeset(markup()));
writeFileSync(new URL('2025-1.docx', here), await Packer.toBuffer(word()));

function groupsOf(page: string): Group[] {
  const groups = page
    .split(/\n\n+/)
    .map((group) => group.replace(/^\n+|\n+$/g, ''))
    .filter((group) => group !== '');
  return groups.map((group) =>
    group.includes('\t') ? { rows: group.split('\n').map((row) => row.split('\t')) } : { text: group },
  );
}

/** Title lines and the number line stand above the first addressee. */
function titleLength(groups: Group[]): number {
  return groups.findIndex((group) => 'text' in group && /〔\d{4}〕\d+号$/.test(group.text)) + 1;
}

function isSignature(line: string): boolean {
  return /^\d{4}年\d+月\d+日$/.test(line) || /^临溪县人民政府(?:办公室)?$/.test(line);
}

function markup(): string {
  const [cover, contents, ...documents] = pages;
  const front = [cover!, contents!].map((page) => page.map((group) => `#align(center)[${literal(group)}]`).join('\n'));
  return `#set document(title: "临溪县人民政府公报 2025年第1期", date: none)
#set page(paper: "a4")
${front.join('\n#pagebreak()\n')}
#set page(columns: 2, numbering: "1", header: [县政府文件 #h(1fr) 临溪县人民政府公报 2025•1], footer: align(center)[#context ("- " + counter(page).display() + " -")])
#counter(page).update(1)
#set par(justify: true, first-line-indent: (amount: 2em, all: true))
${documents.map(documentMarkup).join('\n#pagebreak(weak: true)\n')}`;
}

function documentMarkup(groups: Group[]): string {
  const length = titleLength(groups);
  const title = groups
    .slice(0, length)
    .map((group, i) => `#text(size: ${i < length - 1 ? 18 : 12}pt)[${literal(group)}]`);
  const wide = groups.findIndex((group) => 'rows' in group && group.rows[0]!.length > 4);
  const annex = wide < 0 ? -1 : groups.findIndex((group) => 'text' in group && /^附件\d*$/.test(group.text));
  const body = groups.map((group, i) => {
    const printed = 'rows' in group ? tableMarkup(group.rows) : paragraphMarkup(group.text);
    return i === annex ? `#page(columns: 1)[${printed}` : i === wide ? `${printed}]` : printed;
  });
  return `#place(top + center, scope: "parent", float: true)[#set par(first-line-indent: 0em)\n${title.join('\n\n')}]\n${body.slice(length).join('\n\n')}`;
}

function paragraphMarkup(line: string): string {
  if (isSignature(line)) return `#align(right)[#${JSON.stringify(line)}]`;
  return `#par(first-line-indent: ${/：$/.test(line) && line.length < 40 ? '0em' : '(amount: 2em, all: true)'})[#${JSON.stringify(line.trim())}]`;
}

function tableMarkup(rows: string[][]): string {
  const roster = rows.some((row) => row[0] === '');
  const columns = roster ? '5.5em, 4.2em, 1fr' : rows[0]!.map((_, i) => (i === 0 ? 'auto' : '1fr')).join(', ');
  const cell = (text: string, span: number) => `table.cell(colspan: ${span})[#${JSON.stringify(text)}]`;
  const width = rows[0]!.length;
  const cells = rows
    .map((row) => row.map((text, i) => cell(text, i === row.length - 1 ? width - i : 1)).join(', '))
    .join(',\n');
  return `#block[#set text(size: 10pt)\n#set par(first-line-indent: 0em, justify: false)\n#table(columns: (${columns}), ${roster ? 'stroke: none, ' : ''}${cells})]`;
}

function literal(group: Group): string {
  return 'text' in group ? `#${JSON.stringify(group.text)}` : '';
}

function word(): Document {
  const children = pages.flatMap((groups, page) => {
    const length = page < 2 ? groups.length : titleLength(groups);
    const blocks = groups.map((group, i) =>
      'rows' in group ? wordTable(group.rows) : wordParagraph(group.text, i < length),
    );
    return page === 0 ? blocks : [new Paragraph({ children: [new PageBreak()] }), ...blocks];
  });
  return new Document({
    title: '临溪县人民政府公报 2025年第1期',
    creator: '临溪县人民政府公报室',
    sections: [{ children }],
  });
}

function wordParagraph(line: string, centred: boolean): Paragraph {
  const alignment = centred ? AlignmentType.CENTER : isSignature(line) ? AlignmentType.RIGHT : AlignmentType.BOTH;
  return new Paragraph({ alignment, children: [new TextRun({ text: line, bold: centred })] });
}

function wordTable(rows: string[][]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => {
      const cells = rows[0]!.map((_, i) => new TableCell({ children: [new Paragraph(row[i] ?? '')] }));
      return new TableRow({ children: cells });
    }),
  });
}
