-- One person on several platforms: ``main`` is whose wallet, gallery and limits it is.
CREATE TABLE link (
  person TEXT PRIMARY KEY,
  main TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  CHECK (person <> main)
);
CREATE INDEX link_main ON link (main);

-- Codes on their way from one platform to another, as hashes. ``told_by``: whose the code is;
-- ``only_for``: who may use it, "" for whoever has it (the first of the two codes of a joining).
CREATE TABLE link_code (
  code TEXT PRIMARY KEY,
  told_by TEXT NOT NULL,
  only_for TEXT NOT NULL DEFAULT '',
  until_ms BIGINT NOT NULL
);
CREATE INDEX link_code_until ON link_code (until_ms);
