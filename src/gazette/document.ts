/** One document, read from its lines. */
import type { Adjacency } from './adjacency.ts';
import { labelChapters } from './chapter.ts';
import { readAmendments, readCitations, readRepealList, readRepeals, readRepealsAhead } from './citation.ts';
import { readClauses } from './clause.ts';
import { documentDamage, frameMissing } from './damage.ts';
import { type Contact, type Frame, readFrame } from './frame.ts';
import { interpretationOf } from './interpretation.ts';
import { inferTitle, issuerOf, kindOfTitle, kindOfWording } from './kind.ts';
import type { Line } from './line.ts';
import { missingAnnexes, missingQr } from './missing.ts';
import { readingOrder } from './order.ts';
import { isPersonnel, readPersonnel } from './personnel.ts';
import { readBody } from './roster.ts';
import type { Segment } from './segment.ts';
import type { Damage, GazetteDocument, LineRange, Relation } from './types.ts';
import { uncross } from './uncross.ts';

export interface DocumentContext {
  segment: Segment;
  title: string | null;
  government: string | null;
  scrambled: boolean;
  adjacency: Adjacency;
  tocPage: number | null;
}

/** `printed` are the document's lines in printed order. */
export function readDocument(
  printed: Line[],
  context: DocumentContext,
): { document: GazetteDocument; contacts: Contact[] } {
  const lines = labelChapters(printed);
  const { segment, title, government, scrambled, adjacency } = context;
  const numberLine = lines[segment.at - segment.first]!;
  const order = scrambled ? readingOrder(lines, adjacency) : null;
  const { lines: ordered, damage } = scrambled ? { lines: order!.lines, damage: [] } : uncross(lines, adjacency);
  const at = ordered.findIndex((line) => line.n === numberLine.n);
  const frame = readFrame(ordered, at, government);
  const kind =
    (title !== null ? kindOfTitle(title) : null) ?? kindOfWording(textOf(transmittal(ordered, at)), segment.series);
  const whole: LineRange = [lines[0]!.n, lines.at(-1)!.n];
  const interprets = interpretationOf(title, whole);
  const issuer = issuerOf(segment.series, title, frame.signature, government);
  const personnel = isPersonnel(title, ordered) ? readPersonnel(ordered) : { appoints: [], removes: [] };
  const people = [...personnel.appoints, ...personnel.removes].map((one) => one.person);
  const inText = title === null ? ordered : ordered.slice(at + 1);
  const repeals = unique(
    [readRepeals, readRepealsAhead, readRepealList].flatMap((find) => find(inText, segment.number)),
  );
  const amends = unique(readAmendments(inText, segment.number));
  const citations = readCitations(inText, segment.number);
  const readOrder = order?.moved ? { order: ranges(ordered, lines), confidence: order.confidence } : null;
  const body = readBody(ordered, title, scrambled, adjacency);
  const { clauses, tables } = readClauses(bodyLines(ordered, at, frame, context), adjacency, body?.lines ?? null);
  const document: GazetteDocument = {
    number: segment.number,
    numberLine: numberLine.n,
    series: segment.series,
    year: segment.year,
    seq: segment.seq,
    issuer,
    kind: interprets ? null : kind,
    title,
    titleInferred: title === null ? inferTitle(transmittal(ordered, at), issuer, kind, people) : null,
    addressees: frame.addressees,
    addresseesLine: frame.addresseesLines[0]?.n ?? null,
    dated: frame.dated,
    datedLine: frame.datedLine?.n ?? null,
    mark: frame.mark,
    contactUnit: frame.contacts[0]?.unit ?? null,
    contactPhone: frame.contacts[0]?.phone ?? null,
    qrLine: frame.qrLine?.n ?? null,
    lines: whole,
    tocPage: context.tocPage,
    repeals: repeals.map((relation) => relation.number!),
    amends: amends.map((relation) => relation.number!),
    cites: citations.map((citation) => citation.number),
    ...personnel,
    body,
    clauses,
    tables,
    citations,
    relations: [...repeals, ...amends, ...(interprets ? [interprets] : [])],
    damage: [
      ...damage,
      ...lookAlike(segment, numberLine),
      ...documentDamage(ordered, { title, frame, order: readOrder, whole }),
    ],
    missing: [...frameMissing(title, frame, whole), ...missingAnnexes(ordered), ...missingQr(frame.qrLine)],
    readingOrder: readOrder,
  };
  return { document, contacts: frame.contacts };
}

function lookAlike(segment: Segment, numberLine: Line): Damage[] {
  if (segment.series === segment.printedSeries) return [];
  return [
    {
      type: 'look-alike',
      lines: [numberLine.n, numberLine.n],
      found: segment.printedSeries,
      repair: segment.series,
      evidence: `本期其他文件的代字为“${segment.series}”，“${segment.printedSeries}”系形近字误识。`,
      confidence: 0.97,
    },
  ];
}

/** The page of the number line and the next: what transmits, answers or decides stands there, the annexed text behind. */
function transmittal(lines: Line[], at: number): Line[] {
  const { page } = lines[at]!;
  const near = lines.filter((line) => line.page === page || line.page === page + 1);
  return near.length > 120 ? lines.slice(at, at + 120) : near;
}

/** One relation a number. */
const unique = (relations: Relation[]): Relation[] =>
  relations.filter((one, i) => relations.findIndex((other) => other.number === one.number) === i);

const textOf = (lines: Line[]): string => lines.map((line) => line.bare).join('');

/** What is left of a document when its frame is taken away. */
function bodyLines(ordered: Line[], at: number, frame: Frame, { title, segment }: DocumentContext): Line[] {
  const head = title === null ? 1 : segment.title.length + 1;
  const framed = new Set<number>([
    ordered[at]!.n,
    ...frame.addresseesLines.slice(0, -1).map((line) => line.n),
    ...frame.signatureLines.map((line) => line.n),
    ...frame.contactLines.map((line) => line.n),
    ...[frame.markLine, frame.datedLine, frame.qrLine].flatMap((line) => (line ? [line.n] : [])),
  ]);
  const last = frame.addresseesLines.at(-1);
  // The addressees may end inside a line that goes on with the text.
  if (last && /[：:]$/u.test(last.bare)) framed.add(last.n);
  const titled = title === null ? [] : ordered.filter((line, i) => i < head && line.n !== ordered[at]!.n);
  for (const line of titled) framed.add(line.n);
  return ordered.filter((line) => !framed.has(line.n));
}

/** Runs of lines that stand together in print, in reading order. */
function ranges(ordered: Line[], printed: Line[]): LineRange[] {
  const place = new Map(printed.map((line, i) => [line.n, i]));
  const out: LineRange[] = [];
  let previous = -2;
  for (const line of ordered) {
    const at = place.get(line.n)!;
    if (at === previous + 1) out.at(-1)![1] = line.n;
    else out.push([line.n, line.n]);
    previous = at;
  }
  return out;
}
