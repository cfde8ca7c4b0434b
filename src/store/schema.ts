/** The tables of migrations/, as Kysely sees them. Dates are ISO strings, instants are `Date`. */
import type { ColumnType } from 'kysely';
import type { Clause, Damage, GazetteDocument, IssueHead, LineRange, Missing, Table } from '../gazette/types.ts';
import type { DeskTables } from './desk-schema.ts';
import type { ValidityState } from './views.ts';

/** Written as a value that JSON can hold, read as that value. */
export type Json<T> = ColumnType<T, string, string>;

export interface Tables extends DeskTables {
  jurisdictions: { jurisdiction: string; name: string; head_seq: number; head_hash: string };
  events: EventTable;
  issues: IssueTable;
  issue_lines: { jurisdiction: string; issue_id: string; version: number; line: number; text: string };
  documents: DocumentTable;
  clauses: ClauseTable;
  document_tables: PartTable & {
    anchor: string;
    title: string | null;
    unit: string | null;
    content: Json<Pick<Table, 'header' | 'rows' | 'lines'>>;
  };
  citations: PartTable & { number: string; title: string | null; line: number };
  relations: PartTable & {
    type: 'repeals' | 'amends' | 'implements' | 'answers' | 'interprets';
    number: string | null;
    subject: string | null;
    evidence: string;
    first_line: number;
    last_line: number;
  };
  validity: PartTable & {
    state: ValidityState;
    by_document_id: string;
    sentence: string;
    first_line: number;
    last_line: number;
  };
  organs: Recorded & { name: string };
  organ_names: Recorded & {
    organ: string;
    name: string;
    valid_from: string | null;
    valid_to: string | null;
    cite: string | null;
  };
  organ_mentions: PartTable & { organ: string };
  people: Recorded & { name: string };
  personnel: PartTable & {
    person: string;
    post: string;
    act: 'appoint' | 'remove';
    probation: boolean;
    line: number;
  };
  tenures: Recorded & {
    person: string;
    post: string;
    organ: string | null;
    valid_from: string | null;
    valid_to: string | null;
    probation: boolean;
    from_document_id: string | null;
    from_line: number | null;
    to_document_id: string | null;
    to_line: number | null;
  };
  memberships: PartTable & {
    body: string;
    office: string | null;
    position: number;
    role: string | null;
    person: string;
    post: string;
    line: number;
  };
  damage: PartTable & { type: string; first_line: number; last_line: number; content: Json<Damage> };
  gaps: PartTable & { type: string; content: Json<Missing> };
  document_pages: {
    jurisdiction: string;
    address: string;
    document_id: string;
    visibility: Visibility;
    version: string;
    modified: Date;
    view: string;
  };
  search_documents: {
    jurisdiction: string;
    document_id: string;
    visibility: Visibility;
    dated: string;
    issue: string;
    kind: string | null;
    issuer: string | null;
    topic: string | null;
    head: string;
    body: string;
  };
  search_hits: {
    jurisdiction: string;
    document_id: string;
    address: string;
    title: string | null;
    first_line: number;
    last_line: number;
    /** JSON. */
    passages: string;
  };
}

/** Who may read a document: everyone, or only the staff of the jurisdiction. */
export type Visibility = 'public' | 'staff';

/** A row that is never changed, only superseded. */
export interface Recorded {
  jurisdiction: string;
  id: string;
  recorded_at: Date;
  superseded_at: Date | null;
}

/** A row that belongs to a document. */
interface PartTable extends Recorded {
  document_id: string;
}

export interface EventTable {
  jurisdiction: string;
  seq: number;
  id: string;
  at: Date;
  actor: string;
  type: string;
  payload: Json<Record<string, unknown>>;
  previous: string;
  hash: string;
}

export interface IssueTable extends Recorded {
  version: number;
  key: string;
  year: number | null;
  number: number | null;
  head: Json<IssueHead>;
  damage: Json<Damage[]>;
  missing: Json<Missing[]>;
  source_sha256: string;
  content_sha256: string;
  reader_sha256: string;
}

export interface DocumentTable extends Recorded {
  version: number;
  address: string;
  number: string | null;
  issue_id: string;
  position: number;
  visibility: Visibility;
  title: string | null;
  title_inferred: boolean;
  kind: string | null;
  issuer: string | null;
  topic: string | null;
  dated: string | null;
  first_line: number;
  last_line: number;
  record: Json<GazetteDocument>;
  record_sha256: string;
}

export interface ClauseTable extends PartTable {
  version: number;
  anchor: string;
  position: number;
  parent_id: string | null;
  kind: Clause['kind'];
  label: string | null;
  text: string;
  lines: Json<LineRange[]>;
}
