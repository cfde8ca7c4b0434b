/** The same document for Word: the grid of 22 lines and 28 characters, the official names of the fonts, odd and even page numbers. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type Annex, announced, type Block, headingEnd, ordinal, type PressDocument, printedDate } from './document.ts';
import { AREA, LINE, OFFICIAL, PAGE, RED, SIZE, TRACKING } from './grid.ts';

const TWIPS_PER_MM = 1440 / 25.4;
const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);
// Rounded down: 22 lines must fit.
const LINE_TWIPS = Math.floor(LINE * 20);
/**
 * 22 lines fill the page because they are exactly so high, and 28 characters the line because each run says how close they stand. A
 * snapping grid would do the same in Word, but other programs give what is larger than its cell two of them.
 */
const CLOSER = Math.round(TRACKING * 20);
const EM = SIZE['3'] * 20;

/** The .docx of one document. */
export async function officialDocx(document: PressDocument): Promise<Buffer> {
  const file = new Document({
    title: document.title,
    creator: document.issuers[0] ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { size: SIZE['3'] * 2, font: fonts('body') } } } },
    sections: [
      {
        properties: {
          titlePage: document.format === 'letter',
          page: {
            size: { width: twips(PAGE.width), height: twips(PAGE.height) },
            margin: {
              top: twips(PAGE.top),
              bottom: twips(PAGE.bottom),
              left: twips(PAGE.left),
              right: twips(PAGE.right),
              header: twips(15),
              // The number stands 7 mm below the type area.
              footer: twips(PAGE.bottom - 7) - SIZE['4'] * 20,
            },
          },
          grid: { type: DocumentGridType.DEFAULT, linePitch: LINE_TWIPS },
        },
        footers: {
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
          ...(document.format === 'letter' && { first: new Footer({ children: [new Paragraph('')] }) }),
        },
        children: [
          ...heading(document),
          ...titled(document.title),
          ...(document.addressees.length > 0 ? [flush([run(`${document.addressees.join('、')}：`)])] : []),
          ...document.body.flatMap(blockParts),
          ...annexNotice(document.annexes),
          ...signature(document),
          ...(document.note ? [indented([run(`（${document.note.replace(/^[（(]|[）)]$/gu, '')}）`)])] : []),
          ...document.annexes.flatMap(annexParts),
          ...imprint(document),
        ],
      },
    ],
  });
  return Packer.toBuffer(file);
}

function fonts(name: keyof typeof OFFICIAL) {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: OFFICIAL[name] };
}

function run(text: string, font: keyof typeof OFFICIAL = 'body', more: IRunOptions = {}): TextRun {
  const closer = more.size === undefined ? { characterSpacing: CLOSER } : {};
  return new TextRun({ text, font: fonts(font), size: SIZE['3'] * 2, ...closer, ...more });
}

const SPACING = { before: 0, after: 0, line: LINE_TWIPS, lineRule: LineRuleType.EXACT };

function flush(children: TextRun[], more: ConstructorParameters<typeof Paragraph>[0] & object = {}): Paragraph {
  return new Paragraph({ spacing: SPACING, alignment: AlignmentType.BOTH, widowControl: false, children, ...more });
}

/** First line two characters in. */
function indented(children: TextRun[]): Paragraph {
  return flush(children, { indent: { firstLine: 2 * EM } });
}

const blank = (): Paragraph => flush([run('')]);

function heading({ mark, number, signer, urgency, format }: PressDocument): Paragraph[] {
  const size = Math.round(Math.min((AREA.width / Math.max(mark.length, 6)) * 2.83, format === 'letter' ? 40 : 48) * 2);
  const red = { color: RED, size };
  const rule = { style: BorderStyle.SINGLE, size: 12, color: RED, space: 11 };
  const tabs = { tabStops: [{ type: TabStopType.RIGHT, position: twips(AREA.width) - EM }] };
  const markParagraph = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: twips(format === 'letter' ? 2 : 28.5), after: format === 'letter' ? 60 : 2 * LINE_TWIPS - 320 },
    children: [run(mark, 'title', red)],
    ...(format === 'letter' && { border: { bottom: { ...rule, style: BorderStyle.THICK_THIN_MEDIUM_GAP } } }),
  });
  const numbered =
    format === 'letter'
      ? flush([run(number ?? '')], { alignment: AlignmentType.RIGHT })
      : signer === null
        ? flush([run(number ?? '')], { alignment: AlignmentType.CENTER, border: { bottom: rule } })
        : flush(
            [
              run(number ?? ''),
              new TextRun({ children: [new Tab(), '签发人：'], font: fonts('body'), size: 32 }),
              run(signer, 'kai'),
            ],
            {
              ...tabs,
              indent: { left: EM },
              border: { bottom: rule },
            },
          );
  return [...(urgency ? [flush([run(urgency, 'black')])] : []), markParagraph, numbered, blank(), blank()];
}

