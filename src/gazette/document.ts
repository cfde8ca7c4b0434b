/** One document, read from its lines. */
import type { Adjacency } from './adjacency.ts';
import { readCitations, readRepeals } from './citation.ts';
import { type Contact, readFrame } from './frame.ts';
import { inferTitle, issuerOf, kindOfTitle, kindOfWording } from './kind.ts';
import type { Line } from './line.ts';
import { missingAnnexes, missingQr } from './missing.ts';
import { isPersonnel, readPersonnel } from './personnel.ts';
import { readBody } from './roster.ts';
import { readingOrder } from './order.ts';
import type { Segment } from './segment.ts';
import { uncross } from './uncross.ts';
import type { GazetteDocument, LineRange } from './types.ts';

export interface DocumentContext {
  segment: Segment;
  title: string | null;
  government: string | null;
  scrambled: boolean;
  adjacency: Adjacency;
  tocPage: number | null;
}

/** `lines` are the document's lines in printed order. */
export function readDocument(lines: Line[], context: DocumentContext): { document: GazetteDocument; contacts: Contact[] } {
  const { segment, title, government, scrambled, adjacency } = context;
  const numberLine = lines[segment.at - segment.first]!;
  const order = scrambled ? readingOrder(lines, adjacency) : null;
  const { lines: ordered, damage } = scrambled ? { lines: order!.lines, damage: [] } : uncross(lines, adjacency);
  const at = ordered.findIndex((line) => line.n === numberLine.n);
  const frame = readFrame(ordered, at, government);
  const kind = (title !== null ? kindOfTitle(title) : null) ?? kindOfWording(transmittal(ordered, at), segment.series);
  const issuer = issuerOf(segment.series, title, frame.signature, government);
  const personnel = isPersonnel(title, ordered) ? readPersonnel(ordered) : { appoints: [], removes: [] };
  const people = [...personnel.appoints, ...personnel.removes].map((one) => one.person);
  const inText = title === null ? ordered : ordered.slice(at + 1);
  const relations = readRepeals(inText, segment.number);
  const citations = readCitations(inText, segment.number);
  const document: GazetteDocument = {
    number: segment.number,
    numberLine: numberLine.n,
    series: segment.series,
    year: segment.year,
    seq: segment.seq,
    issuer,
    kind,
    title,
    titleInferred: title === null ? inferTitle(ordered, issuer, kind, people) : null,
    addressees: frame.addressees,
    addresseesLine: frame.addresseesLines[0]?.n ?? null,
    dated: frame.dated,
    datedLine: frame.datedLine?.n ?? null,
    mark: frame.mark,
    contactUnit: frame.contacts[0]?.unit ?? null,
    contactPhone: frame.contacts[0]?.phone ?? null,
    qrLine: frame.qrLine?.n ?? null,
    lines: [lines[0]!.n, lines.at(-1)!.n],
    tocPage: context.tocPage,
    repeals: [...new Set(relations.map((relation) => relation.number!))],
    amends: [],
    cites: citations.map((citation) => citation.number),
    ...personnel,
    body: readBody(ordered, title, scrambled, adjacency),
    clauses: [],
    tables: [],
    citations,
    relations,
    damage,
    missing: [...missingAnnexes(ordered), ...missingQr(frame.qrLine)],
    readingOrder: order?.moved ? { order: ranges(ordered), confidence: order.confidence } : null,
  };
  return { document, contacts: frame.contacts };
}

/** The page of the number line: what transmits, answers or decides stands there, what is transmitted behind it. */
function transmittal(lines: Line[], at: number): string {
  const { page } = lines[at]!;
  const near = page === lines.at(-1)!.page && page === lines[0]!.page ? lines : lines.filter((line) => line.page === page || line.page === page + 1);
  return near.map((line) => line.bare).join('');
}

/** Consecutive source lines as ranges, in the given order. */
export function ranges(lines: Line[]): LineRange[] {
  const out: LineRange[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const last = out.at(-1);
    if (last && previous && line.n > previous.n && line.n - previous.n <= 3) last[1] = line.n;
    else out.push([line.n, line.n]);
    previous = line;
  }
  return out;
}
