/** The tables of 0010-desk.sql, as Kysely sees them. */
import type { Generated } from 'kysely';
import type { Json, Recorded } from './schema.ts';

/** Written by the application's actions; the columns are explained in the migration. */
export interface DeskTables {
  desk_chains: { jurisdiction: string; head_seq: number; head_hash: string };
  desk_events: DeskEventTable;
  chain_heads: { jurisdiction: string; chain: string; day: string; seq: number; hash: string };
  requests: { jurisdiction: string; actor: string; key: string; answer: Json<Record<string, unknown>>; at: Date };
  counters: { jurisdiction: string; series: string; value: number };
  policy_versions: {
    jurisdiction: string;
    policy: string;
    sha256: string;
    files: Json<{ path: string; text: string }[]>;
    recorded_at: Date;
  };
  cases: CaseTable;
  turns: {
    jurisdiction: string;
    organ: string;
    role: string;
    case_id: string;
    due: Date | null;
    warn: Date | null;
  };
  case_clocks: CaseClockTable;
  register_rows: RegisterRowTable;
  indicator_values: {
    jurisdiction: string;
    indicator: string;
    subject: string;
    period: string;
    version: number;
    /** Exact decimals. */
    value: string;
    numerator: string | null;
    denominator: string | null;
    source: string | null;
    actor: string;
    recorded_at: Date;
    superseded_at: Date | null;
  };
  period_locks: { jurisdiction: string; indicator: string; period: string; actor: string; locked_at: Date };
  blobs: { jurisdiction: string; sha256: string; media: string; size: number; content: Buffer };
  attachments: {
    jurisdiction: string;
    id: string;
    owner: string;
    name: string;
    paper: string | null;
    sha256: string;
    actor: string;
    at: Date;
  };
  calls: {
    jurisdiction: string;
    id: string;
    case_id: string;
    position: number;
    organ: string;
    what: string;
    due: Date | null;
    acknowledged_at: Date | null;
    acknowledged_by: string | null;
  };
  notices: {
    jurisdiction: string;
    id: string;
    organ: string;
    case_id: string | null;
    kind: string;
    text: string;
    at: Date;
    read_at: Date | null;
  };
  deliveries: {
    jurisdiction: string;
    id: string;
    notice_id: string;
    channel: string;
    target: string;
    state: 'waiting' | 'sent' | 'dead';
    attempts: number;
    next_at: Date;
    fault: string | null;
  };
  subscriptions: Recorded & { organ: string; channel: string; target: string; secret: string | null };
  seats: SeatTable;
  saved_filters: Recorded & { account: string; screen: string; name: string; query: Json<Record<string, unknown>> };
  confirmations: {
    jurisdiction: string;
    id: string;
    document: string;
    subject: string;
    found: string;
    decision: string;
    value: string | null;
    actor: string;
    at: Date;
    superseded_at: Date | null;
  };
  'accounts.sign_in_failures': { username: string; at: Date; address: string | null };
}

export interface DeskEventTable {
  jurisdiction: string;
  seq: number;
  id: string;
  at: Date;
  actor: string;
  type: string;
  stream: string;
  stream_seq: number;
  policy: string;
  payload: Json<Record<string, unknown>>;
  previous: string;
  hash: string;
}

export interface CaseTable {
  jurisdiction: string;
  id: string;
  version: number;
  procedure: string;
  policy: string;
  number: string;
  title: string;
  state: string;
  open: boolean;
  bearer: string | null;
  leader: string | null;
  organs: string[];
  origin: string | null;
  document: string | null;
  cite: string | null;
  data: Json<Record<string, unknown>>;
  due: Date | null;
  warn: Date | null;
  opened_at: Date;
  closed_at: Date | null;
  /** Only ever written by array_to_tsvector. */
  lexemes: string;
}

export interface CaseClockTable {
  jurisdiction: string;
  case_id: string;
  clock: string;
  facts: Json<ClockFacts>;
  due: Date | null;
  warn: Date | null;
  running: boolean;
  expired_at: Date | null;
  /** The last day of which a warning was sent. */
  warned_due: Generated<Date | null>;
  calendar: string;
}

/** What happened to a clock: from it and the calendar everything else follows. */
export interface ClockFacts {
  /** A day, or an instant for hours and minutes. */
  start: string;
  pauses?: { from: string; to?: string; reason: string }[];
  extend?: { amount: number; granted: string };
  restart?: { date: string; reason: string };
  /** A day that was set instead of counted. */
  setDue?: string;
  /** When it was done. */
  stopped?: string;
  /** Why there is no due day: the calendar of the year is not published … */
  fault?: string;
}

export interface RegisterRowTable {
  jurisdiction: string;
  register: string;
  row_id: string;
  version: number;
  key: string;
  organ: string | null;
  data: Json<Record<string, unknown>>;
  valid_from: string;
  valid_to: string | null;
  event_seq: number;
  recorded_at: Date;
  superseded_at: Date | null;
}

export interface SeatTable extends Recorded {
  account: string;
  person: string;
  organ: string;
  post: string | null;
  role: string;
  valid_from: string;
  valid_to: string | null;
  stands_in: string | null;
  granted_by: string;
}
