-- The whole store: money, jobs, conversations, deliveries. Times are milliseconds since the epoch.
-- BIGINT is accepted by both engines; tables are therefore not STRICT.

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  posted BIGINT NOT NULL DEFAULT 0,
  held BIGINT NOT NULL DEFAULT 0,
  weight BIGINT NOT NULL DEFAULT 1 CHECK (weight > 0),
  vtime BIGINT NOT NULL DEFAULT 0,
  created_ms BIGINT NOT NULL,
  CHECK (held >= 0),
  CHECK (posted - held >= 0)
);

-- Append-only journal, a double entry in one row. UNIQUE (hold_id): a hold is settled once.
CREATE TABLE transfer (
  id TEXT PRIMARY KEY,
  debit TEXT NOT NULL,
  credit TEXT NOT NULL,
  amount BIGINT NOT NULL CHECK (amount >= 0),
  kind TEXT NOT NULL CHECK (kind IN ('grant', 'hold', 'capture', 'release', 'refund')),
  hold_id TEXT UNIQUE REFERENCES transfer (id),
  ref TEXT NOT NULL UNIQUE,
  reason TEXT NOT NULL DEFAULT '',
  at_ms BIGINT NOT NULL,
  CHECK ((kind IN ('capture', 'release')) = (hold_id IS NOT NULL))
);
CREATE INDEX transfer_debit ON transfer (debit, at_ms);
CREATE INDEX transfer_credit ON transfer (credit, at_ms);

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  locale TEXT NOT NULL DEFAULT '',
  prefs TEXT NOT NULL DEFAULT '{}',
  created_ms BIGINT NOT NULL
);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  thread TEXT NOT NULL,
  model TEXT,
  settings TEXT NOT NULL DEFAULT '{}',
  head TEXT,
  head_ms BIGINT NOT NULL DEFAULT 0,
  asked TEXT NOT NULL DEFAULT '',
  asked_ms BIGINT NOT NULL DEFAULT 0,
  created_ms BIGINT NOT NULL,
  updated_ms BIGINT NOT NULL,
  deleted_ms BIGINT
);
CREATE UNIQUE INDEX session_live ON session (thread) WHERE deleted_ms IS NULL;

CREATE TABLE turn (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id),
  role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
  person TEXT NOT NULL,
  text TEXT NOT NULL,
  event TEXT UNIQUE,
  message TEXT,
  reply_to TEXT,
  job_id TEXT,
  pictures TEXT NOT NULL DEFAULT '[]',
  at_ms BIGINT NOT NULL
);
CREATE INDEX turn_session ON turn (session_id, at_ms, id);

CREATE TABLE status (
  id TEXT PRIMARY KEY,
  thread TEXT NOT NULL,
  person TEXT NOT NULL,
  event TEXT NOT NULL UNIQUE,
  job_id TEXT,
  message TEXT,
  request TEXT NOT NULL DEFAULT '',
  nonce TEXT NOT NULL,
  route TEXT NOT NULL DEFAULT '{}',
  line TEXT NOT NULL DEFAULT '',
  final_done BIGINT NOT NULL DEFAULT 0,
  locale TEXT NOT NULL DEFAULT '',
  at_ms BIGINT NOT NULL
);
CREATE INDEX status_message ON status (thread, message);
CREATE INDEX status_request ON status (thread, request);
CREATE INDEX status_open ON status (at_ms) WHERE final_done = 0;

CREATE TABLE provider (
  name TEXT PRIMARY KEY,
  running_max BIGINT NOT NULL DEFAULT 5 CHECK (running_max > 0),
  paused_until BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE worker (
  id TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  beat_ms BIGINT NOT NULL
);

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  idem TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id),
  person TEXT NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  thread TEXT NOT NULL,
  status_id TEXT NOT NULL REFERENCES status (id),
  provider TEXT NOT NULL REFERENCES provider (name),
  model TEXT NOT NULL DEFAULT '',
  request TEXT NOT NULL,
  fingerprint TEXT NOT NULL DEFAULT '',
  hold_id TEXT NOT NULL UNIQUE REFERENCES transfer (id),
  price BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  vkey BIGINT NOT NULL,
  running_max BIGINT NOT NULL DEFAULT 1,
  run_at BIGINT NOT NULL,
  attempt BIGINT NOT NULL DEFAULT 0,
  tries BIGINT NOT NULL DEFAULT 0,
  attempts_max BIGINT NOT NULL DEFAULT 3,
  crashes BIGINT NOT NULL DEFAULT 0,
  worker_id TEXT,
  cancel_requested BIGINT NOT NULL DEFAULT 0,
  error TEXT,
  charged BIGINT NOT NULL DEFAULT 0,
  dead BIGINT NOT NULL DEFAULT 0,
  stage TEXT NOT NULL DEFAULT 'queued',
  percent BIGINT NOT NULL DEFAULT 10,
  created_ms BIGINT NOT NULL,
  started_ms BIGINT,
  finished_ms BIGINT,
  CHECK ((state = 'running') = (worker_id IS NOT NULL)),
  CHECK ((state IN ('succeeded', 'failed', 'cancelled')) = (finished_ms IS NOT NULL))
);
CREATE INDEX job_ready ON job (vkey, created_ms) WHERE state = 'queued';
CREATE INDEX job_running ON job (worker_id) WHERE state = 'running';
CREATE INDEX job_person ON job (person, created_ms);
CREATE INDEX job_open ON job (person) WHERE state IN ('queued', 'running');
CREATE INDEX job_session_open ON job (session_id, created_ms) WHERE state IN ('queued', 'running', 'failed');
CREATE INDEX job_thread ON job (thread) WHERE state = 'queued';
CREATE INDEX job_dead ON job (created_ms) WHERE dead = 1;

