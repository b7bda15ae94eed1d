-- Masks that people painted on a page: each link is used once, and waits for the words of its person.
-- `due_ms`: when somebody has to take it up (NULL: done); `used_ms`: when its words came, 0 before.
-- A session knows when one last came to it, so that other messages need not look.
ALTER TABLE picture ADD COLUMN is_mask BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN masked_ms BIGINT NOT NULL DEFAULT 0;
CREATE TABLE mask (
  nonce TEXT PRIMARY KEY,
  platform TEXT NOT NULL,
  thread TEXT NOT NULL,
  person TEXT NOT NULL,
  message TEXT NOT NULL,
  locale TEXT NOT NULL,
  picture TEXT NOT NULL REFERENCES picture (id),
  mask TEXT NOT NULL REFERENCES picture (id),
  words TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  due_ms BIGINT,
  used_ms BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX mask_due ON mask (platform, due_ms) WHERE due_ms IS NOT NULL;
CREATE INDEX mask_waits ON mask (thread, person) WHERE used_ms = 0;
