-- What documents order, running. Events are the truth and only grow; every other table of the desk is a projection that the
-- same transaction keeps. The chain of the desk is its own: an action of a clerk changes no public page.

CREATE TABLE desk_chains (
  jurisdiction text PRIMARY KEY,
  head_seq bigint NOT NULL,
  head_hash text NOT NULL
);

-- `stream`: the case, row or account that the event belongs to; `stream_seq` counts from 1 inside it.
CREATE TABLE desk_events (
  jurisdiction text NOT NULL,
  seq bigint NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  type text NOT NULL,
  stream uuid NOT NULL,
  stream_seq integer NOT NULL,
  -- The digest of the policy under which it happened; '' where no policy has a say.
  policy text NOT NULL,
  -- json, not jsonb: the very text that was hashed.
  payload json NOT NULL,
  previous text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (jurisdiction, seq)
);
CREATE UNIQUE INDEX desk_events_stream ON desk_events (jurisdiction, stream, stream_seq);

-- The ends of the chains, day by day, as published: a chain that was replaced as a whole no longer holds them.
CREATE TABLE chain_heads (
  jurisdiction text NOT NULL,
  chain text NOT NULL,
  day date NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (jurisdiction, chain, day)
);

-- A request that was answered: asked again (a lost reply, a second click), it gets the same answer and does nothing.
CREATE TABLE requests (
  jurisdiction text NOT NULL,
  actor text NOT NULL,
  key text NOT NULL,
  answer jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction, actor, key)
);

-- Numbers given once: of a series of documents, of receipts.
CREATE TABLE counters (
  jurisdiction text NOT NULL,
  series text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (jurisdiction, series)
);

-- The policy files under which cases run, as they were.
CREATE TABLE policy_versions (
  jurisdiction text NOT NULL,
  policy text NOT NULL,
  sha256 text NOT NULL,
  files jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction, policy, sha256)
);

-- `origin`: what made it, once only: a task of a document, a day of a cadence, a call of a plan.
CREATE TABLE cases (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  procedure text NOT NULL,
  policy text NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  state text NOT NULL,
  open boolean NOT NULL,
  bearer text,
  leader text,
  -- Every organ that takes part and may read it.
  organs text[] NOT NULL,
  origin text,
  document text,
  cite text,
  data jsonb NOT NULL,
  due timestamptz,
  warn timestamptz,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz,
  lexemes tsvector NOT NULL,
  PRIMARY KEY (jurisdiction, id)
);
CREATE UNIQUE INDEX cases_origin ON cases (jurisdiction, origin) WHERE origin IS NOT NULL;
CREATE UNIQUE INDEX cases_number ON cases (jurisdiction, number);
CREATE INDEX cases_due ON cases (jurisdiction, due) WHERE open;
CREATE INDEX cases_bearer ON cases (jurisdiction, bearer, due) WHERE open;
CREATE INDEX cases_document ON cases (jurisdiction, document) WHERE document IS NOT NULL;
CREATE INDEX cases_procedure ON cases (jurisdiction, procedure, opened_at DESC);
CREATE INDEX cases_organs ON cases USING gin (organs);
CREATE INDEX cases_lexemes ON cases USING gin (lexemes);

-- Whose turn it is: the work list.
CREATE TABLE turns (
  jurisdiction text NOT NULL,
  organ text NOT NULL,
  role text NOT NULL,
  case_id uuid NOT NULL,
  due timestamptz,
  PRIMARY KEY (jurisdiction, case_id, organ, role)
);
CREATE INDEX turns_organ ON turns (jurisdiction, organ, due);

-- A clock of a case: what happened to it (facts), and the last moment in time that follows from that.
CREATE TABLE case_clocks (
  jurisdiction text NOT NULL,
  case_id uuid NOT NULL,
  clock text NOT NULL,
  facts jsonb NOT NULL,
  due timestamptz,
  warn timestamptz,
  running boolean NOT NULL,
  -- What its expiry did; null while it has not expired or runs no more.
  expired_at timestamptz,
  calendar text NOT NULL,
  PRIMARY KEY (jurisdiction, case_id, clock)
);
CREATE INDEX case_clocks_due ON case_clocks (jurisdiction, due) WHERE running AND expired_at IS NULL;

CREATE TABLE register_rows (
  jurisdiction text NOT NULL,
  register text NOT NULL,
  row_id uuid NOT NULL,
  version integer NOT NULL,
  key text NOT NULL,
  organ text,
  data jsonb NOT NULL,
  -- Legally so, from .. before; null = open.
  valid_from date NOT NULL,
  valid_to date,
  event_seq bigint NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, register, row_id, version)
);
CREATE INDEX register_rows_key ON register_rows (jurisdiction, register, key) WHERE superseded_at IS NULL;

CREATE TABLE indicator_values (
  jurisdiction text NOT NULL,
  indicator text NOT NULL,
  subject text NOT NULL,
  period text NOT NULL,
  version integer NOT NULL,
  value numeric NOT NULL,
  numerator numeric,
  denominator numeric,
  source text,
  actor text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, indicator, subject, period, version)
);
CREATE UNIQUE INDEX indicator_values_standing
  ON indicator_values (jurisdiction, indicator, subject, period) WHERE superseded_at IS NULL;

-- A period whose values stand: a later one needs its reason.
CREATE TABLE period_locks (
  jurisdiction text NOT NULL,
  indicator text NOT NULL,
  period text NOT NULL,
  actor text NOT NULL,
  locked_at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction, indicator, period)
);

