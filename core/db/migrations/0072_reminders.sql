-- "Wait and notify me": whom to tell, where, and when something is possible again.
CREATE TABLE reminder (
  person TEXT NOT NULL,
  thread TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  locale TEXT NOT NULL DEFAULT '',
  route TEXT NOT NULL DEFAULT '{}',
  PRIMARY KEY (person, thread)
);
CREATE INDEX reminder_at ON reminder (at_ms);
