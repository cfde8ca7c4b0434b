/**
 * What the store answers: the read side that the site, the API and the commands use. Every call takes place inside one
 * jurisdiction (行政区划代码, 141102 for 离石区) and passes the same permission filter (`Reader`).
 */
import type { Clause, Damage, GazetteDocument, IssueHead, Missing } from '../gazette/types.ts';
import type { ShownDecision } from './readings.ts';

/** Who asks. Every read path takes one; the public sees published documents only. */
export interface Reader {
  jurisdiction: string;
  role: 'public';
}

/** 有效/已修改/已废止/已失效/未标明, never assumed: `未标明` unless a text says otherwise. */
export type ValidityState = '有效' | '已修改' | '已废止' | '已失效' | '未标明';

export interface Validity {
  state: ValidityState;
  /** The sentence that says so, and where; null for 未标明. */
  evidence: { document: string; sentence: string; lines: [number, number]; issue: string } | null;
}

export interface DocumentSummary {
  number: string;
  /** As printed, else as inferred. */
  title: string | null;
  titleInferred: boolean;
  kind: string | null;
  issuer: string | null;
  dated: string | null;
  topic: string | null;
  issue: string;
  lines: [number, number];
  validity: ValidityState;
}

/** A place in a document that something else points to, or that points somewhere. */
export interface Reference {
  /** Null where the text names the other document by its subject only and none that is held answers to it. */
  number: string | null;
  /** Title when held or named. */
  title: string | null;
  held: boolean;
  issue: string | null;
  line: number | null;
  /** The sentence, for repeals and amendments. */
  evidence: string | null;
}

export interface DocumentView extends DocumentSummary {
  /** As it was read. */
  record: GazetteDocument;
  /** What an editor decided about what was inferred or repaired. */
  decisions: ShownDecision[];
  validityDetail: Validity;
  cites: Reference[];
  citedBy: Reference[];
  repeals: Reference[];
  repealedBy: Reference[];
  amends: Reference[];
  amendedBy: Reference[];
  interprets: Reference[];
  interpretedBy: Reference[];
  /** Source lines of `lines`, in printed order. */
  source: string[];
  /** SHA-256 of the content; changes exactly when the page would. */
  version: string;
  previous: DocumentSummary | null;
  next: DocumentSummary | null;
}

export interface IssueSummary {
  key: string;
  year: number | null;
  number: number | null;
  total: number | null;
  published: string | null;
  title: string | null;
  scrambled: boolean;
  documents: number;
}

export interface IssueView extends IssueSummary {
  head: IssueHead;
  contents: DocumentSummary[];
  missing: Missing[];
  damage: Damage[];
}

export interface Facet {
  value: string;
  count: number;
}

export interface Overview {
  issues: IssueSummary[];
  newest: DocumentSummary[];
  documents: number;
  byIssuer: Facet[];
  byKind: Facet[];
  byYear: Facet[];
  byTopic: Facet[];
}

export interface DocumentFilter {
  issue?: string;
  kind?: string;
  issuer?: string;
  topic?: string;
  year?: number;
  /** Documents that name this organ (in any of its aliases). */
  organ?: string;
  /** Documents that name this person (appointments, removals, rosters). */
  person?: string;
  /** ISO dates of signature, inclusive. */
  from?: string;
  to?: string;
}

export interface SearchHit {
  number: string;
  title: string | null;
  kind: string | null;
  dated: string | null;
  issue: string;
  /** Anchor of the best clause; null where the hit is in the metadata. */
  clause: string | null;
  /** Plain text with matches between U+E000 and U+E001. */
  snippet: string;
  lines: [number, number];
  rank: number;
}

/** One tenure: who held which post, from when, by which document. */
export interface Tenure {
  person: string;
  post: string;
  organ: string | null;
  /** ISO; null = not known from the held documents. */
  from: string | null;
  to: string | null;
  probation: boolean;
  /** The document that says so, with its line. */
  fromDocument: { number: string; issue: string; line: number } | null;
  toDocument: { number: string; issue: string; line: number } | null;
}

export interface Membership {
  body: string;
  role: string | null;
  person: string;
  post: string;
  document: { number: string; issue: string; line: number; dated: string | null };
}

export interface OrganView {
  name: string;
  aliases: { name: string; from: string | null; to: string | null; cite: string | null }[];
  tenures: Tenure[];
  documents: DocumentSummary[];
  /** Bodies whose office it hosts. */
  hosts: { body: string; number: string }[];
}

export interface PersonView {
  name: string;
  tenures: Tenure[];
  memberships: Membership[];
}

export interface MissingView {
  issue: string;
  document: string | null;
  items: Missing[];
}

/** The end of a chain of events on a day, as it was published. */
export interface ChainHead {
  /** register 公报登记, desk 办理 */
  chain: string;
  day: string;
  seq: number;
  hash: string;
}

/** The read side. Implemented by src/store/register.ts. */
export interface Register {
  overview(reader: Reader): Promise<Overview>;
  issue(reader: Reader, key: string): Promise<IssueView | null>;
  /** The whole source text of an issue, for download and side-by-side view. */
  issueText(reader: Reader, key: string): Promise<string[] | null>;
  document(reader: Reader, number: string): Promise<DocumentView | null>;
  /** Cheap: only the version, for the page cache. */
  documentVersion(reader: Reader, number: string): Promise<string | null>;
  /** Cheap: changes whenever any answer for this jurisdiction may change. */
  version(reader: Reader): Promise<string>;
  documents(
    reader: Reader,
    filter: DocumentFilter,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; items: DocumentSummary[] }>;
  search(
    reader: Reader,
    query: string,
    filter: DocumentFilter,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; hits: SearchHit[] }>;
  organs(reader: Reader): Promise<Facet[]>;
  organ(reader: Reader, name: string): Promise<OrganView | null>;
  people(reader: Reader): Promise<Facet[]>;
  person(reader: Reader, name: string): Promise<PersonView | null>;
  missing(reader: Reader): Promise<MissingView[]>;
  /** The published ends of the chains, the newest day first. */
  chainHeads(reader: Reader): Promise<ChainHead[]>;
  /** Everything a sitemap needs. */
  addresses(reader: Reader): Promise<{
    documents: { number: string; version: string; modified: string }[];
    issues: string[];
    organs: string[];
    people: string[];
  }>;
}

export type { Clause };