-- One row per provider call: what the operator may have paid for.
CREATE TABLE attempt (
  job_id TEXT NOT NULL REFERENCES job (id),
  n BIGINT NOT NULL,
  idx BIGINT NOT NULL DEFAULT 0,
  provider TEXT NOT NULL,
  model TEXT NOT NULL DEFAULT '',
  sent_ms BIGINT NOT NULL,
  ended_ms BIGINT,
  outcome TEXT NOT NULL DEFAULT 'sent',
  ref TEXT,
  cost_micros BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (job_id, n, idx)
);
CREATE INDEX attempt_sent ON attempt (sent_ms);
CREATE INDEX attempt_paid ON attempt (sent_ms) WHERE cost_micros > 0;
CREATE INDEX attempt_model ON attempt (model, ended_ms) WHERE outcome = 'succeeded';
CREATE INDEX attempt_late ON attempt (ended_ms) WHERE outcome = 'timeout';
CREATE UNIQUE INDEX attempt_ref ON attempt (provider, ref) WHERE ref IS NOT NULL AND ended_ms IS NULL;

CREATE TABLE picture (
  id TEXT PRIMARY KEY,
  blob TEXT NOT NULL,
  media_type TEXT NOT NULL,
  width BIGINT NOT NULL,
  height BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  owner TEXT NOT NULL,
  session_id TEXT NOT NULL REFERENCES session (id),
  job_id TEXT REFERENCES job (id),
  idx BIGINT NOT NULL DEFAULT 0,
  parent_id TEXT REFERENCES picture (id),
  prompt TEXT NOT NULL,
  negative TEXT NOT NULL DEFAULT '',
  params TEXT NOT NULL DEFAULT '{}',
  model TEXT NOT NULL DEFAULT '',
  at_ms BIGINT NOT NULL,
  deleted_ms BIGINT,
  UNIQUE (job_id, idx)
);
CREATE INDEX picture_owner ON picture (owner, at_ms) WHERE deleted_ms IS NULL;
CREATE INDEX picture_parent ON picture (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX picture_blob ON picture (blob);
CREATE INDEX picture_session ON picture (session_id, at_ms, id) WHERE deleted_ms IS NULL;

CREATE TABLE inbox (
  source TEXT NOT NULL,
  event TEXT NOT NULL,
  payload TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  done_ms BIGINT,
  PRIMARY KEY (source, event)
);
CREATE INDEX inbox_open ON inbox (source, at_ms) WHERE done_ms IS NULL;

-- Finals to deliver: "<hold>:final" for a job, "<status>:<n>" for a status that has none.
-- A row that is being delivered has a ``run_at`` in the future: the lease of whoever delivers it.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  status_id TEXT NOT NULL REFERENCES status (id),
  job_id TEXT,
  line TEXT NOT NULL DEFAULT '',
  tries BIGINT NOT NULL DEFAULT 0,
  run_at BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
  done_ms BIGINT,
  outcome TEXT NOT NULL DEFAULT ''
);
CREATE INDEX outbox_open ON outbox (platform, run_at) WHERE done_ms IS NULL;

-- What operators and admins did: who, what, to whom, why.
CREATE TABLE audit (
  id TEXT PRIMARY KEY,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  facts TEXT NOT NULL DEFAULT '{}',
  at_ms BIGINT NOT NULL
);
CREATE INDEX audit_at ON audit (at_ms);

CREATE TABLE tick (
  name TEXT NOT NULL,
  slot BIGINT NOT NULL,
  worker_id TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (name, slot)
);

CREATE TABLE rate (
  key TEXT PRIMARY KEY,
  tat BIGINT NOT NULL
);

CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  until_ms BIGINT NOT NULL
);

-- System virtual time of start-time fair queueing: one row, rises with each claim.
CREATE TABLE fair (
  one BIGINT PRIMARY KEY CHECK (one = 1),
  v BIGINT NOT NULL
);
INSERT INTO fair (one, v) VALUES (1, 0);
