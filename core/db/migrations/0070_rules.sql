-- What the people who run the bot decided beside the configuration. Subjects: "person/<person>",
-- "place/<thread, channel or server>", "house". ``until_ms``: when it ends by itself, 0 for never.
CREATE TABLE rule (
  subject TEXT NOT NULL,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  until_ms BIGINT NOT NULL DEFAULT 0,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (subject, name)
);

-- The server (or group) that a thread is in, and the channel that it hangs below.
CREATE TABLE place (
  thread TEXT PRIMARY KEY,
  server TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT ''
);

-- The roles of a person on a server, as they last came with a message; separated by blanks.
CREATE TABLE member (
  person TEXT NOT NULL,
  server TEXT NOT NULL,
  roles TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (person, server)
);

ALTER TABLE job ADD COLUMN server TEXT NOT NULL DEFAULT '';
CREATE INDEX job_server ON job (server, created_ms) WHERE server <> '';
