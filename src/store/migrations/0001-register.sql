-- The register of a gazette. Every key begins with the jurisdiction (行政区划代码): rows of one county lie together and can
-- be spread by it. Identities are UUIDv7, made in the application. Nothing is deleted: a row that no longer holds carries
-- superseded_at, and the row that takes its place stands beside it ("when we knew it").

-- `head_*`: the end of the jurisdiction's chain of events. The row is also the lock under which events are appended.
CREATE TABLE jurisdictions (
  jurisdiction text PRIMARY KEY,
  name text NOT NULL,
  head_seq bigint NOT NULL DEFAULT 0,
  head_hash text NOT NULL
);

CREATE TABLE events (
  jurisdiction text NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (jurisdiction, seq)
);

CREATE TABLE issues (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  key text NOT NULL,
  year integer,
  number integer,
  head jsonb NOT NULL,
  damage jsonb NOT NULL,
  missing jsonb NOT NULL,
  -- SHA-256 of the file, of the text and reading, and of the reader's own code and data.
  source_sha256 text NOT NULL,
  content_sha256 text NOT NULL,
  reader_sha256 text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id, version)
);
CREATE UNIQUE INDEX issues_key ON issues (jurisdiction, key) WHERE superseded_at IS NULL;

CREATE TABLE issue_lines (
  jurisdiction text NOT NULL,
  issue_id uuid NOT NULL,
  version integer NOT NULL,
  line integer NOT NULL,
  text text NOT NULL,
  PRIMARY KEY (jurisdiction, issue_id, version, line)
);

-- `address` is the number, or a name in its place where there is none or it is taken; unique and stable.
CREATE TABLE documents (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  address text NOT NULL,
  number text,
  issue_id uuid NOT NULL,
  position integer NOT NULL,
  visibility text NOT NULL,
  title text,
  title_inferred boolean NOT NULL,
  kind text,
  issuer text,
  topic text,
  dated date,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  record jsonb NOT NULL,
  record_sha256 text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id, version)
);
CREATE UNIQUE INDEX documents_address ON documents (jurisdiction, address) WHERE superseded_at IS NULL;
CREATE INDEX documents_number ON documents (jurisdiction, number);
CREATE INDEX documents_issue ON documents (jurisdiction, issue_id, position);
CREATE INDEX documents_dated ON documents (jurisdiction, dated);

CREATE TABLE clauses (
  jurisdiction text NOT NULL,
  document_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  anchor text NOT NULL,
  position integer NOT NULL,
  parent_id uuid,
  kind text NOT NULL,
  label text,
  text text NOT NULL,
  lines jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, document_id, id, version)
);

CREATE TABLE document_tables (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  anchor text NOT NULL,
  title text,
  unit text,
  content jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX document_tables_document ON document_tables (jurisdiction, document_id);

CREATE TABLE citations (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  number text NOT NULL,
  title text,
  line integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX citations_document ON citations (jurisdiction, document_id);
CREATE INDEX citations_number ON citations (jurisdiction, number);

CREATE TABLE relations (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  type text NOT NULL,
  number text,
  subject text,
  evidence text NOT NULL,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX relations_document ON relations (jurisdiction, document_id);
CREATE INDEX relations_number ON relations (jurisdiction, number);

-- 有效/已修改/已废止/已失效; a document without a row is 未标明.
CREATE TABLE validity (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  state text NOT NULL,
  by_document_id uuid NOT NULL,
  sentence text NOT NULL,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX validity_document ON validity (jurisdiction, document_id);

CREATE TABLE organs (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE UNIQUE INDEX organs_name ON organs (jurisdiction, name) WHERE superseded_at IS NULL;

CREATE TABLE organ_names (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  organ text NOT NULL,
  name text NOT NULL,
  valid_from date,
  valid_to date,
  cite text,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX organ_names_organ ON organ_names (jurisdiction, organ);

-- Which document names which organ, in any of its names.
CREATE TABLE organ_mentions (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  organ text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX organ_mentions_organ ON organ_mentions (jurisdiction, organ);
CREATE INDEX organ_mentions_document ON organ_mentions (jurisdiction, document_id);

CREATE TABLE people (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE UNIQUE INDEX people_name ON people (jurisdiction, name) WHERE superseded_at IS NULL;

-- Who was appointed or removed, as one document prints it; tenures are made from these.
CREATE TABLE personnel (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  person text NOT NULL,
  post text NOT NULL,
  act text NOT NULL,
  probation boolean NOT NULL,
  line integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX personnel_document ON personnel (jurisdiction, document_id);
CREATE INDEX personnel_person ON personnel (jurisdiction, person);

CREATE TABLE tenures (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  person text NOT NULL,
  post text NOT NULL,
  organ text,
  valid_from date,
  valid_to date,
  probation boolean NOT NULL,
  from_document_id uuid,
  from_line integer,
  to_document_id uuid,
  to_line integer,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX tenures_person ON tenures (jurisdiction, person);
CREATE INDEX tenures_organ ON tenures (jurisdiction, organ);

CREATE TABLE memberships (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  body text NOT NULL,
  office text,
  position integer NOT NULL,
  role text,
  person text NOT NULL,
  post text NOT NULL,
  line integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX memberships_person ON memberships (jurisdiction, person);
CREATE INDEX memberships_document ON memberships (jurisdiction, document_id);

CREATE TABLE damage (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  type text NOT NULL,
  first_line integer NOT NULL,
  last_line integer NOT NULL,
  content jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX damage_document ON damage (jurisdiction, document_id);

CREATE TABLE gaps (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document_id uuid NOT NULL,
  type text NOT NULL,
  content jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX gaps_document ON gaps (jurisdiction, document_id);

-- What a reader of one document gets, ready made. A projection: overwritten whenever something that it shows changes.
CREATE TABLE document_pages (
  jurisdiction text NOT NULL,
  address text NOT NULL,
  document_id uuid NOT NULL,
  visibility text NOT NULL,
  version text NOT NULL,
  modified timestamptz NOT NULL,
  view text NOT NULL,
  PRIMARY KEY (jurisdiction, address)
);

-- The search index: one row per document. `head`: number, title, organs, people, initials. `body`: all of that and the text.
-- Both hold lexemes since:JURISDICTION:YEAR: a frequent word is then looked for in the newest years first.
CREATE TABLE search_documents (
  jurisdiction text NOT NULL,
  document_id uuid NOT NULL,
  visibility text NOT NULL,
  dated date NOT NULL,
  issue text NOT NULL,
  kind text,
  issuer text,
  topic text,
  head tsvector NOT NULL,
  body tsvector NOT NULL,
  PRIMARY KEY (jurisdiction, document_id)
);
CREATE INDEX search_documents_head ON search_documents USING gin (head);
CREATE INDEX search_documents_body ON search_documents USING gin (body);
CREATE INDEX search_documents_dated ON search_documents (jurisdiction, dated);