CREATE TABLE blobs (
  jurisdiction text NOT NULL,
  sha256 text NOT NULL,
  media text NOT NULL,
  size integer NOT NULL,
  content bytea NOT NULL,
  PRIMARY KEY (jurisdiction, sha256)
);

CREATE TABLE attachments (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  -- The case or row.
  owner uuid NOT NULL,
  name text NOT NULL,
  paper text,
  sha256 text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX attachments_owner ON attachments (jurisdiction, owner);

-- Calls of a response plan: who must be told by when, and when they said that they had heard.
CREATE TABLE calls (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  case_id uuid NOT NULL,
  position integer NOT NULL,
  organ text NOT NULL,
  what text NOT NULL,
  due timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by text,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX calls_case ON calls (jurisdiction, case_id, position);
CREATE INDEX calls_open ON calls (jurisdiction, organ) WHERE acknowledged_at IS NULL;

CREATE TABLE notices (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  organ text NOT NULL,
  case_id uuid,
  kind text NOT NULL,
  text text NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX notices_organ ON notices (jurisdiction, organ, at DESC);

-- What leaves the house (mail, webhook), with every try. A letter that cannot be delivered stays: it can be sent again.
CREATE TABLE deliveries (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  notice_id uuid NOT NULL,
  channel text NOT NULL,
  target text NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL,
  next_at timestamptz NOT NULL,
  fault text,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX deliveries_next ON deliveries (jurisdiction, next_at) WHERE state = 'waiting';

CREATE TABLE subscriptions (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  organ text NOT NULL,
  channel text NOT NULL,
  target text NOT NULL,
  secret text,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);

-- Who sits where: an account acts for an organ in a role, from .. to (both included).
CREATE TABLE seats (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  person text NOT NULL,
  organ text NOT NULL,
  post text,
  role text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  -- The seat that is stood in for (AB岗, 授权).
  stands_in uuid,
  granted_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX seats_account ON seats (jurisdiction, account);
CREATE INDEX seats_organ ON seats (jurisdiction, organ);

CREATE TABLE saved_filters (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  account text NOT NULL,
  screen text NOT NULL,
  name text NOT NULL,
  query jsonb NOT NULL,
  recorded_at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);

-- What a person confirmed or put right in what the reader made of a document.
CREATE TABLE confirmations (
  jurisdiction text NOT NULL,
  id uuid NOT NULL,
  document text NOT NULL,
  subject text NOT NULL,
  found text NOT NULL,
  decision text NOT NULL,
  value text,
  actor text NOT NULL,
  at timestamptz NOT NULL,
  superseded_at timestamptz,
  PRIMARY KEY (jurisdiction, id)
);
CREATE INDEX confirmations_document ON confirmations (jurisdiction, document);

-- Accounts and sessions: better-auth's tables in its own names, in a schema of their own. People, not places, are their key.
CREATE SCHEMA accounts;
CREATE TABLE accounts."user" (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL DEFAULT false,
  image text,
  username text UNIQUE,
  "displayUsername" text,
  "twoFactorEnabled" boolean DEFAULT false,
  "mustChange" boolean DEFAULT false,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE accounts."session" (
  id text PRIMARY KEY,
  "expiresAt" timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text NOT NULL REFERENCES accounts."user" (id) ON DELETE CASCADE
);
CREATE INDEX session_by_user ON accounts."session" ("userId");
CREATE TABLE accounts."account" (
  id text PRIMARY KEY,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" text NOT NULL REFERENCES accounts."user" (id) ON DELETE CASCADE,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_by_user ON accounts."account" ("userId");
CREATE TABLE accounts."verification" (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE accounts."twoFactor" (
  id text PRIMARY KEY,
  secret text NOT NULL,
  "backupCodes" text NOT NULL,
  "userId" text NOT NULL REFERENCES accounts."user" (id) ON DELETE CASCADE,
  verified boolean DEFAULT true,
  "failedVerificationCount" integer DEFAULT 0,
  "lockedUntil" timestamptz
);
-- Failed sign-ins, so that a locked account stays locked over a restart.
CREATE TABLE accounts.sign_in_failures (
  username text NOT NULL,
  at timestamptz NOT NULL,
  address text
);
CREATE INDEX sign_in_failures_username ON accounts.sign_in_failures (username, at);

-- pg-boss makes its own tables in here.
CREATE SCHEMA jobs;

-- The program's own role: it reads and adds events, and can neither change nor remove one. Where this server's user may not make
-- roles, an administrator makes it (CREATE ROLE gongbao_app; GRANT gongbao_app TO …) before the first start; without it the
-- program works as the owner of the tables, and says so.
DO $$ BEGIN
  CREATE ROLE gongbao_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gongbao_app') THEN RETURN; END IF;
  IF NOT pg_has_role(current_user, 'gongbao_app', 'MEMBER') THEN GRANT gongbao_app TO CURRENT_USER; END IF;
  GRANT USAGE ON SCHEMA public, accounts TO gongbao_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public, accounts TO gongbao_app;
  GRANT ALL ON SCHEMA jobs TO gongbao_app;
  REVOKE UPDATE, DELETE, TRUNCATE ON events, desk_events, chain_heads, requests, policy_versions, blobs FROM gongbao_app;
  REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON migrations FROM gongbao_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public, accounts GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gongbao_app;
END $$;
