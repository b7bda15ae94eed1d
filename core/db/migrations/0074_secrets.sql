-- What links, cookies and webhooks are signed with, where several machines share the store and the
-- configuration names no secret of theirs.
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  at_ms BIGINT NOT NULL
);
