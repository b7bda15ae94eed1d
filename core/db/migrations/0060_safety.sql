-- What moderation refused, one row per event: so many within a day slow a person down, more suspend.
CREATE TABLE strike (
  event TEXT PRIMARY KEY,
  person TEXT NOT NULL,
  category TEXT NOT NULL DEFAULT '',
  at_ms BIGINT NOT NULL,
  lifted_ms BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX strike_person ON strike (person, at_ms);

-- What an operator must look at before it goes on: a request (``payload`` is its message), or a
-- finished picture of a job, which is in no gallery until then.
CREATE TABLE review (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('request', 'picture')),
  event TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  thread TEXT NOT NULL,
  category TEXT NOT NULL DEFAULT '',
  rule TEXT NOT NULL DEFAULT '',
  words TEXT NOT NULL DEFAULT '',
  payload TEXT NOT NULL DEFAULT '{}',
  job_id TEXT REFERENCES job (id),
  idx BIGINT NOT NULL DEFAULT 0,
  blob TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'denied')),
  who TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  at_ms BIGINT NOT NULL,
  decided_ms BIGINT,
  run_at BIGINT NOT NULL DEFAULT 0,
  done_ms BIGINT
);
CREATE INDEX review_open ON review (at_ms) WHERE state = 'open';
CREATE INDEX review_due ON review (run_at) WHERE state <> 'open' AND done_ms IS NULL;
CREATE INDEX review_person ON review (person, at_ms);
CREATE INDEX review_blob ON review (blob) WHERE blob <> '';
