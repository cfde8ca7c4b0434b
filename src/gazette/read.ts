/** The reader: an issue's lines in, a `ReadIssue` out. It never refuses text; what it cannot read it keeps as damage. */
import { learnAdjacency } from './adjacency.ts';
import { amendmentBySubject } from './citation.ts';
import { readDocument } from './document.ts';
import type { Contact } from './frame.ts';
import { readFront } from './front.ts';
import { governmentOf } from './kind.ts';
import { squeeze, toLines } from './line.ts';
import { numberGaps } from './missing.ts';
import { isScrambled } from './order.ts';
import { paginate } from './page.ts';
import { segment } from './segment.ts';
import { strayLines } from './stray.ts';
import type { Damage, GazetteDocument, ReadIssue } from './types.ts';

/** Reads an issue. `key` (YYYY-N) is used where the text does not name the issue. */
export function readIssue(source: readonly string[], options: { key: string }): ReadIssue {
  const pages = paginate(source, toLines(source));
  const lines = pages.lines;
  const segments = segment(lines);
  const { tail, damage: stray } = strayLines(lines, segments);
  const front = readFront([...lines.slice(0, segments[0]?.first ?? lines.length), ...tail]);
  const head = pages.runningHead;
  const adjacency = learnAdjacency(lines.map((line) => line.bare));
  const scrambled = pages.count > 1 && isScrambled(lines, segments);
  const toc = new Map((front.toc ?? []).map((entry) => [entry.number ?? entry.title, entry]));
  const titles = segments.map((s) => (s.title.length > 0 ? s.title.map((i) => lines[i]!.bare).join('') : null));
  const masthead = front.title ?? head?.title ?? null;
  const government = governmentOf(masthead, titles);

  const read = segments.map((s, i) =>
    readDocument(lines.slice(s.first, s.last + 1), {
      segment: s,
      title: titles[i]!,
      government,
      scrambled,
      adjacency,
      tocPage: (toc.get(s.number) ?? toc.get(titles[i] ?? ''))?.page ?? null,
    }),
  );
  const documents = read.map((one) => one.document);
  shareContacts(read);
  link(documents);
  const furniture = distribute(pages.furniture, documents);
  const year = front.year ?? head?.year ?? keyPart(options.key, 1);
  const number = front.number ?? head?.number ?? keyPart(options.key, 2);
  return {
    issue: {
      key: year !== null && number !== null ? `${year}-${number}` : options.key,
      year,
      number,
      total: front.total,
      published: front.published,
      title: masthead,
      scrambled,
      imprint: front.imprint,
      toc: front.toc,
    },
    documents,
    damage: [...furniture, ...stray],
    missing: numberGaps(documents),
    text: [...source],
  };
}

/** Relations between documents of one issue: which citations are held, and which plan changes which. */
function link(documents: GazetteDocument[]): void {
  const held = new Set(documents.map((document) => document.number));
  documents.forEach((document, i) => {
    for (const citation of document.citations) citation.held = held.has(citation.number);
    const amendment = amendmentBySubject(document, documents.slice(0, i));
    if (amendment?.number && !document.repeals.includes(amendment.number)) {
      document.relations.push(amendment);
      document.amends.push(amendment.number);
    }
  });
}

/** A document without a contact block whose neighbour behind it has two takes the first: the block slipped over the page. */
function shareContacts(read: { document: GazetteDocument; contacts: Contact[] }[]): void {
  for (const [i, { document, contacts }] of read.entries()) {
    const next = read[i + 1];
    const [first, second] = (next?.contacts ?? []).toSorted((a, b) => a.line - b.line);
    if (contacts.length > 0 || !next || !first || !second || first.unit === second.unit) continue;
    document.contactUnit = first.unit;
    document.contactPhone = first.phone;
    next.document.contactUnit = second.unit;
    next.document.contactPhone = second.phone;
  }
}

/** Puts each record of furniture to the document in which it stands; the rest belongs to the issue. */
function distribute(furniture: Damage[], documents: GazetteDocument[]): Damage[] {
  return furniture.filter((record) => {
    const owner = documents.find(({ lines: [first, last] }) => record.lines[0] >= first && record.lines[0] <= last);
    owner?.damage.push(record);
    return owner === undefined;
  });
}

function keyPart(key: string, part: 1 | 2): number | null {
  const match = /^((?:19|20)\d\d)[-_.](\d{1,2})$/u.exec(squeeze(key));
  return match ? Number(match[part]) : null;
}