function titled(title: string): Paragraph[] {
  const text = run(title, 'title', { size: SIZE['2'] * 2 });
  return [flush([text], { alignment: AlignmentType.CENTER }), blank()];
}

function blockParts(block: Block): (Paragraph | Table)[] {
  if (block.kind === 'table') return tableParts(block);
  if (block.kind === 'lines') return block.lines.map((line) => flush([run(line)]));
  if (block.centred) return [flush([run(block.text, 'black')], { alignment: AlignmentType.CENTER })];
  const text = ordinal(block) + block.text;
  const font = block.level === 1 ? 'black' : block.level === 2 ? 'kai' : null;
  if (font === null) return [indented([run(text)])];
  const end = ordinal(block).length + headingEnd(block.text);
  return [indented([run(text.slice(0, end), font), ...(end < text.length ? [run(text.slice(end))] : [])])];
}

function tableParts({ title, unit, header, rows }: Extract<Block, { kind: 'table' }>): (Paragraph | Table)[] {
  const columns = Math.max(header.length, ...rows.map((row) => row.length), 1);
  const size = (columns > 8 ? 9 : columns > 5 ? 10.5 : 12) * 2;
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const rowOf = (row: string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      children: Array.from(
        { length: columns },
        (_, i) =>
          new TableCell({
            verticalAlign: VerticalAlign.CENTER,
            borders: { top: line, bottom: line, left: line, right: line },
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [run(row[i] ?? '', isHead ? 'black' : 'body', { size })],
              }),
            ],
          }),
      ),
    });
  return [
    ...(title ? [flush([run(title, 'black')], { alignment: AlignmentType.CENTER })] : []),
    ...(unit ? [flush([run(`单位：${unit.replace(/^单位[：:]/u, '')}`)], { alignment: AlignmentType.RIGHT })] : []),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [...(header.length > 0 ? [rowOf(header, true)] : []), ...rows.map((row) => rowOf(row, false))],
    }),
    blank(),
  ];
}

function annexNotice(annexes: Annex[]): Paragraph[] {
  if (annexes.length === 0) return [];
  return [
    blank(),
    ...announced(annexes).map((title, i) =>
      flush([run(i === 0 ? `附件：${title}` : title)], { indent: { left: (i === 0 ? 2 : 5) * EM } }),
    ),
  ];
}

function signature({ issuers, dated, sealed }: PressDocument): Paragraph[] {
  if (issuers.length === 0 && dated === null) return [];
  const date = dated ? printedDate(dated) : '';
  const width = (text: string): number =>
    [...text].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 128 ? 0.5 : 1), 0);
  const dateRight = sealed ? 4 : Math.max(0, 2 + width(issuers[0] ?? '') - 2 - width(date));
  const names = issuers.map((name) =>
    flush([run(name)], {
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.max(0, (sealed ? 4 + (width(date) - width(name)) / 2 : 2) * EM) },
    }),
  );
  return [
    blank(),
    blank(),
    ...names,
    flush([run(date)], { alignment: AlignmentType.RIGHT, indent: { right: dateRight * EM } }),
  ];
}

function annexParts({ label, title, body }: Annex): (Paragraph | Table)[] {
  return [
    new Paragraph({ spacing: SPACING, children: [new PageBreak(), run(label, 'black')] }),
    ...(title === '' ? [] : [blank(), ...titled(title)]),
    ...body.flatMap(blockParts),
  ];
}

function imprint({ copies, printer }: PressDocument): Paragraph[] {
  if (!printer) return [];
  const small = { size: SIZE['4'] * 2 };
  const border = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 1 });
  const indent = { left: EM, right: EM };
  const printed = [
    run(printer.name, 'body', small),
    new TextRun({ children: [new Tab(), `${printedDate(printer.printed)}印发`], font: fonts('body'), ...small }),
  ];
  return [
    blank(),
    ...(copies.length > 0
      ? [flush([run(`抄送：${copies.join('，')}。`, 'body', small)], { indent, border: { top: border(8) } })]
      : []),
    flush(printed, {
      indent,
      tabStops: [{ type: TabStopType.RIGHT, position: twips(AREA.width) - EM }],
      border: { top: border(copies.length > 0 ? 6 : 8), bottom: border(8) },
    }),
  ];
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const inset = { [alignment === AlignmentType.RIGHT ? 'right' : 'left']: SIZE['4'] * 20 };
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fonts('song'), size: SIZE['4'] * 2 });
  return new Footer({ children: [new Paragraph({ alignment, indent: inset, children: [number] })] });
}
